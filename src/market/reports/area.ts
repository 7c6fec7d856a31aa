import { sql } from 'kysely';
import { has, type Actor } from '#kernel/actor';
import { areasOf, operates } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { Page, PlaceView, SellerKind, ShopCard, Words } from '#kernel/views';
import { findPlaces } from '#market/places';
import type { ReadCtx } from '#platform/ctx';

/** Days without an order after which a shop is called quiet, and before which a paper is called to mind. */
export const QUIET_DAYS = 60;
const PAGE = 25;
const NEWEST = 10;
/** Nobody reads further: above this the page says "or more". */
const COUNTED = 10_000;
const EXPORTED = 20_000;
const PIECE = 2000;

type State = ShopCard['state'];

export interface AreaShop {
	readonly shopId: string;
	readonly slug: string;
	readonly name: Words;
	readonly kind: SellerKind;
	readonly village: Words;
	readonly place: Pick<PlaceView, 'subdistrict' | 'district' | 'province' | 'provinceCode'> | null;
	/** goods on sale */
	readonly products: number;
	readonly appliedAt: Date;
	readonly openedAt: Date | null;
	readonly lastOrderAt: Date | null;
}

export interface AreaPaper {
	readonly shopId: string;
	readonly shop: Words;
	readonly kind: string;
	readonly number: string;
	readonly until: string;
}

/** How an area stands. */
export interface AreaView {
	/** beginnings of subdistrict codes: provinces and districts; null is the whole country */
	readonly areas: readonly string[] | null;
	readonly shops: Readonly<Record<State, number>>;
	/** open shops by kind, the most first */
	readonly kinds: readonly { readonly kind: SellerKind; readonly shops: number }[];
	/** goods on sale */
	readonly products: number;
	/** papers that end within QUIET_DAYS */
	readonly lapsing: number;
	/** at most 10,000 are counted */
	readonly quiet: { readonly count: number; readonly more: boolean };
	readonly newest: readonly AreaShop[];
}

const mayRead = (actor: Actor): boolean => has(actor, 'province_officer') || has(actor, 'district_officer') || has(actor, 'operator');

/** What somebody looks after, or the one province of it that was asked for. @refuses reports.not_yours */
function areasFor(ctx: ReadCtx, province: string | undefined): string[] | null {
	if (ctx.actor.kind !== 'person' || !mayRead(ctx.actor)) return refuse('reports.not_yours', 'forbidden');
	const areas = operates(ctx.actor) ? null : areasOf(ctx.actor);
	return areas === null && province && /^\d{2}$/.test(province) ? [province] : areas;
}

/** Rows of shops.shop in an area: by beginnings of the code, so that an index finds them. */
const inside = (areas: readonly string[] | null) =>
	areas === null
		? sql<boolean>`true`
		: areas.length === 0
			? sql<boolean>`false`
			: // The sign after 9 in the order of bytes ends the range.
				sql<boolean>`(${sql.join(
					areas.map((area) => sql`(s.subdistrict_code >= ${area} and s.subdistrict_code < ${`${area}:`})`),
					sql` or `,
				)})`;
/** Besides, so that lists of one province come from its index in their order. */
const ofProvinces = (areas: readonly string[] | null) => {
	if (areas === null) return sql<boolean>`true`;
	const codes = [...new Set(areas.map((area) => area.slice(0, 2)))];
	return codes.length === 1 ? sql<boolean>`s.province_code = ${codes[0]}` : sql<boolean>`s.province_code = any(${codes}::text[])`;
};
const onlyProvinces = (areas: readonly string[]): boolean => areas.every((area) => area.length === 2);

/**
 * How the caller's area stands: shops by state and kind, goods, papers that end, shops that sell nothing, the newest applications.
 * @param wish.province two digits: for those who look after the whole country
 * @refuses reports.not_yours
 */
export async function viewArea(ctx: ReadCtx, wish: { province?: string | undefined } = {}): Promise<AreaView> {
	const areas = areasFor(ctx, wish.province);
	const [tally, products, lapsing, quiet, newest] = await Promise.all([
		tallyShops(ctx, areas),
		countGoods(ctx, areas),
		countLapsing(ctx, areas),
		countQuiet(ctx, areas),
		newestShops(ctx, areas, NEWEST, null),
	]);
	const shops: Record<State, number> = { applied: 0, sent_back: 0, approved: 0, suspended: 0, closed: 0 };
	const kinds = new Map<SellerKind, number>();
	for (const row of tally) {
		shops[row.state] += row.count;
		if (row.state === 'approved') kinds.set(row.kind, (kinds.get(row.kind) ?? 0) + row.count);
	}
	return {
		areas,
		shops,
		kinds: [...kinds].map(([kind, count]) => ({ kind, shops: count })).sort((a, b) => b.shops - a.shops),
		products,
		lapsing,
		quiet: { count: Math.min(quiet, COUNTED), more: quiet > COUNTED },
		newest: await shopsOf(ctx, newest),
	};
}

async function tallyShops(ctx: ReadCtx, areas: readonly string[] | null): Promise<{ state: State; kind: SellerKind; count: number }[]> {
	const { rows } = await sql<{ state: State; kind: SellerKind; count: number }>`
		select s.state, s.kind, count(*)::int as count from shops.shop s where ${inside(areas)} group by s.state, s.kind`.execute(ctx.db);
	return rows;
}

/** By the numbers that the catalogue keeps while goods come and go; of a district its shops' own numbers. */
async function countGoods(ctx: ReadCtx, areas: readonly string[] | null): Promise<number> {
	const places = areas === null ? ['all'] : areas.map((area) => `p/${area}`);
	const { rows } =
		areas === null || onlyProvinces(areas)
			? await sql<{ n: number }>`select coalesce(sum(products), 0)::int as n from catalogue.tally where place = any(${places}::text[])`.execute(
					ctx.db,
				)
			: await sql<{ n: number }>`select coalesce(sum(s.products), 0)::int as n from shops.shop s where ${inside(areas)}`.execute(ctx.db);
	return rows[0]?.n ?? 0;
}

async function countLapsing(ctx: ReadCtx, areas: readonly string[] | null): Promise<number> {
	const codes = areas?.map((area) => area.slice(0, 2)) ?? [];
	const here = areas === null ? sql`true` : sql`c.province_code = any(${[...new Set(codes)]}::text[])`;
	const join = areas === null || onlyProvinces(areas) ? sql`` : sql`join shops.shop s on s.shop_id = c.shop_id and ${inside(areas)}`;
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from standards.certificate c ${join}
		where c.state = 'valid' and c.until_day between ${bangkokDay(ctx.now)} and ${lastDay(ctx)} and ${here}`.execute(ctx.db);
	return rows[0]?.n ?? 0;
}

const lastDay = (ctx: ReadCtx): string => bangkokDay(later(ctx.now, QUIET_DAYS * DAY));
const quietBefore = (ctx: ReadCtx): Date => later(ctx.now, -QUIET_DAYS * DAY);

async function countQuiet(ctx: ReadCtx, areas: readonly string[] | null): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from shops.shop s
		where s.state = 'approved' and s.quiet_since < ${quietBefore(ctx)} and ${ofProvinces(areas)} and ${areas !== null && !onlyProvinces(areas) ? inside(areas) : sql`true`}
		limit ${COUNTED + 1}) q`.execute(ctx.db);
	return rows[0]?.n ?? 0;
}

interface ShopRow {
	readonly shop_id: string;
	readonly slug: string;
	readonly name_th: string;
	readonly name_en: string | null;
	readonly kind: SellerKind;
	readonly village_th: string;
	readonly village_en: string | null;
	readonly subdistrict_code: string;
	readonly products: number;
	readonly applied_at: Date;
	readonly approved_at: Date | null;
	readonly last_order_at: Date | null;
	/** to the microsecond, as text: what the next page begins after */
	readonly mark: string;
}
const shown = (
	mark: 'applied_at' | 'quiet_since',
) => sql`s.shop_id, s.slug, s.name_th, s.name_en, s.kind, s.village_th, s.village_en, s.subdistrict_code,
	s.products, s.applied_at, s.approved_at, s.last_order_at, to_char(s.${sql.ref(mark)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as mark`;
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)~([0-9a-f-]{36})$/;

async function quietRows(ctx: ReadCtx, areas: readonly string[] | null, most: number, cursor: string | null): Promise<ShopRow[]> {
	const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
	const { rows } = await sql<ShopRow>`select ${shown('quiet_since')} from shops.shop s
		where s.state = 'approved' and s.quiet_since < ${quietBefore(ctx)} and ${ofProvinces(areas)} and ${areas !== null && !onlyProvinces(areas) ? inside(areas) : sql`true`}
		${at && id ? sql`and (s.quiet_since, s.shop_id) > (${at}::timestamptz, ${id}::uuid)` : sql``}
		order by s.quiet_since, s.shop_id limit ${most}`.execute(ctx.db);
	return rows;
}

async function newestShops(ctx: ReadCtx, areas: readonly string[] | null, most: number, cursor: string | null): Promise<ShopRow[]> {
	const [, at, id] = CURSOR.exec(cursor ?? '') ?? [];
	const { rows } = await sql<ShopRow>`select ${shown('applied_at')} from shops.shop s
		where s.state = 'applied' and ${ofProvinces(areas)} and ${areas !== null && !onlyProvinces(areas) ? inside(areas) : sql`true`}
		${at && id ? sql`and (s.applied_at, s.shop_id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
		order by s.applied_at desc, s.shop_id desc limit ${most}`.execute(ctx.db);
	return rows;
}

const placeIn = (found: PlaceView | undefined): AreaShop['place'] =>
	found ? { subdistrict: found.subdistrict, district: found.district, province: found.province, provinceCode: found.provinceCode } : null;

const shopsOf = (ctx: ReadCtx, rows: readonly ShopRow[]): Promise<AreaShop[]> =>
	Promise.all(
		rows.map(async (row) => ({
			shopId: row.shop_id,
			slug: row.slug,
			name: { th: row.name_th, en: row.name_en },
			kind: row.kind,
			village: { th: row.village_th, en: row.village_en },
			place: placeIn((await findPlaces(ctx, { subdistrictCode: row.subdistrict_code }))[0]),
			products: row.products,
			appliedAt: row.applied_at,
			openedAt: row.approved_at,
			lastOrderAt: row.last_order_at,
		})),
	);

/** Open shops of the area without an order for QUIET_DAYS, the longest quiet first. @refuses reports.not_yours */
export async function quietShops(
	ctx: ReadCtx,
	wish: { province?: string | undefined; cursor?: string | null | undefined } = {},
): Promise<Page<AreaShop>> {
	const rows = await quietRows(ctx, areasFor(ctx, wish.province), PAGE + 1, wish.cursor ?? null);
	const last = rows[PAGE - 1];
	return { items: await shopsOf(ctx, rows.slice(0, PAGE)), next: rows.length > PAGE && last ? `${last.mark}~${last.shop_id}` : null };
}

/** A list of the area for a spreadsheet, at most 20,000 shops. @refuses reports.not_yours */
export async function areaList(ctx: ReadCtx, wish: { list: 'quiet' | 'newest'; province?: string | undefined }): Promise<AreaShop[]> {
	const areas = areasFor(ctx, wish.province);
	const found: AreaShop[] = [];
	for (let cursor: string | null = null; found.length < EXPORTED;) {
		const rows: ShopRow[] = await (wish.list === 'quiet' ? quietRows : newestShops)(ctx, areas, PIECE, cursor);
		found.push(...(await shopsOf(ctx, rows)));
		const last = rows.at(-1);
		if (!last || rows.length < PIECE) break;
		cursor = `${last.mark}~${last.shop_id}`;
	}
	return found;
}

/** Papers of the area that end within QUIET_DAYS, the first to end first, at most 20,000. @refuses reports.not_yours */
export async function lapsingPapers(ctx: ReadCtx, wish: { province?: string | undefined } = {}): Promise<AreaPaper[]> {
	const areas = areasFor(ctx, wish.province);
	const { rows } = await sql<{ shop_id: string; name_th: string; name_en: string | null; kind: string; number: string; until: string }>`
		select c.shop_id, s.name_th, s.name_en, c.kind, c.number, c.until_day::text as until
		from standards.certificate c join shops.shop s using (shop_id)
		where c.state = 'valid' and c.until_day between ${bangkokDay(ctx.now)} and ${lastDay(ctx)} and ${inside(areas)}
		order by c.until_day, c.shop_id, c.certificate_id limit ${EXPORTED}`.execute(ctx.db);
	return rows.map((row) => ({
		shopId: row.shop_id,
		shop: { th: row.name_th, en: row.name_en },
		kind: row.kind,
		number: row.number,
		until: row.until,
	}));
}
