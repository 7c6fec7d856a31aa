import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { findOrganisation } from '#market/organisations';
import { provinceOf } from '#market/places';
import type { Ctx } from '#platform/ctx';
import { forgetDoors } from './doors.ts';
import { mayCurate, mayOpen } from './policy.ts';
import { portalOf, shownPage, type Portal } from './row.ts';
import { pageShape, ruleShape, type OpeningWish, type PortalPage } from './shapes.ts';

/** @refuses portals.not_found, portals.not_a_curator */
export async function mustCurate(ctx: Ctx, slug: string): Promise<Portal> {
	const portal = await portalOf(ctx, slug);
	if (!(await mayCurate(ctx, portal))) refuse('portals.not_a_curator', 'forbidden');
	return portal;
}

/** Its row, made when it has none, held until the command ends. */
async function hold(ctx: Ctx, portal: Portal): Promise<Portal> {
	if (!portal.kept)
		await ctx.db
			.insertInto('portals.portal')
			.values({
				slug: portal.slug,
				province_code: portal.provinceCode,
				scope: JSON.stringify(portal.scope),
				draft: JSON.stringify(portal.draft),
				author: actorName(ctx.actor),
				changed_at: ctx.now,
			})
			.onConflict((conflict) => conflict.column('slug').doNothing())
			.execute();
	await ctx.db.selectFrom('portals.portal').select('slug').where('slug', '=', portal.slug).forUpdate().execute();
	return portalOf(ctx, portal.slug);
}

/**
 * Keeps a new draft of the front page.
 * @param wish.version of the draft that was changed
 * @returns the version after it
 * @refuses portals.not_found, portals.not_a_curator, portals.changed_meanwhile, portals.block_twice,
 *   portals.days_turned, portals.collection_not_yours
 */
export async function saveDraft(ctx: Ctx, wish: { slug: string; version: number; page: PortalPage }): Promise<{ version: number }> {
	const portal = await hold(ctx, await mustCurate(ctx, wish.slug));
	if (portal.version !== wish.version) refuse('portals.changed_meanwhile', 'conflict', { version: portal.version });
	mustFit(wish.page);
	await mustKnowCollections(ctx, wish.slug, wish.page);
	const version = portal.version + 1;
	await ctx.db
		.updateTable('portals.portal')
		.set({ draft: JSON.stringify(pageShape.parse(wish.page)), version, author: actorName(ctx.actor), changed_at: ctx.now })
		.where('slug', '=', wish.slug)
		.execute();
	return { version };
}

/** What holds between the blocks of a page and between the days of one. */
function mustFit(page: PortalPage): void {
	if (new Set(page.blocks.map((block) => block.id)).size < page.blocks.length) refuse('portals.block_twice', 'invalid');
	for (const block of page.blocks)
		if ((block.kind === 'event' && block.firstDay > block.lastDay) || (block.from && block.until && block.from > block.until))
			refuse('portals.days_turned', 'invalid', { block: block.id });
}

/** A front page names collections of its own portal or of the whole market. */
async function mustKnowCollections(ctx: Ctx, slug: string, page: PortalPage): Promise<void> {
	const named = page.blocks.flatMap((block) =>
		block.kind === 'collection' ? [block.collection] : block.kind === 'collections' ? block.collections : [],
	);
	if (named.length === 0) return;
	const rows = await ctx.db
		.selectFrom('portals.collection')
		.select(['collection_slug', 'slug'])
		.where('collection_slug', 'in', [...new Set(named)])
		.execute();
	const known = new Set(rows.filter((row) => row.slug === null || row.slug === slug).map((row) => row.collection_slug));
	const unknown = named.find((one) => !known.has(one));
	if (unknown) refuse('portals.collection_not_yours', 'invalid', { collection: unknown });
}

/** Shows the draft to everybody, as a new edition. @refuses portals.not_found, portals.not_a_curator, portals.changed_meanwhile */
export async function publishDraft(ctx: Ctx, wish: { slug: string; version: number }): Promise<{ edition: number }> {
	const portal = await hold(ctx, await mustCurate(ctx, wish.slug));
	if (portal.version !== wish.version) refuse('portals.changed_meanwhile', 'conflict', { version: portal.version });
	const number = portal.lastEdition + 1;
	await ctx.db
		.insertInto('portals.edition')
		.values({
			slug: portal.slug,
			number,
			page: JSON.stringify(portal.draft),
			author: actorName(ctx.actor),
			published_at: ctx.now,
			before: portal.edition,
		})
		.execute();
	await ctx.db
		.updateTable('portals.portal')
		.set({ edition: number, last_edition: number, changed_at: ctx.now })
		.where('slug', '=', portal.slug)
		.execute();
	forgetDoors();
	return { edition: number };
}

/**
 * Goes back to the edition before; a province's first one goes back to the page that is made for it. The draft follows what is shown.
 * @refuses portals.not_found, portals.not_a_curator, portals.nothing_before
 */
export async function undoEdition(ctx: Ctx, wish: { slug: string }): Promise<{ edition: number | null }> {
	const portal = await hold(ctx, await mustCurate(ctx, wish.slug));
	const now = portal.edition ?? refuse('portals.nothing_before', 'conflict');
	const { before } = await ctx.db
		.selectFrom('portals.edition')
		.select('before')
		.where('slug', '=', portal.slug)
		.where('number', '=', now)
		.executeTakeFirstOrThrow();
	if (before === null && portal.province === null) refuse('portals.nothing_before', 'conflict');
	const page = await shownPage(ctx, { ...portal, edition: before });
	await ctx.db
		.updateTable('portals.portal')
		.set({
			edition: before,
			draft: JSON.stringify(page),
			version: portal.version + 1,
			author: actorName(ctx.actor),
			changed_at: ctx.now,
		})
		.where('slug', '=', portal.slug)
		.execute();
	forgetDoors();
	return { edition: before };
}

/**
 * Opens the portal of an organisation, or gives a portal its host name and scope.
 * @refuses portals.not_operator, organisations.not_found, portals.slug_taken, portals.host_taken, places.no_province
 */
export async function openPortal(ctx: Ctx, wish: OpeningWish & { slug: string }): Promise<void> {
	if (!mayOpen(ctx.actor)) refuse('portals.not_operator', 'forbidden');
	for (const code of wish.scope?.provinceCodes ?? []) await provinceOf(ctx, code);
	if (wish.host) {
		const other = await ctx.db
			.selectFrom('portals.portal')
			.select('slug')
			.where('host', '=', wish.host)
			.where('slug', '<>', wish.slug)
			.executeTakeFirst();
		if (other) refuse('portals.host_taken', 'conflict', {}, { host: 'portals.host_taken' });
	}
	if (wish.organisationId) await openForOrganisation(ctx, { ...wish, organisationId: wish.organisationId });
	const portal = await hold(ctx, await portalOf(ctx, wish.slug));
	const scope = wish.scope && portal.provinceCode ? { ...wish.scope, provinceCodes: [portal.provinceCode] } : wish.scope;
	await ctx.db
		.updateTable('portals.portal')
		.set({ host: wish.host, ...(scope ? { scope: JSON.stringify(scope) } : {}), author: actorName(ctx.actor), changed_at: ctx.now })
		.where('slug', '=', wish.slug)
		.execute();
	forgetDoors();
}

async function openForOrganisation(ctx: Ctx, wish: OpeningWish & { slug: string; organisationId: string }): Promise<void> {
	const before = await ctx.db.selectFrom('portals.portal').select(['organisation_id']).where('slug', '=', wish.slug).executeTakeFirst();
	if (before ? before.organisation_id !== wish.organisationId : await isProvince(ctx, wish.slug))
		refuse('portals.slug_taken', 'conflict', {}, { slug: 'portals.slug_taken' });
	if (before) return;
	const body = await findOrganisation(ctx, wish.organisationId);
	const page = pageShape.parse({
		nameTh: wish.nameTh || body.name_th,
		nameEn: body.name_en,
		theme: 'central',
		blocks: [
			{ kind: 'goods', id: 'best', titleTh: 'ของคัดสรร', titleEn: 'Chosen goods' },
			{ kind: 'goods', id: 'new', titleTh: 'มาใหม่', titleEn: 'New here', sort: 'new' },
		],
	});
	await ctx.db
		.insertInto('portals.portal')
		.values({
			slug: wish.slug,
			organisation_id: wish.organisationId,
			scope: JSON.stringify(wish.scope ?? ruleShape.parse({})),
			draft: JSON.stringify(page),
			author: actorName(ctx.actor),
			changed_at: ctx.now,
		})
		.execute();
}

const isProvince = async (ctx: Ctx, slug: string): Promise<boolean> => {
	try {
		return (await portalOf(ctx, slug)).province !== null;
	} catch {
		return false;
	}
};
