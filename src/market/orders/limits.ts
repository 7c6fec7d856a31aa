export const limits = { why: 500, page: 20 } as const;
