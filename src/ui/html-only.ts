const marked = new WeakSet();

/** Notes that this is used up in making a page's HTML: the browser runs no framework there and needs nothing of it. */
export const markHtmlOnly = (data: object): void => void marked.add(data);

export const isHtmlOnly = (value: unknown): boolean => typeof value === 'object' && value !== null && marked.has(value);
