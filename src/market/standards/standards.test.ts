import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokDay, DAY, later, SECOND } from '#kernel/time';
import { search, viewProduct } from '#market/catalogue';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { putSilkOnSale } from '../../../tests/village.ts';
import {
	coverGoods,
	decideCertificate,
	lapsingCertificates,
	submitCertificate,
	waitingCertificates,
	wallet,
	warnLapsing,
	withdrawCertificate,
	type CertificateWish,
} from './index.ts';
import { kinds } from './kinds.ts';

let market: TestMarket;
let shopId: string;
let keeper: Actor;
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const phangNga = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });

beforeAll(async () => {
	market = await openTestMarket(6);
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: '+66915550001', name: 'นางทองมา' }));
	({ shopId } = await market.command(setup, (ctx) =>
		seedShop(ctx, {
			slug: 'standards-test',
			ownerId,
			nameTh: 'ไหมยายทองมา',
			nameEn: null,
			kind: 'otop_producer',
			subdistrictCode: '320101',
			postcode: '32000',
			villageTh: 'ท่าสว่าง',
			villageEn: null,
			storyTh: 'ทอผ้า',
			storyEn: null,
			since: null,
			members: null,
			saying: null,
			payout: { kind: 'promptpay', phone: '0812345678' },
		}),
	));
	keeper = person(ownerId, { role: 'seller', shopId });
});
afterAll(() => market.close());

let goods = 0;
async function onSale(): Promise<string> {
	const ids = { shopId, productId: randomUUID() };
	await market.command(keeper, async (ctx) => {
		await putSilkOnSale(ctx, ids, `ผ้าซิ่นผืนที่ ${++goods}`);
	});
	return ids.productId;
}
const inDays = (days: number): string => bangkokDay(later(market.clock.now(), days * DAY));
const paper = (productIds: string[], more: Partial<CertificateWish> = {}): CertificateWish => ({
	kind: 'tcps',
	number: `${1000 + ++goods}-12/123`,
	issuer: '',
	scope: 'ผ้าทอ',
	stars: null,
	from: inDays(-10),
	until: inDays(365),
	picture: null,
	productIds,
	...more,
});
async function handIn(more: Partial<CertificateWish> = {}, productIds?: string[]) {
	const ids = { shopId, certificateId: randomUUID() };
	const covered = productIds ?? [await onSale()];
	const wish = paper(covered, more);
	await market.command(keeper, (ctx) => submitCertificate(ctx, { ...ids, ...wish }));
	return { ids, wish, productIds: covered, productId: covered[0]! };
}
const badges = async (productId: string): Promise<string[]> =>
	(await market.query(anonymous, (ctx) => viewProduct(ctx, productId))).badges.map((badge) => badge.kind);
const accept = (ids: { shopId: string; certificateId: string }, actor = surin): Promise<void> =>
	market.command(actor, (ctx) => decideCertificate(ctx, { ...ids, valid: true }));

describe('a paper', () => {
	test('shows nothing before an officer of the province has read it', async () => {
		const { ids, productId } = await handIn();
		expect(await badges(productId)).toEqual([]);
		for (const actor of [anonymous, keeper, phangNga, person(randomUUID())])
			await expect(accept(ids, actor)).rejects.toMatchObject({ code: expect.stringMatching(/standards\.(not_found|own_shop)/) as string });
		expect(await badges(productId)).toEqual([]);
		expect((await market.query(surin, waitingCertificates)).map((one) => one.certificateId)).toContain(ids.certificateId);
		expect((await market.query(phangNga, waitingCertificates)).map((one) => one.certificateId)).not.toContain(ids.certificateId);
		await accept(ids);
		expect(await badges(productId)).toEqual(['tcps']);
		await accept(ids);
	});

	test('handed in twice stands once; the same number cannot stand twice', async () => {
		const { ids, wish } = await handIn();
		await market.command(keeper, (ctx) => submitCertificate(ctx, { ...ids, ...wish }));
		const again = { shopId, certificateId: randomUUID(), ...wish };
		await expect(market.command(keeper, (ctx) => submitCertificate(ctx, again))).rejects.toMatchObject({ code: 'standards.known' });
		await market.command(surin, (ctx) => decideCertificate(ctx, { ...ids, valid: false, reason: 'รูปไม่ชัด' }));
		// Papers of one millisecond stand in the order of their ids, which the browsers make.
		market.clock.advance(SECOND);
		await market.command(keeper, (ctx) => submitCertificate(ctx, again));
		expect((await market.query(keeper, (ctx) => wallet(ctx, shopId))).filter((one) => one.number === wish.number).map((one) => one.state)).toEqual([
			'submitted',
			'refused',
		]);
	});

	test('covers own goods only, and a stranger learns nothing of it', async () => {
		await expect(handIn({}, [randomUUID()])).rejects.toMatchObject({ code: 'standards.not_found' });
		const wish = { shopId, certificateId: randomUUID(), ...paper([await onSale()]) };
		for (const actor of [anonymous, surin, person(randomUUID(), { role: 'seller', shopId: randomUUID() })])
			await expect(market.command(actor, (ctx) => submitCertificate(ctx, wish))).rejects.toMatchObject({ code: 'standards.not_found' });
		for (const actor of [anonymous, phangNga])
			await expect(market.query(actor, (ctx) => wallet(ctx, shopId))).rejects.toMatchObject({ code: 'standards.not_found' });
	});

	test.each([
		[{ kind: 'fda' as const, number: '99' }, 'standards.number_wrong'],
		[{ kind: 'otop' as const, stars: null }, 'standards.stars_missing'],
		[{ from: '2026-01-02', until: '2026-01-01' }, 'standards.days_wrong'],
		[{ from: '2001-01-01', until: '2002-01-01' }, 'standards.lapsed'],
		[{ until: '2026-02-31' }, 'standards.wrong'],
	])('with %o is refused: %s', async (more, code) => {
		await expect(handIn(more)).rejects.toMatchObject({ code });
	});

	test('gets its goods changed: one taken off loses the mark at once, one added waits for the office', async () => {
		const [first, second] = [await onSale(), await onSale()];
		const { ids } = await handIn({}, [first!]);
		await accept(ids);
		await market.command(keeper, (ctx) => coverGoods(ctx, { ...ids, productIds: [first!, second!] }));
		expect([await badges(first!), await badges(second!)]).toEqual([[], []]);
		await accept(ids);
		expect([await badges(first!), await badges(second!)]).toEqual([['tcps'], ['tcps']]);
		await market.command(keeper, (ctx) => coverGoods(ctx, { ...ids, productIds: [second!] }));
		expect([await badges(first!), await badges(second!)]).toEqual([[], ['tcps']]);
	});

	test('taken back by the office, with a reason, is gone from everything', async () => {
		const { ids, productId } = await handIn({ kind: 'gi', number: 'สช 50100001' });
		await accept(ids);
		expect(await badges(productId)).toEqual(['gi']);
		await expect(market.command(surin, (ctx) => withdrawCertificate(ctx, ids))).rejects.toMatchObject({ code: 'standards.reason_missing' });
		await market.command(surin, (ctx) => withdrawCertificate(ctx, { ...ids, reason: 'ถูกเพิกถอน' }));
		expect(await badges(productId)).toEqual([]);
		const found = await market.query(anonymous, (ctx) => search(ctx, { q: 'ผ้าซิ่น', limit: 48 }));
		expect(found.items.find((card) => card.productId === productId)?.badges).toEqual([]);
	});
});

describe('the end of a paper', () => {
	test('at midnight in Bangkok takes the badge away in that minute', async () => {
		const { ids, productId } = await handIn({ until: inDays(1) });
		await accept(ids);
		const midnight = new Date(`${inDays(2)}T00:00:00+07:00`);
		market.clock.advance(midnight.getTime() - market.clock.now().getTime() - 60_000);
		expect(await badges(productId)).toEqual(['tcps']);
		market.clock.advance(60_000);
		expect(await badges(productId)).toEqual([]);
		expect((await market.query(keeper, (ctx) => wallet(ctx, shopId))).find((one) => one.certificateId === ids.certificateId)?.state).toBe('lapsed');
	});

	test('is told 60, 30 and 7 days before, each once', async () => {
		const { ids } = await handIn({ until: inDays(90) });
		await accept(ids);
		const told = async (): Promise<number[]> => {
			await market.command(setup, (ctx) => warnLapsing(ctx, { atMost: 100 }));
			const rows = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'standards.lapsing').execute();
			return rows
				.map((row) => row.payload as { certificateId: string; days: number })
				.filter((news) => news.certificateId === ids.certificateId)
				.map((news) => news.days)
				.sort((a, b) => b - a);
		};
		expect(await told()).toEqual([]);
		market.clock.advance(30 * DAY);
		expect(await told()).toEqual([60]);
		expect(await told()).toEqual([60]);
		market.clock.advance(30 * DAY);
		expect(await told()).toEqual([60, 30]);
		const { items } = await market.query(surin, (ctx) => lapsingCertificates(ctx, { days: 40 }));
		expect(items.map((one) => [one.certificateId, one.state, one.daysLeft])).toContainEqual([ids.certificateId, 'lapsing', 30]);
		market.clock.advance(25 * DAY);
		expect(await told()).toEqual([60, 30, 7]);
		market.clock.advance(10 * DAY);
		expect(await told()).toEqual([60, 30, 7]);
	});
});

test.each([
	['fda', '1010123450001', '10-1-01234-5-0001'],
	['fda', '32-2-00157-6-0012', '32-2-00157-6-0012'],
	['fda', '32-9-00157-6-0012', null],
	['fda', '3220015760012345', null],
	['tcps', 'มผช. 1234-12/123', '1234-12/123'],
	['tcps', 'มผช. 123/2546', '123/2546'],
	['tcps', 'abc', null],
	['gi', 'สช. 50100001', 'สช 50100001'],
	['gi', '123', null],
	['halal', 'กอท.ฮล. 123/2567', 'กอท.ฮล. 123/2567'],
] as const)('%s number %s is written %s', (kind, text, written) => {
	expect(kinds[kind].read(text)).toBe(written);
});
