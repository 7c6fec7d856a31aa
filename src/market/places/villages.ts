import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { geography } from './geography.ts';
import { limits } from './limits.ts';

export interface Village {
	/** eight digits: subdistrict and moo */
	readonly code: string;
	readonly moo: number;
	readonly name: Words;
}

/** The villages of a subdistrict by their moo; empty where the registry was not filled. @param subdistrictCode six digits */
export async function villagesOf(ctx: ReadCtx, subdistrictCode: string): Promise<Village[]> {
	const rows = await ctx.db
		.selectFrom('places.village')
		.select(['village_code', 'name_th', 'name_en'])
		.where('subdistrict_code', '=', subdistrictCode)
		.orderBy('village_code')
		.limit(limits.villages)
		.execute();
	return rows.map((row) => ({ code: row.village_code, moo: Number(row.village_code.slice(6)), name: { th: row.name_th, en: row.name_en } }));
}

export interface VillageImport {
	readonly read: number;
	readonly written: number;
	/** rows that were left out */
	readonly refused: number;
	readonly faults: readonly { readonly line: number; readonly why: 'shape' | 'unknown_subdistrict' }[];
}

/** A row of a table of villages: code, Thai name, English name. */
export interface VillageLine {
	readonly line: number;
	readonly cells: readonly string[];
}

/**
 * Fills the registry from rows of a table, all with one statement; the same rows twice change nothing. For the set-up, acting for itself.
 * @returns every row that was left out, with why
 * @refuses places.not_allowed
 */
export async function importVillageRows(ctx: ReadCtx, rows: readonly VillageLine[]): Promise<VillageImport> {
	if (ctx.actor.kind !== 'system') refuse('places.not_allowed', 'forbidden');
	const { bySubdistrict } = await geography(ctx);
	const faults: { line: number; why: 'shape' | 'unknown_subdistrict' }[] = [];
	const batch = new Map<string, readonly [string, string | null]>();
	for (const { line, cells } of rows) {
		const row = rowOf(cells);
		if (row === null) faults.push({ line, why: 'shape' });
		else if (!bySubdistrict.has(row.code.slice(0, 6))) faults.push({ line, why: 'unknown_subdistrict' });
		else batch.set(row.code, [row.th, row.en]);
	}
	return { read: rows.length, written: await write(ctx, batch), refused: faults.length, faults };
}

/** One statement for a whole batch. @returns rows that are new or changed */
async function write(ctx: ReadCtx, batch: ReadonlyMap<string, readonly [string, string | null]>): Promise<number> {
	if (batch.size === 0) return 0;
	const [codes, names] = [[...batch.keys()], [...batch.values()]];
	const done = await sql`insert into places.village as v (village_code, subdistrict_code, name_th, name_en)
		select code, left(code, 6), th, en from unnest(${codes}::text[], ${names.map(([th]) => th)}::text[], ${names.map(([, en]) => en)}::text[]) as u (code, th, en)
		on conflict (village_code) do update set name_th = excluded.name_th, name_en = excluded.name_en
		where (v.name_th, v.name_en) is distinct from (excluded.name_th, excluded.name_en)`.execute(ctx.db);
	return Number(done.numAffectedRows ?? 0n);
}

function rowOf(written: readonly string[]): { code: string; th: string; en: string | null } | null {
	const cells = written.map((cell) => cell.trim().normalize('NFC'));
	const code = (cells[0] ?? '').replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
	const [th = '', en = ''] = cells.slice(1);
	if (
		!/^\d{8}$/.test(code) ||
		th === '' ||
		th.length > limits.villageName ||
		en.length > limits.villageName ||
		/[\p{Cc}\u202a-\u202e]/u.test(th + en)
	)
		return null;
	return { code, th, en: en || null };
}
