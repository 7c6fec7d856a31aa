import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { sentence, t } from '#kernel/words';
import { headingRow, shelfColumns, shelfTable, writeTable } from '#market/shelves';
import { bangkokDay } from '#kernel/time';
import { query } from '#web/door';
import { jsonIn } from '#web/form';
import { myShop } from '../../../../my-shop.ts';
import type { RequestEvent, RequestHandler } from './$types';

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

function kindOf(event: RequestEvent): 'xlsx' | 'csv' {
	const [, kind] = /^(?:shelf|mend)\.(xlsx|csv)$/.exec(event.params.file) ?? [];
	return kind === 'xlsx' || kind === 'csv' ? kind : error(404, sentence(event.locals.lang, 'api.not_found'));
}

const download = (kind: 'xlsx' | 'csv', name: string, bytes: Uint8Array): Response =>
	new Response(Uint8Array.from(bytes), {
		headers: { 'content-type': types[kind], 'content-disposition': `attachment; filename="${name}.${kind}"`, 'cache-control': 'private, no-store' },
	});

/** The shelf as a file that can be read in again. */
export const GET: RequestHandler = async (event) => {
	const kind = kindOf(event);
	const { shop } = await myShop(event);
	const { table, day } = await query(event, async (ctx) => ({ table: await shelfTable(ctx, shop.shopId), day: bangkokDay(ctx.now) }));
	return download(kind, `${shop.slug}-${day}`, await writeTable(kind, t(event.locals.lang, 'shop_page.goods.title'), [table.heading, ...table.rows]));
};

const wrong = z.array(z.strictObject({ cells: z.record(z.string(), z.string()), mend: z.string() })).max(2000);

/** Rows that were refused, as a file of the same form with what to mend beside each. */
export const POST: RequestHandler = async (event) => {
	const kind = kindOf(event);
	const { shop } = await myShop(event);
	const given = (await event.request.formData()).get('bad');
	const rows = wrong.safeParse(typeof given === 'string' ? jsonIn(given) : null);
	if (!rows.success) error(400, sentence(event.locals.lang, 'shelves.no_heading'));
	const keys = ['id', ...shelfColumns.map((column) => column.key)];
	const table = [
		[...headingRow, t(event.locals.lang, 'table.mend')],
		...rows.data.map((row) => [...keys.map((key) => row.cells[key] ?? ''), row.mend]),
	];
	return download(kind, `${shop.slug}-mend`, await writeTable(kind, t(event.locals.lang, 'table.mend'), table));
};
