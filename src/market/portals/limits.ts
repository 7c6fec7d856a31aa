export const limits = {
	name: 80,
	lead: 200,
	title: 80,
	text: 1200,
	story: 2000,
	reason: 240,
	/** blocks of a front page */
	blocks: 24,
	/** goods in one row of a front page */
	row: 12,
	/** hand-picked goods of a collection */
	picks: 60,
	/** collections on one tile row */
	tiles: 12,
	/** marks of one portal */
	marks: 500,
	page: 24,
	listed: 200,
	/** how long the addresses of portals are believed */
	doorsMs: 10_000,
} as const;
