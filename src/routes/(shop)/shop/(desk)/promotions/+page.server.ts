import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import { shelf } from '#market/catalogue';
import { followers } from '#market/following';
import { addPromotion, endPromotion, promotionShape, shopPromotions } from '#market/promotions';
import { away, viewMyShop } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
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

async function turn(event: RequestEvent, said: (typeof SAID)[number], work: (form: ReadForm) => (ctx: Ctx, shopId: string) => Promise<void>) {
	const { shop } = await myShop(event);
	const form = await readForm(event);
	try {
		const change = work(form);
		return await command(event, (ctx) => change(ctx, shop.shopId), {
			values: form.values,
			then: () => redirect(303, `/shop/promotions?said=${said}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

const idIn = (form: ReadForm): string => (isUuid(form.text('promotionId')) ? form.text('promotionId') : refuse('promotions.not_found', 'not_found'));

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
		turn(event, 'added', (form) => {
			const wish = wishIn(form);
			const promotionId = idIn(form);
			return (ctx, shopId) => addPromotion(ctx, { ...wish, shopId, promotionId });
		}),
	end: (event) =>
		turn(event, 'ended', (form) => {
			const promotionId = idIn(form);
			return (ctx, shopId) => endPromotion(ctx, { shopId, promotionId });
		}),
	away: (event) =>
		turn(event, 'away', (form) => {
			const wish = fit(
				away.awayShape,
				{ fromDay: form.text('awayFrom'), untilDay: form.text('awayUntil'), text: form.text('awayText') || null },
				{ fromDay: 'awayFrom', untilDay: 'awayUntil', text: 'awayText' },
			);
			return (ctx, shopId) => away.goAway(ctx, { ...wish, shopId });
		}),
	back: (event) => turn(event, 'back', () => (ctx, shopId) => away.comeBack(ctx, { shopId })),
};
