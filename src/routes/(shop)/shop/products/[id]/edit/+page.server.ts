import { redirect } from '@sveltejs/kit';
import { readBaht } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import {
	addPicture,
	categories,
	orderPictures,
	pauseProduct,
	productShape,
	publishProduct,
	removePicture,
	saveProduct,
	type ProductWish,
} from '#market/catalogue';
import { priceParts } from '#market/settlement';
import { available, setOnHand } from '#market/stock';
import type { Ctx } from '#platform/ctx';
import { isNamed, questions, sizes, UNNAMED, units } from '#ui/shop/sizes.ts';
import { theApp } from '#web/app';
import { actorOfEvent, command, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../../fit.ts';
import { readWeight } from '../../../../../weight.ts';
import { ownProduct, wishOf, type OwnProduct } from '../../draft.ts';
import { pictureOf } from '../../picture.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One question about one product. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const product = await ownProduct(ctx, event.params.id);
		const [left, money, tree] = await Promise.all([available(ctx, [product.productId]), priceParts(ctx, product.priceSatang), categories(ctx)]);
		const wanted = Number(event.url.searchParams.get('step') ?? firstOpen(product));
		const question = questions[Math.min(questions.length, Math.max(1, Math.trunc(wanted) || 1)) - 1]!;
		return { product, question, left: left.get(product.productId) ?? null, money, categories: tree };
	});
};

/** The first question that has no answer yet. */
function firstOpen(product: OwnProduct): number {
	if (product.pictures.length === 0) return 1;
	if (!isNamed(product)) return 2;
	return product.priceSatang === 0 ? 3 : 6;
}

interface Answer {
	readonly ctx: Ctx;
	readonly product: OwnProduct;
	readonly ids: { readonly shopId: string; readonly productId: string };
	readonly form: ReadForm;
}

/** Writes one answer down; a question of something already on sale leads back to it, one of a draft to the next question. */
async function answer(event: RequestEvent, step: number, work: (answer: Answer) => Promise<void>, then?: string) {
	const form = await readForm(event);
	try {
		return await command(
			event,
			async (ctx) => {
				const product = await ownProduct(ctx, event.params.id);
				await work({ ctx, product, ids: { shopId: product.maker.shopId, productId: product.productId }, form });
				return product;
			},
			{
				values: form.values,
				then: (product) =>
					redirect(
						303,
						then ??
							(product.state === 'draft' ? `/shop/products/${product.productId}/edit?step=${step + 1}` : `/shop/products/${product.productId}?saved`),
					),
			},
		);
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

const save = (answered: Answer, change: Partial<ProductWish>): Promise<unknown> =>
	saveProduct(answered.ctx, { ...fit(productShape, { ...wishOf(answered.product), ...change }), ...answered.ids });

export const actions: Actions = {
	picture: async (event) => {
		const form = await readForm(event);
		try {
			const actor = await actorOfEvent(event);
			const product = await query(event, (ctx) => ownProduct(ctx, event.params.id));
			const ids = { shopId: product.maker.shopId, productId: product.productId };
			// Drawing four sizes of a picture costs; strangers are turned away before.
			mustSellFor({ actor, now: theApp().ground.clock.now() }, ids.shopId, 'listing', 'catalogue.not_found');
			const file = pictureOf(form) ?? fixOne('picture', 'shop_page.photo.missing');
			const hash = await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer()));
			return await command(event, (ctx) => addPicture(ctx, { ...ids, hash, altTh: product.name.th }), {
				then: () => redirect(303, `/shop/products/${ids.productId}/edit?step=1`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	remove: (event) =>
		answer(
			event,
			0,
			({ ctx, ids, form }) => removePicture(ctx, { ...ids, hash: form.text('hash') }),
			`/shop/products/${event.params.id}/edit?step=1`,
		),
	first: (event) =>
		answer(
			event,
			0,
			({ ctx, ids, form }) => orderPictures(ctx, { ...ids, hashes: [form.text('hash')] }),
			`/shop/products/${event.params.id}/edit?step=1`,
		),
	name: (event) =>
		answer(event, 2, async (answered) => {
			const { ctx, product, ids, form } = answered;
			if (!form.text('category')) fixOne('category', 'catalogue.unknown_category');
			await save(answered, {
				nameTh: form.text('nameTh'),
				nameEn: form.text('nameEn') || null,
				category: form.text('category'),
				foodNumber: form.text('foodNumber'),
				cosmeticNumber: form.text('cosmeticNumber'),
				herbNumber: form.text('herbNumber'),
			});
			// Pictures taken before there was a name are told by it now.
			for (const { hash, alt } of product.state === 'draft' ? product.pictures : []) {
				if (alt.th !== UNNAMED) continue;
				await removePicture(ctx, { ...ids, hash });
				await addPicture(ctx, { ...ids, hash, altTh: form.text('nameTh') });
			}
		}),
	price: (event) =>
		answer(event, 3, async (answered) => {
			const { ctx, ids, form } = answered;
			const priceSatang = readBaht(form.text('price')) || fixOne('price', 'catalogue.no_price');
			const onHand = form.whole('onHand');
			if (onHand === null || onHand < 0) return fixOne('onHand', 'shop_page.goods.count_wrong');
			await save(answered, { priceSatang, unitTh: form.text('unitTh'), unitEn: units[form.text('unitTh')] ?? null });
			await setOnHand(ctx, { ...ids, onHand });
		}),
	box: (event) =>
		answer(event, 4, async (answered) => {
			const { form } = answered;
			const weightG = readWeight(form) || fixOne('weight', 'shop_page.pack.weight_wrong');
			await save(answered, {
				...measures(form),
				weightG,
				transportClass: form.text('transportClass') as ProductWish['transportClass'],
				maxDays: form.whole('maxDays'),
				shelfLifeDays: form.whole('shelfLifeDays'),
			});
		}),
	story: (event) =>
		answer(event, 5, async (answered) => {
			const { form } = answered;
			await save(answered, {
				descriptionTh: form.text('descriptionTh'),
				descriptionEn: form.text('descriptionEn') || null,
				processTh: form.text('processTh') || null,
			});
		}),
	publish: (event) =>
		answer(
			event,
			6,
			async ({ ctx, product, ids }) => {
				if (!isNamed(product)) refuse('shop_page.goods.name_missing', 'conflict');
				await publishProduct(ctx, ids);
			},
			`/shop/products/${event.params.id}?published`,
		),
	pause: (event) => answer(event, 6, ({ ctx, ids }) => pauseProduct(ctx, ids), `/shop/products/${event.params.id}?saved`),
};

function measures(form: ReadForm): Pick<ProductWish, 'lengthMm' | 'widthMm' | 'heightMm'> {
	const known = sizes.find((size) => size.key === form.text('size'));
	if (known) return { lengthMm: known.lengthMm, widthMm: known.widthMm, heightMm: known.heightMm };
	if (form.text('size') !== 'own') fixOne('size', 'shop_page.size.choose');
	const [lengthMm, widthMm, heightMm] = ['lengthCm', 'widthCm', 'heightCm'].map((field) => {
		const cm = form.whole(field);
		return cm !== null && cm > 0 && cm <= 200 ? cm * 10 : fixOne(field, 'shop_page.size.wrong');
	});
	return { lengthMm: lengthMm!, widthMm: widthMm!, heightMm: heightMm! };
}
