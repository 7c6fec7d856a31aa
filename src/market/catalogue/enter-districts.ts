// The step of 0203_districts.sql: entries that were written before districts stood in them.
import type { ClientBase } from 'pg';
import { entryOf } from './tokens.ts';

/** Puts each district's name behind what search keeps of its goods, as `relist` does with new ones. */
export async function step(client: ClientBase): Promise<void> {
	const { rows } = await client.query<{ code: string; name: string }>(
		`select district_code as code, name_th as name from places.district
			where district_code in (select left(s.subdistrict_code, 4) from shops.shop s where exists (select from catalogue.listing l where l.shop_id = s.shop_id))`,
	);
	const entries = rows.map(({ name }) => entryOf({ nameTh: '', nameEn: null, around: [name], text: '' }));
	await client.query(
		`update catalogue.entry e set plain = e.plain || ' · ' || d.plain, skeleton = e.skeleton || '·' || d.skeleton, words = e.words || d.words::tsvector
			from catalogue.listing l, shops.shop s, unnest($1::text[], $2::text[], $3::text[], $4::text[]) as d (code, plain, skeleton, words)
			where l.product_id = e.product_id and s.shop_id = l.shop_id and d.code = left(s.subdistrict_code, 4)`,
		[rows.map((row) => row.code), entries.map((one) => one.plain), entries.map((one) => one.skeleton), entries.map((one) => one.words)],
	);
}
