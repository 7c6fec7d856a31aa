export const limits = {
	text: 120,
	words: 6,
	found: 40,
	villages: 100,
	villageBatch: 5000,
	/** characters of one line of a file of villages */
	villageLine: 1000,
	villageName: 120,
	/** faults of a file that are told */
	faults: 100,
} as const;
