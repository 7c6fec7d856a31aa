import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokDay, DAY, dayStart, later, MINUTE, SECOND } from '#kernel/time';
import { feed, listProducts, pauseProduct, search, viewProduct } from '#market/catalogue';
import { claimOrigin, decideOrigin } from '#market/origin';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { decideCertificate, submitCertificate, viewCertificate, withdrawCertificate } from '#market/standards';
import { runQuery } from '#platform/run';
import { openSigner } from '#platform/signing';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { nextMark, putSilkOnSale } from '../../../tests/village.ts';
import {
	badgeKeys,
	badgeRecord,
	checkBadge,
	enterAward,
	listEntries,
	listProgrammes,
	publishResult,
	rememberKey,
	removeEntry,
	resultText,
	saveProgramme,
	viewProgramme,
	winners,
	withdrawAward,
	type ProgrammeWish,
} from './index.ts';

let market: TestMarket;
let shopId: string;
let keeper: Actor;
const operator = person(randomUUID(), { role: 'operator' });
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });

const openShop = async (
	slug: string,
	phone: string,
	kind: 'otop_producer' | 'community_enterprise',
	place: [string, string],
): Promise<[string, string]> => {
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone, name: 'นางทองมา' }));
	const shop = await market.command(setup, (ctx) =>
		seedShop(ctx, {
			slug,
			ownerId,
			nameTh: `ร้าน ${slug}`,
			nameEn: null,
			kind,
			subdistrictCode: place[0],
			postcode: place[1],
			villageTh: 'ท่าสว่าง',
			villageEn: null,
			storyTh: 'ทอผ้า',
			storyEn: null,
			since: null,
			members: null,
			saying: null,
			payout: { kind: 'promptpay', phone: '0812345678' },
		}),
	);
	return [shop.shopId, ownerId];
};

beforeAll(async () => {
	market = await openTestMarket(6);
	const [id, ownerId] = await openShop('awards-test', '+66915550012', 'otop_producer', ['320101', '32000']);
	shopId = id;
	keeper = person(ownerId, { role: 'seller', shopId });
});
afterAll(() => market.close());

const names = new Map<string, string>();
async function onSale(checked = true): Promise<string> {
	const ids = { shopId, productId: randomUUID() };
	const nameTh = `ผ้ายกทอง ${nextMark()}`;
	names.set(ids.productId, nameTh);
	await market.command(keeper, async (ctx) => {
		await putSilkOnSale(ctx, ids, nameTh);
		if (checked)
			await claimOrigin(ctx, {
				...ids,
				subdistrictCode: '320101',
				postcode: '32000',
				village: 'ท่าสว่าง',
				makers: 'กลุ่มทอผ้า',
				wisdom: '',
				evidence: [],
			});
	});
	if (checked) await market.command(surin, (ctx) => decideOrigin(ctx, { ...ids, verified: true }));
	return ids.productId;
}

const day = (from: number): string => bangkokDay(later(market.clock.now(), from * DAY));
const level = (name: 'nation' | 'region' | 'model', quota = 3, areaRule: 'country' | 'one_a_region' = 'country') => ({
	level: name,
	quota,
	areaRule,
});
async function programme(more: Partial<ProgrammeWish> = {}): Promise<string> {
	const programmeId = randomUUID();
	await market.command(operator, (ctx) =>
		saveProgramme(ctx, {
			programmeId,
			slug: `p-${nextMark()}`,
			nameTh: 'สุดยอดสินค้าชุมชนออนไลน์ 2569',
			nameEn: '',
			year: 2026,
			organiserTh: 'ตลาด',
			organiserEn: '',
			aboutTh: '',
			aboutEn: '',
			until: day(760),
			categories: [{ slug: 'cloth', nameTh: 'ผ้า', nameEn: '', levels: [level('nation'), level('region', 6, 'one_a_region'), level('model')] }],
			...more,
		}),
	);
	return programmeId;
}
const enter = (
	programmeId: string,
	subjectId: string,
	of: 'nation' | 'region' | 'model' = 'nation',
	subject: 'product' | 'shop' | 'group' = 'product',
) =>
	market.command(operator, (ctx) =>
		enterAward(ctx, { programmeId, entryId: randomUUID(), category: 'cloth', level: of, subject, subjectId, reasonTh: 'ทอละเอียด', reasonEn: '' }),
	);
const publish = (programmeId: string, actor = operator) => market.command(actor, (ctx) => publishResult(ctx, programmeId));
const of = (programmeId: string, actor: Actor = anonymous) => market.query(actor, (ctx) => viewProgramme(ctx, { programmeId }));
const check = (text: string) => market.query(anonymous, (ctx) => checkBadge(ctx, text));

/** Where an award is seen: page, card in a list, hit and facet of search, feed, list of winners of the province. They must not differ. */
async function seen(productId: string): Promise<boolean> {
	const page = (await market.query(anonymous, (ctx) => viewProduct(ctx, productId))).award !== null;
	const { items } = await market.query(anonymous, (ctx) => listProducts(ctx, { shopId, sort: 'new', limit: 48 }));
	expect(items.find((card) => card.productId === productId)?.award != null).toBe(page);
	const q = names.get(productId)!;
	const found = await market.query(anonymous, (ctx) => search(ctx, { q, awards: ['nation', 'region', 'model'] }));
	expect(found.items.some((card) => card.productId === productId)).toBe(page);
	const whole = await market.query(anonymous, (ctx) => search(ctx, { q }));
	expect(whole.facets.awards.reduce((sum, one) => sum + one.count, 0)).toBe(whole.items.filter((card) => card.award).length);
	const { items: goods } = await market.query(anonymous, (ctx) => feed.feedGoods(ctx, { cursor: null, shopId, atMost: 200 }));
	expect(goods.find((one) => one.productId === productId)?.award != null).toBe(page);
	const inProvince = await market.query(anonymous, (ctx) => winners(ctx, { provinceCode: '32' }));
	expect(inProvince.some((one) => one.productId === productId)).toBe(page);
	return page;
}

describe('a result', () => {
	test('is published once: the same list and hash twice, and nothing in it changes afterwards', async () => {
		const [first, second, id] = [await onSale(), await onSale(), await programme()];
		await enter(id, first);
		await enter(id, second, 'region');
		await expect(of(id)).rejects.toMatchObject({ code: 'awards.not_found' });
		expect(await seen(first)).toBe(false);
		const result = await publish(id);
		expect(result).toMatchObject({ awards: 2, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
		expect(await publish(id)).toEqual(result);
		const view = await of(id);
		expect(view).toMatchObject({ state: 'published', hash: result.hash, frozen: true });
		expect(view.awards.map((one) => one.level)).toEqual(['nation', 'region']);
		const text = await market.query(anonymous, (ctx) => resultText(ctx, view.slug));
		expect(text.list).toContain(view.awards[0]!.code);
		expect(await seen(first)).toBe(true);

		const refusals = [
			() => enter(id, second, 'model'),
			() => market.command(operator, (ctx) => removeEntry(ctx, { programmeId: id, entryId: randomUUID() })),
			() => market.command(operator, (ctx) => saveProgramme(ctx, { ...wishOf(view), programmeId: id })),
		];
		for (const one of refusals) await expect(one()).rejects.toMatchObject({ code: 'awards.frozen' });
	});

	test('is kept from being edited by SQL itself', async () => {
		const [productId, id] = [await onSale(), await programme()];
		await enter(id, productId);
		await publish(id);
		const tries = [
			sql`update awards.result set list = list || 'x' where programme_id = ${id}`,
			sql`update awards.result set hash = repeat('0', 64) where programme_id = ${id}`,
			sql`update awards.programme set state = 'draft' where programme_id = ${id}`,
			sql`delete from awards.result where programme_id = ${id}`,
			sql`insert into awards.entry (programme_id, entry_id, category, level, subject, subject_id, shop_id, reason_th, author, at)
				values (${id}, ${randomUUID()}, 'cloth', 'model', 'shop', ${shopId}, ${shopId}, 'x', 'x', ${market.clock.now()})`,
			sql`update awards.award set hash = repeat('0', 64) where programme_id = ${id}`,
			sql`delete from awards.level where programme_id = ${id} and level = 'nation'`,
		];
		for (const one of tries) await expect(one.execute(market.ground.db)).rejects.toThrow(/violates/);
		// What SQL cannot refuse is seen: the list does not fit its hash any more.
		expect((await of(id)).frozen).toBe(true);
		await sql`update awards.award set what_th = 'ของอื่น' where programme_id = ${id}`.execute(market.ground.db);
		expect((await of(id)).frozen).toBe(false);
	});

	test('does not depend on who was entered first', async () => {
		const goods = [await onSale(), await onSale()];
		const lists: string[] = [];
		for (const order of [goods, [...goods].reverse()]) {
			const id = await programme({ slug: `same-${lists.length}` });
			for (const one of order) await enter(id, one);
			await publish(id);
			const { list } = await market.query(anonymous, (ctx) => resultText(ctx, `same-${lists.length}`));
			lists.push(list.replaceAll(/same-\d/g, '').replaceAll(/"[0-9A-Z]{10}"/g, ''));
		}
		expect(lists[0]).toBe(lists[1]);
	});

	test('takes only what fits today: on sale, checked, in its quota, one a region', async () => {
		const id = await programme({
			categories: [{ slug: 'cloth', nameTh: 'ผ้า', nameEn: '', levels: [level('nation', 1), level('region', 3, 'one_a_region')] }],
		});
		await expect(publish(id)).rejects.toMatchObject({ code: 'awards.nobody' });
		const [unchecked, gone, good] = [await onSale(false), await onSale(), await onSale()];
		await enter(id, unchecked);
		await enter(id, gone, 'region');
		// Entries of one millisecond stand in the order of their ids, which the browsers make.
		market.clock.advance(SECOND);
		await enter(id, good, 'region');
		await market.command(keeper, (ctx) => pauseProduct(ctx, { shopId, productId: gone }));
		const unfit = async () => new Map((await market.query(operator, (ctx) => listEntries(ctx, id))).map((one) => [one.subjectId, one.unfit]));
		expect(await unfit()).toEqual(new Map([[unchecked, ['origin_checked']], [gone, ['on_sale', 'origin_checked']], [good, ['area']]])); // prettier-ignore
		await expect(publish(id)).rejects.toMatchObject({ code: 'awards.unfit', facts: { n: 3 } });
		await enter(id, shopId, 'nation', 'group');
		expect((await unfit()).get(shopId)).toEqual(['kind', 'quota']);
		await expect(enter(id, good)).rejects.toMatchObject({ code: 'awards.entered_twice' });
		await expect(enter(id, randomUUID())).rejects.toMatchObject({ code: 'awards.no_subject' });
		await expect(enter(id, await onSale(), 'model')).rejects.toMatchObject({ code: 'awards.no_level' });
		for (const entry of await market.query(operator, (ctx) => listEntries(ctx, id)))
			if (entry.subjectId !== good) await market.command(operator, (ctx) => removeEntry(ctx, { programmeId: id, entryId: entry.entryId }));
		expect(await publish(id)).toMatchObject({ awards: 1 });
	});

	test('is the operators’ business', async () => {
		const [productId, id] = [await onSale(), await programme()];
		await enter(id, productId);
		for (const actor of [anonymous, keeper, surin, person(randomUUID())]) {
			await expect(publish(id, actor)).rejects.toMatchObject({ code: 'awards.not_operator' });
			await expect(market.query(actor, (ctx) => listEntries(ctx, id))).rejects.toMatchObject({ code: 'awards.not_operator' });
			await expect(market.command(actor, (ctx) => removeEntry(ctx, { programmeId: id, entryId: randomUUID() }))).rejects.toMatchObject({
				code: 'awards.not_operator',
			});
			await expect(market.command(actor, (ctx) => withdrawAward(ctx, { awardId: randomUUID(), reason: 'x' }))).rejects.toMatchObject({
				code: 'awards.not_operator',
			});
			expect((await market.query(actor, (ctx) => listProgrammes(ctx, { all: true }))).some((one) => one.programmeId === id)).toBe(false);
		}
	});
});

const wishOf = (view: Awaited<ReturnType<typeof of>>): ProgrammeWish => ({
	slug: view.slug,
	nameTh: 'ชื่ออื่น',
	nameEn: '',
	year: view.year,
	organiserTh: 'ตลาด',
	organiserEn: '',
	aboutTh: '',
	aboutEn: '',
	until: view.until,
	categories: [{ slug: 'cloth', nameTh: 'ผ้า', nameEn: '', levels: [level('nation')] }],
});

describe('a badge', () => {
	test('withdrawn, every surface drops it, and the record stays with its reason', async () => {
		const [productId, id] = [await onSale(), await programme()];
		await enter(id, productId);
		await publish(id);
		const [award] = (await of(id)).awards;
		const text = (await market.query(anonymous, (ctx) => badgeRecord(ctx, award!.code)))!.text!;
		expect(await check(text)).toMatchObject({ outcome: 'valid', signature: 'good', statement: { code: award!.code, level: 'nation', year: 2026 } });
		expect(await check(award!.code.toLowerCase())).toMatchObject({ outcome: 'valid', signature: 'none' });
		expect(await check(`http://127.0.0.1:3000/badges/${award!.code}?b=${text}`)).toMatchObject({ outcome: 'valid', signature: 'good' });
		expect(await check(`${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`)).toMatchObject({ outcome: 'altered', record: null });
		expect(await check('AAAAAAAAAA')).toMatchObject({ outcome: 'unknown' });
		expect(await seen(productId)).toBe(true);

		const withdraw = (reason: string) => market.command(operator, (ctx) => withdrawAward(ctx, { awardId: award!.awardId, reason }));
		await expect(withdraw('  ')).rejects.toMatchObject({ code: 'awards.reason_missing' });
		await withdraw('ย้ายไปผลิตด้วยเครื่องจักร');
		await withdraw('อีกครั้ง');
		expect(await seen(productId)).toBe(false);
		const after = await check(text);
		expect(after).toMatchObject({ outcome: 'withdrawn', signature: 'good' });
		expect(after.record?.history.map((one) => [one.act, one.why])).toEqual([
			['given', null],
			['withdrawn', 'ย้ายไปผลิตด้วยเครื่องจักร'],
		]);
		const view = await of(id);
		expect(view).toMatchObject({ frozen: true, awards: [], withdrawn: [{ code: award!.code }] });
		expect(await publish(id)).toMatchObject({ hash: view.hash, awards: 1 });
	});

	test('ends with its last day in Bangkok: shown that day, nowhere the day after', async () => {
		const [productId, id] = [await onSale(), await programme({ until: day(40) })];
		await enter(id, productId);
		await publish(id);
		const to = (at: Date): void => market.clock.advance(at.getTime() - market.clock.now().getTime());
		const before = market.clock.now();
		const over = dayStart(day(41));
		const { code } = (await of(id)).awards[0]!;
		to(later(over, -MINUTE));
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, productId))).award).not.toBeNull();
		to(over);
		expect((await market.query(anonymous, (ctx) => viewProduct(ctx, productId))).award).toBeNull();
		expect(await check(code)).toMatchObject({ outcome: 'expired' });
		expect((await market.query(anonymous, (ctx) => winners(ctx))).some((one) => one.code === code)).toBe(false);
		to(before);
	});

	test('of a shop and of a community group stand on the shop', async () => {
		const [group] = await openShop('awards-group', '+66915550013', 'community_enterprise', ['820101', '82000']);
		const id = await programme();
		await enter(id, group, 'region', 'group');
		await enter(id, shopId, 'region', 'shop');
		await publish(id);
		expect(await market.query(anonymous, (ctx) => winners(ctx, { shopId: group }))).toMatchObject([
			{ subject: 'group', region: 'south', open: true },
		]);
	});

	test('of a certificate follows the certificate', async () => {
		const productId = await onSale();
		const until = day(760);
		const ids = { shopId, certificateId: randomUUID() };
		await market.command(keeper, (ctx) =>
			submitCertificate(ctx, {
				...ids,
				kind: 'otop',
				number: 'OPC 2567/320012',
				issuer: '',
				scope: '',
				stars: 5,
				from: day(-300),
				until,
				picture: null,
				productIds: [productId],
			}),
		);
		const { rows } = await sql<{ code: string }>`select code from standards.certificate where certificate_id = ${ids.certificateId}`.execute(
			market.ground.db,
		);
		const { code } = rows[0]!;
		expect(await check(code)).toMatchObject({ outcome: 'unknown' });
		await market.command(surin, (ctx) => decideCertificate(ctx, { ...ids, valid: true }));
		expect(await market.query(keeper, (ctx) => viewCertificate(ctx, ids))).toMatchObject({ state: 'valid' });
		const { text } = (await market.query(anonymous, (ctx) => badgeRecord(ctx, code)))!;
		expect(await check(text!)).toMatchObject({
			outcome: 'valid',
			signature: 'good',
			statement: { kind: 'standard', level: 'otop-5', until },
		});
		await market.command(surin, (ctx) => withdrawCertificate(ctx, { ...ids, reason: 'เลขไม่ตรง' }));
		expect(await check(text!)).toMatchObject({ outcome: 'withdrawn', signature: 'good', record: { text: null } });
		expect(JSON.stringify(await check(text!))).not.toContain('เลขไม่ตรง');
	});

	test('signed with an old key stays good when another key signs', async () => {
		const [productId, id] = [await onSale(), await programme()];
		await enter(id, productId);
		await publish(id);
		const { code } = (await of(id)).awards[0]!;
		const { text } = (await market.query(anonymous, (ctx) => badgeRecord(ctx, code)))!;
		const turned = { ...market.ground, signer: openSigner(Buffer.alloc(32, 9)) };
		expect(await runQuery(turned, anonymous, (ctx) => checkBadge(ctx, text!))).toMatchObject({ outcome: 'valid', signature: 'good' });
		const keys = await runQuery(turned, anonymous, badgeKeys);
		expect(keys.map((one) => one.current)).toEqual([true, false]);
		expect(await market.command(setup, rememberKey)).toBe(false);
	});
});
