import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import { awardLevels, type AwardLevel } from '#kernel/views';
import type { AreaRule, AwardSubject, AwardView, ProgrammeCard, ProgrammeView, Region } from '#kernel/views-awards';
import { windows } from '#market/catalogue';
import { provinces } from '#market/places';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { mayAward } from './policy.ts';
import { partsOf, type ProgrammeRow } from './programme.ts';
import { listText, type AwardRow } from './publish.ts';

interface Row extends AwardRow {
	readonly programme_slug: string;
	readonly programme_th: string;
	readonly programme_en: string | null;
	readonly year: number;
	readonly category_th: string;
	readonly category_en: string | null;
	readonly withdrawn_at: Date | null;
	readonly withdrawn_why: string | null;
}

const awardRows = (ctx: ReadCtx) =>
	ctx.db
		.selectFrom('awards.award as a')
		.innerJoin('awards.programme as p', 'p.programme_id', 'a.programme_id')
		.innerJoin('awards.category as c', (join) => join.onRef('c.programme_id', '=', 'a.programme_id').onRef('c.slug', '=', 'a.category'))
		.leftJoin('awards.withdrawal as w', 'w.award_id', 'a.award_id')
		.selectAll('a')
		.select(['p.slug as programme_slug', 'p.name_th as programme_th', 'p.name_en as programme_en', 'p.year'])
		.select(['c.name_th as category_th', 'c.name_en as category_en', 'w.at as withdrawn_at', 'w.reason as withdrawn_why']);

export interface WinnersWish {
	readonly provinceCode?: string | null | undefined;
	readonly shopId?: string | null | undefined;
	/** of a product: its own awards, not those of its shop */
	readonly productId?: string | null | undefined;
	readonly level?: AwardLevel | null | undefined;
	readonly year?: number | null | undefined;
	readonly limit?: number | undefined;
}

/** Awards that hold today: the newest year first, in it the highest level. */
export async function winners(ctx: ReadCtx, wish: WinnersWish = {}): Promise<AwardView[]> {
	let query = awardRows(ctx).where('w.award_id', 'is', null).where('a.until_day', '>=', bangkokDay(ctx.now));
	if (wish.provinceCode) query = query.where('a.province_code', '=', wish.provinceCode);
	if (wish.shopId) query = query.where('a.shop_id', '=', wish.shopId);
	if (wish.productId) query = query.where('a.subject_id', '=', wish.productId);
	if (wish.level) query = query.where('a.level', '=', wish.level);
	if (wish.year) query = query.where('p.year', '=', wish.year);
	const rows = await query
		.orderBy('p.year', 'desc')
		.orderBy(sql`array_position(array['nation', 'region', 'model'], a.level)`)
		.orderBy('p.slug')
		.orderBy('a.position')
		.limit(Math.min(wish.limit ?? limits.winners, limits.winners))
		.execute();
	return views(ctx, rows);
}

/** One award, whatever became of it. @refuses awards.not_found */
export async function viewAward(ctx: ReadCtx, of: { awardId: string } | { code: string }): Promise<AwardView> {
	const query = awardRows(ctx);
	const row = await ('code' in of ? query.where('a.code', '=', of.code) : query.where('a.award_id', '=', of.awardId)).executeTakeFirst();
	return row ? (await views(ctx, [row]))[0]! : refuse('awards.not_found', 'not_found');
}

async function views(ctx: ReadCtx, rows: readonly Row[]): Promise<AwardView[]> {
	if (rows.length === 0) return [];
	const [shops, goods, places] = await Promise.all([
		shopCards(ctx, [...new Set(rows.map((row) => row.shop_id))]),
		windows.goodsCards(
			ctx,
			rows.filter((row) => row.subject === 'product').map((row) => row.subject_id),
		),
		provinces(ctx),
	]);
	const names = new Map(places.map((place) => [place.code, place.name]));
	const today = bangkokDay(ctx.now);
	return rows.map((row) => {
		const shop = shops.get(row.shop_id);
		const isProduct = row.subject === 'product';
		return {
			awardId: row.award_id,
			code: row.code,
			level: row.level as AwardLevel,
			category: { slug: row.category, name: { th: row.category_th, en: row.category_en } },
			subject: row.subject as AwardSubject,
			productId: isProduct ? row.subject_id : null,
			shop: { shopId: row.shop_id, slug: shop?.slug ?? '', name: shop?.name ?? { th: row.who_th, en: row.who_en } },
			what: { th: row.what_th, en: row.what_en },
			who: { th: row.who_th, en: row.who_en },
			picture: row.picture,
			provinceCode: row.province_code,
			provinceName: names.get(row.province_code) ?? { th: '', en: null },
			region: row.region as Region,
			reason: { th: row.reason_th, en: row.reason_en },
			programme: { slug: row.programme_slug, name: { th: row.programme_th, en: row.programme_en } },
			year: row.year,
			issued: row.issued_day,
			until: row.until_day,
			state: row.withdrawn_at ? 'withdrawn' : row.until_day < today ? 'expired' : 'valid',
			withdrawn: row.withdrawn_at ? { at: row.withdrawn_at, reason: row.withdrawn_why ?? '' } : null,
			open: isProduct ? goods.has(row.subject_id) : shop?.state === 'approved',
		};
	});
}

const cardOf = (row: ProgrammeRow): ProgrammeCard => ({
	programmeId: row.programme_id,
	slug: row.slug,
	name: { th: row.name_th, en: row.name_en },
	year: row.year,
	organiser: { th: row.organiser_th, en: row.organiser_en },
	state: row.state as ProgrammeCard['state'],
	until: row.until_day,
});

/** Published programmes, the newest year first; for operators also the drafts with `all`. */
export async function listProgrammes(ctx: ReadCtx, wish: { all?: boolean } = {}): Promise<ProgrammeCard[]> {
	let query = ctx.db.selectFrom('awards.programme').selectAll();
	if (!wish.all || !mayAward(ctx.actor)) query = query.where('state', '=', 'published');
	return (await query.orderBy('year', 'desc').orderBy('slug').limit(limits.programmes).execute()).map(cardOf);
}

/** A programme by its address or id; a draft only for operators. @refuses awards.not_found */
export async function viewProgramme(ctx: ReadCtx, of: { slug: string } | { programmeId: string }): Promise<ProgrammeView> {
	const query = ctx.db.selectFrom('awards.programme').selectAll();
	const row = await ('slug' in of ? query.where('slug', '=', of.slug) : query.where('programme_id', '=', of.programmeId)).executeTakeFirst();
	const edit = mayAward(ctx.actor);
	if (!row || (row.state !== 'published' && !edit)) return refuse('awards.not_found', 'not_found');
	const [{ categories, levels }, result, awards] = await Promise.all([
		partsOf(ctx, row.programme_id),
		ctx.db.selectFrom('awards.result').selectAll().where('programme_id', '=', row.programme_id).executeTakeFirst(),
		awardRows(ctx).where('a.programme_id', '=', row.programme_id).orderBy('a.position').limit(limits.awards).execute(),
	]);
	const all = await views(ctx, awards);
	return {
		...cardOf(row),
		about: { th: row.about_th, en: row.about_en },
		categories: categories.map((one) => ({ slug: one.slug, name: { th: one.name_th, en: one.name_en } })),
		levels: levels
			.map((one) => ({ category: one.category, level: one.level as AwardLevel, quota: one.quota, areaRule: one.area_rule as AreaRule }))
			.sort((a, b) => awardLevels.indexOf(a.level) - awardLevels.indexOf(b.level) || (a.category < b.category ? -1 : 1)),
		publishedAt: result?.published_at ?? null,
		hash: result?.hash ?? null,
		frozen: result !== undefined && (await listText(ctx, row, awards)) === result.list,
		awards: all.filter((one) => one.state !== 'withdrawn'),
		withdrawn: all.filter((one) => one.state === 'withdrawn'),
		may: { edit },
	};
}

/** The text of a published result, word for word as it was hashed. @refuses awards.not_found */
export async function resultText(ctx: ReadCtx, slug: string): Promise<{ list: string; hash: string }> {
	const row = await ctx.db
		.selectFrom('awards.result as r')
		.innerJoin('awards.programme as p', 'p.programme_id', 'r.programme_id')
		.select(['r.list', 'r.hash'])
		.where('p.slug', '=', slug)
		.executeTakeFirst();
	return row ?? refuse('awards.not_found', 'not_found');
}
