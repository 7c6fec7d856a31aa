import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokDay, DAY, later } from '#kernel/time';
import { search } from '#market/catalogue';
import { provinces } from '#market/places';
import { enrol } from '#market/people';
import { holdStock } from '#market/stock';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { nextPhone, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	listPortals,
	markGoods,
	nameCurator,
	openPortal,
	pageShape,
	portalDesk,
	portalGoods,
	previewPortal,
	publishDraft,
	ruleShape,
	saveCollection,
	saveDraft,
	scopes,
	showCollection,
	undoEdition,
	viewCollection,
	viewPortal,
	type Block,
} from './index.ts';

let market: TestMarket;
let surin: VillageShop;
let phangNga: VillageShop;
const operator = person(randomUUID(), { role: 'operator' });
const officer = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const stranger = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });

beforeAll(async () => {
	market = await openTestMarket(6);
	surin = await openVillageShop(market, {
		slug: 'surin-silk',
		nameTh: 'ไหมสุรินทร์',
		subdistrictCode: '320101',
		postcode: '32000',
		goods: [
			{ nameTh: 'ผ้าไหม', priceSatang: 320_000, stock: 1, category: 'silk' },
			{ nameTh: 'ข้าวอินทรีย์', priceSatang: 8_900, stock: 9, category: 'rice-organic' },
			{ nameTh: 'ตะกร้า', priceSatang: 45_000, stock: 5, category: 'basketry' },
		],
	});
	phangNga = await openVillageShop(market, {
		slug: 'phang-nga',
		nameTh: 'ร้านพังงา',
		subdistrictCode: '820101',
		postcode: '82000',
		goods: [{ nameTh: 'กะปิ', priceSatang: 12_000, stock: 4 }],
	});
});
afterAll(() => market.close());

const ask = <T>(work: Parameters<typeof market.query<T>>[1], actor: Actor = anonymous) => market.query(actor, work);
const idsIn = async (slug: string, more: object = {}) =>
	(await ask((ctx) => portalGoods(ctx, { slug, ...more }))).items.map((item) => item.productId);
const day = (from: number): string => bangkokDay(later(market.clock.now(), from * DAY));
const block = (wish: object): Block => pageShape.shape.blocks.element.parse(wish);
const pageWith = async (slug: string, blocks: Block[]) => {
	const desk = await ask((ctx) => portalDesk(ctx, slug), operator);
	return { version: desk.version, page: { ...desk.draft, blocks } };
};

test('each of the 77 provinces has a portal before anybody makes one, and every first page fits its shape', async () => {
	const all = await ask(listPortals);
	expect(all.map((one) => one.provinceCode)).toEqual((await ask(provinces)).map((one) => one.code));
	expect(all).toHaveLength(77);
	expect(all.every((one) => one.lead.th && one.lead.en && one.name.en)).toBe(true);
	const front = await ask((ctx) => viewPortal(ctx, 'surin'));
	expect(front).toMatchObject({ theme: 'surin', picture: 'elephants', shops: 1, products: 3, edition: null, may: { curate: false } });
	expect(front.blocks.map((one) => one.kind)).toEqual(['goods', 'signature', 'goods', 'districts', 'makers']);
	await expect(ask((ctx) => viewPortal(ctx, 'atlantis'))).rejects.toMatchObject({ code: 'portals.not_found' });
});

test('another portal shows other goods; the same thing has the same id, price and stock wherever it is shown', async () => {
	const organisationId = randomUUID();
	await market.ground.db
		.insertInto('organisations.organisation')
		.values({ organisation_id: organisationId, kind: 'agency', name_th: 'กรมผ้าไทย', valid_from: market.clock.now() })
		.execute();
	const open = (actor: Actor) =>
		market.command(actor, (ctx) =>
			openPortal(ctx, { slug: 'thai-silk', organisationId, host: 'silk.talad.example', scope: ruleShape.parse({ category: 'silk' }), nameTh: null }),
		);
	await expect(open(officer)).rejects.toMatchObject({ code: 'portals.not_operator' });
	await open(operator);
	await expect(ask((ctx) => viewPortal(ctx, 'thai-silk'))).rejects.toMatchObject({ code: 'portals.not_found' });
	await market.command(operator, (ctx) => publishDraft(ctx, { slug: 'thai-silk', version: 1 }));
	expect(await ask((ctx) => viewPortal(ctx, 'thai-silk'))).toMatchObject({ name: { th: 'กรมผ้าไทย' }, provinceCode: null, shops: null });

	expect((await idsIn('surin')).sort()).toEqual([...surin.products].sort());
	expect(await idsIn('phangnga')).toEqual(phangNga.products);
	expect(await idsIn('thai-silk')).toEqual([surin.products[0]]);
	const seenIn = async (slug: string) => (await ask((ctx) => portalGoods(ctx, { slug }))).items.find((item) => item.productId === surin.products[0]);
	expect(await seenIn('surin')).toEqual(await seenIn('thai-silk'));
	expect((await seenIn('surin'))?.soldOut).toBe(false);
	await market.command(setup, (ctx) =>
		holdStock(ctx, {
			holder: randomUUID(),
			lines: [{ shopId: surin.shopId, productId: surin.products[0]!, quantity: 1 }],
			until: new Date(ctx.now.getTime() + 60_000),
		}),
	);
	// No worker runs here: what is sold out is known without waiting for news.
	for (const slug of ['surin', 'thai-silk']) expect((await seenIn(slug))?.soldOut, slug).toBe(true);
});

test('a portal hides and puts first, for itself alone; the price stays the seller’s; nobody does it for another province', async () => {
	const [silk, rice, basket] = surin.products as [string, string, string];
	const mark = (actor: Actor, productId: string, mark: 'hidden' | 'first' | null, position = 0) =>
		market.command(actor, (ctx) => markGoods(ctx, { slug: 'surin', productId, mark, position, reason: 'ตามฤดู' }));
	await expect(mark(stranger, rice, 'hidden')).rejects.toMatchObject({ code: 'portals.not_a_curator', kind: 'forbidden' });
	await expect(mark(surin.keeper, rice, 'hidden')).rejects.toMatchObject({ code: 'portals.not_a_curator' });
	await mark(officer, rice, 'hidden');
	await mark(officer, basket, 'first', 1);
	await mark(officer, silk, 'first', 0);
	expect(await idsIn('surin')).toEqual([silk, basket]);
	expect(await idsIn('surin', { category: 'rice' })).toEqual([]);
	expect(await idsIn('surin', { category: 'craft' })).toEqual([basket]);
	expect(await idsIn('surin', { areaCode: '3201', sort: 'price_up' })).toEqual([basket, silk]);
	expect(await idsIn('surin', { areaCode: '3202' })).toEqual([]);
	await mark(officer, rice, null);
	expect(await idsIn('surin')).toEqual([silk, basket, rice]);
});

test('the draft is seen by its curators until it is published; undoing shows the edition before', async () => {
	const collection = (actor: Actor, portal: string | null) =>
		market.command(actor, (ctx) =>
			saveCollection(ctx, {
				slug: 'surin-best',
				portal,
				nameTh: 'สุดยอดสุรินทร์',
				nameEn: 'Surin’s best',
				storyTh: '',
				storyEn: null,
				rule: null,
				picks: surin.products.map((productId) => ({ productId, reasonTh: 'ลายโบราณ', reasonEn: null })),
			}),
		);
	await expect(collection(stranger, 'surin')).rejects.toMatchObject({ code: 'portals.not_a_curator' });
	await expect(collection(officer, null)).rejects.toMatchObject({ code: 'portals.not_a_curator' });
	await collection(officer, 'surin');
	await expect(ask((ctx) => viewCollection(ctx, 'surin-best'))).rejects.toMatchObject({ code: 'portals.no_collection' });
	await market.command(officer, (ctx) => showCollection(ctx, { slug: 'surin-best', shown: true }));
	expect((await ask((ctx) => viewCollection(ctx, 'surin-best'))).items[0]).toMatchObject({
		reason: { th: 'ลายโบราณ' },
		product: { priceSatang: 320_000 },
	});

	const blocks = [
		block({ kind: 'collection', id: 'best', collection: 'surin-best' }),
		block({ kind: 'notice', id: 'fair', titleTh: 'งานช้าง', from: day(-1), until: day(1) }),
	];
	const wish = await pageWith('surin', blocks);
	const save = (actor: Actor) => market.command(actor, (ctx) => saveDraft(ctx, { slug: 'surin', ...wish }));
	await expect(save(stranger)).rejects.toMatchObject({ code: 'portals.not_a_curator' });
	const { version } = await save(officer);
	await expect(save(officer)).rejects.toMatchObject({ code: 'portals.changed_meanwhile' });
	expect((await ask((ctx) => viewPortal(ctx, 'surin'))).edition).toBeNull();
	const kinds = async (day: string) => (await ask((ctx) => previewPortal(ctx, 'surin', day), officer)).blocks.map((one) => one.kind);
	expect(await kinds(day(1))).toEqual(['collection', 'notice']);
	expect(await kinds(day(2))).toEqual(['collection']);
	await expect(ask((ctx) => previewPortal(ctx, 'surin'), stranger)).rejects.toMatchObject({ code: 'portals.not_a_curator' });

	expect(await market.command(officer, (ctx) => publishDraft(ctx, { slug: 'surin', version }))).toEqual({ edition: 1 });
	expect(await ask((ctx) => viewPortal(ctx, 'surin'))).toMatchObject({ edition: 1, blocks: [{ kind: 'collection' }, {}] });
	await market.command(officer, (ctx) => publishDraft(ctx, { slug: 'surin', version }));
	expect(await market.command(officer, (ctx) => undoEdition(ctx, { slug: 'surin' }))).toEqual({ edition: 1 });
	expect(await market.command(officer, (ctx) => undoEdition(ctx, { slug: 'surin' }))).toEqual({ edition: null });
	await expect(market.command(officer, (ctx) => undoEdition(ctx, { slug: 'surin' }))).rejects.toMatchObject({ code: 'portals.nothing_before' });
});

test('what does not fit a front page is refused: two of one name, days turned round, another portal’s collection', async () => {
	const refusal = async (slug: string, blocks: Block[]) => {
		const wish = await pageWith(slug, blocks);
		return market
			.command(operator, (ctx) => saveDraft(ctx, { slug, ...wish }))
			.then(
				() => 'kept',
				(thrown: { code: string }) => thrown.code,
			);
	};
	const notice = block({ kind: 'notice', id: 'a', titleTh: 'ก' });
	expect(await refusal('yala', [notice, notice])).toBe('portals.block_twice');
	expect(await refusal('yala', [block({ kind: 'event', id: 'a', titleTh: 'ก', firstDay: '2026-12-02', lastDay: '2026-12-01' })])).toBe(
		'portals.days_turned',
	);
	expect(await refusal('yala', [block({ kind: 'collection', id: 'a', collection: 'surin-best' })])).toBe('portals.collection_not_yours');
	expect(await refusal('yala', [notice])).toBe('kept');
});

test('a named curator works on that portal alone, until it ends', async () => {
	const personId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name: 'ครูแดง' }));
	const curator = person(personId);
	const name = (actor: Actor, until: Date | null) => market.command(actor, (ctx) => nameCurator(ctx, { slug: 'surin', personId, until }));
	await expect(name(stranger, null)).rejects.toMatchObject({ code: 'portals.not_officer' });
	await name(officer, null);
	expect((await ask((ctx) => portalDesk(ctx, 'surin'), curator)).slug).toBe('surin');
	await expect(ask((ctx) => portalDesk(ctx, 'phangnga'), curator)).rejects.toMatchObject({ code: 'portals.not_a_curator', kind: 'forbidden' });
	await expect(name(curator, null)).rejects.toMatchObject({ code: 'portals.not_officer' });
	await name(officer, market.clock.now());
	await expect(ask((ctx) => portalDesk(ctx, 'surin'), curator)).rejects.toMatchObject({ code: 'portals.not_a_curator' });
});

test('a search within a portal stays in it, without what it hides; counts know nothing outside', async () => {
	const [cloth, , basket] = surin.products;
	const within = (q: string) => ask(async (ctx) => search(ctx, { q, scope: await scopes.portalScope(ctx, 'surin') }));
	const mark = (productId: string, to: 'hidden' | null) =>
		market.command(officer, (ctx) => markGoods(ctx, { slug: 'surin', productId, mark: to, position: 0, reason: 'ลองดู' }));
	for (const productId of surin.products) await mark(productId, null);
	expect((await within('')).items.map((item) => item.productId).sort()).toEqual([...surin.products].sort());
	expect((await within('กะปิ')).items.map((item) => item.productId)).not.toContain(phangNga.products[0]);
	await mark(basket!, 'hidden');
	const found = await within('');
	expect(found.items.map((item) => item.productId)).not.toContain(basket);
	expect(found.facets.provinces.map((one) => [one.code, one.count])).toEqual([['32', 2]]);
	expect(found.total).toBe(2);
	await mark(basket!, null);
	expect((await within('ผ้าไหม')).items[0]?.productId).toBe(cloth);
});
