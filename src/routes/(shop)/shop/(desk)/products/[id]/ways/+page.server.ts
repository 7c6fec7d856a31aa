import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { readBaht } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import { ways } from '#market/catalogue';
import { setOnHand } from '#market/stock';
import { command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../../../fit.ts';
import { ownProduct } from '../../../../products/draft.ts';
import type { Actions, PageServerLoad } from './$types';

const STEPS = [1, 2, 3, 4, 5] as const;

/** How one thing is sold: when it is made, what it costs for many, a film; and its other kinds. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const { productId, name, priceSatang, wasSatang, unit, ready, steps, video, option, kinds } = await ownProduct(ctx, event.params.id);
		return {
			product: { productId, name, priceSatang: wasSatang ?? priceSatang, unit, ready, steps, video, option, kinds },
			newId: freshId(),
			today: bangkokDay(ctx.now),
			rows: STEPS,
		};
	});
};

function wishIn(form: ReadForm) {
	const how = form.text('ready');
	const ready =
		how === 'to_order'
			? { how, days: form.whole('leadDays') ?? fixOne('leadDays', 'work.missing') }
			: how === 'pre_order'
				? { how, from: form.text('readyFrom') || fixOne('readyFrom', 'work.missing') }
				: { how: 'stock' };
	const steps = STEPS.flatMap((row) => {
		const [from, price] = [form.text(`from${row}`), form.text(`price${row}`)];
		if (from === '' && price === '') return [];
		return [
			{
				from: form.whole(`from${row}`) ?? fixOne(`from${row}`, 'work.missing'),
				priceSatang: readBaht(price) || fixOne(`price${row}`, 'catalogue.no_price'),
			},
		];
	});
	return fit(
		ways.waysShape,
		{ ready, steps: steps.toSorted((a, b) => a.from - b.from), video: form.text('video') },
		{ 'ready.days': 'leadDays', 'ready.from': 'readyFrom' },
	);
}

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		try {
			const wish = wishIn(form);
			return await command(
				event,
				async (ctx) => {
					const { maker, productId } = await ownProduct(ctx, event.params.id);
					await ways.setWays(ctx, { ...wish, shopId: maker.shopId, productId });
				},
				{ values: form.values, then: () => redirect(303, `/shop/products/${event.params.id}?saved`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	kind: async (event) => {
		const form = await readForm(event);
		try {
			const newId = form.text('newId');
			if (!isUuid(newId)) refuse('catalogue.not_found', 'not_found');
			const wish = fit(ways.kindShape, {
				optionTh: form.text('optionTh'),
				optionEn: form.text('optionEn') || null,
				firstTh: form.text('firstTh') || null,
			});
			const onHand = form.whole('onHand') ?? 0;
			return await command(
				event,
				async (ctx) => {
					const { maker, productId } = await ownProduct(ctx, event.params.id);
					await ways.addKind(ctx, { ...wish, shopId: maker.shopId, productId, newId });
					if (onHand > 0) await setOnHand(ctx, { shopId: maker.shopId, productId: newId, onHand });
				},
				{ values: form.values, then: () => redirect(303, `/shop/products/${newId}/edit?step=1`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
