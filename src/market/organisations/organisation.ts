import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { OrganisationView } from '#kernel/views-office';
import { provinceOf } from '#market/places';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { OrganisationKind } from './kinds.ts';
import { limits } from './limits.ts';
import { isAdministrator, mayLook } from './policy.ts';
import { organisationShape, type OrganisationWish } from './shapes.ts';

/**
 * Whether an administrator works for this body: it is the own operator or stands below it. Duties from the set-up reach everything.
 * @refuses organisations.not_administrator, organisations.not_yours
 */
export async function mustManage(ctx: ReadCtx, organisationId: string | null): Promise<void> {
	if (ctx.actor.kind === 'system') return;
	if (!isAdministrator(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const own = await ctx.db
		.selectFrom('organisations.role_grant')
		.select('organisation_id')
		.where('person_id', '=', ctx.actor.kind === 'person' ? ctx.actor.personId : '')
		.where('role', '=', 'operator')
		.where('state', '=', 'active')
		.execute();
	if (own.length === 0) return;
	const roots = new Set(own.map((row) => row.organisation_id));
	for (let at = organisationId, step = 0; at !== null && step < limits.deep; step++) {
		if (roots.has(at)) return;
		at = (await findOrganisation(ctx, at)).parent_id;
	}
	refuse('organisations.not_yours', 'forbidden');
}

/** @refuses organisations.not_found */
export async function findOrganisation(ctx: ReadCtx, organisationId: string) {
	const row = await ctx.db.selectFrom('organisations.organisation').selectAll().where('organisation_id', '=', organisationId).executeTakeFirst();
	return row ?? refuse('organisations.not_found', 'not_found');
}

/**
 * Writes down a body, or changes its names, parent and areas. Areas left out end now; new ones begin now. The id is made by the caller.
 * @refuses organisations.not_administrator, organisations.not_yours, organisations.wrong, organisations.loop, organisations.kind_fixed,
 *   organisations.office_missing, places.no_province
 */
export async function saveOrganisation(ctx: Ctx, organisationId: string, wish: OrganisationWish): Promise<void> {
	const parsed = organisationShape.safeParse(wish);
	const body = parsed.success ? parsed.data : refuse('organisations.wrong', 'invalid');
	await mustManage(ctx, body.parentId ?? null);
	if ((body.kind === 'post_office') !== Boolean(body.officeCode))
		refuse('organisations.office_missing', 'invalid', {}, { officeCode: 'organisations.office_missing' });
	for (const area of body.areas) await provinceOf(ctx, area.slice(0, 2));
	for (let at = body.parentId ?? null, step = 0; at !== null; step++) {
		if (at === organisationId || step >= limits.deep) refuse('organisations.loop', 'invalid', {}, { parentId: 'organisations.loop' });
		at = (await findOrganisation(ctx, at)).parent_id;
	}
	const before = await ctx.db
		.selectFrom('organisations.organisation')
		.select('kind')
		.where('organisation_id', '=', organisationId)
		.forUpdate()
		.executeTakeFirst();
	if (before) await mustManage(ctx, organisationId);
	// What people hold for a body follows from its kind.
	if (before && before.kind !== body.kind) refuse('organisations.kind_fixed', 'conflict');
	const values = { name_th: body.nameTh, name_en: body.nameEn ?? null, parent_id: body.parentId ?? null, office_code: body.officeCode ?? null };
	await ctx.db
		.insertInto('organisations.organisation')
		.values({ organisation_id: organisationId, kind: body.kind, valid_from: ctx.now, ...values })
		.onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(values))
		.execute();
	await saveAreas(ctx, organisationId, [...new Set(body.areas)]);
}

async function saveAreas(ctx: Ctx, organisationId: string, areas: readonly string[]): Promise<void> {
	const live = await areasOf(ctx, organisationId);
	const gone = live.filter((code) => !areas.includes(code));
	if (gone.length > 0)
		await ctx.db
			.updateTable('organisations.area')
			.set({ valid_until: ctx.now })
			.where('organisation_id', '=', organisationId)
			.where('code', 'in', gone)
			.where('valid_until', 'is', null)
			.execute();
	const fresh = areas.filter((code) => !live.includes(code));
	if (fresh.length > 0)
		await ctx.db
			.insertInto('organisations.area')
			.values(fresh.map((code) => ({ organisation_id: organisationId, code, valid_from: ctx.now })))
			.onConflict((conflict) => conflict.columns(['organisation_id', 'code', 'valid_from']).doUpdateSet({ valid_until: null }))
			.execute();
}

/** The areas in force now. */
export async function areasOf(ctx: ReadCtx, organisationId: string): Promise<string[]> {
	const rows = await ctx.db
		.selectFrom('organisations.area')
		.select('code')
		.where('organisation_id', '=', organisationId)
		.where('valid_from', '<=', ctx.now)
		.where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', ctx.now)]))
		.orderBy('code')
		.execute();
	return rows.map((row) => row.code);
}

/**
 * Every body by kind and name. @param wish.after the last id of the page before
 * @refuses organisations.not_administrator
 */
export async function listOrganisations(
	ctx: ReadCtx,
	wish: { kind?: OrganisationKind | undefined; cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ items: OrganisationView[]; next: string | null }> {
	if (!mayLook(ctx.actor)) refuse('organisations.not_administrator', 'forbidden');
	const limit = Math.min(Math.max(1, wish.limit ?? limits.page), limits.page);
	let query = ctx.db.selectFrom('organisations.organisation').selectAll();
	if (wish.kind) query = query.where('kind', '=', wish.kind);
	const after = readCursor(wish.cursor);
	if (after) query = query.where(sql<boolean>`(kind, name_th, organisation_id) > (${after.kind}, ${after.name}, ${after.id}::uuid)`);
	const rows = await query
		.orderBy('kind')
		.orderBy('name_th')
		.orderBy('organisation_id')
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		items: await Promise.all(
			shown.map(async (row) => ({
				organisationId: row.organisation_id,
				kind: row.kind as OrganisationKind,
				name: { th: row.name_th, en: row.name_en },
				parentId: row.parent_id,
				officeCode: row.office_code,
				areas: await areasOf(ctx, row.organisation_id),
			})),
		),
		next: rows.length > limit && last ? Buffer.from(JSON.stringify([last.kind, last.name_th, last.organisation_id])).toString('base64url') : null,
	};
}

function readCursor(cursor: string | undefined): { kind: string; name: string; id: string } | null {
	try {
		const read: unknown = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString());
		if (!Array.isArray(read)) return null;
		const [kind, name, id] = read.map(String);
		return kind && name && id && /^[0-9a-f-]{36}$/.test(id) ? { kind, name, id } : null;
	} catch {
		return null;
	}
}
