import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { inviteMember, inviteShape, linkRoles, linkShape, makeLink, memberRoles, removeMember, shopMembers } from '#market/groups';
import { sellsFor } from '#kernel/actor';
import { theApp } from '#web/app';
import { actorOfEvent, command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import { myShop } from '../../../my-shop.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who belongs to the shop, and two ways to invite. */
export const load: PageServerLoad = async (event) => {
	const { shop } = await myShop(event);
	const said = event.url.searchParams.get('said');
	const news: 'invited' | 'removed' | null = said === 'invited' || said === 'removed' ? said : null;
	const manages = sellsFor(await actorOfEvent(event), shop.shopId);
	return { members: await query(event, (ctx) => shopMembers(ctx, shop.shopId)), manages, news, memberId: freshId(), roles: memberRoles, linkRoles };
};

export const actions: Actions = {
	invite: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		try {
			const wish = fit(inviteShape, {
				memberId: form.text('memberId'),
				phone: form.text('phone'),
				called: form.text('called'),
				role: form.text('role'),
			});
			return await command(event, (ctx) => inviteMember(ctx, shop.shopId, wish), {
				values: form.values,
				then: () => redirect(303, '/shop/members?said=invited'),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	/** The link is shown in the answer and nowhere else, so there is no redirect. */
	link: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		try {
			const wish = fit(linkShape, { called: form.text('linkCalled'), role: form.text('linkRole') }, { called: 'linkCalled', role: 'linkRole' });
			return await command(event, (ctx) => makeLink(ctx, shop.shopId, wish), {
				values: form.values,
				then: ({ token }) => ({ url: `${theApp().config.settings.publicUrl}/join/${token}` }),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
	remove: async (event) => {
		const { shop } = await myShop(event);
		const form = await readForm(event);
		const memberId = form.text('memberId');
		try {
			if (!isUuid(memberId)) refuse('groups.not_found', 'not_found');
			return await command(event, (ctx) => removeMember(ctx, { shopId: shop.shopId, memberId }), {
				then: () => redirect(303, '/shop/members?said=removed'),
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};
