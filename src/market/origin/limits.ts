export const limits = {
	village: 120,
	makers: 600,
	wisdom: 2000,
	evidence: 4,
	reason: 1000,
	page: 50,
	history: 20,
	/** letters of a label's code: 50 bits, no letter that is read for another */
	code: 10,
} as const;
