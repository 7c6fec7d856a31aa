export const limits = {
	number: 120,
	issuer: 120,
	scope: 400,
	reason: 1000,
	/** goods one certificate covers */
	goods: 500,
	/** certificates in one shop's wallet */
	wallet: 200,
	page: 50,
	/** days before its end on which its people are told */
	warnDays: [60, 30, 7],
	/** longest life a paper may claim, in years */
	years: 30,
} as const;
