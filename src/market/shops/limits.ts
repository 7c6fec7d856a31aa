export const limits = {
	name: 120,
	village: 120,
	story: 4000,
	saying: 300,
	reason: 1000,
	accountName: 120,
	page: 48,
	waiting: 200,
	shopsAPerson: 10,
	cards: 500,
	slugTries: 20,
	signals: 50,
} as const;
