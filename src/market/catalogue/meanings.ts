import { sql } from 'kysely';
import { z } from 'zod';
import { has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { writtenText } from '#kernel/text';
import { normalise } from '#kernel/thai';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { GOODS_CHANNEL } from './change.ts';
import { forgetSynonyms } from './synonyms.ts';

const PAGE = 60;
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

export interface Meaning {
	readonly groupId: number;
	readonly terms: readonly string[];
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
 * What means the same, with the last changes.
 * @param wish.with only what holds this word
 * @param wish.after the last number of the page before
 * @refuses catalogue.words_not_yours
 */
export async function listMeanings(
	ctx: ReadCtx,
	wish: { with: string; after: number },
): Promise<{ items: Meaning[]; next: number | null; changes: MeaningChange[] }> {
	officer(ctx);
	const term = termOf(wish.with);
	const { rows } = await sql<{ group_id: number; terms: string[] }>`
		select group_id, array_agg(term order by term) as terms from catalogue.synonym
		where group_id > ${wish.after} ${term === '' ? sql`` : sql`and group_id in (select group_id from catalogue.synonym where term = ${term})`}
		group by group_id order by group_id limit ${PAGE + 1}`.execute(ctx.db);
	const changes = await ctx.db
		.selectFrom('catalogue.meaning_change')
		.select(['change_id', 'group_id', 'kind', 'terms', 'why', 'by_name', 'at'])
		.orderBy('at', 'desc')
		.orderBy('change_id', 'desc')
		.limit(CHANGES)
		.execute();
	const items = rows.slice(0, PAGE).map((row) => ({ groupId: row.group_id, terms: row.terms }));
	return {
		items,
		next: rows.length > PAGE ? items.at(-1)!.groupId : null,
		changes: changes.map((row) => ({
			changeId: row.change_id,
			groupId: row.group_id,
			kind: row.kind as MeaningChange['kind'],
			terms: row.terms as unknown as string[],
			why: row.why,
			byName: row.by_name,
			at: row.at,
		})),
	};
}

/**
 * Writes words that mean the same: new ones, or others in place of those that stood there. Searches know it within seconds.
 * @refuses catalogue.words_not_yours, catalogue.words_too_few
 */
export async function writeMeaning(ctx: Ctx, wish: MeaningWish): Promise<{ groupId: number }> {
	officer(ctx);
	const terms = [...new Set(wish.terms.map(termOf))].filter((term) => term.length >= 1 && term.length <= LETTERS);
	if (terms.length < 2) refuse('catalogue.words_too_few', 'invalid', {}, { terms: 'catalogue.words_too_few' });
	const { rows } = wish.groupId
		? { rows: [{ group_id: wish.groupId }] }
		: await sql<{ group_id: number }>`select nextval('catalogue.meaning_number')::int as group_id`.execute(ctx.db);
	const groupId = rows[0]!.group_id;
	await ctx.db.deleteFrom('catalogue.synonym').where('group_id', '=', groupId).execute();
	await ctx.db
		.insertInto('catalogue.synonym')
		.values(terms.map((term) => ({ term, group_id: groupId })))
		.execute();
	await noteChange(ctx, { groupId, kind: 'written', terms, why: wish.why });
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
