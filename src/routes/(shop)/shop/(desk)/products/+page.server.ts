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
	return { rows, saved: event.url.searchParams.get('saved') };
};

/** One change to one product of the shelf, then back to its row. */
async function change(event: RequestEvent, work: (ctx: Ctx, wish: { shopId: string; productId: string }, form: ReadForm) => Promise<unknown>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	const productId = form.text('productId');
	try {
		if (!isUuid(productId)) refuse('catalogue.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, { shopId: shop.shopId, productId }, form), {
			values: form.values,
			then: () => redirect(303, `/shop/products?saved=${productId}#p-${productId}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	price: (event) =>
		change(event, (ctx, wish, form) =>
			setPrice(ctx, { ...wish, priceSatang: readBaht(form.text('price')) ?? fixOne('price', 'catalogue.no_price') }),
		),
	stock: (event) =>
		change(event, async (ctx, wish, form) => {
			const onHand = form.whole('onHand');
			if (onHand === null || onHand < 0) return fixOne('onHand', 'shop_page.goods.count_wrong');
			if ((await findProduct(ctx, wish.productId)).shop_id !== wish.shopId) refuse('catalogue.not_found', 'not_found');
			await setOnHand(ctx, { ...wish, onHand });
		}),
	publish: (event) => change(event, (ctx, wish) => publishProduct(ctx, wish)),
	pause: (event) => change(event, (ctx, wish) => pauseProduct(ctx, wish)),
};
