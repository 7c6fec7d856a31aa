export const limits = { lines: 60, quantity: 999 } as const;
