import { DAY, MINUTE } from '#kernel/time';

export const limits = {
	body: 1000,
	why: 500,
	pictures: 3,
	page: 30,
	/** letters of the last message in a list */
	last: 80,
	/** messages of one side of a talk in a minute */
	aMinute: 15,
	minuteMs: MINUTE,
	/** talks one buyer may begin in a day */
	newADay: 20,
	dayMs: DAY,
	/** the hour in Bangkok from which one is told by SMS, once a day, and how long a message waits before */
	digestHour: 17,
	digestAfterMs: 30 * MINUTE,
} as const;
