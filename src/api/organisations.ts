import { z } from 'zod';
import {
	decideGrant,
	endGrant,
	findPerson,
	grantShape,
	listOrganisations,
	organisationKinds,
	organisationShape,
	personFile,
	reinstatePerson,
	requestGrant,
	saveOrganisation,
	staffPhoneShape,
	suspendPerson,
	waitingGrants,
	whyShape,
} from '#market/organisations';
import { operation } from './operation.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { grant, organisation, personFileShape } from './shapes/organisations.ts';
import type { Door } from './terms.ts';

const why = z.strictObject({ why: whyShape });
const ofPerson = { personId: id };
const ofGrant = { personId: id, grantId: id };

/** Bodies that act, for administrators of the operator. */
export function organisationOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/organisations',
		summary: 'Bodies that act in the market, by kind and name',
		tag: 'organisations',
		query: { kind: z.enum(organisationKinds).optional(), cursor: z.string().min(1).max(2000).optional() },
		answer: pageOf(organisation),
		ask: (ctx, { query }) => listOrganisations(ctx, query),
	});
	operation(door, {
		method: 'put',
		path: '/organisations/{organisationId}',
		summary: 'Write down a body, or change its names, parent and areas',
		tag: 'organisations',
		params: { organisationId: id },
		body: organisationShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await saveOrganisation(ctx, params.organisationId, body);
			return {};
		},
	});
	personOperations(door);
	grantOperations(door);
}

function personOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/people/searches',
		summary: 'Find a person by phone; in the body, so that no log keeps it',
		tag: 'organisations',
		key: 'none',
		body: z.strictObject({ phone: staffPhoneShape }),
		answer: z.object({ person_id: id }),
		act: async (ctx, { body }) => ({ personId: await findPerson(ctx, body.phone) }),
	});
	operation(door, {
		method: 'get',
		path: '/people/{personId}',
		summary: 'What somebody holds and ever held for an organisation',
		tag: 'organisations',
		params: ofPerson,
		answer: personFileShape,
		ask: (ctx, { params }) => personFile(ctx, params.personId),
	});
	operation(door, {
		method: 'post',
		path: '/people/{personId}/suspension',
		summary: 'Suspend a person: every session ends now',
		tag: 'organisations',
		params: ofPerson,
		body: why,
		answer: null,
		act: async (ctx, { params, body }) => {
			await suspendPerson(ctx, { ...params, why: body.why });
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/people/{personId}/reinstatement',
		summary: 'Take a suspension back',
		tag: 'organisations',
		params: ofPerson,
		body: why,
		answer: null,
		act: async (ctx, { params, body }) => {
			await reinstatePerson(ctx, { ...params, why: body.why });
			return {};
		},
	});
}

function grantOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/grants',
		summary: 'Roles that wait for a second administrator',
		tag: 'organisations',
		answer: listOf(grant),
		ask: async (ctx) => ({ items: await waitingGrants(ctx) }),
	});
	operation(door, {
		method: 'put',
		path: '/people/{personId}/grants/{grantId}',
		summary: 'Ask that somebody gets a role',
		tag: 'organisations',
		params: ofGrant,
		body: grantShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await requestGrant(ctx, params, body);
			return {};
		},
	});
	for (const [word, yes] of [
		['approval', true],
		['refusal', false],
	] as const)
		operation(door, {
			method: 'post',
			path: `/people/{personId}/grants/{grantId}/${word}`,
			summary: yes ? 'Give the role: the second administrator' : 'Refuse the role',
			tag: 'organisations',
			params: ofGrant,
			answer: null,
			act: async (ctx, { params }) => {
				await decideGrant(ctx, params, yes);
				return {};
			},
		});
	operation(door, {
		method: 'post',
		path: '/people/{personId}/grants/{grantId}/end',
		summary: 'End a role now, in open sessions too',
		tag: 'organisations',
		params: ofGrant,
		body: why,
		answer: null,
		act: async (ctx, { params, body }) => {
			await endGrant(ctx, { ...params, why: body.why });
			return {};
		},
	});
}
