export const limits = {
	page: 48,
	pictures: 8,
	name: 120,
	text: 4000,
	queryWords: 12,
	queryLetters: 100,
	candidates: 5000,
	suggestions: 8,
	priceSatang: 100_000_000,
} as const;
