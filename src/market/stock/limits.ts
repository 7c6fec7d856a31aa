export const limits = { onHand: 100_000, places: 12 } as const;
