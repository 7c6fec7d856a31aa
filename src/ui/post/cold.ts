import type { TransportClass } from '#kernel/views';

/** Goods that must not wait on the counter. */
export const isCold = (kind: TransportClass): boolean => kind === 'chilled' || kind === 'frozen';
