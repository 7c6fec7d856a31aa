import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { AwardLevel } from '#kernel/views';
import type { EntryView } from '#kernel/views-awards';
import { honours as shown } from '#market/catalogue';
import { shopCards } from '#market/shops';
import { shopPath, tellChanged } from '#platform/changes';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publishMany } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { listEntries } from './entry.ts';
import { rememberKey } from './keys.ts';
import { limits } from './limits.ts';
import { lockProgramme, partsOf, remember, type ProgrammeRow } from './programme.ts';
import { writeBadge } from './statement.ts';

export type AwardRow = Selectable<Tables['awards.award']>;
/** What the hash is made of: everything of an award that the day of publishing does not add. */
type Listed = Omit<AwardRow, 'award_id' | 'hash' | 'badge' | 'issued_day'>;

/**
 * Publishes the result of a programme, once and for all; a second time changes nothing and gives the same list and hash.
 * @returns the SHA-256 of the list, and how many awards it has
 * @refuses awards.not_operator, awards.not_found, awards.nobody, awards.unfit, awards.over
 */
export async function publishResult(ctx: Ctx, programmeId: string): Promise<{ hash: string; awards: number }> {
	const programme = await lockProgramme(ctx, programmeId);
	if (programme.state === 'published') return resultOf(ctx, programmeId);
	const today = bangkokDay(ctx.now);
	if (programme.until_day < today) refuse('awards.over', 'conflict', {}, { until: 'awards.over' });
	const entries = await listEntries(ctx, programmeId);
	if (entries.length === 0) refuse('awards.nobody', 'conflict');
	const unfit = entries.filter((one) => one.unfit.length > 0).length;
	if (unfit > 0) refuse('awards.unfit', 'conflict', { n: unfit });
	await rememberKey(ctx);
	const listed = inOrder(entries).map((entry, index) => listedRow(programme, entry, index + 1));
	const list = await listText(ctx, programme, listed);
	const hash = createHash('sha256').update(list).digest('hex');
	const awards = listed.map((row) => ({ ...row, award_id: ctx.newId(), hash, issued_day: today, badge: badgeOf(ctx, programme, row, today) }));
	await ctx.db.deleteFrom('awards.entry').where('programme_id', '=', programmeId).execute();
	await ctx.db
		.updateTable('awards.programme')
		.set({ state: 'published', author: actorName(ctx.actor), changed_at: ctx.now })
		.where('programme_id', '=', programmeId)
		.execute();
	await ctx.db
		.insertInto('awards.result')
		.values({ programme_id: programmeId, list, hash, published_at: ctx.now, published_by: actorName(ctx.actor) })
		.execute();
	await ctx.db.insertInto('awards.award').values(awards).execute();
	await remember(ctx, { programmeId, act: 'published', why: hash });
	await showAwards(ctx, awards, programme.slug);
	await publishMany(
		ctx,
		'awards.given',
		awards.map((one) => ({ awardId: one.award_id, shopId: one.shop_id, code: one.code })),
	);
	return { hash, awards: awards.length };
}

async function resultOf(ctx: Ctx, programmeId: string): Promise<{ hash: string; awards: number }> {
	const { hash } = await ctx.db.selectFrom('awards.result').select('hash').where('programme_id', '=', programmeId).executeTakeFirstOrThrow();
	const rows = await ctx.db.selectFrom('awards.award').select('award_id').where('programme_id', '=', programmeId).execute();
	return { hash, awards: rows.length };
}

/** Whoever entered first does not stand first: of one level and category, by name. */
const inOrder = (entries: readonly EntryView[]): EntryView[] =>
	entries
		.map((entry, index) => ({ entry, index }))
		.sort((a, b) =>
			a.entry.level === b.entry.level && a.entry.category === b.entry.category
				? compare(`${a.entry.what.th} ${a.entry.subjectId}`, `${b.entry.what.th} ${b.entry.subjectId}`)
				: a.index - b.index,
		)
		.map(({ entry }) => entry);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const listedRow = (programme: ProgrammeRow, entry: EntryView, position: number): Listed => ({
	programme_id: programme.programme_id,
	position,
	category: entry.category,
	level: entry.level,
	subject: entry.subject,
	subject_id: entry.subjectId,
	shop_id: entry.shopId,
	province_code: entry.provinceCode,
	region: entry.region,
	what_th: entry.what.th,
	what_en: entry.what.en,
	who_th: entry.who.th,
	who_en: entry.who.en,
	picture: entry.picture,
	reason_th: entry.reason.th,
	reason_en: entry.reason.en,
	code: codeOf(programme.programme_id, entry.subjectId),
	until_day: programme.until_day,
});

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Made of what was awarded where: the same result has the same codes wherever it is published. */
export const codeOf = (programmeId: string, subjectId: string): string =>
	[...createHash('sha256').update(`${programmeId} ${subjectId}`).digest().subarray(0, limits.code)]
		.map((byte) => LETTERS[byte % LETTERS.length])
		.join('');

/** A result as text, one thing a line: whoever has the text can make its hash anew. */
export async function listText(ctx: ReadCtx, programme: ProgrammeRow, awards: readonly Listed[]): Promise<string> {
	const { categories, levels } = await partsOf(ctx, programme.programme_id);
	const lines = [
		[
			'programme',
			programme.slug,
			programme.year,
			programme.name_th,
			programme.name_en,
			programme.organiser_th,
			programme.organiser_en,
			programme.until_day,
		],
		...categories.map((one) => ['category', one.position, one.slug, one.name_th, one.name_en]),
		...levels
			.map((one) => ['level', one.category, one.level, one.quota, one.area_rule])
			.sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b))),
		...awards.map((one) => [
			'award',
			one.position,
			one.level,
			one.category,
			one.code,
			one.subject,
			one.subject_id,
			one.shop_id,
			one.province_code,
			one.region,
			one.what_th,
			one.what_en,
			one.who_th,
			one.who_en,
			one.picture,
			one.reason_th,
			one.reason_en,
			one.until_day,
		]),
	];
	return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}

const badgeOf = (ctx: Ctx, programme: ProgrammeRow, row: Listed, issued: string): string =>
	writeBadge(ctx.signer, {
		kind: 'award',
		code: row.code,
		what: row.what_th,
		who: row.who_th,
		provinceCode: row.province_code,
		title: programme.name_th,
		level: row.level,
		year: programme.year,
		issued,
		until: row.until_day,
	});

/** Lists, cards and search follow what holds now of these awards; kept pages that show them are forgotten. */
export async function showAwards(
	ctx: Ctx,
	awards: readonly Pick<AwardRow, 'subject' | 'subject_id' | 'shop_id' | 'code'>[],
	slug: string,
): Promise<void> {
	const goods = awards.filter((one) => one.subject === 'product');
	for (const [shopId, own] of Map.groupBy(
		[...goods].sort((a, b) => compare(a.shop_id, b.shop_id)),
		(one) => one.shop_id,
	)) {
		const ids = own.map((one) => one.subject_id);
		const held = await ctx.db
			.selectFrom('awards.award as a')
			.innerJoin('awards.programme as p', 'p.programme_id', 'a.programme_id')
			.leftJoin('awards.withdrawal as w', 'w.award_id', 'a.award_id')
			.select(['a.award_id', 'a.subject_id', 'a.level', 'a.until_day', 'p.year'])
			.where('a.subject_id', 'in', ids)
			.where('w.award_id', 'is', null)
			.execute();
		const honours = held.map((row) => ({
			productId: row.subject_id,
			awardId: row.award_id,
			level: row.level as AwardLevel,
			year: row.year,
			until: row.until_day,
		}));
		await shown.setHonours(ctx, shopId, ids, honours);
	}
	const shops = await slugsOf(ctx, [...new Set(awards.map((one) => one.shop_id))]);
	await tellChanged(ctx, [`/awards/${slug}`, '/awards', '/', ...awards.map((one) => `/badges/${one.code}`), ...shops.map(shopPath)]);
}

async function slugsOf(ctx: Ctx, shopIds: readonly string[]): Promise<string[]> {
	return [...(await shopCards(ctx, shopIds)).values()].map((shop) => shop.slug);
}
