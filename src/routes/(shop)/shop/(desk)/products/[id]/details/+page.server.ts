import { redirect } from '@sveltejs/kit';
import { assortment, productShape, saveProduct } from '#market/catalogue';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../../../../fit.ts';
import { ownProduct, wishOf, type OwnProduct } from '../../../../products/draft.ts';
import type { Actions, PageServerLoad } from './$types';

const branchOf = (product: OwnProduct): string => product.category.at(-1)?.slug ?? '';

/** What is asked about goods of this branch, and what was said. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const product = await ownProduct(ctx, event.params.id);
		return {
			product: { productId: product.productId, name: product.name },
			questions: await assortment.questionsOf(ctx, branchOf(product)),
			said: Object.fromEntries(product.attributes.map(({ code, value }) => [code, value])),
		};
	});
};

/** Several boxes of one name are one answer. */
const answersIn = (form: ReadForm) =>
	[...new Set(form.data.keys())]
		.filter((name) => name.startsWith('attribute.'))
		.map((name) => ({ code: name.slice('attribute.'.length), value: form.data.getAll(name).map(String).join(',') }));

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		try {
			return await command(
				event,
				async (ctx) => {
					const product = await ownProduct(ctx, event.params.id);
					const wish = fit(productShape, { ...wishOf(product), attributes: answersIn(form) });
					await saveProduct(ctx, { ...wish, shopId: product.maker.shopId, productId: product.productId });
				},
				{ values: form.values, then: () => redirect(303, `/shop/products/${event.params.id}?saved`) },
			);
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
