import { refuse } from '#kernel/refusal';
import { recordHelp } from '#market/delegations';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { recordVersion, textsOf, type ProductRow } from './content.ts';
import { judgeTexts, refuseForbidden, refuseUnnumbered, unseen } from './law.ts';
import { relist } from './listing.ts';
import { ownProduct, refuseTaken } from './product.ts';
import { openReview, withdrawReview } from './review.ts';
import type { ProductState } from './save.ts';

/**
 * Puts a product on sale, or hands it in when a rule wants a person to look first.
 * @refuses catalogue.not_found, catalogue.shop_not_open, catalogue.no_picture, catalogue.no_price, catalogue.taken_down,
 * catalogue.forbidden_goods, catalogue.number_missing, catalogue.name_taken
 */
export async function publishProduct(ctx: Ctx, wish: { shopId: string; productId: string }): Promise<{ state: ProductState }> {
	const product = await ownProduct(ctx, wish);
	if (product.state === 'published' || product.state === 'submitted') return { state: product.state };
	if (product.state === 'taken_down' || product.state === 'rejected' || product.state === 'removed') refuse('catalogue.taken_down', 'conflict');
	const shop = (await shopCards(ctx, [wish.shopId])).get(wish.shopId);
	if (shop?.state !== 'approved') refuse('catalogue.shop_not_open', 'conflict');
	await refuseUnready(ctx, product);
	await refuseTaken(ctx, { ...wish, nameTh: product.name_th, optionTh: product.option_th });
	const findings = await judgeTexts(ctx, textsOf(product));
	refuseForbidden(findings);
	refuseUnnumbered(findings, product);
	const look = unseen(findings, product.cleared);
	if (look.length === 0) await show(ctx, product);
	else {
		await withdrawReview(ctx, product);
		await openReview(ctx, product, { kind: 'listing', texts: null, findings: look });
		await ctx.db
			.updateTable('catalogue.product')
			.set({ state: 'submitted', updated_at: ctx.now })
			.where('shop_id', '=', wish.shopId)
			.where('product_id', '=', wish.productId)
			.execute();
	}
	const state = look.length === 0 ? 'published' : 'submitted';
	await tellHelped(ctx, product, state);
	return { state };
}

/** @refuses catalogue.no_price, catalogue.no_picture */
async function refuseUnready(ctx: Ctx, product: ProductRow): Promise<void> {
	if (product.price_satang <= 0) refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	const picture = await ctx.db
		.selectFrom('catalogue.picture')
		.select('hash')
		.where('shop_id', '=', product.shop_id)
		.where('product_id', '=', product.product_id)
		.limit(1)
		.executeTakeFirst();
	if (!picture) refuse('catalogue.no_picture', 'conflict');
}

/** On sale from now on: listed, searched, and its words written down. The caller holds the row and has asked whatever there is to ask. */
export async function show(ctx: Ctx, product: ProductRow): Promise<void> {
	await ctx.db
		.updateTable('catalogue.product')
		.set({ state: 'published', published_at: product.published_at ?? ctx.now, updated_at: ctx.now })
		.where('shop_id', '=', product.shop_id)
		.where('product_id', '=', product.product_id)
		.execute();
	await recordVersion(ctx, product.shop_id, product.product_id);
	await relist(ctx, product.shop_id, [product.product_id]);
	await publish(ctx, 'catalogue.published', { shopId: product.shop_id, productId: product.product_id });
}

/** Takes a product off the lists for a while. @refuses catalogue.not_found */
export async function pauseProduct(ctx: Ctx, wish: { shopId: string; productId: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	if (product.state !== 'published') return;
	await ctx.db
		.updateTable('catalogue.product')
		.set({ state: 'paused', updated_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	await relist(ctx, wish.shopId, [wish.productId]);
	await tellHelped(ctx, product, 'paused');
}

const tellHelped = (ctx: Ctx, product: ProductRow, state: string): Promise<void> =>
	recordHelp(ctx, {
		shopId: product.shop_id,
		act: 'listing',
		subject: { kind: 'product', id: product.product_id, name: product.name_th },
		before: { state: product.state },
		after: { state },
	});
