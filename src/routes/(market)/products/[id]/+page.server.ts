import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { certificateCodes, winners } from '#market/awards';
import { addToBasket } from '#market/baskets';
import { feedVia } from '#market/channels';
import { addFavourite, dropFavourite, isFavourite } from '#market/favourites';
import { campaignOf } from '#market/campaigns';
import { listProducts, shopOfProducts, viewProduct } from '#market/catalogue';
import { provinces } from '#market/places';
import { runningPromotions } from '#market/promotions';
import { productQuestions } from '#market/questions';
import { productReviews } from '#market/reviews';
import { priceParts } from '#market/settlement';
import { available } from '#market/stock';
import { arrivesOn } from '#web/arrives';
import { setBasket, setVia, viaOfVisitor } from '#web/cookies';
import { placeOfVisitor, toldDelivery } from '#web/delivery';
import { basketOf, command, freshId, htmlQuery, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import { noteVisit } from '#web/seen';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const BESIDE = 5;
const REVIEWS = 3;

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const { id } = event.params;
		if (!isUuid(id)) refuse('catalogue.not_found', 'not_found');
		const [product, stock, { place, unknown }] = await Promise.all([viewProduct(ctx, id), available(ctx, [id]), placeOfVisitor(ctx, event)]);
		const [money, delivery, beside, campaign, offers, reviews, questions, favourite, awards, codes] = await Promise.all([
			priceParts(ctx, product.priceSatang),
			place ? toldDelivery(ctx, event, product, place) : null,
			listProducts(ctx, { shopId: product.maker.shopId, sort: 'popular', limit: BESIDE }),
			campaignOf(ctx, { shopId: product.maker.shopId, productId: id }),
			runningPromotions(ctx, [product.maker.shopId]),
			// Most goods have none: the copy in the catalogue saves the question.
			product.ratings > 0 ? productReviews(ctx, { productId: id, limit: REVIEWS }) : { items: [] },
			productQuestions(ctx, { productId: id, limit: REVIEWS }),
			isFavourite(ctx, id),
			// The same saving for awards and papers: most goods have none.
			product.award ? winners(ctx, { productId: id }) : [],
			product.badges.length > 0 ? certificateCodes(ctx, { shopId: product.maker.shopId, productId: id }) : new Map<string, string>(),
		]);
		if (product.state === 'published' && !event.url.searchParams.has('added'))
			await noteVisit(event, 'seen', { shopId: product.maker.shopId, productId: id });
		const via = event.url.searchParams.get('via') ?? '';
		if (Object.values<string>(feedVia).includes(via)) setVia(event.cookies, via);
		const provinceSlug = (await provinces(ctx)).find((one) => one.code === product.provinceCode)?.slug;
		const asked = Number(event.url.searchParams.get('picture') ?? 1);
		return {
			current: 'browse' as const,
			bottom: product.state === 'published' ? ('bar' as const) : ('nav' as const),
			product,
			available: stock.get(id) ?? 0,
			areaHref: provinceSlug ? `/p/${provinceSlug}/at/${product.maker.place.subdistrictCode}` : null,
			money,
			reviews: reviews.items,
			questions: questions.items,
			// Only somebody who is signed in can ask; a page for everybody carries no id of its own.
			freshId: ctx.actor.kind === 'person' ? freshId() : '',
			favourite,
			awards,
			codes: Object.fromEntries(codes),
			delivery,
			campaign,
			offers: offers.filter((one) => one.products.length === 0 || one.products.includes(id)),
			unknownPostcode: unknown,
			arrives: await arrivesOn(ctx, event, beside.items),
			beside: beside.items.filter((item) => item.productId !== id).slice(0, BESIDE - 1),
			picture: Number.isInteger(asked) && asked >= 1 && asked <= product.pictures.length ? asked - 1 : 0,
			added: event.url.searchParams.has('added'),
		};
	});

/** Puts the goods into the basket, then goes on to the given page. */
async function intoBasket(event: RequestEvent<{ id: string }>, next: string) {
	const form = await readForm(event);
	const quantity = Math.min(Math.max(form.whole('quantity') ?? 1, 1), 999);
	const productId = event.params.id;
	const via = viaOfVisitor(event.cookies);
	return command(event, (ctx) => addToBasket(ctx, { basketId: basketOf(event), productId, quantity, via }), {
		values: form.values,
		then: async ({ basketId }) => {
			setBasket(event.cookies, basketId);
			const shopId = (await query(event, (ctx) => shopOfProducts(ctx, [productId]))).get(productId);
			if (shopId) await noteVisit(event, 'basket', { shopId, productId });
			redirect(303, next);
		},
	});
}

/** Keeps it as a favourite or not; who is not signed in does that first and comes back here. */
async function like(event: RequestEvent<{ id: string }>, work: typeof addFavourite) {
	await needSignIn(event);
	return command(event, (ctx) => work(ctx, { productId: event.params.id }), { then: () => redirect(303, `/products/${event.params.id}`) });
}

export const actions: Actions = {
	like: (event) => like(event, addFavourite),
	unlike: (event) => like(event, dropFavourite),
	add: (event) => intoBasket(event, `/products/${event.params.id}?added=1`),
	buy: (event) => intoBasket(event, '/checkout'),
};
