import { bangkokDay, DAY, later } from '#kernel/time';
import { shelf } from '#market/catalogue';
import { followers } from '#market/following';
import { addPromotion, endPromotion, promotionShape, shopPromotions } from '#market/promotions';
import { away, viewMyShop } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { freshId, query } from '#web/door';
import { idIn, type ReadForm } from '#web/form';
import { turn } from '#web/turn';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const SAID = ['added', 'ended', 'away', 'back'] as const;
const WEEK = 7;

/** What the shop takes off its prices, and days on which it is away. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const said = SAID.find((one) => one === event.url.searchParams.get('said')) ?? null;
	return query(event, async (ctx) => {
		const [promotions, goods, fans, view] = await Promise.all([
			shopPromotions(ctx, shop.shopId),
			shelf(ctx, shop.shopId),
			followers(ctx, shop.shopId),
			viewMyShop(ctx, shop.shopId),
		]);
		return {
			promotions,
			goods: goods.filter((one) => one.state === 'published').map(({ productId, name }) => ({ productId, name })),
			fans,
			away: view.away,
			promotionId: freshId(),
			today: bangkokDay(ctx.now),
			week: bangkokDay(later(ctx.now, (WEEK - 1) * DAY)),
			said,
		};
	});
};

/** One change of the shop's, and back to this page, which says so. */
async function inShop(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => (ctx: Ctx, shopId: string) => Promise<void>) {
	const { shop } = await myShop(event);
	return turn(event, `/shop/promotions?said=${said}`, (form) => {
		const change = work(form);
		return (ctx) => change(ctx, shop.shopId);
	});
}

function wishIn(form: ReadForm) {
	const kind = form.text('kind');
	return fit(promotionShape, {
		kind,
		nameTh: form.text('nameTh'),
		percent: form.whole('percent'),
		products: form.data.getAll('product').filter((one) => typeof one === 'string'),
		fromDay: form.text('fromDay'),
		untilDay: form.text('untilDay'),
		...(kind === 'deal' ? { pieces: form.whole('pieces') } : {}),
		...(kind === 'coupon' ? { budget: form.whole('budget') } : {}),
	});
}

export const actions: Actions = {
	add: (event) =>
		inShop(event, 'added', (form) => {
			const wish = wishIn(form);
			const promotionId = idIn(form, 'promotionId', 'promotions.not_found');
			return (ctx, shopId) => addPromotion(ctx, { ...wish, shopId, promotionId });
		}),
	end: (event) =>
		inShop(event, 'ended', (form) => {
			const promotionId = idIn(form, 'promotionId', 'promotions.not_found');
			return (ctx, shopId) => endPromotion(ctx, { shopId, promotionId });
		}),
	away: (event) =>
		inShop(event, 'away', (form) => {
			const wish = fit(
				away.awayShape,
				{ fromDay: form.text('awayFrom'), untilDay: form.text('awayUntil'), text: form.text('awayText') || null },
				{ fromDay: 'awayFrom', untilDay: 'awayUntil', text: 'awayText' },
			);
			return (ctx, shopId) => away.goAway(ctx, { ...wish, shopId });
		}),
	back: (event) => inShop(event, 'back', () => (ctx, shopId) => away.comeBack(ctx, { shopId })),
};
