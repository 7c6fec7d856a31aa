import { error, redirect } from '@sveltejs/kit';
import { roles, type Role } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { bangkokDay } from '#kernel/time';
import {
	endGrant,
	endOldDuty,
	grantShape,
	listOrganisations,
	organisationKinds,
	personFile,
	reinstatePerson,
	requestGrant,
	rolesOf,
	suspendPerson,
	type OrganisationKind,
} from '#market/organisations';
import type { Ctx } from '#platform/ctx';
import { theApp } from '#web/app';
import { command, freshId, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { fit } from '../../../../fit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const said = ['asked', 'ended', 'suspended', 'reinstated'] as const;
type Said = (typeof said)[number];
const personOf = (event: RequestEvent): string =>
	isUuid(event.params.person) ? event.params.person : error(404, sentence(event.locals.lang, 'people.not_found'));
const kindOf = (text: string | null): OrganisationKind => organisationKinds.find((kind) => kind === text) ?? 'operator';

/** Everything one person holds and held, and what may be given. */
export const load: PageServerLoad = async (event) => {
	const personId = personOf(event);
	const kind = kindOf(event.url.searchParams.get('kind'));
	const news = said.find((one) => one === event.url.searchParams.get('said')) ?? null;
	return query(event, async (ctx) => {
		const [file, bodies] = await Promise.all([
			personFile(ctx, personId),
			listOrganisations(ctx, { kind, cursor: event.url.searchParams.get('cursor') ?? undefined }),
		]);
		const choices = bodies.items.flatMap((body) =>
			rolesOf[body.kind].flatMap((role) => {
				const areas = role === 'post_clerk' ? [body.officeCode ?? ''] : body.areas.length > 0 && role.endsWith('officer') ? body.areas : [''];
				return areas.map((area) => ({ value: [body.organisationId, role, area].join('|'), name: body.name, role, area }));
			}),
		);
		return {
			file,
			kind,
			kinds: organisationKinds,
			choices,
			next: bodies.next,
			news,
			grantId: freshId(),
			today: bangkokDay(theApp().ground.clock.now()),
		};
	});
};

async function change(event: RequestEvent, done: Said, work: (ctx: Ctx, personId: string, form: ReadForm) => Promise<void>) {
	const personId = personOf(event);
	const form = await readForm(event);
	try {
		return await command(event, (ctx) => work(ctx, personId, form), {
			values: form.values,
			then: () => redirect(303, `/office/people/${personId}?said=${done}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	ask: (event) =>
		change(event, 'asked', (ctx, personId, form) => {
			const [organisationId = '', role = '', area = ''] = form.text('what').split('|');
			const given = { organisationId, role, area, fromDay: form.text('fromDay'), untilDay: form.text('untilDay') || null, why: form.text('why') };
			const wish = fit(grantShape, given, { organisationId: 'what', role: 'what', area: 'what' });
			return requestGrant(ctx, { personId, grantId: form.text('grantId') }, wish);
		}),
	end: (event) =>
		change(event, 'ended', (ctx, personId, form) => endGrant(ctx, { personId, grantId: form.text('grantId'), why: form.text('reason') })),
	endOld: (event) =>
		change(event, 'ended', (ctx, personId, form) => {
			const role: Role = roles.find((one) => one === form.text('role')) ?? 'seller';
			const scope = form.text('scope');
			const at = { province_officer: 'provinceCode', district_officer: 'districtCode', post_clerk: 'officeCode' }[role as 'post_clerk'];
			return endOldDuty(ctx, { personId, role, ...(at && scope ? { [at]: scope } : {}) });
		}),
	suspend: (event) => change(event, 'suspended', (ctx, personId, form) => suspendPerson(ctx, { personId, why: form.text('reason') })),
	reinstate: (event) => change(event, 'reinstated', (ctx, personId, form) => reinstatePerson(ctx, { personId, why: form.text('reason') })),
};
