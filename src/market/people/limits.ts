import { DAY, HOUR, MINUTE } from '#kernel/time';

export const limits = {
	name: 120,
	addressLine: 300,
	/** wrong tries for one code */
	tries: 5,
	codeEveryMs: MINUTE,
	codesADay: 10,
	/** Thai mobile networks put many people behind one address */
	codesAnAddress: 300,
	addressWindowMs: HOUR,
	tokenBytes: 32,
	sessionsAPerson: 50,
	oldCodesMs: 2 * DAY,
	demoPeople: 60,
	duties: 500,
} as const;
