export const limits = { text: 120, words: 6, found: 40 } as const;
