import { MINUTE } from '#kernel/time';

export const limits = {
	number: 60,
	reason: 500,
	unmaskMs: 5 * MINUTE,
	/** answers to one requirement, older ones with it */
	answers: 50,
	/** shops told that show the same number */
	sameNumber: 20,
} as const;
