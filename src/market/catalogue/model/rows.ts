// What the model reads of the database.
import { sql } from 'kysely';
import type { Db } from '#platform/db';
import type { EntryRow } from './build.ts';
import type { PhraseSource } from './phrases.ts';

const columns =
	sql.raw(`product_id as "productId", category, province_code as "provinceCode", sold, price_satang as "priceSatang", extract(epoch from published_at)::float8 * 1000 as published,
	seller_kind as "sellerKind", transport_class as "transportClass", standards, awards, sold_out as "soldOut", keeps_days as "keepsDays", name, plain, words::text as words`);

/** Entries by id, a piece at a time. @param after the last id of the piece before */
export async function entriesAfter(db: Db, after: string | null, most: number): Promise<EntryRow[]> {
	const from = after ? sql`where product_id > ${after}::uuid` : sql``;
	return (await sql<EntryRow>`select ${columns} from catalogue.entry ${from} order by product_id limit ${most}`.execute(db)).rows;
}

export async function entriesOf(db: Db, ids: readonly string[]): Promise<EntryRow[]> {
	return (await sql<EntryRow>`select ${columns} from catalogue.entry where product_id = any(${[...ids]}::uuid[])`.execute(db)).rows;
}

/** What changes without any word: pieces sold, price, stock. */
export interface NumbersRow {
	readonly productId: string;
	readonly sold: number;
	readonly priceSatang: number;
	readonly soldOut: boolean;
}

export async function numbersOf(db: Db, ids: readonly string[]): Promise<NumbersRow[]> {
	return (
		await sql<NumbersRow>`select product_id as "productId", sold, price_satang as "priceSatang", sold_out as "soldOut"
			from catalogue.entry where product_id = any(${[...ids]}::uuid[])`.execute(db)
	).rows;
}

/** A place in the history of the database: what it sees and what it does not. */
export const snapshotOf = async (db: Db): Promise<string> =>
	(await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db)).rows[0]!.seen;

/** Leaves a mark for what will be written to disk, or goes on holding what it knows: no change after it is forgotten before it. */
export const leaveMark = async (db: Db): Promise<string> =>
	(await sql<{ mark: string }>`insert into catalogue.model_mark default values returning mark`.execute(db)).rows[0]!.mark;

/** Whether a mark was left in this very database, in what is still its past, and not too long ago. */
export async function isMarked(db: Db, mark: string): Promise<boolean> {
	const { rows } = await sql`select 1 from catalogue.model_mark
		where mark = ${mark}::uuid and xmin::text::numeric = xact::text::numeric % 4294967296 and pg_visible_in_snapshot(xact, pg_current_snapshot())`.execute(
		db,
	);
	return rows.length > 0;
}

export interface Changes {
	readonly seen: string;
	readonly whole: readonly string[];
	readonly numbers: readonly string[];
}

/** What is seen now and was not seen then, whatever order transactions ended in. */
export async function changesSince(db: Db, seen: string): Promise<Changes> {
	const { rows } = await sql<{ seen: string; whole: string[] | null; numbers: string[] | null }>`
		select pg_current_snapshot()::text as seen, array_agg(distinct product_id::text) filter (where not numbers_only) as whole,
			array_agg(distinct product_id::text) filter (where numbers_only) as numbers
		from catalogue.change where xact >= pg_snapshot_xmin(${seen}::pg_snapshot) and not pg_visible_in_snapshot(xact, ${seen}::pg_snapshot)`.execute(db);
	const { whole, numbers, seen: now } = rows[0]!;
	return { seen: now, whole: whole ?? [], numbers: numbers ?? [] };
}

const GOODS_PHRASES = 300_000;
const OTHER_PHRASES = 800_000;

/** Phrases for suggestions and slips, those of most goods; sorted as their bytes are. */
export async function phrasesNow(db: Db): Promise<PhraseSource[]> {
	const { rows } = await sql<PhraseSource>`select normal, kind, href, text, products, leads from (
			(select * from catalogue.phrase where kind = 'product' and products > 0 order by products desc limit ${GOODS_PHRASES})
			union all (select * from catalogue.phrase where kind <> 'product' and products > 0 order by products desc limit ${OTHER_PHRASES})
		) kept order by normal collate "C"`.execute(db);
	return rows;
}

export async function synonymsNow(db: Db): Promise<{ term: string; group_id: number }[]> {
	return db.selectFrom('catalogue.synonym').select(['term', 'group_id']).execute();
}
