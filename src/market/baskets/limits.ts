export const limits = { lines: 60, later: 100, quantity: 999 } as const;
