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
	challengeMs: 5 * MINUTE,
	passkeys: 10,
	oldCodesMs: 2 * DAY,
	demoPeople: 500,
	duties: 500,
	/** so long an ended duty is still known to a session, to say why it is refused */
	endedDutiesMs: 30 * DAY,
} as const;
