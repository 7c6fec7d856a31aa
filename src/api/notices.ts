import { z } from 'zod';
import { myNotices } from '#market/notices';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { listOf } from './shapes/common.ts';
import { notice } from './shapes/people.ts';

export function noticeOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/notices',
		summary: 'What you were told, newest first; with `office` what a post office was told, for its clerks',
		tag: 'notices',
		query: {
			office: z
				.string()
				.regex(/^\d{5}$/)
				.optional(),
			lang: z.enum(['th', 'en']).optional(),
		},
		answer: listOf(notice),
		ask: async (ctx, { query }) => ({ items: await myNotices(ctx, query.lang ?? 'th', query.office) }),
	});
}
