export const limits = {
	page: 48,
	pictures: 8,
	/** prices for many */
	steps: 5,
	/** colours, sizes of one thing */
	kinds: 40,
	name: 120,
	text: 4000,
	attribute: 400,
	reason: 1000,
	queryWords: 12,
	queryChunks: 6,
	queryLetters: 100,
	candidates: 5000,
	/** below this many, parts of words are looked for besides whole words */
	few: 48,
	suggestions: 8,
	/** phrases looked at to mend a slip */
	mending: 60,
	mendingShort: 400,
	synonymsMs: 60_000,
	priceSatang: 100_000_000,
} as const;
