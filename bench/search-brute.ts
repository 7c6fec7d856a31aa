// The true answer, by looking at every product: no limit, no index, no read model.
import pg from 'pg';
import { system } from '#kernel/actor';
import { runQuery, type Ground } from '#platform/run';
import { chunksOf, termsOf } from '../src/market/catalogue/ladder.ts';
import { questionOf, synonyms, tsqueryOf } from '../src/market/catalogue/synonyms.ts';

/** Where one word stands: 4 at the beginning of the name, 3 in the name, 1 in what is around it; 0 in the text. */
const byWord = `case when exists (select from unnest(ts_filter(words, '{a}')) one where one.lexeme = asked and 1 = any(one.positions)) then 4
	when ts_filter(words, '{a}') @@ quote_literal(asked)::tsquery then 3 when ts_filter(words, '{a,b}') @@ quote_literal(asked)::tsquery then 1 else 0 end`;
/** Where letters stand: words that are written together are looked for as they are written. */
const byLetters = `case when starts_with(name, asked) then 4 when position(asked in name) > 0 then 3 when position(asked in plain) > 0 then 1 else 0 end`;
/** How well it fits by where each part stands. */
const fit = `case when min(place) = 0 then 0 when min(place) >= 3 then 5 + (max(place) filter (where at = 1) = 4)::int when max(place) >= 3 then 3 else 2 end`;
const fitBy = (place: string, values: string): string =>
	`(select ${fit} from (select at, ${place} as place from unnest(${values}::text[]) with ordinality as parts (asked, at)) places)`;

/** The first goods of a question by the rule of the read model: how well they fit, then pieces sold, then the id. */
export async function bruteForce(url: string, ground: Ground, text: string, most: number): Promise<string[]> {
	const chunks = chunksOf(text);
	const terms = termsOf(chunks);
	const query = tsqueryOf(questionOf(await runQuery(ground, system('bench'), (ctx) => synonyms(ctx)), terms, false));
	// Of words that stand apart the name's are better: 4 and 1 instead of what they would be side by side.
	const apart = `(case when ${fitBy(byWord, '$3')} >= 5 then 4 when ${fitBy(byWord, '$3')} > 0 then 1 else 0 end)`;
	const rule = terms.length === chunks.length ? fitBy(byWord, '$2') : `greatest(${fitBy(byLetters, '$2')}, ${apart})`;
	const client = new pg.Client({ connectionString: url, options: '-c enable_bitmapscan=off -c enable_indexscan=off -c jit=off' });
	await client.connect();
	try {
		const { rows } = await client.query<{ product_id: string }>(
			`select product_id, ${rule} as fit, $3::text[] as words_asked from catalogue.entry where words @@ $1::tsquery
				order by fit desc, sold desc, product_id desc limit $4`,
			[query, chunks, terms, most],
		);
		return rows.map((row) => row.product_id);
	} finally {
		await client.end();
	}
}
