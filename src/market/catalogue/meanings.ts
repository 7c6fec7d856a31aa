import { sql } from 'kysely';
import { z } from 'zod';
import { has } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { writtenText } from '#kernel/text';
import { normalise } from '#kernel/thai';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { GOODS_CHANNEL } from './change.ts';
import { forgetSynonyms } from './synonyms.ts';

const PAGE = 24;
const TERMS = 24;
const LETTERS = 40;
const CHANGES = 30;

/** Words that mean the same, as an officer writes them. */
export const meaningShape = z.strictObject({
	/** null for new ones */
	groupId: z.number().int().min(1).nullable(),
	terms: z
		.array(writtenText({ most: LETTERS }))
		.min(2)
		.max(TERMS),
	why: writtenText({ most: 500 }),
});
export type MeaningWish = z.infer<typeof meaningShape>;
export const removalShape = z.strictObject({ groupId: z.number().int().min(1), why: writtenText({ most: 500 }) });

export interface Meaning {
	readonly groupId: number;
	readonly terms: readonly string[];
	/** by whom it was written last, when and why; null for those that were there from the beginning */
	readonly last: { readonly why: string; readonly byName: string; readonly at: Date } | null;
}
export interface MeaningChange {
	readonly changeId: string;
	readonly groupId: number;
	readonly kind: 'written' | 'removed';
	readonly terms: readonly string[];
	readonly why: string;
	readonly byName: string;
	readonly at: Date;
}

function officer({ actor }: ReadCtx): { personId: string; name: string } {
	if (actor.kind !== 'person' || !(has(actor, 'operator') || has(actor, 'province_officer'))) return refuse('catalogue.words_not_yours', 'forbidden');
	return { personId: actor.personId, name: actor.name };
}

/** Words as they are compared: in normal form and unspaced. */
const termOf = (text: string): string => normalise(text).replaceAll(' ', '');

/**
 * What means the same, by the first word of each.
 * @param wish.with only what holds a word with this in it
 * @param wish.after the last number of the page before
 * @refuses catalogue.words_not_yours
 */
export async function listMeanings(
	ctx: ReadCtx,
	wish: { with: string; after: number },
): Promise<{ items: Meaning[]; next: number | null; total: number }> {
	officer(ctx);
	const term = termOf(wish.with);
	// Words in normal form hold letters and digits only: nothing in them means anything to `like`.
	const holding = term === '' ? sql`true` : sql`group_id in (select group_id from catalogue.synonym where term like ${`%${term}%`})`;
	const { rows } = await sql<{ group_id: number; terms: string[]; why: string | null; by_name: string | null; at: Date | null }>`
		select g.group_id, g.terms, c.why, c.by_name, c.at from (
			select group_id, array_agg(term order by term) as terms from catalogue.synonym
			where group_id > ${wish.after} and ${holding} group by group_id order by group_id limit ${PAGE + 1}
		) g left join lateral (
			select why, by_name, at from catalogue.meaning_change c where c.group_id = g.group_id order by at desc, change_id desc limit 1
		) c on true order by g.group_id`.execute(ctx.db);
	const counted = await sql<{ total: number }>`select count(distinct group_id)::int as total from catalogue.synonym where ${holding}`.execute(ctx.db);
	const items = rows.slice(0, PAGE).map((row) => ({
		groupId: row.group_id,
		terms: row.terms,
		last: row.why !== null && row.by_name !== null && row.at !== null ? { why: row.why, byName: row.by_name, at: row.at } : null,
	}));
	return { items, next: rows.length > PAGE ? items.at(-1)!.groupId : null, total: counted.rows[0]!.total };
}

/**
 * Who changed what and why, the last first.
 * @param of one group; null for all
 * @refuses catalogue.words_not_yours
 */
export async function meaningChanges(ctx: ReadCtx, of: number | null): Promise<MeaningChange[]> {
	officer(ctx);
	let list = ctx.db.selectFrom('catalogue.meaning_change').select(['change_id', 'group_id', 'kind', 'terms', 'why', 'by_name', 'at']);
	if (of !== null) list = list.where('group_id', '=', of);
	const rows = await list.orderBy('at', 'desc').orderBy('change_id', 'desc').limit(CHANGES).execute();
	return rows.map((row) => ({
		changeId: row.change_id,
		groupId: row.group_id,
		kind: row.kind as MeaningChange['kind'],
		terms: row.terms as unknown as string[],
		why: row.why,
		byName: row.by_name,
		at: row.at,
	}));
}

/** Puts words together again that were taken apart. @refuses catalogue.words_not_yours, catalogue.words_not_found, catalogue.words_there */
export async function restoreMeaning(ctx: Ctx, wish: { changeId: string; why: string }): Promise<{ groupId: number }> {
	officer(ctx);
	const row = isUuid(wish.changeId)
		? await ctx.db
				.selectFrom('catalogue.meaning_change')
				.select(['group_id', 'terms'])
				.where('change_id', '=', wish.changeId)
				.where('kind', '=', 'removed')
				.executeTakeFirst()
		: undefined;
	if (!row) return refuse('catalogue.words_not_found', 'not_found');
	if (await holdGroup(ctx, row.group_id)) refuse('catalogue.words_there', 'conflict');
	return putTogether(ctx, row.group_id, row.terms as unknown as string[], wish.why);
}

/**
 * Writes words that mean the same: new ones, or others in place of those that stood there. Searches know it within seconds.
 * @refuses catalogue.words_not_yours, catalogue.words_too_few, catalogue.words_not_found
 */
export async function writeMeaning(ctx: Ctx, wish: MeaningWish): Promise<{ groupId: number }> {
	officer(ctx);
	const terms = [...new Set(wish.terms.map(termOf))].filter((term) => term.length >= 1 && term.length <= LETTERS);
	if (terms.length < 2) refuse('catalogue.words_too_few', 'invalid', {}, { terms: 'catalogue.words_too_few' });
	if (wish.groupId !== null && !(await holdGroup(ctx, wish.groupId))) refuse('catalogue.words_not_found', 'not_found');
	const groupId = wish.groupId ?? (await newGroup(ctx));
	return putTogether(ctx, groupId, terms, wish.why);
}

/** The group until the command ends, so that two officers write one after the other. @returns whether it is there */
const holdGroup = async (ctx: Ctx, groupId: number): Promise<boolean> =>
	(await ctx.db.selectFrom('catalogue.synonym').select('term').where('group_id', '=', groupId).forUpdate().execute()).length > 0;

const newGroup = async (ctx: Ctx): Promise<number> =>
	(await sql<{ group_id: number }>`select nextval('catalogue.meaning_number')::int as group_id`.execute(ctx.db)).rows[0]!.group_id;

async function putTogether(ctx: Ctx, groupId: number, terms: readonly string[], why: string): Promise<{ groupId: number }> {
	await ctx.db.deleteFrom('catalogue.synonym').where('group_id', '=', groupId).execute();
	await ctx.db
		.insertInto('catalogue.synonym')
		.values(terms.map((term) => ({ term, group_id: groupId })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await noteChange(ctx, { groupId, kind: 'written', terms, why });
	return { groupId };
}

/** Takes words apart again. @refuses catalogue.words_not_yours, catalogue.words_not_found */
export async function removeMeaning(ctx: Ctx, wish: { groupId: number; why: string }): Promise<void> {
	officer(ctx);
	const gone = await ctx.db.deleteFrom('catalogue.synonym').where('group_id', '=', wish.groupId).returning('term').execute();
	if (gone.length === 0) refuse('catalogue.words_not_found', 'not_found');
	await noteChange(ctx, { groupId: wish.groupId, kind: 'removed', terms: gone.map((row) => row.term), why: wish.why });
}

async function noteChange(ctx: Ctx, change: { groupId: number; kind: MeaningChange['kind']; terms: readonly string[]; why: string }): Promise<void> {
	const { personId, name } = officer(ctx);
	await ctx.db
		.insertInto('catalogue.meaning_change')
		.values({
			change_id: ctx.newId(),
			group_id: change.groupId,
			kind: change.kind,
			terms: [...change.terms] as never,
			why: change.why.trim().slice(0, 500) || '–',
			by_whom: personId,
			by_name: name,
			at: ctx.now,
		})
		.execute();
	forgetSynonyms();
	await sql`select pg_notify(${GOODS_CHANNEL}, 'words')`.execute(ctx.db);
}
