import { z } from 'zod';
import {
	blockTalk,
	closeReport,
	messageShape,
	myTalks,
	readTalk,
	reportedMessages,
	reportMessage,
	shopTalks,
	viewTalk,
	whyShape,
	writeToBuyer,
	writeToShop,
} from '#market/talks';
import { operation } from './operation.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { reportedMessage, talkCard, talkView } from './shapes/talk.ts';
import type { Door } from './terms.ts';

const cursor = z.string().min(1).max(200).optional();
const blocked = z.strictObject({ blocked: z.boolean() });
const report = z.strictObject({ why: whyShape });
/** Both sides have the same operations: a buyer names the shop, the shop names the talk. */
const sides = [
	{ path: '/talks/{shopId}', params: { shopId: id }, whose: 'your talk with a shop' },
	{ path: '/shops/{shopId}/talks/{talkId}', params: { shopId: id, talkId: id }, whose: 'a talk of your shop' },
] as const;

/** What a buyer and a shop write to each other. */
export function talkOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/talks',
		summary: 'Your talks with shops, the newest first',
		tag: 'talk',
		query: { cursor },
		answer: pageOf(talkCard),
		ask: (ctx, { query }) => myTalks(ctx, query),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/talks',
		summary: 'Talks of your shop with buyers, the newest first',
		tag: 'talk',
		params: { shopId: id },
		query: { cursor },
		answer: pageOf(talkCard),
		ask: (ctx, { params: { shopId }, query }) => shopTalks(ctx, { shopId, ...query }),
	});
	operation(door, {
		method: 'put',
		path: '/talks/{shopId}/messages/{messageId}',
		summary: 'Write to a shop; the id is yours, so sending it twice writes once. Contacts are masked before anything is kept',
		tag: 'talk',
		params: { shopId: id, messageId: id },
		body: messageShape,
		answer: z.object({ talk_id: id }),
		act: (ctx, { params: ids, body }) => writeToShop(ctx, { ...ids, ...body }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/talks/{talkId}/messages/{messageId}',
		summary: 'Write to a buyer who wrote to your shop',
		tag: 'talk',
		params: { shopId: id, talkId: id, messageId: id },
		body: messageShape,
		answer: null,
		act: (ctx, { params: ids, body }) => writeToBuyer(ctx, { ...ids, ...body }).then(() => ({})),
	});
	for (const side of sides) seatOperations(door, side);
	moderating(door);
}

function seatOperations(door: Door, { path, params, whose }: (typeof sides)[number]): void {
	operation(door, {
		method: 'get',
		path,
		summary: `The newest messages of ${whose}; \`earlier\` is the cursor of those before`,
		tag: 'talk',
		params,
		query: { cursor },
		answer: talkView,
		ask: (ctx, { params: seat, query }) => viewTalk(ctx, { ...seat, ...query }),
	});
	operation(door, {
		method: 'post',
		path: `${path}/reading`,
		summary: `Say that you have read ${whose}`,
		tag: 'talk',
		params,
		answer: null,
		key: 'none',
		act: (ctx, { params: seat }) => readTalk(ctx, seat).then(() => ({})),
	});
	operation(door, {
		method: 'put',
		path: `${path}/block`,
		summary: `Close ${whose}, or open it again: only who closed it`,
		tag: 'talk',
		params,
		body: blocked,
		answer: null,
		act: (ctx, { params: seat, body }) => blockTalk(ctx, { ...seat, ...body }).then(() => ({})),
	});
	operation(door, {
		method: 'post',
		path: `${path}/messages/{messageId}/reports`,
		summary: `Report a message of the other side of ${whose}`,
		tag: 'talk',
		params: { ...params, messageId: id },
		body: report,
		answer: null,
		act: (ctx, { params: seat, body }) => reportMessage(ctx, { ...(seat as { shopId: string; messageId: string }), ...body }).then(() => ({})),
	});
}

function moderating(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/reported-messages',
		summary: 'Messages that one side reported, each alone, the longest waiting first',
		tag: 'talk',
		answer: listOf(reportedMessage),
		ask: async (ctx) => ({ items: await reportedMessages(ctx) }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/message-reports/{reportId}',
		summary: 'Close a report: the message stays, or is taken away',
		tag: 'talk',
		params: { shopId: id, reportId: id },
		body: z.strictObject({ remove: z.boolean() }),
		answer: null,
		act: (ctx, { params: ids, body }) => closeReport(ctx, { ...ids, ...body }).then(() => ({})),
	});
}
