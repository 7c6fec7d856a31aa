import { refuse } from '#kernel/refusal';
import { lineOf } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';

/** How somebody may be reached, in the order in which they are tried when nobody chose. */
export const ways = ['line', 'push', 'email', 'sms'] as const;
export type Way = (typeof ways)[number];
/** What people choose by: not each kind alone. */
export const topics = ['orders', 'safety', 'talk', 'wanted', 'shop', 'office'] as const;
export type Topic = (typeof topics)[number];

const byKind: Readonly<Record<string, Topic>> = {
	order_paid: 'orders',
	order_alone: 'orders',
	order_delivered: 'orders',
	order_cancelled: 'orders',
	money_returned: 'orders',
	account_changed: 'safety',
	payout_sent: 'safety',
	grant_given: 'safety',
	grant_over: 'safety',
	grant_waits: 'office',
	shop_suspended: 'safety',
	shop_closed: 'safety',
	order_for_office: 'office',
	shop_applied: 'office',
	shop_appealed: 'office',
	goods_wait: 'office',
	paper_waits: 'office',
	origin_waits: 'office',
	advice_for_office: 'office',
	said_reported: 'office',
	review_answered: 'talk',
	review_written: 'talk',
	review_hidden: 'talk',
	review_reported: 'office',
	question_asked: 'talk',
	question_answered: 'talk',
	message_for_shop: 'talk',
	message_for_buyer: 'talk',
	talks_wait: 'talk',
	answers_wait: 'talk',
	wanted_found: 'wanted',
};

/** What a kind of notice belongs to; everything else is about the shop. */
export const topicOf = (kind: string): Topic => byKind[kind] ?? 'shop';

const mustBePerson = ({ actor }: ReadCtx): string => (actor.kind === 'person' ? actor.personId : refuse('notices.sign_in', 'unauthenticated'));

/** Which ways this market has at all: those that are set up. */
const hasWay = (ctx: ReadCtx, way: Way): boolean => ctx.settings.ways.includes(way);

/** The ways a reader wants for a topic, in order; all of them when nothing was chosen. */
export async function wishedWays(ctx: ReadCtx, reader: string, topic: Topic): Promise<Way[]> {
	const row = await ctx.db.selectFrom('notices.wish').select('ways').where('reader', '=', reader).where('topic', '=', topic).executeTakeFirst();
	return ((row?.ways as Way[] | undefined) ?? [...ways]).filter((way) => hasWay(ctx, way));
}

/** Which ways besides SMS reach a reader now. */
export async function reachable(ctx: ReadCtx, reader: string): Promise<Set<Way>> {
	const rows = await ctx.db
		.selectFrom('notices.address')
		.select('channel')
		.distinct()
		.where('reader', '=', reader)
		.where('state', '=', 'active')
		.execute();
	const found = new Set<Way>(rows.map((row) => row.channel as Way));
	if (hasWay(ctx, 'line') && (await lineOf(ctx, reader))) found.add('line');
	return found;
}

/** Whether something may be carried to a reader without paying for it. */
export async function hasFreeWay(ctx: ReadCtx, reader: string): Promise<boolean> {
	return !reader.startsWith('office:') && (await reachable(ctx, reader)).size > 0;
}

export interface Wishes {
	/** the order in which they are tried */
	readonly order: readonly Way[];
	readonly topics: readonly { readonly topic: Topic; readonly ways: readonly Way[] }[];
	/** set up at this market */
	readonly offered: readonly Way[];
	/** that reach the caller now */
	readonly connected: readonly Way[];
}

/** By which ways the caller hears of what. @refuses notices.sign_in */
export async function myWishes(ctx: ReadCtx): Promise<Wishes> {
	const reader = mustBePerson(ctx);
	const rows = await ctx.db.selectFrom('notices.wish').select(['topic', 'ways']).where('reader', '=', reader).execute();
	const chosen = new Map(rows.map((row) => [row.topic, row.ways as Way[]]));
	// The longest list tells the order best; what it leaves out follows.
	const longest = rows.toSorted((a, b) => b.ways.length - a.ways.length)[0]?.ways as Way[] | undefined;
	const order = [...new Set<Way>([...(longest ?? []), ...ways])].filter((way) => hasWay(ctx, way));
	const connected = await reachable(ctx, reader);
	return {
		order,
		topics: topics.map((topic) => ({ topic, ways: (chosen.get(topic) ?? [...ways]).filter((way) => hasWay(ctx, way)) })),
		offered: ways.filter((way) => hasWay(ctx, way)),
		connected: ['sms', ...connected],
	};
}

/**
 * Keeps by which ways the caller hears of what. Matters of safety always have one way at least.
 * @param wish.order the ways, the first one first @param wish.topics which of them for what
 * @refuses notices.sign_in, notices.safety_needs_one
 */
export async function saveWishes(ctx: Ctx, wish: { order: readonly Way[]; topics: Readonly<Partial<Record<Topic, readonly Way[]>>> }): Promise<void> {
	const reader = mustBePerson(ctx);
	const order = [...new Set([...wish.order, ...ways])];
	for (const topic of topics) {
		const wanted = wish.topics[topic];
		if (!wanted) continue;
		if (topic === 'safety' && wanted.length === 0) refuse('notices.safety_needs_one', 'invalid');
		const row = { ways: order.filter((way) => wanted.includes(way)), changed_at: ctx.now };
		await ctx.db
			.insertInto('notices.wish')
			.values({ reader, topic, ...row })
			.onConflict((conflict) => conflict.columns(['reader', 'topic']).doUpdateSet(row))
			.execute();
	}
}
