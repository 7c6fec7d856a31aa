export const limits = {
	name: 160,
	why: 500,
	areas: 80,
	page: 50,
	/** organisations above one another */
	deep: 8,
	grantsAPerson: 200,
} as const;
