// How fast a table of shops and goods comes in, beside bare COPY of the same rows into the same tables.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { system, type Actor } from '#kernel/actor';
import { commitRun, onboardingColumns, openRun, viewRun, workOn } from '#market/onboarding';
import { enrol } from '#market/people';
import type { Config } from '#platform/config';
import { runCommand, runQuery, type Ground } from '#platform/run';
import { writeXlsx } from '#platform/spreadsheet';
import { openGround } from '../tools/seeding.ts';

/** Tables that an import writes, without what is written around it (news, the run itself). */
const tables = [
	'people.person',
	'people.phone_claim',
	'people.duty',
	'shops.shop',
	'shops.shop_slug',
	'shops.history',
	'shops.payout_account',
	'shops.mark',
	'shops.own_mark',
	'catalogue.product_place',
	'catalogue.product',
	'stock.item',
] as const;

export interface BringingCost {
	readonly rows: number;
	/** seconds */
	readonly received: number;
	readonly looked: number;
	readonly written: number;
	readonly copied: number;
}

/** @param shops each with four goods */
export async function measureBringing(config: Config, url: string, shops: number): Promise<BringingCost> {
	const { ground, close } = openGround(config, url);
	try {
		const personId = await runCommand(ground, system('bench'), (ctx) => enrol(ctx, { phone: '0899990009', name: 'เจ้าหน้าที่วัดผล' }));
		const officer: Actor = {
			kind: 'person',
			personId,
			name: 'วัดผล',
			duties: [{ role: 'province_officer', shopId: null, provinceCode: '32', officeCode: null }],
		};
		const bytes = await tableOf(shops);
		const runId = randomUUID();
		const began = performance.now();
		await runCommand(ground, officer, (ctx) => openRun(ctx, { runId, fileName: 'bench.xlsx', bytes }));
		const received = performance.now();
		await workToEnd(ground, officer, runId);
		const looked = performance.now();
		await runCommand(ground, officer, (ctx) => commitRun(ctx, runId));
		await workToEnd(ground, officer, runId);
		const written = performance.now();
		const run = await runQuery(ground, officer, (ctx) => viewRun(ctx, runId));
		if (run.written !== shops * 5) throw new Error(`${run.written} of ${shops * 5} rows were written`);
		return {
			rows: run.written,
			received: (received - began) / 1000,
			looked: (looked - received) / 1000,
			written: (written - looked) / 1000,
			copied: await copySame(url),
		};
	} finally {
		await close();
	}
}

async function workToEnd(ground: Ground, officer: Actor, runId: string): Promise<void> {
	for (;;) {
		const run = await runQuery(ground, officer, (ctx) => viewRun(ctx, runId));
		if (run.state !== 'reading' && run.state !== 'writing') return;
		await runCommand(ground, system('onboarding.work'), (ctx) => workOn(ctx, { runId }));
	}
}

function tableOf(shops: number): Promise<Uint8Array> {
	const shopRows = Array.from({ length: shops }, (_, index) => [
		`08${30_000_000 + index}`,
		'นางสมใจ ใจดี',
		`ร้านวัดผล ${index}`,
		'',
		'ครัวเรือน',
		'บ้านท่าสว่าง',
		'ท่าสว่าง',
		'',
		'32000',
		'ทอผ้ากันทั้งบ้าน ของทุกชิ้นทำด้วยมือ',
		'',
	]);
	const goodsRow = (index: number, number: number) => {
		const cells: Record<string, string | number> = {
			phone: `08${30_000_000 + index}`,
			shop: `ร้านวัดผล ${index}`,
			nameTh: `ตะกร้าหวาย ${number}`,
			category: 'basketry',
			priceSatang: 120.5,
			unitTh: 'ใบ',
			weightG: 400,
			lengthMm: 30,
			widthMm: 20,
			heightMm: 20,
			transportClass: 'ทั่วไป',
			stock: 40,
			descriptionTh: 'สานด้วยมือจากหวายในสวน ใบหนึ่งใช้เวลาสามวัน',
		};
		return onboardingColumns.product.map((column) => cells[column.field] ?? null);
	};
	const goods = Array.from({ length: shops * 4 }, (_, index) => goodsRow(index >> 2, index & 3));
	return writeXlsx([
		{ name: 'ร้านค้า', rows: [onboardingColumns.shop.map((column) => column.th), ...shopRows] },
		{ name: 'สินค้า', rows: [onboardingColumns.product.map((column) => column.th), ...goods] },
	]);
}

/** The floor: the rows that were written, sent by COPY into tables of the same make. @returns seconds */
async function copySame(url: string): Promise<number> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query('create schema floor');
		const kept: { name: string; columns: string; pieces: Buffer[] }[] = [];
		for (const table of tables) {
			const { rows } = await client.query<{ columns: string }>(
				"select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
				[table],
			);
			const name = `floor.${table.replace('.', '_')}`;
			await client.query(`create table ${name} (like ${table} including all)`);
			const pieces: Buffer[] = [];
			const columns = rows[0]!.columns;
			for await (const piece of client.query(to(`copy ${table} (${columns}) to stdout`))) pieces.push(piece as Buffer);
			kept.push({ name, columns, pieces });
		}
		const began = performance.now();
		await client.query('begin');
		for (const { name, columns, pieces } of kept) await pipeline(Readable.from(pieces), client.query(from(`copy ${name} (${columns}) from stdin`)));
		await client.query('commit');
		return (performance.now() - began) / 1000;
	} finally {
		await client.end();
	}
}
