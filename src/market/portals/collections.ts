import { moderatedProvinces } from '#kernel/areas';
import type { Selectable } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { CollectionCard, CollectionView, Picked } from '#kernel/views-portals';
import { windows } from '#market/catalogue';
import { provinces } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { withStock } from './goods.ts';
import { limits } from './limits.ts';
import { curated, mayCurate, mayOpen } from './policy.ts';
import { portalOf } from './row.ts';
import { ruleShape } from './shapes.ts';

type Row = Selectable<Tables['portals.collection']>;
const PICTURES = 4;

async function itemsOf(
	ctx: ReadCtx,
	row: Row,
	page: { limit: number; cursor?: string | null | undefined },
): Promise<{ items: Picked[]; next: string | null }> {
	if (row.rule !== null) {
		const found = await windows.goodsIn(ctx, { rules: [ruleShape.parse(row.rule)], limit: page.limit, cursor: page.cursor });
		return { items: (await withStock(ctx, found.items)).map((product) => ({ product, reason: null })), next: found.next };
	}
	const picks = await ctx.db
		.selectFrom('portals.pick')
		.select(['product_id', 'reason_th', 'reason_en'])
		.where('collection_slug', '=', row.collection_slug)
		.orderBy('position')
		.execute();
	const cards = await windows.goodsCards(
		ctx,
		picks.map((pick) => pick.product_id),
	);
	const fresh = new Map((await withStock(ctx, [...cards.values()])).map((card) => [card.productId, card]));
	const items = picks.flatMap((pick) => {
		const product = fresh.get(pick.product_id);
		return product ? [{ product, reason: { th: pick.reason_th, en: pick.reason_en } }] : [];
	});
	return { items: items.slice(0, page.limit), next: null };
}

const card = (row: Row, items: readonly Picked[]): CollectionCard => ({
	slug: row.collection_slug,
	name: { th: row.name_th, en: row.name_en },
	story: { th: row.story_th, en: row.story_en },
	portal: row.slug,
	shown: row.shown,
	handPicked: row.rule === null,
	pictures: items.flatMap(({ product }) => (product.picture ? [product.picture] : [])).slice(0, PICTURES),
});

const cardsOf = (ctx: ReadCtx, rows: readonly Row[]): Promise<CollectionCard[]> =>
	Promise.all(rows.map(async (row) => card(row, (await itemsOf(ctx, row, { limit: PICTURES })).items)));

/** One collection; one that is hidden only for its curators. @refuses portals.no_collection */
export async function viewCollection(ctx: ReadCtx, slug: string, wish: { cursor?: string | null | undefined } = {}): Promise<CollectionView> {
	const row = await ctx.db.selectFrom('portals.collection').selectAll().where('collection_slug', '=', slug).executeTakeFirst();
	if (!row) return refuse('portals.no_collection', 'not_found');
	const edit = row.slug === null ? mayOpen(ctx.actor) : await mayCurate(ctx, await portalOf(ctx, row.slug));
	if (!row.shown && !edit) refuse('portals.no_collection', 'not_found');
	const { items, next } = await itemsOf(ctx, row, { limit: limits.picks, cursor: wish.cursor });
	return { ...card(row, items), items, next, rule: row.rule === null ? null : ruleShape.parse(row.rule), may: { edit } };
}

/** Collections that are shown, newest first. @param wish.portal of one portal; null for those of the whole market, nothing for all */
export async function listCollections(
	ctx: ReadCtx,
	wish: { portal?: string | null | undefined; limit?: number | undefined } = {},
): Promise<CollectionCard[]> {
	let query = ctx.db.selectFrom('portals.collection').selectAll().where('shown', '=', true);
	if (wish.portal !== undefined) query = query.where('slug', wish.portal === null ? 'is' : '=', wish.portal);
	const rows = await query
		.orderBy('changed_at', 'desc')
		.orderBy('collection_slug')
		.limit(Math.min(wish.limit ?? limits.page, limits.page))
		.execute();
	return cardsOf(ctx, rows);
}

/** Collections by their addresses, in that order; hidden and unknown ones left out. */
export async function collectionCards(ctx: ReadCtx, slugs: readonly string[]): Promise<CollectionCard[]> {
	if (slugs.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('portals.collection')
		.selectAll()
		.where('collection_slug', 'in', [...slugs])
		.where('shown', '=', true)
		.execute();
	const cards = new Map((await cardsOf(ctx, rows)).map((one) => [one.slug, one]));
	return slugs.flatMap((slug) => cards.get(slug) ?? []);
}

/** A collection inside a front page: its first goods; null when it is not shown. */
export async function shownCollection(ctx: ReadCtx, slug: string): Promise<CollectionView | null> {
	const row = await ctx.db
		.selectFrom('portals.collection')
		.selectAll()
		.where('collection_slug', '=', slug)
		.where('shown', '=', true)
		.executeTakeFirst();
	if (!row) return null;
	const { items } = await itemsOf(ctx, row, { limit: limits.row });
	return { ...card(row, items), items, next: null, rule: null, may: { edit: false } };
}

/** Collections of a portal with hidden ones, for its curators. @refuses portals.not_found, portals.not_a_curator */
export async function deskCollections(ctx: ReadCtx, portal: string): Promise<CollectionCard[]> {
	if (!(await mayCurate(ctx, await portalOf(ctx, portal)))) refuse('portals.not_a_curator', 'forbidden');
	const rows = await ctx.db
		.selectFrom('portals.collection')
		.selectAll()
		.where('slug', '=', portal)
		.orderBy('changed_at', 'desc')
		.orderBy('collection_slug')
		.limit(limits.listed)
		.execute();
	return cardsOf(ctx, rows);
}

/** The portals the caller curates: by duty all of a province, by name those named. An operator: every one with a row, and all provinces. */
export async function myPortals(ctx: ReadCtx): Promise<{ slug: string; name: { th: string; en: string | null }; edition: number | null }[]> {
	const all = await provinces(ctx);
	const provinceCodes = moderatedProvinces(ctx.actor);
	const mine = provinceCodes ? all.filter((one) => provinceCodes.includes(one.code)) : all;
	const named = await curated(ctx);
	const rows = await ctx.db.selectFrom('portals.portal').select(['slug', 'draft', 'edition', 'province_code']).execute();
	const byProvince = new Map(rows.map((row) => [row.slug, row]));
	const others = rows.filter(
		(row) => !mine.some((one) => one.slug === row.slug) && (named.includes(row.slug) || (mayOpen(ctx.actor) && row.province_code === null)),
	);
	const untouched = all.filter((one) => named.includes(one.slug) && !mine.includes(one) && !byProvince.has(one.slug));
	const nameIn = (draft: unknown): { th: string; en: string | null } => {
		const { nameTh, nameEn } = draft as { nameTh: string; nameEn?: string | null };
		return { th: nameTh, en: nameEn ?? null };
	};
	return [
		...[...mine, ...untouched].map((one) => ({ slug: one.slug, name: one.name, edition: byProvince.get(one.slug)?.edition ?? null })),
		...others.map((row) => ({ slug: row.slug, name: nameIn(row.draft), edition: row.edition })),
	];
}
