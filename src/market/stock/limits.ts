export const limits = { onHand: 100_000 } as const;
