import { isLive, system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { GrantView, PersonFile } from '#kernel/views-office';
import { dutiesOf, endDuty, endSessions, knownPhone, namesOf, personCard, type DutyWish } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { GrantRole } from './kinds.ts';
import { grantRoles } from './kinds.ts';
import { limits } from './limits.ts';
import { isAdministrator, mayDecide, mayLook, mayRequest } from './policy.ts';
import { whyShape } from './shapes.ts';

const asRoom = <Kind extends ReadCtx>(ctx: Kind): Kind => ({ ...ctx, actor: system('organisations') });

/** Whose phone this is; for administrators. @refuses organisations.not_administrator, people.phone_wrong, organisations.no_person */
export async function findPerson(ctx: ReadCtx, phone: string): Promise<string> {
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const found = await knownPhone(asRoom(ctx), phone);
	return found ?? refuse('organisations.no_person', 'not_found', {}, { phone: 'organisations.no_person' });
}

/** One person with everything held and ever held for an organisation. @refuses organisations.not_administrator, people.not_found */
export async function personFile(ctx: ReadCtx, personId: string): Promise<PersonFile> {
	if (!mayLook(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const card = await personCard(asRoom(ctx), personId);
	const [duties, rows, acts] = await Promise.all([
		dutiesOf(ctx, personId),
		ctx.db
			.selectFrom('organisations.role_grant')
			.selectAll()
			.where('person_id', '=', personId)
			.orderBy('requested_at', 'desc')
			.orderBy('grant_id', 'desc')
			.limit(limits.grantsAPerson)
			.execute(),
		ctx.db
			.selectFrom('organisations.person_act')
			.selectAll()
			.where('person_id', '=', personId)
			.orderBy('at', 'desc')
			.orderBy('act_id', 'desc')
			.limit(limits.page)
			.execute(),
	]);
	const names = await namesOf(
		asRoom(ctx),
		acts.map((act) => act.by_whom),
	);
	return {
		...card,
		duties: duties.filter((duty) => duty.shopId === null && isLive(duty, ctx.now)),
		grants: await grantViews(ctx, rows),
		acts: acts.map((act) => ({
			act: act.act as 'suspended' | 'reinstated',
			by: names.get(act.by_whom) ?? '',
			why: act.why,
			at: act.at,
		})),
		may: { request: mayRequest(ctx.actor, { personId }), suspend: mayRequest(ctx.actor, { personId }) },
	};
}

/** Roles that wait for a second administrator, the longest waiting first. @refuses organisations.not_administrator */
export async function waitingGrants(ctx: ReadCtx): Promise<GrantView[]> {
	if (!mayLook(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const rows = await ctx.db
		.selectFrom('organisations.role_grant')
		.selectAll()
		.where('state', '=', 'requested')
		.orderBy('requested_at')
		.orderBy('grant_id')
		.limit(limits.page)
		.execute();
	return grantViews(ctx, rows);
}

interface Row {
	readonly person_id: string;
	readonly grant_id: string;
	readonly organisation_id: string;
	readonly role: string;
	readonly area: string;
	readonly valid_from: Date;
	readonly valid_until: Date | null;
	readonly state: string;
	readonly why: string;
	readonly requested_by: string;
	readonly requested_at: Date;
	readonly decided_by: string | null;
	readonly decided_at: Date | null;
	readonly ended_by: string | null;
	readonly ended_at: Date | null;
	readonly end_why: string | null;
}

async function grantViews(ctx: ReadCtx, rows: readonly Row[]): Promise<GrantView[]> {
	if (rows.length === 0) return [];
	const uuid = /^[0-9a-f-]{36}$/;
	const ids = rows.flatMap((row) => [row.person_id, row.requested_by, row.decided_by ?? '', row.ended_by ?? '']).filter((id) => uuid.test(id));
	const [names, bodies] = await Promise.all([
		namesOf(asRoom(ctx), ids),
		ctx.db
			.selectFrom('organisations.organisation')
			.select(['organisation_id', 'name_th', 'name_en'])
			.where('organisation_id', 'in', [...new Set(rows.map((row) => row.organisation_id))])
			.execute(),
	]);
	return rows.map((row) => {
		const body = bodies.find((one) => one.organisation_id === row.organisation_id);
		const over = row.state === 'active' && row.valid_until !== null && row.valid_until <= ctx.now;
		const state = over ? 'ended' : (row.state as GrantView['state']);
		return {
			grantId: row.grant_id,
			personId: row.person_id,
			personName: names.get(row.person_id) ?? '',
			organisation: { organisationId: row.organisation_id, name: { th: body?.name_th ?? '', en: body?.name_en ?? null } },
			role: row.role as GrantRole,
			area: row.area,
			from: row.valid_from,
			until: row.valid_until,
			state,
			why: row.why,
			requestedBy: names.get(row.requested_by) ?? '',
			requestedAt: row.requested_at,
			decidedBy: row.decided_by ? (names.get(row.decided_by) ?? '') : null,
			decidedAt: row.decided_at,
			endedBy: row.ended_by ? (names.get(row.ended_by) ?? null) : null,
			endedAt: row.ended_at ?? (over ? row.valid_until : null),
			endWhy: row.end_why,
			may: {
				decide: state === 'requested' && mayDecide(ctx.actor, { personId: row.person_id, requestedBy: row.requested_by }),
				end: state === 'active' && isAdministrator(ctx.actor),
			},
		};
	});
}

/** Ends a duty that came with the set-up and has no grant behind it. @refuses organisations.not_administrator, organisations.own_role, organisations.has_grant */
export async function endOldDuty(ctx: Ctx, wish: Omit<DutyWish, 'acts' | 'from' | 'until'>): Promise<void> {
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	if (!mayRequest(ctx.actor, wish) || !(grantRoles as readonly string[]).includes(wish.role)) refuse('organisations.own_role', 'forbidden');
	const granted = await ctx.db
		.selectFrom('organisations.role_grant')
		.select('grant_id')
		.where('person_id', '=', wish.personId)
		.where('role', '=', wish.role)
		.where('state', '=', 'active')
		.executeTakeFirst();
	// A grant carries who ended it and why.
	if (granted) refuse('organisations.has_grant', 'conflict');
	await endDuty(asRoom(ctx), wish);
}

/** Nobody can sign in as this person any more, and every open session ends now. @refuses organisations.not_administrator, organisations.own_role, organisations.why_missing, people.not_found */
export const suspendPerson = (ctx: Ctx, wish: { personId: string; why: string }): Promise<void> => actOn(ctx, wish, 'suspended');
/** Takes a suspension back. @refuses organisations.not_administrator, organisations.own_role, organisations.why_missing, people.not_found */
export const reinstatePerson = (ctx: Ctx, wish: { personId: string; why: string }): Promise<void> => actOn(ctx, wish, 'reinstated');

async function actOn(ctx: Ctx, wish: { personId: string; why: string }, act: 'suspended' | 'reinstated'): Promise<void> {
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	if (!mayRequest(ctx.actor, wish)) refuse('organisations.own_role', 'forbidden');
	const why = whyShape.safeParse(wish.why);
	if (!why.success) refuse('organisations.why_missing', 'invalid', {}, { why: 'organisations.why_missing' });
	await endSessions(asRoom(ctx), wish.personId, act === 'suspended');
	await ctx.db
		.insertInto('organisations.person_act')
		.values({
			person_id: wish.personId,
			act_id: ctx.newId(),
			act,
			by_whom: ctx.actor.kind === 'person' ? ctx.actor.personId : '',
			why: why.data ?? '',
			at: ctx.now,
		})
		.execute();
}
