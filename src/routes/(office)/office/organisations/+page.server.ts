import { redirect } from '@sveltejs/kit';
import { listOrganisations, organisationKinds, organisationShape, saveOrganisation, type OrganisationKind } from '#market/organisations';
import { provinces } from '#market/places';
import { command, freshId, query, refused } from '#web/door';
import { readForm } from '#web/form';
import { fit } from '../../../fit.ts';
import type { Actions, PageServerLoad } from './$types';

const kindOf = (text: string | null): OrganisationKind | undefined => organisationKinds.find((kind) => kind === text);

/** Bodies by kind and name, and a form to add one. */
export const load: PageServerLoad = async (event) => {
	const kind = kindOf(event.url.searchParams.get('kind'));
	const cursor = event.url.searchParams.get('cursor') ?? undefined;
	return query(event, async (ctx) => {
		const [{ items, next }, above, country] = await Promise.all([
			listOrganisations(ctx, { kind, cursor }),
			listOrganisations(ctx, { kind: 'operator' }),
			provinces(ctx),
		]);
		const names = Object.fromEntries(country.map((one) => [one.code, one.name]));
		return {
			items,
			next,
			kind: kind ?? null,
			kinds: organisationKinds,
			above: above.items,
			names,
			organisationId: freshId(),
			saved: event.url.searchParams.has('saved'),
		};
	});
};

export const actions: Actions = {
	default: async (event) => {
		const form = await readForm(event);
		try {
			const wish = fit(organisationShape, {
				kind: form.text('kind'),
				nameTh: form.text('nameTh'),
				nameEn: form.text('nameEn') || null,
				parentId: form.text('parentId') || null,
				officeCode: form.text('officeCode') || null,
				areas: form
					.text('areas')
					.split(/[\s,]+/)
					.filter(Boolean),
			});
			return await command(event, (ctx) => saveOrganisation(ctx, form.text('organisationId'), wish), {
				values: form.values,
				then: () => redirect(303, `/office/organisations?kind=${wish.kind}&saved`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
