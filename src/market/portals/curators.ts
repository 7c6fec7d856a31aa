import { actorName, system } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { namesOf, personByPhone } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { mayCurate, mayName } from './policy.ts';
import { portalOf } from './row.ts';

export interface CuratorView {
	readonly personId: string;
	readonly name: string;
	readonly until: Date | null;
	readonly at: Date;
}

/** Names of people are told to the room, which shows them to curators only. */
const asRoom = (ctx: ReadCtx): ReadCtx => ({ ...ctx, actor: system('portals') });

/**
 * Names a curator by id or by telephone, or ends it with `until` now.
 * @refuses portals.not_found, portals.not_officer, people.not_found, people.phone_wrong
 */
export async function nameCurator(ctx: Ctx, wish: { slug: string; until: Date | null } & ({ personId: string } | { phone: string })): Promise<void> {
	const portal = await portalOf(ctx, wish.slug);
	if (!mayName(ctx.actor, portal)) refuse('portals.not_officer', 'forbidden');
	const personId = 'phone' in wish ? (await personByPhone({ ...ctx, actor: system('portals') }, wish.phone)).personId : wish.personId;
	if (!isUuid(personId) || !(await namesOf(asRoom(ctx), [personId])).has(personId)) refuse('people.not_found', 'not_found');
	const values = { until: wish.until, author: actorName(ctx.actor), at: ctx.now };
	await ctx.db
		.insertInto('portals.curator')
		.values({ slug: portal.slug, person_id: personId, ...values })
		.onConflict((conflict) => conflict.columns(['slug', 'person_id']).doUpdateSet(values))
		.execute();
}

/** Who was named and still curates. @refuses portals.not_found, portals.not_a_curator */
export async function listCurators(ctx: ReadCtx, slug: string): Promise<CuratorView[]> {
	if (!(await mayCurate(ctx, await portalOf(ctx, slug)))) refuse('portals.not_a_curator', 'forbidden');
	const rows = await ctx.db
		.selectFrom('portals.curator')
		.select(['person_id', 'until', 'at'])
		.where('slug', '=', slug)
		.where((where) => where.or([where('until', 'is', null), where('until', '>', ctx.now)]))
		.orderBy('at')
		.execute();
	const names = await namesOf(
		asRoom(ctx),
		rows.map((row) => row.person_id),
	);
	return rows.map((row) => ({ personId: row.person_id, name: names.get(row.person_id) ?? '', until: row.until, at: row.at }));
}
