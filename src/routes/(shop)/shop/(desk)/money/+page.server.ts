import { redirect } from '@sveltejs/kit';
import { bangkokDay } from '#kernel/time';
import { sellerMoney, statement } from '#market/settlement';
import { changePayoutAccount, payoutShape, viewMyShop } from '#market/shops';
import { theApp } from '#web/app';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import { payoutNames, payoutOf, withoutAccount } from '../../../payout.ts';
import type { Actions, PageServerLoad } from './$types';

const HOUR_MS = 3_600_000;
const isMonth = (text: string | null): text is string => text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

/** 'YYYY-MM' moved by some months. */
function moved(month: string, by: number): string {
	const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
	return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** What the shop earned and was paid in one month, line by line. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const { ground, config } = theApp();
	const thisMonth = bangkokDay(ground.clock.now()).slice(0, 7);
	const asked = event.url.searchParams.get('month');
	const month = isMonth(asked) && asked <= thisMonth ? asked : thisMonth;
	return query(event, async (ctx) => {
		const [sheet, money, view] = await Promise.all([
			statement(ctx, { shopId: shop.shopId, month }),
			sellerMoney(ctx, shop.shopId),
			viewMyShop(ctx, shop.shopId),
		]);
		return {
			sheet,
			money,
			payout: view.payout,
			month,
			before: moved(month, -1),
			after: month < thisMonth ? moved(month, 1) : null,
			waitHours: Math.round(config.settings.bankChangeMs / HOUR_MS),
			changed: event.url.searchParams.has('changed'),
			asks: event.url.searchParams.has('account'),
		};
	});
};

export const actions: Actions = {
	account: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		try {
			const payout = fit(payoutShape, payoutOf(form), payoutNames);
			return await command(event, (ctx) => changePayoutAccount(ctx, { shopId: shop.shopId, payout }), {
				values: withoutAccount(form),
				then: () => redirect(303, '/shop/money?changed'),
			});
		} catch (thrown) {
			return refused(event, thrown, withoutAccount(form));
		}
	},
};
