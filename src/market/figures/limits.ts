export const limits = {
	/** different goods counted in memory at a time: more are left out until the next writing */
	kept: 20_000,
	/** rows in one statement */
	rows: 2_000,
	weeks: 12,
	mostWeeks: 53,
	/** a cell of fewer shops is hidden */
	shops: 5,
	/** shops that did something in so many weeks belong to a cell */
	liveWeeks: 8,
	products: 200,
} as const;
