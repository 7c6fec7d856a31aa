/** goods of one shop in one campaign; running at once; rows a page */
export const limits = { entries: 50, live: 30, page: 48, coupons: 10, collections: 12 } as const;
