import { DAY } from '#kernel/time';

export const limits = {
	bytes: 10 * 1024 * 1024,
	piece: 512 * 1024,
	/** files of one person that are here or on their way */
	open: 40,
	/** and how much they may be together */
	openBytes: 60 * 1024 * 1024,
	keepMs: 2 * DAY,
} as const;
