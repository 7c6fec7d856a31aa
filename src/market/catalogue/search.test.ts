import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { satang } from '#kernel/money';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { step } from './enter-districts.ts';
import { pauseProduct, publishProduct, saveProduct, search, seedProducts, setPrice, suggest, type SearchWish, type SeedProduct } from './index.ts';

// Names as shops write them: cut by the dictionary in their own surroundings, not as the words stand alone.
const goods: readonly (readonly [name: string, category: string, en?: string])[] = [
	['ชุดผ้าไหมสุรินทร์', 'silk', 'Surin silk set'],
	['ผ้าไหมมัดหมี่ลายนาค', 'silk', 'Silk mudmee'],
	['ผ้าคลุมไหล่ไหมแท้', 'silk'],
	['ผ้าขาวม้าร้อยสี', 'cotton-indigo'],
	['เสื้อผ้าฝ้ายย้อมคราม', 'clothes', 'Indigo cotton shirt'],
	['น้ำปลาแม่กลอง 700 มล.', 'food-seasoning', 'Fish sauce'],
	['น้ำพริกหนุ่ม ๑๐๐ กรัม', 'food-seasoning'],
	['น้ำผึ้งป่าเดือนห้า', 'honey-sugar', 'Wild honey'],
	['กระเป๋ากระจูดสาน', 'bags', 'Krachut bag'],
	['เสื่อกกจันทบูร', 'basketry'],
	['ย่านลิเภาตะกร้าเล็ก', 'basketry'],
	['ข้าวหอมมะลิทุ่งกุลา', 'rice', 'Jasmine rice'],
	['ข้าวไรซ์เบอร์รี่ 1 กก.', 'rice-organic'],
	['กาแฟดอยช้างคั่วกลาง', 'coffee-tea', 'Doi Chang coffee'],
	['แก้วกาแฟเซรามิก', 'pottery'],
	['พวงกุญแจช้างผ้าตากลาง', 'toys', 'Elephant keyring'],
	['ตุ๊กตาตีนจกแม่แจ่ม', 'toys'],
	['มะม่วงน้ำดอกไม้อบแห้ง', 'food-dried', 'Dried mango'],
	['ชะลอมไม้ไผ่', 'basketry'],
	['โอ่งมังกรราชบุรี', 'pottery'],
];

let market: TestMarket;
const shops: { shopId: string; keeper: ReturnType<typeof person> }[] = [];
const ids = new Map<string, { shopId: string; productId: string }>();
beforeAll(async () => {
	market = await openTestMarket(6);
	for (const [slug, nameTh, subdistrictCode, postcode, phone] of [
		['ban-sawai', 'ร้านบ้านสวาย', '320101', '32000', '0812000001'],
		['mae-chaem', 'ร้านแม่แจ่ม', '500301', '50270', '0812000002'],
	] as const) {
		const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone, name: nameTh }));
		const { shopId } = await market.command(setup, (ctx) =>
			seedShop(ctx, {
				slug,
				ownerId,
				nameTh,
				nameEn: slug.replace('-', ' '),
				kind: 'household',
				subdistrictCode,
				postcode,
				villageTh: 'บ้านสวาย',
				villageEn: null,
				storyTh: 'เรื่อง',
				storyEn: null,
				since: null,
				members: null,
				saying: null,
				payout: { kind: 'promptpay', phone },
			}),
		);
		shops.push({ shopId, keeper: person(ownerId, { role: 'seller', shopId }) });
	}
	const rows = goods.map(([nameTh, category, en], index): SeedProduct => ({
		productId: randomUUID(),
		shopId: shops[index % 2]!.shopId,
		nameTh,
		nameEn: en ?? null,
		descriptionTh: 'ทำด้วยมือ',
		descriptionEn: null,
		processTh: null,
		category,
		priceSatang: satang(10_000 + index * 100),
		unitTh: 'ชิ้น',
		unitEn: null,
		weightG: 200,
		lengthMm: 100,
		widthMm: 100,
		heightMm: 100,
		transportClass: 'ambient',
		maxDays: null,
		shelfLifeDays: null,
		pictures: [{ hash: randomUUID().replaceAll('-', ''), altTh: nameTh, altEn: null }],
		attributes: {},
		certificates: index === 0 ? [{ kind: 'otop', number: '1', stars: 5, until: '2999-12-31' }] : [],
		sold: 100 - index,
		rating: null,
	}));
	await market.command(setup, (ctx) => seedProducts(ctx, rows));
	for (const row of rows) ids.set(row.nameTh, { shopId: row.shopId, productId: row.productId });
});
afterAll(() => market.close());

const find = (q: string, more: Omit<SearchWish, 'q'> = {}) => market.query(anonymous, (ctx) => search(ctx, { q, limit: 48, ...more }));
const names = async (q: string, more: Omit<SearchWish, 'q'> = {}): Promise<string[]> => (await find(q, more)).items.map((card) => card.name.th);

describe('finding', () => {
	test.each([
		['ผ้าไหม', 'ชุดผ้าไหมสุรินทร์', 'inside a longer name'],
		['ผ้าไหม', 'ผ้าไหมมัดหมี่ลายนาค', 'at its beginning'],
		['สุรินทร์', 'ชุดผ้าไหมสุรินทร์', 'at its end'],
		['น้าปลา', 'น้ำปลาแม่กลอง 700 มล.', 'SARA AA for SARA AM'],
		['นำ้ปลา', 'น้ำปลาแม่กลอง 700 มล.', 'tone after SARA AM'],
		['ผาไหม', 'ผ้าไหมมัดหมี่ลายนาค', 'without its tone'],
		['กระจูด', 'กระเป๋ากระจูดสาน', 'in the middle'],
		['กะเป๋ากะจูด', 'กระเป๋ากระจูดสาน', 'written as it is said'],
		['ลิเภา', 'ย่านลิเภาตะกร้าเล็ก', 'a word the dictionary does not know'],
		['ตีนจก', 'ตุ๊กตาตีนจกแม่แจ่ม', 'a word of a trade'],
		['จันทบูร', 'เสื่อกกจันทบูร', 'a place in the name'],
		['หอมมะลิ', 'ข้าวหอมมะลิทุ่งกุลา', 'cut otherwise alone'],
		['ไรซ์เบอรี่', 'ข้าวไรซ์เบอร์รี่ 1 กก.', 'spelled as many do'],
		['น้ำพริกหนุ่ม 100', 'น้ำพริกหนุ่ม ๑๐๐ กรัม', 'with Arabic digits'],
		['พวกงุญแจ', 'พวงกุญแจช้างผ้าตากลาง', 'two letters swapped'],
		['ชละอม', 'ชะลอมไม้ไผ่', 'two letters swapped'],
		['กาแฟดอยชาง', 'กาแฟดอยช้างคั่วกลาง', 'a tone forgotten'],
		['zhkws,', 'ชุดผ้าไหมสุรินทร์', 'on the English keyboard'],
		['โคกทอง กาแฟ', 'กาแฟดอยช้างคั่วกลาง', 'with a word too many'],
		['silk', 'ผ้าไหมมัดหมี่ลายนาค', 'by its English name'],
		['wild honey', 'น้ำผึ้งป่าเดือนห้า', 'by two English words'],
		['pha mai', 'ชุดผ้าไหมสุรินทร์', 'in Latin letters'],
		['surin', 'ชุดผ้าไหมสุรินทร์', 'by its province'],
		['แม่แจ่ม', 'ผ้าไหมมัดหมี่ลายนาค', 'by its shop'],
		['otop', 'ชุดผ้าไหมสุรินทร์', 'by its paper'],
		['โอทอป', 'ชุดผ้าไหมสุรินทร์', 'by its paper in Thai'],
		['อร่อยยยย กาแฟ', 'กาแฟดอยช้างคั่วกลาง', 'with a stretched word'],
		['ผ้าไหม สุรินทร์', 'ชุดผ้าไหมสุรินทร์', 'by two words with a space'],
		['สุรินทร์ผ้าไหม', 'ชุดผ้าไหมสุรินทร์', 'by two words in the other order'],
		['ผ้าไห', 'ชุดผ้าไหมสุรินทร์', 'before the word is finished'],
	])('%s finds %s: %s', async (q, name) => expect(await names(q)).toContain(name));

	test('a run of letters cut anywhere finds the name it was cut from', async () => {
		const missed: string[] = [];
		for (const [name] of goods) {
			const letters = Array.from(new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(name.split(' ')[0]!), (one) => one.segment);
			for (let from = 0; from + 4 <= letters.length; from += 2) {
				const part = letters.slice(from, from + 4).join('');
				if (!(await names(part)).includes(name)) missed.push(`${part} in ${name}`);
			}
		}
		expect(missed).toEqual([]);
	});

	test('stands first where the name begins with it, then where it is in the name', async () => {
		expect((await names('กาแฟ')).slice(0, 2)).toEqual(['กาแฟดอยช้างคั่วกลาง', 'แก้วกาแฟเซรามิก']);
		expect((await names('ผ้าไหม')).slice(0, 2)).toEqual(['ผ้าไหมมัดหมี่ลายนาค', 'ชุดผ้าไหมสุรินทร์']);
	});

	test('tells what it mended and what it left out', async () => {
		expect(await find('ผ้าไหม')).toMatchObject({ repaired: null, dropped: [] });
		expect((await find('น้าปลา')).repaired).toBe('น้ำปลา');
		expect((await find('พวกงุญแจ')).repaired).toBe('พวงกุญแจ');
		expect((await find('zhkws,')).repaired).toBe('ผ้าไหม');
		expect(await find('กาแฟ ยานอวกาศ')).toMatchObject({ dropped: ['ยานอวกาศ'] });
		expect(await find('zzzzqqq')).toMatchObject({ total: 0, repaired: null });
		expect(await find('xylophone')).toMatchObject({ items: [], total: 0, next: null, repaired: null, dropped: [] });
	});

	test('lives through anything typed', async () => {
		for (const q of [
			"'",
			'"',
			'\\',
			'%',
			'_',
			'&|!',
			':*',
			'<->',
			'()',
			"x' or 1=1--",
			'\u0000',
			'\ud800',
			'ก'.repeat(500),
			'😀',
			'๑๒๓',
			"ผ้า':*&!",
			'a'.repeat(1000),
			'ใๆฯ',
			'-- ผ้า',
		])
			expect(Array.isArray((await find(q)).items), q).toBe(true);
	});
});

describe('filters, facets and pages', () => {
	test('a facet is counted without its own filter', async () => {
		const all = await find('ผ้า');
		const silk = await find('ผ้า', { category: 'silk' });
		const surin = await find('ผ้า', { provinceCode: '32' });
		expect(silk.items.length).toBeLessThan(all.items.length);
		expect(silk.facets.categories).toEqual(all.facets.categories);
		expect(surin.facets.provinces).toEqual(all.facets.provinces);
		expect(silk.total).toBe(all.facets.categories.find((one) => one.slug === 'silk')?.count);
		expect(surin.total).toBe(all.facets.provinces.find((one) => one.code === '32')?.count);
		const both = await find('ผ้า', { category: 'textile', provinceCode: '32' });
		expect(both.items.every((card) => card.provinceCode === '32')).toBe(true);
		expect(both.total).toBe(both.facets.categories.find((one) => one.slug === 'textile')?.count);
		expect(all.facets.provinces[0]).toMatchObject({ slug: expect.any(String), name: { th: expect.any(String) } });
	});

	test('pages go through every hit once, in every order', async () => {
		const total = (await find('ผ้า')).total;
		for (const sort of ['fit', 'popular', 'new', 'price_up', 'price_down'] as const) {
			const seen: string[] = [];
			let cursor: string | null = null;
			do {
				const page: Awaited<ReturnType<typeof find>> = await find('ผ้า', { sort, limit: 3, cursor });
				seen.push(...page.items.map((card) => card.productId));
				cursor = page.next;
			} while (cursor);
			expect(new Set(seen).size, sort).toBe(total);
			expect(seen.length, sort).toBe(total);
		}
	});

	test('nothing typed shows everything with its counts', async () => {
		const all = await find('   ');
		expect([all.total, all.items.length]).toEqual([goods.length, goods.length]);
		expect(all.facets.categories.find((one) => one.slug === 'textile')?.count).toBe(6);
		expect((await find('', { category: 'silk' })).total).toBe(3);
		expect((await find('', { provinceCode: '50' })).total).toBe(10);
	});
});

describe('an edit', () => {
	test('is found at once; what is paused is not', async () => {
		const { keeper } = shops[0]!;
		const product = ids.get('ชุดผ้าไหมสุรินทร์')!;
		const { shopId, productId } = product;
		await market.command(keeper, (ctx) =>
			saveProduct(ctx, {
				shopId,
				productId,
				nameTh: 'สไบแพรวาบ้านโพน',
				descriptionTh: 'ทอมือ',
				category: 'silk',
				priceSatang: 5000,
				unitTh: 'ผืน',
				weightG: 100,
				lengthMm: 100,
				widthMm: 100,
				heightMm: 100,
				transportClass: 'ambient',
			}),
		);
		expect(await names('แพรวา')).toEqual(['สไบแพรวาบ้านโพน']);
		expect(await names('ชุด')).not.toContain('สไบแพรวาบ้านโพน');
		await market.command(keeper, (ctx) => setPrice(ctx, { shopId, productId, priceSatang: 7700 }));
		expect((await find('แพรวา', { sort: 'price_up' })).items[0]?.priceSatang).toBe(7700);
		expect((await market.query(anonymous, (ctx) => suggest(ctx, 'สไบ'))).map((one) => one.text)).toContain('สไบแพรวา');
		await market.command(keeper, (ctx) => pauseProduct(ctx, product));
		expect(await names('แพรวา')).toEqual([]);
		expect(await market.query(anonymous, (ctx) => suggest(ctx, 'สไบ'))).toEqual([]);
		await market.command(keeper, (ctx) => publishProduct(ctx, product));
		expect(await names('แพรวา')).toEqual(['สไบแพรวาบ้านโพน']);
	});
});

describe('suggestions', () => {
	const ask = (prefix: string) => market.query(anonymous, (ctx) => suggest(ctx, prefix));
	test('begin with what was typed: categories, provinces, shops, then goods', async () => {
		const found = await ask('ผ้า');
		expect(found[0]).toMatchObject({ kind: 'category', href: expect.stringMatching(/^\/c\//) });
		expect(found.find((one) => one.kind === 'product')).toMatchObject({
			href: `/search?q=${encodeURIComponent(found.find((one) => one.kind === 'product')!.text)}`,
		});
		expect((await ask('สุริ'))[0]).toEqual({ kind: 'province', text: 'สุรินทร์', href: '/p/surin', count: 10 });
		expect((await ask('ร้านแม่'))[0]).toEqual({ kind: 'shop', text: 'ร้านแม่แจ่ม', href: '/shops/mae-chaem', count: 10 });
		expect((await ask('chiang'))[0]).toMatchObject({ kind: 'province', text: 'Chiang Mai' });
		expect((await ask('กาแ')).map((one) => one.text)).toContain('กาแฟดอยช้าง');
	});
	const offered = (typed: string) => market.query(anonymous, (ctx) => suggest(ctx, typed));
	test('offer a district with its goods, and lead to its page', async () => {
		for (const typed of ['เมืองสุริ', 'mueang suri', 'mueangsuri', 'อำเภอเมืองสุริ'])
			expect(await offered(typed), typed).toContainEqual(expect.objectContaining({ kind: 'district', href: '/p/surin/at/3201', count: 10 }));
		expect((await offered('pak chong')).filter((one) => one.kind === 'district')).toEqual([]);
	});

	test('know the other keyboard, and end', async () => {
		expect((await ask('zhk')).length).toBeGreaterThan(0);
		for (const prefix of ['', ' ', 'qqqq', 'นะนย', '%', 'ก'.repeat(300)]) expect(Array.isArray(await ask(prefix)), prefix).toBe(true);
	});
});

test('entries of before say their district too, once the migration has gone over them', async () => {
	const entry = async (): Promise<{ plain: string; words: string }> =>
		(
			await sql<{ plain: string; words: string }>`select plain, words::text as words from catalogue.entry order by product_id limit 1`.execute(
				market.ground.db,
			)
		).rows[0]!;
	await sql`update catalogue.entry set plain = 'ผ้า', words = $$'ผ้า':1A$$::tsvector`.execute(market.ground.db);
	const client = new pg.Client(market.url);
	await client.connect();
	await step(client);
	await client.end();
	expect(await entry()).toMatchObject({
		plain: expect.stringMatching(/^ผ้า · (เมืองสุรินทร์|แม่แจ่ม)$/),
		words: expect.stringMatching(/'(เมือง|แม่)[^']*':\dB/),
	});
});
