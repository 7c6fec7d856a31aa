import { DAY, HOUR, MINUTE } from '#kernel/time';

export const limits = {
	/** of one person */
	searches: 30,
	/** letters of the words */
	words: 100,
	/** a commit comes this late at most: what is newer is looked at next time */
	lateMs: 2 * MINUTE,
	/** between two looks for one person */
	betweenMs: HOUR,
	/** hours of the day in Bangkok in which somebody may be told, the last one not included */
	fromHour: 8,
	toHour: 20,
	/** how long what was taken away can be brought back */
	removedMs: DAY,
	/** searches named in one notice */
	named: 3,
} as const;
