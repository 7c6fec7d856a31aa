import { DAY } from '#kernel/time';

export const limits = {
	called: 80,
	members: 200,
	shops: 50,
	tokenBytes: 32,
	linkMs: 7 * DAY,
	openLinks: 20,
} as const;
