import { sql } from 'kysely';
import { isLive } from '#kernel/actor';
import { areasOf } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { mustWorkFor } from '#kernel/selling';
import { bangkokDay } from '#kernel/time';
import type { OfficeView, Page, PlaceView, SellerKind, ShopCard, ShopView, Words } from '#kernel/views';
import { officeOf, placeOf, provinceOf } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { isOfficer, mayApprove, mayEdit, maySee, maySeeMasked } from './policy.ts';
import { facts, findShop, type ShopPageRow, type ShopRow } from './row.ts';

const cardColumns = [
	'shop_id',
	'slug',
	'name_th',
	'name_en',
	'kind',
	'village_th',
	'village_en',
	'province_code',
	'postcode',
	'state',
	'away_from',
	'away_until',
	'away_text',
] as const;
type CardRow = Pick<ShopRow, (typeof cardColumns)[number]>;

const card = (ctx: ReadCtx, row: CardRow, provinceName: Words): ShopCard => ({
	shopId: row.shop_id,
	slug: row.slug,
	name: { th: row.name_th, en: row.name_en },
	kind: row.kind as SellerKind,
	village: { th: row.village_th, en: row.village_en },
	provinceCode: row.province_code,
	provinceName,
	postcode: row.postcode,
	state: row.state as ShopCard['state'],
	away: awayNow(row, bangkokDay(ctx.now)),
});

const awayNow = (row: CardRow, today: string): ShopCard['away'] =>
	row.away_from && row.away_until && row.away_from <= today && today <= row.away_until ? { until: row.away_until, text: row.away_text } : null;

const cards = (ctx: ReadCtx, rows: readonly CardRow[]): Promise<ShopCard[]> =>
	Promise.all(rows.map(async (row) => card(ctx, row, (await provinceOf(ctx, row.province_code)).name)));

async function view(ctx: ReadCtx, row: ShopPageRow, payout: string | null): Promise<ShopView> {
	const [place, office]: [PlaceView, OfficeView] = [await placeOf(ctx, row.subdistrict_code, row.postcode), await officeOf(ctx, row.postcode)];
	const mine = mayEdit(ctx.actor, { shopId: row.shop_id });
	return {
		...card(ctx, row, place.province),
		story: { th: row.story_th, en: row.story_en },
		saying: row.saying,
		since: row.since_year,
		members: row.members,
		place,
		office,
		products: row.products,
		reason: mine ? row.reason : null,
		payout: maySeeMasked(ctx.actor, row.shop_id, ctx.now) ? payout : null,
		may: { edit: mine, approve: mayApprove(ctx.actor, facts(row)) },
	};
}

/** A shop by its address; one that is not open is seen only by its makers and by those who check it. @refuses shops.not_found */
export async function viewShop(ctx: ReadCtx, slug: string): Promise<ShopView> {
	const claim = await ctx.db.selectFrom('shops.shop_slug').select('shop_id').where('slug', '=', slug).executeTakeFirst();
	return viewShopById(ctx, claim?.shop_id ?? refuse('shops.not_found', 'not_found'));
}

/** The same by its id. @refuses shops.not_found */
export async function viewShopById(ctx: ReadCtx, shopId: string): Promise<ShopView> {
	return viewShopRow(ctx, await findShop(ctx, shopId));
}

/** The same from a row of `shops.page_view` that came with another room's statement. @refuses shops.not_found */
export async function viewShopRow(ctx: ReadCtx, row: ShopPageRow): Promise<ShopView> {
	if (!maySee(ctx.actor, facts(row), ctx.now)) refuse('shops.not_found', 'not_found');
	return view(ctx, row, null);
}

/** For those who work for it; its sellers also see the masked account and why it was sent back. @refuses shops.not_found, shops.help_over */
export async function viewMyShop(ctx: ReadCtx, shopId: string): Promise<ShopView> {
	mustWorkFor(ctx, shopId, 'shops.not_found');
	const row = await findShop(ctx, shopId);
	const account = await ctx.db
		.selectFrom('shops.payout_account')
		.select('masked')
		.where('shop_id', '=', shopId)
		.where('current', '=', true)
		.executeTakeFirst();
	return view(ctx, row, account?.masked ?? null);
}

/** The shops the caller sells for or is a member of, oldest first; those one only helps in are told by the delegations room. */
export async function myShops(ctx: ReadCtx): Promise<ShopCard[]> {
	const duties = ctx.actor.kind === 'person' ? ctx.actor.duties.filter((duty) => duty.role === 'seller' || duty.role === 'member') : [];
	const ids = duties.flatMap((duty) => (duty.shopId && isLive(duty, ctx.now) ? [duty.shopId] : []));
	return [...(await shopCards(ctx, [...new Set(ids)])).values()].sort((a, b) => (a.shopId < b.shopId ? -1 : 1));
}

/** Many at once, by id; ids of no shop are left out. */
export async function shopCards(ctx: ReadCtx, shopIds: readonly string[]): Promise<Map<string, ShopCard>> {
	if (shopIds.length === 0) return new Map();
	const rows = await ctx.db
		.selectFrom('shops.shop')
		.select(cardColumns)
		.where('shop_id', '=', sql<string>`any(${shopIds.slice(0, limits.cards)}::uuid[])`)
		.execute();
	return new Map((await cards(ctx, rows)).map((one) => [one.shopId, one]));
}

/** Open shops, newest first. @param wish.cursor the `next` of the page before */
export async function listShops(
	ctx: ReadCtx,
	wish: { provinceCode?: string; areaCode?: string; limit: number; cursor?: string | undefined },
): Promise<Page<ShopCard>> {
	const limit = Math.min(Math.max(1, wish.limit), limits.page);
	let query = ctx.db
		.selectFrom('shops.shop')
		.select([...cardColumns, 'approved_at'])
		.where('state', '=', 'approved');
	if (wish.provinceCode) query = query.where('province_code', '=', wish.provinceCode);
	if (wish.areaCode) query = query.where('subdistrict_code', 'like', `${wish.areaCode}%`);
	const after = readCursor(wish.cursor);
	if (after) query = query.where(sql<boolean>`(approved_at, shop_id) < (${after.at}, ${after.id})`);
	const rows = await query
		.orderBy('approved_at', 'desc')
		.orderBy('shop_id', 'desc')
		.limit(limit + 1)
		.execute();
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return { items: await cards(ctx, shown), next: rows.length > limit && last?.approved_at ? `${last.approved_at.getTime()}_${last.shop_id}` : null };
}

function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
	const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(cursor ?? '');
	return match ? { at: new Date(Number(match[1])), id: match[2]! } : null;
}

/** Applications an officer may decide, longest waiting first. @refuses shops.not_officer */
export async function waitingShops(ctx: ReadCtx): Promise<ShopView[]> {
	if (!isOfficer(ctx.actor)) refuse('shops.not_officer', 'forbidden');
	const areas = areasOf(ctx.actor);
	let query = ctx.db.selectFrom('shops.shop').selectAll().where('state', '=', 'applied');
	if (areas) query = query.where(sql<boolean>`(province_code = any(${areas}::text[]) or left(subdistrict_code, 4) = any(${areas}::text[]))`);
	const rows = await query.orderBy('applied_at').orderBy('shop_id').limit(limits.waiting).execute();
	return Promise.all(rows.map((row) => view(ctx, row, null)));
}

/** Who opened it. Rooms only, for themselves. @refuses shops.not_found */
export async function ownerOf(ctx: ReadCtx, shopId: string): Promise<string> {
	return (await findShop(ctx, shopId)).owner_id;
}
