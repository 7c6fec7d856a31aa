import { DAY } from '#kernel/time';

export const limits = {
	body: 500,
	answer: 1000,
	why: 500,
	reply: 500,
	replies: 20,
	page: 10,
	desk: 30,
	/** questions of one person in a day */
	aDay: 10,
	dayMs: DAY,
} as const;
