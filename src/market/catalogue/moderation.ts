// Somebody looks: what a rule wants to be seen first, what is taken down, and the seller's answer to it.
import { actorName, worksFor } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { letters } from '#kernel/text';
import { rulesOn } from '#market/rules';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { recordVersion, textColumns, type ProductRow, type Texts } from './content.ts';
import { clearanceOf } from './law.ts';
import { show } from './life.ts';
import { relist } from './listing.ts';
import { limits } from './limits.ts';
import type { Reason, ReviewRow, ReviewState } from './review.ts';

export { reviewsOf, versionsOf, waitingReviews, type ReviewView, type VersionView } from './review-view.ts';
export type { ReviewKind, ReviewState } from './review.ts';

type ReviewIds = { readonly shopId: string; readonly reviewId: string };
export type Outcome = 'accepted' | 'changes_requested' | 'rejected';

/**
 * An officer of the shop's province or an operator has looked; never somebody who works in the shop.
 * Accepted words are shown at once; what was looked at is not asked again.
 * @refuses catalogue.not_found, catalogue.own_shop, catalogue.reason_missing, catalogue.moved_on, catalogue.shop_not_open
 */
export async function decideReview(ctx: Ctx, wish: ReviewIds & { outcome: Outcome; reason?: string | undefined }): Promise<void> {
	const { review, product } = await forModerator(ctx, wish);
	const reason = wish.outcome === 'accepted' ? null : reasonOf(wish.reason);
	if (review.state === wish.outcome) return;
	if (review.state !== 'waiting') refuse('catalogue.moved_on', 'conflict');
	await move(ctx, review, wish.outcome, { reason, decided_at: ctx.now, decided_by: actorName(ctx.actor) });
	if (wish.outcome === 'accepted') await accept(ctx, review, product);
	else if (review.kind === 'listing') await setState(ctx, product, wish.outcome);
	await publish(ctx, 'catalogue.decided', {
		shopId: review.shop_id,
		productId: review.product_id,
		reviewId: review.review_id,
		outcome: wish.outcome,
	});
}

async function accept(ctx: Ctx, review: ReviewRow, product: ProductRow): Promise<void> {
	const cleared = [...new Set([...product.cleared, ...(review.findings as Reason[]).map(clearanceOf)])];
	const texts = review.content ? textColumns(review.content as Texts) : {};
	await ctx.db
		.updateTable('catalogue.product')
		.set({ ...texts, cleared, updated_at: ctx.now })
		.where('shop_id', '=', product.shop_id)
		.where('product_id', '=', product.product_id)
		.execute();
	if (review.kind === 'listing') {
		if ((await shopCards(ctx, [product.shop_id])).get(product.shop_id)?.state !== 'approved') refuse('catalogue.shop_not_open', 'conflict');
		return show(ctx, product);
	}
	await recordVersion(ctx, product.shop_id, product.product_id);
	if (product.state === 'published') await relist(ctx, product.shop_id, [product.product_id]);
}

/**
 * Takes something off sale, with a reason and the rule it breaks; the seller may answer once.
 * @refuses catalogue.not_found, catalogue.own_shop, catalogue.reason_missing, catalogue.not_on_sale
 */
export async function takeDown(
	ctx: Ctx,
	wish: { productId: string; reason: string; ruleId?: string | null | undefined },
): Promise<{ reviewId: string }> {
	const place = await ctx.db.selectFrom('catalogue.product_place').select('shop_id').where('product_id', '=', wish.productId).executeTakeFirst();
	const shop = place && (await shopCards(ctx, [place.shop_id])).get(place.shop_id);
	if (!shop || !looksAfter(ctx.actor, shop.provinceCode)) return refuse('catalogue.not_found', 'not_found');
	if (worksFor(ctx.actor, shop.shopId, ctx.now)) refuse('catalogue.own_shop', 'forbidden');
	const reason = reasonOf(wish.reason);
	const product = await lockProduct(ctx, shop.shopId, wish.productId);
	if (product.state !== 'published' && product.state !== 'paused') refuse('catalogue.not_on_sale', 'conflict');
	const rule = wish.ruleId ? (await rulesOn(ctx)).find((one) => one.ruleId === wish.ruleId) : undefined;
	const findings: Reason[] = rule ? [{ ruleId: rule.ruleId, phrase: null, where: 'name', law: rule.law, advice: rule.advice }] : [];
	const reviewId = ctx.newId();
	await ctx.db
		.updateTable('catalogue.review')
		.set({ state: 'withdrawn' })
		.where('shop_id', '=', shop.shopId)
		.where('product_id', '=', wish.productId)
		.where('state', '=', 'waiting')
		.execute();
	await ctx.db
		.insertInto('catalogue.review')
		.values({
			shop_id: shop.shopId,
			review_id: reviewId,
			product_id: wish.productId,
			kind: 'takedown',
			state: 'taken_down',
			province_code: shop.provinceCode,
			findings: JSON.stringify(findings),
			waiting_since: ctx.now,
			by_whom: actorName(ctx.actor),
			reason,
			decided_at: ctx.now,
			decided_by: actorName(ctx.actor),
		})
		.execute();
	await setState(ctx, product, 'taken_down');
	await relist(ctx, shop.shopId, [wish.productId]);
	await publish(ctx, 'catalogue.decided', { shopId: shop.shopId, productId: wish.productId, reviewId, outcome: 'taken_down' });
	return { reviewId };
}

/** The seller says why it was wrong; another person answers. Once a decision. @refuses catalogue.not_found, catalogue.reason_missing, catalogue.moved_on */
export async function appeal(ctx: Ctx, wish: ReviewIds & { text: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'listing', 'catalogue.not_found');
	const { review } = await lockReview(ctx, wish);
	if (review.state === 'appealed') return;
	if (review.state !== 'taken_down' && !(review.state === 'rejected' && review.kind === 'listing')) refuse('catalogue.moved_on', 'conflict');
	await move(ctx, review, 'appealed', { appeal: reasonOf(wish.text, 'text'), appealed_at: ctx.now, waiting_since: ctx.now });
	await publish(ctx, 'catalogue.submitted', { shopId: review.shop_id, reviewId: review.review_id, provinceCode: review.province_code });
}

/**
 * Somebody else than the one who decided answers the seller: it goes back on sale, or it is gone for good.
 * @refuses catalogue.not_found, catalogue.own_shop, catalogue.own_decision, catalogue.reason_missing, catalogue.moved_on, catalogue.shop_not_open
 */
export async function decideAppeal(ctx: Ctx, wish: ReviewIds & { lifted: boolean; reason?: string | undefined }): Promise<void> {
	const { review, product } = await forModerator(ctx, wish);
	if (review.decided_by === actorName(ctx.actor)) refuse('catalogue.own_decision', 'forbidden');
	const outcome = wish.lifted ? 'lifted' : 'upheld';
	const answer = wish.lifted ? null : reasonOf(wish.reason);
	if (review.state === outcome) return;
	if (review.state !== 'appealed') refuse('catalogue.moved_on', 'conflict');
	await move(ctx, review, outcome, { answer, answered_at: ctx.now, answered_by: actorName(ctx.actor) });
	if (wish.lifted) await accept(ctx, { ...review, kind: 'listing' }, product);
	else if (review.kind === 'takedown') await setState(ctx, product, 'removed');
	await publish(ctx, 'catalogue.decided', { shopId: review.shop_id, productId: review.product_id, reviewId: review.review_id, outcome });
}

function reasonOf(text: string | undefined, field = 'reason'): string {
	const reason = text?.normalize('NFC').trim() ?? '';
	if (reason === '') return refuse('catalogue.reason_missing', 'invalid', {}, { [field]: 'catalogue.reason_missing' });
	return letters(reason, limits.reason) > limits.reason ? reason.slice(0, limits.reason) : reason;
}

async function lockProduct(ctx: Ctx, shopId: string, productId: string): Promise<ProductRow> {
	const row = await ctx.db
		.selectFrom('catalogue.product')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('product_id', '=', productId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('catalogue.not_found', 'not_found');
}

/** Product first, then its review: the order in which saving takes them too. */
async function lockReview(ctx: Ctx, ids: ReviewIds): Promise<{ review: ReviewRow; product: ProductRow }> {
	const of = (): Promise<ReviewRow | undefined> =>
		ctx.db.selectFrom('catalogue.review').selectAll().where('shop_id', '=', ids.shopId).where('review_id', '=', ids.reviewId).executeTakeFirst();
	const found = (await of()) ?? refuse('catalogue.not_found', 'not_found');
	const product = await lockProduct(ctx, ids.shopId, found.product_id);
	return { review: (await of()) ?? refuse('catalogue.not_found', 'not_found'), product };
}

async function forModerator(ctx: Ctx, ids: ReviewIds): Promise<{ review: ReviewRow; product: ProductRow }> {
	const found = await lockReview(ctx, ids);
	if (!looksAfter(ctx.actor, found.review.province_code)) refuse('catalogue.not_found', 'not_found');
	if (worksFor(ctx.actor, ids.shopId, ctx.now)) refuse('catalogue.own_shop', 'forbidden');
	return found;
}

type Told = Partial<
	Pick<ReviewRow, 'reason' | 'decided_at' | 'decided_by' | 'appeal' | 'appealed_at' | 'waiting_since' | 'answer' | 'answered_at' | 'answered_by'>
>;

async function move(ctx: Ctx, review: ReviewRow, to: ReviewState, told: Told): Promise<void> {
	await ctx.db
		.updateTable('catalogue.review')
		.set({ state: to, ...told })
		.where('shop_id', '=', review.shop_id)
		.where('review_id', '=', review.review_id)
		.where('state', '=', review.state)
		.execute();
}

const setState = (ctx: Ctx, product: ProductRow, state: string): Promise<unknown> =>
	ctx.db
		.updateTable('catalogue.product')
		.set({ state, updated_at: ctx.now })
		.where('shop_id', '=', product.shop_id)
		.where('product_id', '=', product.product_id)
		.execute();
