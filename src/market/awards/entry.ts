import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { awardLevels, type AwardLevel } from '#kernel/views';
import type { AwardSubject, EntryView, FitRule } from '#kernel/views-awards';
import { shopOfProducts } from '#market/catalogue';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { mayAward } from './policy.ts';
import { lockDraft, partsOf, remember } from './programme.ts';
import type { EntryWish } from './shapes.ts';
import { subjectsOf, type SubjectFacts } from './subjects.ts';

export type EntryRow = Selectable<Tables['awards.entry']>;

/**
 * Proposes a product, a shop or a group for an award of a draft, or says it anew; the id is made by whoever asks.
 * @refuses awards.not_operator, awards.not_found, awards.frozen, awards.no_level, awards.no_subject, awards.entered_twice, awards.too_many
 */
export async function enterAward(ctx: Ctx, wish: EntryWish & { programmeId: string; entryId: string }): Promise<void> {
	await lockDraft(ctx, wish.programmeId);
	const { levels } = await partsOf(ctx, wish.programmeId);
	if (!levels.some((one) => one.category === wish.category && one.level === wish.level))
		refuse('awards.no_level', 'invalid', {}, { level: 'awards.no_level' });
	const shopId = wish.subject === 'product' ? (await shopOfProducts(ctx, [wish.subjectId])).get(wish.subjectId) : wish.subjectId;
	const facts = shopId ? await subjectsOf(ctx, [{ ...wish, shopId }]) : new Map<string, SubjectFacts>();
	if (!shopId || facts.size === 0) return refuse('awards.no_subject', 'invalid', {}, { subjectId: 'awards.no_subject' });
	const others = (await entriesOf(ctx, wish.programmeId)).filter((one) => one.entry_id !== wish.entryId);
	if (others.some((one) => one.subject_id === wish.subjectId)) refuse('awards.entered_twice', 'conflict', {}, { subjectId: 'awards.entered_twice' });
	if (others.length >= limits.awards) refuse('awards.too_many', 'conflict', { most: limits.awards });
	const values = {
		category: wish.category,
		level: wish.level,
		subject: wish.subject,
		subject_id: wish.subjectId,
		shop_id: shopId,
		reason_th: wish.reasonTh,
		reason_en: wish.reasonEn || null,
		author: actorName(ctx.actor),
		at: ctx.now,
	};
	await ctx.db
		.insertInto('awards.entry')
		.values({ programme_id: wish.programmeId, entry_id: wish.entryId, ...values })
		.onConflict((conflict) => conflict.columns(['programme_id', 'entry_id']).doUpdateSet(values))
		.execute();
	await remember(ctx, { programmeId: wish.programmeId, act: 'entered', why: `${wish.level} ${wish.subjectId}` });
}

/** Takes a proposal away. @refuses awards.not_operator, awards.not_found, awards.frozen */
export async function removeEntry(ctx: Ctx, wish: { programmeId: string; entryId: string }): Promise<void> {
	await lockDraft(ctx, wish.programmeId);
	const gone = await ctx.db
		.deleteFrom('awards.entry')
		.where('programme_id', '=', wish.programmeId)
		.where('entry_id', '=', wish.entryId)
		.returning(['subject_id', 'level'])
		.executeTakeFirst();
	if (gone) await remember(ctx, { programmeId: wish.programmeId, act: 'removed', why: `${gone.level} ${gone.subject_id}` });
}

export const entriesOf = (ctx: ReadCtx, programmeId: string): Promise<EntryRow[]> =>
	ctx.db
		.selectFrom('awards.entry')
		.selectAll()
		.where('programme_id', '=', programmeId)
		.orderBy('at')
		.orderBy('entry_id')
		.limit(limits.awards)
		.execute();

/** The proposals of a draft with what speaks against each today; best level first. @refuses awards.not_operator */
export async function listEntries(ctx: ReadCtx, programmeId: string): Promise<EntryView[]> {
	if (!mayAward(ctx.actor)) refuse('awards.not_operator', 'forbidden');
	const rows = await entriesOf(ctx, programmeId);
	const facts = await subjectsOf(
		ctx,
		rows.map((row) => ({ subject: row.subject as AwardSubject, subjectId: row.subject_id, shopId: row.shop_id })),
	);
	const { categories, levels } = await partsOf(ctx, programmeId);
	const rules = new Map(levels.map((one) => [`${one.category} ${one.level}`, one]));
	const taken = new Map<string, number>();
	const views = rows.flatMap((row) => {
		const own = facts.get(row.subject_id);
		if (!own) return [];
		const rule = rules.get(`${row.category} ${row.level}`)!;
		return [entryView(row, own, [...own.unfit, ...overQuota(taken, row, rule.quota), ...sameArea(taken, row.level, rule.area_rule, own)])];
	});
	const place = new Map(categories.map((one) => [one.slug, one.position]));
	return views.sort(
		(a, b) => awardLevels.indexOf(a.level) - awardLevels.indexOf(b.level) || (place.get(a.category) ?? 0) - (place.get(b.category) ?? 0),
	);
}

/** Counts up; true from the second on, or beyond so many. */
function beyond(taken: Map<string, number>, key: string, most: number): boolean {
	const count = (taken.get(key) ?? 0) + 1;
	taken.set(key, count);
	return count > most;
}
const overQuota = (taken: Map<string, number>, row: EntryRow, quota: number): FitRule[] =>
	beyond(taken, `${row.category} ${row.level}`, quota) ? ['quota'] : [];

/** At a level that is spread over the country no two may come from one region, or from one province, whatever their categories. */
function sameArea(taken: Map<string, number>, level: string, rule: string, { region, shop }: SubjectFacts): FitRule[] {
	if (rule === 'country') return [];
	return beyond(taken, `at ${level} ${rule === 'one_a_region' ? region : shop.provinceCode}`, 1) ? ['area'] : [];
}

const entryView = (row: EntryRow, facts: SubjectFacts, unfit: readonly FitRule[]): EntryView => ({
	entryId: row.entry_id,
	category: row.category,
	level: row.level as AwardLevel,
	subject: row.subject as AwardSubject,
	subjectId: row.subject_id,
	shopId: row.shop_id,
	shopSlug: facts.shop.slug,
	what: facts.what,
	who: facts.who,
	picture: facts.picture,
	provinceCode: facts.shop.provinceCode,
	provinceName: facts.shop.provinceName,
	region: facts.region,
	reason: { th: row.reason_th, en: row.reason_en },
	unfit,
});
