import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import { helpDone, offerHelp, offerShape, revokeHelp, shopHelpers } from '#market/delegations';
import { theApp } from '#web/app';
import { command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

const A_MONTH = 30;
const dayIn = (days: number): string => bangkokDay(later(theApp().ground.clock.now(), days * DAY));

/** Who helps in the shop, what they did, and a form to ask somebody. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const cursor = event.url.searchParams.get('cursor') ?? undefined;
	const loaded = await query(event, async (ctx) => ({
		helpers: await shopHelpers(ctx, shop.shopId),
		done: await helpDone(ctx, { shopId: shop.shopId, cursor }),
	}));
	const said = event.url.searchParams.get('said');
	const news: 'asked' | 'revoked' | null = said === 'asked' || said === 'revoked' ? said : null;
	return { ...loaded, news, delegationId: freshId(), today: dayIn(0), untilDay: dayIn(A_MONTH) };
};

export const actions: Actions = {
	ask: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const acts = form.data.getAll('act').map(String);
		const values = { ...form.values, acts: acts.join(' ') };
		try {
			const given = {
				delegationId: form.text('delegationId'),
				phone: form.text('phone'),
				called: form.text('called'),
				acts,
				untilDay: form.text('untilDay'),
			};
			const wish = fit(offerShape, given);
			return await command(event, (ctx) => offerHelp(ctx, shop.shopId, wish), { values, then: () => redirect(303, '/shop/helpers?said=asked') });
		} catch (thrown) {
			return refused(event, thrown, values);
		}
	},
	revoke: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const delegationId = form.text('delegationId');
		try {
			if (!isUuid(delegationId)) refuse('delegations.not_found', 'not_found');
			return await command(event, (ctx) => revokeHelp(ctx, { shopId: shop.shopId, delegationId }), {
				then: () => redirect(303, '/shop/helpers?said=revoked'),
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};
