import { DAY } from '#kernel/time';

export const limits = {
	body: 1000,
	answer: 1000,
	why: 500,
	pictures: 3,
	page: 10,
	desk: 30,
	/** how long a buyer may change a review */
	changeMs: 30 * DAY,
} as const;
