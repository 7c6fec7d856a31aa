import { actorName, system, type Actor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import { checklistOf, reviewAnswer, unmaskAnswer } from '#market/papers';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { move, type State } from './move.ts';
import { mayDecide, mayRead, maySee } from './policy.ts';
import { facts, findShop, type ShopRow } from './row.ts';

export const asRoom = <Kind extends ReadCtx>(ctx: Kind): Kind => ({ ...ctx, actor: system('shops') });
const idOf = (actor: Actor): string => (actor.kind === 'person' ? actor.personId : '');

/** Who may decide about a shop here and now; nobody about an own one. @refuses shops.not_found, shops.own_shop, shops.not_yours */
async function findForOfficer(ctx: Ctx, shopId: string, may: typeof mayDecide): Promise<ShopRow> {
	const shop = await findShop(ctx, shopId, { lock: true });
	if (!maySee(ctx.actor, facts(shop), ctx.now)) refuse('shops.not_found', 'not_found');
	if (shop.owner_id === idOf(ctx.actor)) refuse('shops.own_shop', 'forbidden');
	if (!may(ctx.actor, facts(shop))) refuse('shops.not_yours', 'forbidden');
	return shop;
}

const written = (text: string, field: string): string => {
	const reason = text.trim().slice(0, limits.reason);
	return reason === '' ? refuse('shops.reason_missing', 'invalid', {}, { [field]: 'shops.reason_missing' }) : reason;
};

/**
 * For an officer of the shop's place: it sells from now on. Its checklist must be complete, or a reason is written down why it opens without.
 * @refuses shops.not_found, shops.own_shop, shops.not_yours, shops.moved_on, shops.papers_missing
 */
export async function approveShop(ctx: Ctx, shopId: string, override?: string): Promise<void> {
	const shop = await findForOfficer(ctx, shopId, mayRead);
	if (shop.state === 'approved') return;
	const reason = override?.trim().slice(0, limits.reason) || null;
	const { complete, papers } = await checklistOf(asRoom(ctx), { shopId, kind: shop.kind });
	const missing = papers.filter((paper) => paper.needed && paper.state !== 'accepted').length;
	if (!complete && reason === null) refuse('shops.papers_missing', 'conflict', { n: missing }, { reason: 'shops.papers_missing' });
	await move(ctx, shopId, 'approved', { reason: null, approved_at: ctx.now, from: 'applied', why: complete ? null : reason });
	await publish(ctx, 'shops.approved', { shopId, ownerId: shop.owner_id });
}

/** With what is to be put right, for its owner to read. @refuses shops.not_found, shops.not_yours, shops.moved_on, shops.reason_missing */
export async function sendBackShop(ctx: Ctx, wish: { shopId: string; reason: string }): Promise<void> {
	const shop = await findForOfficer(ctx, wish.shopId, mayRead);
	const reason = written(wish.reason, 'reason');
	await move(ctx, wish.shopId, 'sent_back', { reason });
	await publish(ctx, 'shops.sent_back', { shopId: wish.shopId, ownerId: shop.owner_id });
}

/**
 * Suspends a shop that sells, closes it, or lets it sell again; the reason is for its owner to read.
 * @refuses shops.not_found, shops.own_shop, shops.not_yours, shops.reason_missing, shops.moved_on
 */
export async function changeStanding(ctx: Ctx, wish: { shopId: string; to: 'suspended' | 'closed' | 'approved'; reason: string }): Promise<void> {
	const shop = await findForOfficer(ctx, wish.shopId, mayDecide);
	const reason = written(wish.reason, 'reason');
	await restate(ctx, shop, wish.to, reason);
}

async function restate(ctx: Ctx, shop: ShopRow, to: State, reason: string): Promise<void> {
	// What waits for the first look is approved with its papers, not here.
	if (shop.approved_at === null && to !== 'applied') refuse('shops.moved_on', 'conflict');
	await move(ctx, shop.shop_id, to, { reason: to === 'approved' || to === 'applied' ? null : reason, why: reason });
	await publish(ctx, 'shops.standing_changed', { shopId: shop.shop_id, ownerId: shop.owner_id, to });
}

/**
 * The owner disagrees with the last decision; one question at a time. The id is made by the caller.
 * @refuses shops.not_found, shops.help_never, shops.nothing_to_appeal, shops.appealed_already, shops.reason_missing
 */
export async function appealShop(ctx: Ctx, wish: { shopId: string; appealId: string; text: string }): Promise<void> {
	mustOwn(ctx, wish.shopId, 'shops.not_found');
	const shop = await findShop(ctx, wish.shopId, { lock: true });
	const text = written(wish.text, 'text');
	if (shop.state !== 'sent_back' && shop.state !== 'suspended' && shop.state !== 'closed') refuse('shops.nothing_to_appeal', 'conflict');
	const last = await ctx.db
		.selectFrom('shops.history')
		.select('by_whom')
		.where('shop_id', '=', wish.shopId)
		.orderBy('at', 'desc')
		.orderBy('history_id', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow();
	const open = await ctx.db
		.selectFrom('shops.appeal')
		.select('appeal_id')
		.where('shop_id', '=', wish.shopId)
		.where('answered_at', 'is', null)
		.executeTakeFirst();
	if (open?.appeal_id === wish.appealId) return;
	if (open) refuse('shops.appealed_already', 'conflict');
	await ctx.db
		.insertInto('shops.appeal')
		.values({ shop_id: wish.shopId, appeal_id: wish.appealId, against: last.by_whom, body: text, at: ctx.now, by_whom: actorName(ctx.actor) })
		.execute();
	await publish(ctx, 'shops.appealed', { shopId: wish.shopId, provinceCode: shop.province_code });
}

/**
 * Another officer than the one who decided answers: the decision stands, or it is changed.
 * @refuses shops.not_found, shops.own_shop, shops.not_yours, shops.no_appeal, shops.other_officer, shops.reason_missing, shops.moved_on
 */
export async function answerAppeal(
	ctx: Ctx,
	wish: { shopId: string; appealId: string; outcome: 'upheld' | 'changed'; answer: string },
): Promise<void> {
	const shop = await findForOfficer(ctx, wish.shopId, mayDecide);
	const answer = written(wish.answer, 'reason');
	const appeal = await ctx.db
		.selectFrom('shops.appeal')
		.select(['against', 'by_whom', 'answered_at'])
		.where('shop_id', '=', wish.shopId)
		.where('appeal_id', '=', wish.appealId)
		.executeTakeFirst();
	if (!appeal || appeal.answered_at) return refuse('shops.no_appeal', 'not_found');
	if (appeal.against === idOf(ctx.actor) || appeal.by_whom === idOf(ctx.actor)) refuse('shops.other_officer', 'forbidden');
	await ctx.db
		.updateTable('shops.appeal')
		.set({ answer, outcome: wish.outcome, answered_by: actorName(ctx.actor), answered_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('appeal_id', '=', wish.appealId)
		.execute();
	if (wish.outcome === 'changed') await restate(ctx, shop, shop.state === 'sent_back' ? 'applied' : 'approved', answer);
	await publish(ctx, 'shops.appeal_answered', { shopId: wish.shopId, appealId: wish.appealId, ownerId: shop.owner_id });
}

/** An officer of the place has read one paper. @refuses shops.not_found, shops.own_shop, shops.not_yours, papers.not_found, papers.read_already, papers.reason_missing */
export async function reviewPaper(
	ctx: Ctx,
	wish: { shopId: string; answerId: string; accepted: boolean; reason?: string | undefined },
): Promise<void> {
	const shop = await findForOfficer(ctx, wish.shopId, mayRead);
	await reviewAnswer(asRoom(ctx), { ...wish, by: idOf(ctx.actor) });
	if (!wish.accepted) await publish(ctx, 'shops.paper_refused', { shopId: wish.shopId, answerId: wish.answerId, ownerId: shop.owner_id });
}

/** An officer of the place reads a sealed number for five minutes, with a reason that stays. @refuses shops.not_found, shops.own_shop, shops.not_yours, papers.not_found, papers.not_sealed, papers.why_missing */
export async function unmaskPaper(ctx: Ctx, wish: { shopId: string; answerId: string; why: string }): Promise<void> {
	await findForOfficer(ctx, wish.shopId, mayRead);
	await unmaskAnswer(asRoom(ctx), { ...wish, by: idOf(ctx.actor) });
}
