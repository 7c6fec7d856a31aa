export const limits = {
	text: 120,
	words: 6,
	found: 40,
	villages: 100,
	villageName: 120,
} as const;
