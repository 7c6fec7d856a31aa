import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { Finding } from '#market/rules';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import type { ProductRow, Texts } from './content.ts';

export type ReviewRow = Selectable<Tables['catalogue.review']>;
export type ReviewKind = 'listing' | 'edit' | 'takedown';
export type ReviewState = 'waiting' | 'withdrawn' | 'accepted' | 'changes_requested' | 'rejected' | 'taken_down' | 'appealed' | 'lifted' | 'upheld';
/** What a review keeps of a finding: enough to tell why, also when the rule has ended. */
export type Reason = Pick<Finding, 'ruleId' | 'phrase' | 'where' | 'law' | 'advice'>;

const reasonsOf = (findings: readonly Finding[]): Reason[] =>
	findings.map(({ ruleId, phrase, where, law, advice }) => ({ ruleId, phrase, where, law, advice }));

/** Lays a product, or a change of one, before a person. The caller holds the product's row. */
export async function openReview(
	ctx: Ctx,
	product: ProductRow,
	wish: { kind: 'listing' | 'edit'; texts: Texts | null; findings: readonly Finding[] },
): Promise<void> {
	const shop = (await shopCards(ctx, [product.shop_id])).get(product.shop_id) ?? refuse('catalogue.not_found', 'not_found');
	const reviewId = ctx.newId();
	await ctx.db
		.insertInto('catalogue.review')
		.values({
			shop_id: product.shop_id,
			review_id: reviewId,
			product_id: product.product_id,
			kind: wish.kind,
			state: 'waiting',
			province_code: shop.provinceCode,
			content: wish.texts ? JSON.stringify(wish.texts) : null,
			findings: JSON.stringify(reasonsOf(wish.findings)),
			waiting_since: ctx.now,
			by_whom: actorName(ctx.actor),
		})
		.execute();
	await publish(ctx, 'catalogue.submitted', { shopId: product.shop_id, reviewId, provinceCode: shop.provinceCode });
}

/** What waited is not asked any more. The caller holds the product's row. */
export async function withdrawReview(ctx: Ctx, product: Pick<ProductRow, 'shop_id' | 'product_id'>): Promise<void> {
	await ctx.db
		.updateTable('catalogue.review')
		.set({ state: 'withdrawn' })
		.where('shop_id', '=', product.shop_id)
		.where('product_id', '=', product.product_id)
		.where('state', '=', 'waiting')
		.execute();
}
