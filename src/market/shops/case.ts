import { refuse } from '#kernel/refusal';
import { mustWorkFor } from '#kernel/selling';
import type { AppealView, SharedSignal, ShopCase } from '#kernel/views-papers';
import { checklistOf, sameNumbers } from '#market/papers';
import { namesOf } from '#market/people';
import type { ReadCtx } from '#platform/ctx';
import { asRoom } from './decide.ts';
import { limits } from './limits.ts';
import { sharedMarks } from './marks.ts';
import type { State } from './move.ts';
import { mayDecide, mayRead, maySeeCase } from './policy.ts';
import { facts, findShop } from './row.ts';
import { shopCards, viewShopRow } from './view.ts';

/** Everything an officer needs to decide about a shop: papers, marks shared with others, history, appeals. @refuses shops.not_found */
export async function shopCase(ctx: ReadCtx, shopId: string): Promise<ShopCase> {
	const row = await findShop(ctx, shopId);
	if (!maySeeCase(ctx.actor, facts(row))) refuse('shops.not_found', 'not_found');
	const reader = ctx.actor.kind === 'person' ? ctx.actor.personId : undefined;
	const [shop, checklist, history, appeals, signals] = await Promise.all([
		viewShopRow(ctx, row),
		checklistOf(asRoom(ctx), { shopId, kind: row.kind, reader }),
		ctx.db
			.selectFrom('shops.history')
			.selectAll()
			.where('shop_id', '=', shopId)
			.orderBy('at', 'desc')
			.orderBy('history_id', 'desc')
			.limit(limits.page)
			.execute(),
		appealRows(ctx, shopId),
		signalsOf(ctx, shopId, row.owner_id),
	]);
	const people = [row.owner_id, ...history.map((one) => one.by_whom)].filter((id) => /^[0-9a-f-]{36}$/.test(id));
	const names = await namesOf(asRoom(ctx), people);
	const own = row.owner_id === reader;
	const [decides, reads] = [!own && mayDecide(ctx.actor, facts(row)), !own && mayRead(ctx.actor, facts(row))];
	const open = appeals.find((appeal) => appeal.answered_at === null);
	return {
		shop,
		ownerName: names.get(row.owner_id) ?? '',
		reason: row.reason,
		checklist,
		signals,
		history: history.map((one) => ({ state: one.state as State, at: one.at, by: names.get(one.by_whom) ?? '', why: one.why })),
		appeals: appeals.map(appealView),
		may: {
			approve: reads && row.state === 'applied',
			review: reads,
			suspend: decides && row.state === 'approved',
			close: decides && (row.state === 'approved' || row.state === 'suspended'),
			reopen: decides && (row.state === 'suspended' || row.state === 'closed'),
			answer: decides && open !== undefined && open.against !== reader && open.by_whom !== reader,
		},
	};
}

/** For who works for the shop: its papers and what was asked about decisions. @refuses shops.not_found, shops.help_over */
export async function shopPapers(
	ctx: ReadCtx,
	shopId: string,
): Promise<Pick<ShopCase, 'checklist' | 'appeals' | 'reason'> & { kind: string; state: State }> {
	mustWorkFor(ctx, shopId, 'shops.not_found');
	const row = await findShop(ctx, shopId);
	const [checklist, appeals] = await Promise.all([checklistOf(ctx, { shopId, kind: row.kind }), appealRows(ctx, shopId)]);
	return { kind: row.kind, state: row.state as State, reason: row.reason, checklist, appeals: appeals.map(appealView) };
}

const appealRows = (ctx: ReadCtx, shopId: string) =>
	ctx.db.selectFrom('shops.appeal').selectAll().where('shop_id', '=', shopId).orderBy('at', 'desc').limit(limits.page).execute();

const appealView = (row: Awaited<ReturnType<typeof appealRows>>[number]): AppealView => ({
	appealId: row.appeal_id,
	text: row.body,
	at: row.at,
	answer: row.answer,
	outcome: row.outcome as AppealView['outcome'],
	answeredAt: row.answered_at,
});

async function signalsOf(ctx: ReadCtx, shopId: string, ownerId: string): Promise<SharedSignal[]> {
	const [marks, numbers] = await Promise.all([sharedMarks(ctx, shopId), sameNumbers(asRoom(ctx), shopId)]);
	const shared = [...marks, ...numbers.map((other) => ({ kind: 'number' as const, shopId: other }))];
	if (shared.length === 0) return [];
	const ids = [...new Set(shared.map((one) => one.shopId))];
	const [cards, owners] = await Promise.all([
		shopCards(ctx, ids),
		ctx.db.selectFrom('shops.shop').select(['shop_id', 'owner_id']).where('shop_id', 'in', ids).execute(),
	]);
	return shared.flatMap(({ kind, shopId: other }) => {
		const shop = cards.get(other);
		return shop ? [{ kind, shop, sameOwner: owners.find((row) => row.shop_id === other)?.owner_id === ownerId }] : [];
	});
}
