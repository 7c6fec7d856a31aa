import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { narrowings } from '#kernel/narrowing';
import type { TransportClass } from '#kernel/views';
import { openLog } from '#platform/log';
import { openTestMarket, type TestMarket } from '../../../../tests/market.ts';
import { openVillageShop, type Goods } from '../../../../tests/village.ts';
import { arrivalsTo, type Arrivals } from '../arrivals.ts';
import { openModel, search, type SearchScope, type SearchWish } from '../index.ts';

// The read model and PostgreSQL, asked the same at random: arrivals, scopes and filters together leave the same goods with the same counts.

const places = [
	{ slug: 'pa-noi', subdistrictCode: '320101', postcode: '32000' },
	{ slug: 'doi-chang', subdistrictCode: '500301', postcode: '50270' },
	{ slug: 'bang-rak', subdistrictCode: '101401', postcode: '10400' },
] as const;
const names = ['ผ้าไหมลายนาค', 'น้ำพริกหนุ่ม', 'กาแฟดอยช้าง', 'แก้วกาแฟ', 'ผ้าฝ้ายย้อมคราม', 'หมูยอแช่เย็น', 'น้ำผึ้งป่า', 'ข้าวหอมมะลิ'];
const categories = ['silk', 'food-snack', 'coffee-tea', 'pottery'];
const provinceCodes = ['10', '32', '50'];

let market: TestMarket;
let model: ReturnType<typeof openModel>;
const products: string[] = [];
beforeAll(async () => {
	market = await openTestMarket(4);
	for (const [at, place] of places.entries()) {
		const goods = names.map((name, index): Goods => ({
			nameTh: `${name} ${place.slug}`,
			priceSatang: 4000 * (index + at + 1),
			stock: 5,
			category: categories[(index + at) % categories.length]!,
			transportClass: (['ambient', 'chilled', 'fragile'] as const)[(index + at) % 3]!,
			maxDays: index % 4 === 0 ? 1 + (at % 3) : null,
		}));
		const shop = await openVillageShop(market, { ...place, nameTh: at < 2 ? `ร้านบ้านเรา${at}` : 'ร้านอื่น', goods });
		products.push(...shop.products);
		market.clock.advance(60_000);
	}
	model = openModel({ databaseUrl: market.url, folder: null, threads: 1, log: openLog('silent') });
	while (!model.state().ready) await sleep(10);
}, 60_000);
afterAll(async () => {
	await model.close();
	await market.close();
});

const pick = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
const arrivals: fc.Arbitrary<Arrivals> = fc
	.dictionary(fc.constantFrom(...provinceCodes.flatMap((code) => narrowings.way.map((way) => `${code}:${way}`))), pick)
	.map((days) =>
		arrivalsTo(provinceCodes, (code: string, way: TransportClass) => {
			const found = days[`${code}:${way}`];
			return found ? { days: found, travel: Math.max(1, found - 1) } : null;
		}),
	);
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const wishes = fc.record({
	q: fc.constantFrom('', 'กาแฟ', 'ผ้า', 'น้ำ', 'ช้าง', 'หมูยอ', 'บ้านเรา', 'ไม่มี'),
	category: some(fc.constantFrom(...categories, 'textile')),
	provinceCode: some(fc.constantFrom(...provinceCodes)),
	inStock: some(fc.boolean()),
	transportClasses: some(fc.subarray(['ambient', 'chilled', 'fragile'])),
	sort: some(fc.constantFrom('popular', 'new', 'price_up', 'price_down')),
	arrivals: some(arrivals),
	arriveWithin: some(fc.constantFrom(2, 3, 5)),
	asWritten: some(fc.boolean()),
	hidden: fc.subarray([0, 3, 9, 17, 20]),
	rule: some(
		fc.record({
			provinceCodes: fc.subarray(provinceCodes),
			areaCode: fc.constantFrom(null, '3201'),
			category: fc.constantFrom(null, 'silk', 'textile', 'nothing'),
			standard: fc.constantFrom(null, 'otop' as const),
			stars: fc.constant(null),
			fromSatang: fc.constantFrom(null, 10_000),
			toSatang: fc.constantFrom(null, 25_000),
		}),
	),
	after: some(fc.integer({ min: -150_000, max: 0 })),
});

test('the same goods and the same counts', async () => {
	const now = market.clock.now().getTime();
	const ask = (wish: SearchWish, finder?: typeof model) => market.query(anonymous, (ctx) => search(finder ? { ...ctx, finder } : ctx, wish));
	await fc.assert(
		fc.asyncProperty(wishes, async ({ hidden, rule, after, ...rest }) => {
			const scope: SearchScope = { rule, without: hidden.map((at) => products[at]!), after: after === undefined ? undefined : now + after };
			// Without words and filters the database tells no more counts than the tallies have.
			const wish: SearchWish = { ...rest, scope };
			const [told, known] = [await ask(wish, model), await ask(wish)];
			expect(told).toEqual(known);
			const reached = wish.arrivals && wish.arriveWithin ? told.facets.arrivals.find((step) => step.withinDays === wish.arriveWithin) : null;
			if (reached) expect(reached.count).toBe(told.total);
		}),
		{ numRuns: 100 },
	);
}, 60_000);
