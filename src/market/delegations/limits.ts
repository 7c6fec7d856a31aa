import { DAY } from '#kernel/time';

export const limits = {
	called: 80,
	longestMs: 184 * DAY,
	openAShop: 20,
	/** shops one person helps at a time */
	aHelper: 100,
	page: 30,
	/** of one text in a row of what was done */
	shortText: 160,
} as const;
