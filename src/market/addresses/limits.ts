export const limits = { addresses: 30, label: 40 } as const;
