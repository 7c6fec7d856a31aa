import { z } from 'zod';
import { myNotices, myWishes, pushShape, reach, saveWishes, topics, ways } from '#market/notices';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { id, listOf } from './shapes/common.ts';
import { notice, noticeAddress, noticeWays } from './shapes/people.ts';

const kept = z.object({ address_id: id });
const wishShape = z.strictObject({
	order: z.array(z.enum(ways)).max(ways.length),
	topics: z.strictObject(
		Object.fromEntries(topics.map((topic) => [topic, z.array(z.enum(ways)).max(ways.length).optional()])) as Record<
			(typeof topics)[number],
			z.ZodOptional<z.ZodArray<z.ZodEnum<{ line: 'line'; push: 'push'; email: 'email'; sms: 'sms' }>>>
		>,
	),
});

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
	operation(door, {
		method: 'get',
		path: '/notices/ways',
		summary: 'By which ways you hear of what, and which of them reach you now',
		tag: 'notices',
		answer: noticeWays,
		ask: (ctx) => myWishes(ctx),
	});
	operation(door, {
		method: 'put',
		path: '/notices/ways',
		summary: 'Choose by which ways you hear of what; the first that arrives is enough',
		tag: 'notices',
		body: wishShape,
		answer: noticeWays,
		act: async (ctx, { body }) => {
			const chosen = Object.fromEntries(Object.entries(body.topics).filter(([, wanted]) => wanted !== undefined));
			await saveWishes(ctx, { order: body.order, topics: chosen });
			return myWishes(ctx);
		},
	});
	operation(door, {
		method: 'get',
		path: '/notices/addresses',
		summary: 'Browsers and e-mail addresses that get your notices',
		tag: 'notices',
		answer: listOf(noticeAddress),
		ask: async (ctx) => ({ items: await reach.myAddresses(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/notices/push',
		summary: 'Keep a browser’s push subscription',
		tag: 'notices',
		key: 'none',
		body: pushShape,
		answer: kept,
		status: 201,
		act: (ctx, { body }) => reach.keepPush(ctx, body),
	});
	operation(door, {
		method: 'post',
		path: '/notices/email',
		summary: 'Write down an e-mail address and send a code there',
		tag: 'notices',
		key: 'none',
		body: z.strictObject({ email: z.string().max(254) }),
		answer: kept,
		status: 202,
		act: (ctx, { body }) => reach.keepEmail(ctx, body.email),
	});
	operation(door, {
		method: 'post',
		path: '/notices/email/{addressId}/proof',
		summary: 'The code that came by e-mail',
		tag: 'notices',
		key: 'none',
		params: { addressId: id },
		body: z.strictObject({ code: z.string().min(1).max(20) }),
		answer: null,
		act: (ctx, { params, body }) => reach.proveEmail(ctx, { addressId: params.addressId, code: body.code }),
	});
	operation(door, {
		method: 'delete',
		path: '/notices/addresses/{addressId}',
		summary: 'Take a browser or an e-mail address out',
		tag: 'notices',
		params: { addressId: id },
		answer: null,
		act: (ctx, { params }) => reach.dropAddress(ctx, params.addressId),
	});
}
