import { system } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import { DAY, later } from '#kernel/time';
import { endDuty, grantDuty, type DutyWish } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { rolesOf, type GrantRole, type OrganisationKind } from './kinds.ts';
import { areasOf, findOrganisation, mustManage } from './organisation.ts';
import { isAdministrator, mayDecide, mayRequest } from './policy.ts';
import { grantShape, whyShape, type GrantWish } from './shapes.ts';

const dayStart = (day: string): Date => new Date(`${day}T00:00:00+07:00`);
const asRoom = (ctx: Ctx): Ctx => ({ ...ctx, actor: system('organisations') });
const personOf = (ctx: Ctx): string => (ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('organisations.not_administrator', 'forbidden'));

/**
 * An administrator asks that somebody gets a role; nothing is given until another administrator agrees. The id is made by the caller.
 * @refuses organisations.not_administrator, organisations.not_yours, organisations.own_role, organisations.wrong, organisations.not_found,
 *   organisations.role_not_here, organisations.area_not_here, organisations.dates_wrong, organisations.has_already
 */
export async function requestGrant(ctx: Ctx, ids: { personId: string; grantId: string }, wish: GrantWish): Promise<void> {
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	if (!mayRequest(ctx.actor, ids)) refuse('organisations.own_role', 'forbidden');
	const parsed = grantShape.safeParse(wish);
	const grant = parsed.success ? parsed.data : refuse('organisations.wrong', 'invalid');
	await mustManage(ctx, grant.organisationId);
	await mustFit(ctx, grant);
	const from = dayStart(grant.fromDay);
	const until = grant.untilDay ? later(dayStart(grant.untilDay), DAY) : null;
	if (until && (until <= ctx.now || until <= from)) refuse('organisations.dates_wrong', 'invalid', {}, { untilDay: 'organisations.dates_wrong' });
	await noticeEnds(ctx, ids.personId);
	const asked = await ctx.db
		.insertInto('organisations.role_grant')
		.values({
			person_id: ids.personId,
			grant_id: ids.grantId,
			organisation_id: grant.organisationId,
			role: grant.role,
			area: grant.area,
			valid_from: from,
			valid_until: until,
			state: 'requested',
			why: grant.why,
			requested_by: personOf(ctx),
			requested_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('grant_id')
		.executeTakeFirst();
	if (asked) return publish(ctx, 'organisations.grant_requested', { ...ids, role: grant.role, requestedBy: personOf(ctx) });
	const same = await ctx.db
		.selectFrom('organisations.role_grant')
		.select('grant_id')
		.where('person_id', '=', ids.personId)
		.where('grant_id', '=', ids.grantId)
		.executeTakeFirst();
	if (!same) refuse('organisations.has_already', 'conflict');
}

/** The role belongs to the kind of body, and the area is the body's own. */
async function mustFit(ctx: Ctx, grant: GrantWish): Promise<void> {
	const body = await findOrganisation(ctx, grant.organisationId);
	const kind = body.kind as OrganisationKind;
	if (!rolesOf[kind].includes(grant.role)) refuse('organisations.role_not_here', 'invalid', {}, { role: 'organisations.role_not_here' });
	const areas = await areasOf(ctx, grant.organisationId);
	const fits: Readonly<Record<GrantRole, boolean>> = {
		province_officer:
			kind === 'ministry' && areas.length === 0 ? /^(\d\d)?$/.test(grant.area) : grant.area.length === 2 && areas.includes(grant.area),
		district_officer: grant.area.length === 4 && areas.includes(grant.area),
		post_clerk: grant.area === body.office_code,
		finance: grant.area === '',
		operator: grant.area === '',
		auditor: grant.area === '',
		support: grant.area === '',
	};
	if (!fits[grant.role]) refuse('organisations.area_not_here', 'invalid', {}, { area: 'organisations.area_not_here' });
}

/** What ended at its time is written down as ended, so that it can be given anew. */
const noticeEnds = (ctx: Ctx, personId: string): Promise<unknown> =>
	ctx.db
		.updateTable('organisations.role_grant')
		.set({ state: 'ended', ended_at: ctx.now, ended_by: 'time' })
		.where('person_id', '=', personId)
		.where('state', '=', 'active')
		.where('valid_until', '<=', ctx.now)
		.execute();

/**
 * The second administrator agrees or refuses. With a yes the duty is in the person's open sessions at once, from its day until its day.
 * @refuses organisations.not_administrator, organisations.second_person, organisations.no_grant, organisations.decided
 */
export async function decideGrant(ctx: Ctx, ids: { personId: string; grantId: string }, yes: boolean): Promise<void> {
	const row = await findGrant(ctx, ids);
	if (!mayDecide(ctx.actor, { personId: row.person_id, requestedBy: row.requested_by })) refuse('organisations.second_person', 'forbidden');
	if (row.state !== 'requested') refuse('organisations.decided', 'conflict');
	await ctx.db
		.updateTable('organisations.role_grant')
		.set({ state: yes ? 'active' : 'refused', decided_by: personOf(ctx), decided_at: ctx.now })
		.where('person_id', '=', row.person_id)
		.where('grant_id', '=', row.grant_id)
		.where('state', '=', 'requested')
		.execute();
	if (yes) await grantDuty(asRoom(ctx), { ...dutyOf(row), from: row.valid_from, until: row.valid_until });
	await publish(ctx, 'organisations.grant_decided', { ...ids, role: row.role, requestedBy: row.requested_by, yes });
}

/** Ends a grant now. @refuses organisations.not_administrator, organisations.no_grant, organisations.decided, organisations.why_missing */
export async function endGrant(ctx: Ctx, wish: { personId: string; grantId: string; why: string }): Promise<void> {
	const row = await findGrant(ctx, wish);
	const why = whyShape.safeParse(wish.why);
	if (!why.success) refuse('organisations.why_missing', 'invalid', {}, { why: 'organisations.why_missing' });
	if (row.state !== 'active') refuse('organisations.decided', 'conflict');
	await ctx.db
		.updateTable('organisations.role_grant')
		.set({ state: 'ended', ended_at: ctx.now, ended_by: personOf(ctx), end_why: why.data ?? '' })
		.where('person_id', '=', row.person_id)
		.where('grant_id', '=', row.grant_id)
		.where('state', '=', 'active')
		.execute();
	await endDuty(asRoom(ctx), dutyOf(row));
	await publish(ctx, 'organisations.grant_ended', { personId: row.person_id, grantId: row.grant_id, role: row.role });
}

async function findGrant(ctx: Ctx, ids: { personId: string; grantId: string }) {
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const row = await ctx.db
		.selectFrom('organisations.role_grant')
		.selectAll()
		.where('person_id', '=', ids.personId)
		.where('grant_id', '=', ids.grantId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refuse('organisations.no_grant', 'not_found');
	await mustManage(ctx, row.organisation_id);
	return row;
}

function dutyOf(row: { person_id: string; role: string; area: string }): Omit<DutyWish, 'acts' | 'from' | 'until'> {
	const role = row.role as GrantRole;
	assert(role !== 'district_officer' || row.area !== '', 'a district officer without a district');
	return {
		personId: row.person_id,
		role,
		...(role === 'province_officer' && row.area ? { provinceCode: row.area } : {}),
		...(role === 'district_officer' ? { districtCode: row.area } : {}),
		...(role === 'post_clerk' ? { officeCode: row.area } : {}),
	};
}
