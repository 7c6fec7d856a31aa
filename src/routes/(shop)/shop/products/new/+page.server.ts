import { redirect, type RequestEvent as AnyEvent } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { satang } from '#kernel/money';
import { Refusal, refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { addPicture, categories, orderPictures, productShape, publishProduct, removePicture, saveProduct, search } from '#market/catalogue';
import { priceParts } from '#market/settlement';
import { available, setOnHand } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { answersIn, fields, firstOpen, onHandOf, problems, steps, wishIn, type Answers, type Step } from '#ui/sell/answers.ts';
import { isNamed, UNNAMED } from '#ui/shop/sizes.ts';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit, fixOne } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import { blank, ownProduct, wishOf, type OwnProduct } from '../draft.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * Six screens for something new. With a script the draft lives on the phone; without one it lies here, and `product` names it.
 * Asked with `shell`, the page knows nobody: that copy is kept on phones for when there is no signal.
 */
export const load: PageServerLoad = async (event) => {
	const asked = event.url.searchParams;
	const shared = await query(event, async (ctx) => ({ categories: await categories(ctx), feeBps: (await priceParts(ctx, satang(0))).feeBps }));
	const nothing = { shop: null, draft: null, productId: '', step: 'photo' as Step, suggested: [] as string[] };
	if (asked.has('shell')) return { ...shared, ...nothing };
	const { shop } = await myShop(event);
	const wanted = steps[Math.trunc(Number(asked.get('step'))) - 1];
	const productId = asked.get('product');
	if (!productId) return { ...shared, ...nothing, shop, productId: freshId() };
	return query(event, async (ctx) => {
		const product = await find(ctx, productId);
		// The first form came back without a picture: nothing has begun yet.
		if (!product && wanted === 'photo' && isUuid(productId)) return { ...shared, ...nothing, shop, productId };
		if (!product) return refuse('catalogue.not_found', 'not_found');
		const draft = await draftOf(ctx, product);
		const step = wanted ?? firstOpen(draft.answers, draft.pictures.length);
		const suggested = step === 'kind' && isNamed(product) ? await kindsOf(ctx, product.name.th) : [];
		return { ...shared, shop, productId, draft, step, suggested };
	});
};

/** A draft that lies here, as the screens show it. */
async function draftOf(ctx: ReadCtx, product: OwnProduct): Promise<{ answers: Answers; pictures: readonly string[] }> {
	const left = (await available(ctx, [product.productId])).get(product.productId) ?? null;
	const answers = answersIn({
		...product,
		nameTh: isNamed(product) ? product.name.th : '',
		descriptionTh: product.description.th,
		category: product.category.at(-1)?.slug ?? '',
		unitTh: product.unit.th,
		onHand: left,
	});
	// Nobody chose a branch before there was a name.
	return { answers: isNamed(product) ? answers : { ...answers, category: '' }, pictures: product.pictures.map((picture) => picture.hash) };
}

/** Branches in which goods of such a name stand, most of them first. */
const kindsOf = async (ctx: ReadCtx, name: string): Promise<string[]> =>
	(await search(ctx, { q: name, sort: 'fit', limit: 1 })).facets.categories.map((one) => one.slug);

interface Ids {
	readonly shopId: string;
	readonly productId: string;
}
const hrefOf = (productId: string, at: number): string => `/shop/products/new?product=${productId}&step=${at}`;

export const actions: Actions = {
	default: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const ids = { shopId: shop.shopId, productId: form.text('productId') };
		const at = steps.indexOf(form.text('step') as Step);
		try {
			if (!isUuid(ids.productId)) refuse('catalogue.not_found', 'not_found');
			const step = steps[at] ?? refuse('api.not_found', 'not_found');
			if (step === 'photo') return await photos(event, ids, form);
			return await command(event, (ctx) => (step === 'look' ? sell(ctx, ids) : tell(ctx, ids, step, form)), {
				values: form.values,
				then: (end) => redirect(303, end ?? hrefOf(ids.productId, at + 2)),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};

/** The first screen: takes pictures in, out, or to the front; with the first one the draft begins. */
async function photos(event: AnyEvent, ids: Ids, form: ReadForm) {
	const files = [...form.data.getAll('picture'), ...form.data.getAll('album')].filter((one): one is File => one instanceof File && one.size > 0);
	// Drawing four sizes of a picture costs; strangers are turned away before.
	mustSellFor({ actor: await actorOfEvent(event), now: theApp().ground.clock.now() }, ids.shopId, 'listing', 'catalogue.not_found');
	const hashes: string[] = [];
	for (const file of files.slice(0, 8)) hashes.push(await theApp().files.storePicture(new Uint8Array(await file.arrayBuffer())));
	const [out, first] = [form.text('remove'), form.text('first')];
	return command(
		event,
		async (ctx) => {
			if (hashes.length > 0) await begin(ctx, ids);
			for (const hash of hashes) await addPicture(ctx, { ...ids, hash, altTh: '' });
			if (out) await removePicture(ctx, { ...ids, hash: out });
			if (first) await orderPictures(ctx, { ...ids, hashes: [first] });
			if (!out && !first && hashes.length === 0 && (await countPictures(ctx, ids)) === 0) fixOne('picture', 'sell.wrong.photo');
		},
		{ values: form.values, then: () => redirect(303, hrefOf(ids.productId, form.text('go') === 'next' && hashes.length === 0 ? 2 : 1)) },
	);
}

/** A draft with nothing in it; one that is there stays as it is. */
async function begin(ctx: Ctx, ids: Ids): Promise<void> {
	if ((await find(ctx, ids.productId)) === null) await saveProduct(ctx, { ...ids, ...blank });
}
const find = (ctx: ReadCtx, productId: string): Promise<OwnProduct | null> => ownProduct(ctx, productId).catch(onlyMissing);
const onlyMissing = (thrown: unknown): null => {
	if ((thrown as { code?: unknown }).code === 'catalogue.not_found') return null;
	throw thrown;
};
const countPictures = async (ctx: ReadCtx, ids: Ids): Promise<number> => (await find(ctx, ids.productId))?.pictures.length ?? 0;

/** Screens two to five: what was said is checked as on the phone, and written down with everything said before. */
async function tell(ctx: Ctx, ids: Ids, step: Step, form: ReadForm): Promise<null> {
	const product = await ownProduct(ctx, ids.productId);
	const { answers: before } = await draftOf(ctx, product);
	const said = Object.fromEntries(fields[step].flatMap((field) => (form.has(field) ? [[field, form.text(field)]] : [])));
	const answers = { ...before, ...said };
	const wrong = problems(step, answers);
	if (Object.keys(wrong).length > 0) throw new Refusal('work.fix', 'invalid', { n: Object.keys(wrong).length }, wrong);
	const wish = wishIn(answers, wishOf(product));
	await saveProduct(ctx, {
		...fit(productShape, { ...wish, nameTh: wish.nameTh || UNNAMED, category: answers['category'] || blank.category }),
		...ids,
	});
	if (step === 'size') await setOnHand(ctx, { ...ids, onHand: onHandOf(answers) ?? 1 });
	// Pictures taken before there was a name are told by it now.
	for (const { hash, alt } of step === 'name' && product.state === 'draft' ? product.pictures : []) {
		if (alt.th !== UNNAMED) continue;
		await removePicture(ctx, { ...ids, hash });
		await addPicture(ctx, { ...ids, hash, altTh: answers['nameTh'] ?? '' });
	}
	return null;
}

/** The last screen: on sale, or handed in where a rule wants a look first. */
async function sell(ctx: Ctx, ids: Ids): Promise<string> {
	const product = await ownProduct(ctx, ids.productId);
	if (!isNamed(product)) refuse('shop_page.goods.name_missing', 'conflict');
	await publishProduct(ctx, ids);
	return `/shop/products/${ids.productId}?published`;
}
