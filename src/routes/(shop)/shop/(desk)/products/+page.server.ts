import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { readBaht } from '#kernel/money';
import { findProduct, pauseProduct, publishProduct, setPrice, shelf } from '#market/catalogue';
import { available, setOnHand } from '#market/stock';
import type { Ctx } from '#platform/ctx';
import { refuse } from '#kernel/refusal';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fixOne } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** All goods of the shop with price, how many are left and whether they are on sale. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const rows = await query(event, async (ctx) => {
		const goods = await shelf(ctx, shop.shopId);
		const left = await available(
			ctx,
			goods.map((row) => row.productId),
		);
		return goods.map((row) => ({ ...row, available: left.get(row.productId) ?? 0 }));
	});
	const asked = event.url.searchParams;
	return { rows, saved: asked.get('saved'), undo: undoOf(asked.get('undo'), asked.get('was')) };
};

/** The way back from the last change: which form, and what it would say. */
type Undo = { readonly act: 'price' | 'stock' | 'publish' | 'pause'; readonly was: string };
function undoOf(act: string | null, was: string | null): Undo | null {
	if (act === 'publish' || act === 'pause') return { act, was: '' };
	return (act === 'price' || act === 'stock') && was !== null && /^\d{1,9}(\.\d{1,2})?$/.test(was) ? { act, was } : null;
}

/** One change to one product of the shelf, then back to its row, with the way to take it back. */
async function change(event: RequestEvent, work: (ctx: Ctx, wish: { shopId: string; productId: string }, form: ReadForm) => Promise<Undo | null>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	const productId = form.text('productId');
	try {
		if (!isUuid(productId)) refuse('catalogue.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, { shopId: shop.shopId, productId }, form), {
			values: form.values,
			then: (undo) => redirect(303, `/shop/products?saved=${productId}${undo ? `&undo=${undo.act}&was=${undo.was}` : ''}#p-${productId}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

/** A product of the shop as it is before a change. @refuses catalogue.not_found */
async function before(ctx: Ctx, wish: { shopId: string; productId: string }) {
	const product = await findProduct(ctx, wish.productId);
	return product.shop_id === wish.shopId ? product : refuse('catalogue.not_found', 'not_found');
}

export const actions: Actions = {
	price: (event) =>
		change(event, async (ctx, wish, form) => {
			const { price_satang: was } = await before(ctx, wish);
			await setPrice(ctx, { ...wish, priceSatang: readBaht(form.text('price')) ?? fixOne('price', 'catalogue.no_price') });
			return was > 0 ? { act: 'price', was: String(was / 100) } : null;
		}),
	stock: (event) =>
		change(event, async (ctx, wish, form) => {
			const onHand = form.whole('onHand');
			if (onHand === null || onHand < 0) return fixOne('onHand', 'shop_page.goods.count_wrong');
			await before(ctx, wish);
			const was = (await available(ctx, [wish.productId])).get(wish.productId);
			await setOnHand(ctx, { ...wish, onHand });
			return was === undefined ? null : { act: 'stock', was: String(Math.max(0, was)) };
		}),
	publish: (event) =>
		change(event, async (ctx, wish) => ((await publishProduct(ctx, wish)).state === 'published' ? { act: 'pause', was: '' } : null)),
	pause: (event) =>
		change(event, async (ctx, wish) => {
			await pauseProduct(ctx, wish);
			return { act: 'publish', was: '' };
		}),
};
