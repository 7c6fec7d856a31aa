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
	/** lines that were left out, the first hundred with why */
	readonly refused: number;
	readonly faults: readonly { readonly line: number; readonly why: 'shape' | 'unknown_subdistrict' }[];
}

/**
 * Fills the registry from a CSV file as it is read: code (8 digits), Thai name, English name (may be empty); a heading is skipped. The same file twice
 * changes nothing. Batches of thousands go as one statement each; nothing of the file is kept in memory. For the set-up, acting for itself.
 * @param chunks pieces of text in any cut, UTF-8, with or without a byte order mark
 * @refuses places.not_allowed
 */
export async function importVillages(ctx: ReadCtx, chunks: AsyncIterable<string>): Promise<VillageImport> {
	if (ctx.actor.kind !== 'system') refuse('places.not_allowed', 'forbidden');
	const { bySubdistrict } = await geography(ctx);
	const faults: { line: number; why: 'shape' | 'unknown_subdistrict' }[] = [];
	let [read, written, refused, line] = [0, 0, 0, 0];
	let batch = new Map<string, readonly [string, string | null]>();
	const flush = async (): Promise<void> => {
		written += await write(ctx, batch);
		batch = new Map();
	};
	for await (const text of linesOf(chunks)) {
		line++;
		if (text.trim() === '' || (line === 1 && !/^"?[\d๐-๙]/.test(text))) continue;
		read++;
		const row = rowOf(text);
		const why = row === null ? 'shape' : bySubdistrict.has(row.code.slice(0, 6)) ? null : 'unknown_subdistrict';
		if (row === null || why !== null) {
			refused++;
			if (faults.length < limits.faults) faults.push({ line, why: why ?? 'shape' });
			continue;
		}
		batch.set(row.code, [row.th, row.en]);
		if (batch.size >= limits.villageBatch) await flush();
	}
	await flush();
	return { read, written, refused, faults };
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

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
	let rest = '';
	let first = true;
	for await (const chunk of chunks) {
		rest += first ? chunk.replace(/^\ufeff/, '') : chunk;
		first = false;
		const lines = rest.split(/\r?\n/);
		rest = lines.pop() ?? '';
		// A file without line ends is no list of villages.
		if (rest.length > limits.villageLine) rest = '';
		yield* lines;
	}
	if (rest !== '') yield rest;
}

function rowOf(text: string): { code: string; th: string; en: string | null } | null {
	if (text.length > limits.villageLine) return null;
	const cells = [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
		(match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim().normalize('NFC'),
	);
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
