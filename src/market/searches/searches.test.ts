import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { DAY, HOUR, MINUTE } from '#kernel/time';
import { addPicture, openModel, pauseProduct, publishProduct, saveProduct } from '#market/catalogue';
import { myNotices, tellFound } from '#market/notices';
import { openLog } from '#platform/log';
import { toMorning } from '#tests/clock';
import { openTestMarket, person, setup, type TestMarket } from '#tests/market';
import { openVillageShop, type VillageShop } from '#tests/village';
import { dropSearch, forgetSearches, keepSearch, keptAs, lookAt, lookForPeople, mySearches, restoreSearch, searchShape } from './index.ts';

let market: TestMarket;
let shop: VillageShop;
beforeAll(async () => {
	market = await openTestMarket(6);
	shop = await openVillageShop(market, {
		slug: 'sawai',
		nameTh: 'ร้านสวาย',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [{ nameTh: 'ผ้าไหมเก่า', priceSatang: 90_000, stock: 3, category: 'silk' }],
	});
});
afterAll(() => market.close());

// Ten in the morning of another day, with nobody waiting.
beforeEach(async () => {
	await market.command(setup, async (ctx) => {
		const rows = await ctx.db.selectFrom('searches.seeker').select('person_id').execute();
		for (const row of rows) await forgetSearches(ctx, row.person_id);
	});
	toMorning(market.clock);
});

const asked = (wish: object) => searchShape.parse(wish);
const keep = (who: ReturnType<typeof person>, wish: object) => market.command(who, (ctx) => keepSearch(ctx, asked(wish)));
const mine = (who: ReturnType<typeof person>) => market.query(who, (ctx) => mySearches(ctx));
const look = async () => (await market.command(setup, (ctx) => lookForPeople(ctx, { atMost: 20 }))).told;
const somebody = () => person(randomUUID());

async function publish(nameTh: string, priceSatang = 80_000, category = 'silk'): Promise<string> {
	const productId = randomUUID();
	const { shopId, keeper } = shop;
	const facts = {
		category,
		unitTh: 'ผืน',
		weightG: 300,
		lengthMm: 200,
		widthMm: 150,
		heightMm: 60,
		transportClass: 'ambient' as const,
		maxDays: null,
	};
	await market.command(keeper, async (ctx) => {
		await saveProduct(ctx, { shopId, productId, nameTh, descriptionTh: 'ทำด้วยมือ', priceSatang, ...facts });
		await addPicture(ctx, { shopId, productId, hash: productId.replaceAll('-', ''), altTh: nameTh });
		await publishProduct(ctx, { shopId, productId });
	});
	return productId;
}
/** What the switchboard would carry to the notices. */
async function carry(): Promise<string[]> {
	const news = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'searches.found').execute();
	for (const { payload } of news) await market.command(setup, (ctx) => tellFound(ctx, payload as unknown as Parameters<typeof tellFound>[1]));
	return news.map(({ payload }) => (payload as { personId: string }).personId);
}
const told = async (who: ReturnType<typeof person>) => {
	await carry();
	return (await market.query(who, (ctx) => myNotices(ctx, 'th'))).map((notice) => notice.text);
};

describe('keeping', () => {
	test('the same search is kept once, also when it comes twice at the same moment', async () => {
		const who = somebody();
		const wish = { q: ' ผ้าไหม  ', standards: ['otop', 'gi', 'otop'], sort: 'fit' };
		const ids = await Promise.all([keep(who, wish), keep(who, wish), keep(who, { q: 'ผ้าไหม', standards: ['gi', 'otop'] })]);
		expect(new Set(ids.map((one) => one.searchId)).size).toBe(1);
		expect(await mine(who)).toMatchObject([{ asked: { q: 'ผ้าไหม', standards: ['gi', 'otop'], sort: null }, fresh: 0 }]);
		expect(await market.query(who, (ctx) => keptAs(ctx, asked(wish)))).toBe(ids[0].searchId);
		expect(await market.query(anonymous, (ctx) => keptAs(ctx, asked(wish)))).toBeNull();
	});
	test('a search that asks for nothing is none; a guest keeps none; there is a most', async () => {
		const who = somebody();
		await expect(keep(who, { sort: 'new' })).rejects.toMatchObject({ code: 'searches.nothing_asked' });
		await expect(market.command(anonymous, (ctx) => keepSearch(ctx, asked({ q: 'ผ้า' })))).rejects.toMatchObject({ code: 'searches.sign_in' });
		for (let at = 0; at < 29; at++) await keep(who, { q: `ผ้า ${at}` });
		const last = await Promise.allSettled([keep(who, { q: 'ไหม' }), keep(who, { q: 'ฝ้าย' })]);
		expect(last.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await mine(who)).toHaveLength(30);
	});
	test('taken away and brought back as it was; gone for good after a day', async () => {
		const who = somebody();
		const { searchId } = await keep(who, { q: 'ผ้าไหม' });
		await market.command(who, (ctx) => dropSearch(ctx, { searchId }));
		expect(await mine(who)).toEqual([]);
		await market.command(who, (ctx) => restoreSearch(ctx, { searchId }));
		expect(await mine(who)).toMatchObject([{ searchId }]);
		await market.command(who, (ctx) => dropSearch(ctx, { searchId }));
		market.clock.advance(DAY + MINUTE);
		await look();
		await expect(market.command(who, (ctx) => restoreSearch(ctx, { searchId }))).rejects.toMatchObject({ code: 'searches.not_found' });
	});
	test('searches of others are not found', async () => {
		const { searchId } = await keep(somebody(), { q: 'ผ้าไหม' });
		for (const act of [dropSearch, restoreSearch, lookAt])
			for (const id of [searchId, 'none'])
				await expect(market.command(somebody(), (ctx) => act(ctx, { searchId: id }))).rejects.toMatchObject({ code: 'searches.not_found' });
	});
	test('whoever is forgotten keeps nothing', async () => {
		const who = somebody();
		await keep(who, { q: 'ผ้าไหม' });
		await expect(market.command(who, (ctx) => forgetSearches(ctx, 'x'))).rejects.toMatchObject({ code: 'searches.not_found' });
		expect(await market.command(setup, (ctx) => forgetSearches(ctx, who.kind === 'person' ? who.personId : ''))).toBe(1);
		expect(await mine(who)).toEqual([]);
	});
});

describe('what is new', () => {
	test('is counted since one looked, and is not what only sounds alike', async () => {
		const who = somebody();
		const { searchId } = await keep(who, { q: 'ผ้าไหม', priceToSatang: 100_000 });
		market.clock.advance(MINUTE);
		await publish('ผ้าไหมลายใหม่');
		await publish('ผ้าไหมแพง', 200_000);
		await publish('แก้วกาแฟดินเผา', 80_000, 'pottery');
		market.clock.advance(MINUTE);
		expect(await mine(who)).toMatchObject([{ fresh: 1 }]);
		await market.command(who, (ctx) => lookAt(ctx, { searchId }));
		expect(await mine(who)).toMatchObject([{ fresh: 0 }]);
	});
	test('is told once a day for all searches together, and never again', async () => {
		const who = somebody();
		await keep(who, { q: 'ผ้าไหม' });
		await keep(who, { category: 'silk', province: 'surin' });
		market.clock.advance(MINUTE);
		const productId = await publish('ผ้าไหมยกทอง');
		market.clock.advance(HOUR);
		expect((await Promise.all([look(), look()])).sort()).toEqual([0, 1]);
		expect(await told(who)).toEqual(['มีของใหม่ที่คุณตามหา 2 อย่าง: ผ้าไหม · สุรินทร์ (1), ผ้าไหม (1)']);
		// Paused and put back, and something new on the same day: nothing more is told that day.
		await market.command(shop.keeper, (ctx) => pauseProduct(ctx, { shopId: shop.shopId, productId }));
		await market.command(shop.keeper, (ctx) => publishProduct(ctx, { shopId: shop.shopId, productId }));
		market.clock.advance(2 * HOUR);
		expect(await look()).toBe(0);
		market.clock.advance(DAY);
		expect(await look()).toBe(0);
		await publish('ผ้าไหมพรุ่งนี้');
		market.clock.advance(2 * HOUR);
		expect(await look()).toBe(1);
		expect(await told(who)).toHaveLength(2);
	});
	test('is not told at night, nor what somebody has seen already', async () => {
		const who = somebody();
		const { searchId } = await keep(who, { q: 'ผ้าไหม' });
		market.clock.advance(MINUTE);
		await publish('ผ้าไหมค่ำ');
		market.clock.advance(12 * HOUR);
		expect(await look()).toBe(0);
		await market.command(who, (ctx) => lookAt(ctx, { searchId }));
		market.clock.advance(12 * HOUR);
		expect(await look()).toBe(0);
		expect(await told(who)).toEqual([]);
	});
	test('is the same by the read model', async () => {
		const who = somebody();
		await keep(who, { q: 'ผ้าไหม', sellerKinds: ['community_enterprise'], postcode: '10400', arriveWithin: 5 });
		market.clock.advance(MINUTE);
		await publish('ผ้าไหมสองทาง');
		market.clock.advance(HOUR);
		const model = openModel({ databaseUrl: market.url, folder: null, threads: 1, log: openLog('silent') });
		while (!model.state().ready) await sleep(10);
		const [known] = await mine(who);
		const [modelled] = await market.query(who, (ctx) => mySearches({ ...ctx, finder: model }));
		await model.close();
		expect(known!.fresh).toBe(1);
		expect(modelled).toEqual(known);
	});
});
