import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { categories } from '#market/catalogue';
import { listOrganisations } from '#market/organisations';
import { provinces } from '#market/places';
import { myPortals, openingShape, openPortal } from '#market/portals';
import { command, query, refused } from '#web/door';
import { idIn, readForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';
import { scopeIn } from './scope.ts';
import type { Actions, PageServerLoad } from './$types';

/** The portals the caller curates; operators open one for an organisation. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const portals = await myPortals(ctx);
		if (!has(ctx.actor, 'operator')) return { portals, opening: null };
		const [bodies, tree, places] = await Promise.all([listOrganisations(ctx), categories(ctx), provinces(ctx)]);
		return {
			portals,
			opening: {
				bodies: bodies.items.map(({ organisationId, name }) => ({ organisationId, name })),
				roots: tree.filter((one) => one.parent === null).map(({ slug, name }) => ({ slug, name })),
				provinces: places.map(({ code, name }) => ({ code, name })),
			},
		};
	});

export const actions: Actions = {
	open: async (event) => {
		const form = await readForm(event);
		try {
			const slug = /^[a-z][a-z0-9-]{1,59}$/.test(form.text('at')) ? form.text('at') : fixOne('at', 'portals.slug_wrong');
			const organisationId = idIn(form, 'organisationId', 'organisations.not_found');
			const wish = fit(openingShape, { organisationId, host: form.text('host') || null, scope: scopeIn(form), nameTh: form.text('nameTh') || null });
			return await command(event, (ctx) => openPortal(ctx, { ...wish, slug }), {
				values: form.values,
				then: () => redirect(303, `/office/portal/${slug}?said=opened`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
