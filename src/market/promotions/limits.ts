export const limits = { running: 20, products: 100, days: 92, page: 100 } as const;
