import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Actor } from '#kernel/actor';
import { bangkokDay, DAY, HOUR, later, MINUTE } from '#kernel/time';
import { acceptHelp, helpDone, offerHelp } from '#market/delegations';
import { actorOf, demoSignIn, enrol } from '#market/people';
import { bought } from '../../../tests/bought.ts';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { nextPhone, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import {
	blockTalk,
	closeReport,
	forgetTalker,
	myTalks,
	readTalk,
	reportedMessages,
	reportMessage,
	shopTalks,
	talksToAnswer,
	talkState,
	tellWaiting,
	unreadTalks,
	viewTalk,
	writeToBuyer,
	writeToShop,
	type MessageWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let other: VillageShop;
const surin = person(randomUUID(), { role: 'province_officer', provinceCode: '32' });
const elsewhere = person(randomUUID(), { role: 'province_officer', provinceCode: '82' });

beforeAll(async () => {
	market = await openTestMarket(8);
	const open = (slug: string) =>
		openVillageShop(market, {
			slug,
			nameTh: `ร้าน ${slug}`,
			subdistrictCode: '320101',
			postcode: '32000',
			goods: [{ nameTh: `ของ ${slug}`, priceSatang: 5000, stock: 9 }],
		});
	shop = await open('talks-one');
	other = await open('talks-two');
});
afterAll(() => market.close());

type Somebody = Actor & { kind: 'person' };
async function someone(name = 'สมชาย ใจดี'): Promise<Somebody> {
	const personId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name }));
	return { kind: 'person', personId, name, duties: [] };
}
/** Messages of one millisecond would stand in the order of their ids, which the browsers make. */
const moment = (): void => market.clock.advance(10);
const say = (who: Actor, wish: MessageWish | string, messageId = randomUUID(), shopId = shop.shopId) => {
	moment();
	return market.command(who, (ctx) => writeToShop(ctx, { shopId, messageId, ...(typeof wish === 'string' ? { text: wish } : wish) }));
};
const reply = (who: Actor, talkId: string, text: string, messageId = randomUUID()) => {
	moment();
	return market.command(who, (ctx) => writeToBuyer(ctx, { shopId: shop.shopId, talkId, messageId, text }));
};
const mine = (who: Actor) => market.query(who, (ctx) => viewTalk(ctx, { shopId: shop.shopId }));
const theirs = (talkId: string, who: Actor = shop.keeper) => market.query(who, (ctx) => viewTalk(ctx, { shopId: shop.shopId, talkId }));

describe('a talk', () => {
	test('is of one buyer and one shop; anybody else finds nothing', async () => {
		const somchai = await someone();
		const before = await market.query(shop.keeper, (ctx) => talksToAnswer(ctx, shop.shopId));
		const ids = await Promise.all(['ก', 'ข', 'ค', 'ง'].map((text) => say(somchai, text)));
		expect(new Set(ids.map((one) => one.talkId)).size).toBe(1);
		const { talkId } = ids[0]!;
		await reply(shop.keeper, talkId, 'สวัสดีค่ะ');
		expect((await mine(somchai)).messages.map((one) => one.text).sort()).toEqual(['ก', 'ข', 'ค', 'ง', 'สวัสดีค่ะ'].sort());
		expect(await market.query(shop.keeper, (ctx) => talksToAnswer(ctx, shop.shopId))).toBe(before + 1);
		expect(await market.query(somchai, unreadTalks)).toBe(1);
		expect((await theirs(talkId)).with?.th).toBe('สมชาย');
		expect((await mine(await someone())).messages).toEqual([]);
		for (const who of [other.keeper, await someone(), anonymous, surin]) {
			await expect(theirs(talkId, who)).rejects.toMatchObject({ code: 'talks.not_found' });
			await expect(reply(who, talkId, 'x')).rejects.toMatchObject({ code: 'talks.not_found' });
		}
		await expect(market.query(other.keeper, (ctx) => viewTalk(ctx, { shopId: other.shopId, talkId }))).rejects.toMatchObject({
			code: 'talks.not_found',
		});
		await expect(say(anonymous, 'x')).rejects.toMatchObject({ code: 'talks.sign_in' });
		await expect(say(shop.keeper, 'x')).rejects.toMatchObject({ code: 'talks.own_shop' });
		await market.command(somchai, (ctx) => readTalk(ctx, { shopId: shop.shopId }));
		await market.command(shop.keeper, (ctx) => readTalk(ctx, { shopId: shop.shopId, talkId }));
		expect(await market.query(somchai, unreadTalks)).toBe(0);
		expect(await market.query(shop.keeper, (ctx) => talkState(ctx, { shopId: shop.shopId, talkId }))).toMatchObject({ unread: 0 });
	});

	test('keeps no phone of either side, in no table', async () => {
		const somchai = await someone();
		const phone = fc.stringMatching(/^0[689]\d{8}$/);
		const samples = fc.sample(phone, 5);
		let talkId = '';
		for (const [index, number] of samples.entries()) {
			const thai = [...number].map((digit) => String.fromCodePoint(0xe50 + Number(digit))).join(index % 2 ? '-' : ' ');
			({ talkId } = await say(somchai, `โทร ${index < 3 ? thai : number} นะ`));
		}
		await reply(shop.keeper, talkId, `ไลน์ mali99 หรือ ${samples[0]}`);
		const rows = await market.ground.db.selectFrom('talks.message').selectAll().where('talk_id', '=', talkId).execute();
		const talk = await market.ground.db.selectFrom('talks.talk').selectAll().where('talk_id', '=', talkId).executeTakeFirstOrThrow();
		const events = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'talks.written').execute();
		// Seven digits of a phone may stand in an id by chance.
		const news = JSON.stringify(events).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
		const kept = [...rows.map((row) => row.body), talk.last_text, news].join('\n');
		for (const number of samples) expect(kept).not.toContain(number.slice(3));
		expect(rows.every((row) => row.masked)).toBe(true);
		expect(kept).not.toContain('mali99');
		expect(rows.map((row) => row.body)).not.toContainEqual(expect.stringMatching(/[๐-๙]{3}/));
	});

	test('a message is written once, may be a picture alone, and is about something of this shop', async () => {
		const somchai = await someone();
		const messageId = randomUUID();
		await Promise.all([say(somchai, 'ครั้งเดียว', messageId), say(somchai, 'ครั้งเดียว', messageId)]);
		expect((await mine(somchai)).messages).toHaveLength(1);
		await say(somchai, { pictures: ['a'.repeat(32)], productId: shop.products[0]! });
		expect((await mine(somchai)).messages.at(-1)).toMatchObject({ text: '', about: { kind: 'product', name: { th: 'ของ talks-one' } } });
		await expect(say(somchai, ' ')).rejects.toMatchObject({ code: 'talks.empty' });
		await expect(say(somchai, { text: 'x', productId: other.products[0]! })).rejects.toMatchObject({ code: 'talks.wrong' });
		const own = await bought(market, shop, somchai.personId, [{ productId: shop.products[0]!, quantity: 1 }], false);
		await say(somchai, { text: 'ถึงไหนแล้ว', orderId: own.orderId });
		expect((await mine(somchai)).messages.at(-1)?.about).toMatchObject({ kind: 'order', id: own.orderId });
		const foreign = await bought(market, shop, randomUUID(), [{ productId: shop.products[0]!, quantity: 1 }], false);
		await expect(say(somchai, { text: 'x', orderId: foreign.orderId })).rejects.toMatchObject({ code: 'talks.wrong' });
	});

	test('is not flooded: so many a minute, so many new talks a day', async () => {
		const fast = await someone();
		for (let n = 0; n < 15; n++) await say(fast, `ข้อ ${n}`);
		await expect(say(fast, 'อีก')).rejects.toMatchObject({ code: 'talks.too_fast' });
		market.clock.advance(MINUTE + 1);
		await say(fast, 'อีก');
	});

	test('is closed by one side and opened by the same', async () => {
		const somchai = await someone();
		const { talkId } = await say(somchai, 'สวัสดี');
		const seat = { shopId: shop.shopId, talkId };
		await market.command(shop.keeper, (ctx) => blockTalk(ctx, { ...seat, blocked: true }));
		await expect(say(somchai, 'x')).rejects.toMatchObject({ code: 'talks.blocked' });
		await expect(reply(shop.keeper, talkId, 'x')).rejects.toMatchObject({ code: 'talks.blocked' });
		await expect(market.command(somchai, (ctx) => blockTalk(ctx, { shopId: shop.shopId, blocked: false }))).rejects.toMatchObject({
			code: 'talks.blocked_by_other',
		});
		expect((await mine(somchai)).may).toEqual({ write: false, block: false, unblock: false });
		await market.command(shop.keeper, (ctx) => blockTalk(ctx, { ...seat, blocked: false }));
		await say(somchai, 'อีกครั้ง');
	});

	test('a helper with that act answers, and it is written down', async () => {
		const somchai = await someone();
		const { talkId } = await say(somchai, 'มีของไหม');
		const phone = nextPhone();
		const helperId = await market.command(setup, (ctx) => enrol(ctx, { phone, name: 'หลานชาย' }));
		const delegationId = randomUUID();
		const untilDay = bangkokDay(later(market.clock.now(), 20 * DAY));
		await market.command(shop.keeper, (ctx) => offerHelp(ctx, shop.shopId, { delegationId, phone, called: 'หลาน', acts: ['talk'], untilDay }));
		const token = await market.command(setup, (ctx) => demoSignIn(ctx, helperId));
		const helper = () => market.query(anonymous, (ctx) => actorOf(ctx, token));
		await market.command(await helper(), (ctx) => acceptHelp(ctx, delegationId));
		await reply(await helper(), talkId, 'มีค่ะ โทร 0812345678');
		const [deed] = (await market.query(shop.keeper, (ctx) => helpDone(ctx, { shopId: shop.shopId }))).items;
		expect(deed).toMatchObject({ act: 'talk', helperName: 'หลานชาย', subject: { kind: 'talk', name: 'สมชาย' }, after: { text: 'มีค่ะ โทร •••••' } });
		await reply(shop.keeper, talkId, 'ยินดีค่ะ');
		expect((await market.query(shop.keeper, (ctx) => helpDone(ctx, { shopId: shop.shopId }))).items).toHaveLength(1);
		const packer: Actor = {
			kind: 'person',
			personId: randomUUID(),
			name: 'คนแพ็ก',
			duties: [{ role: 'helper', shopId: shop.shopId, provinceCode: null, officeCode: null, acts: ['packing'], until: '2999-01-01' }],
		};
		await expect(reply(packer, talkId, 'x')).rejects.toMatchObject({ code: 'shops.help_not_this' });
		await expect(theirs(talkId, packer)).rejects.toMatchObject({ code: 'shops.help_not_this' });
	});

	test('a moderator sees a reported message alone, and may take it away', async () => {
		const somchai = await someone();
		const bad = randomUUID();
		const { talkId } = await say(somchai, 'คำหยาบ', bad);
		await say(somchai, 'ความลับ');
		const report = () => market.command(shop.keeper, (ctx) => reportMessage(ctx, { shopId: shop.shopId, talkId, messageId: bad, why: 'หยาบคาย' }));
		await report();
		await report();
		await expect(
			market.command(somchai, (ctx) => reportMessage(ctx, { shopId: shop.shopId, messageId: bad, why: 'ของตัวเอง' })),
		).rejects.toMatchObject({ code: 'talks.not_found' });
		const waiting = await market.query(surin, reportedMessages);
		expect(waiting).toHaveLength(1);
		expect(JSON.stringify(waiting)).not.toContain('ความลับ');
		expect(await market.query(elsewhere, reportedMessages)).toEqual([]);
		const ids = { shopId: shop.shopId, reportId: waiting[0]!.reportId };
		for (const who of [elsewhere, somchai, shop.keeper])
			await expect(market.command(who, (ctx) => closeReport(ctx, { ...ids, remove: true }))).rejects.toMatchObject({ code: 'talks.not_found' });
		await market.command(surin, (ctx) => closeReport(ctx, { ...ids, remove: true }));
		expect((await mine(somchai)).messages[0]).toMatchObject({ removed: true, text: '' });
		expect(await market.query(surin, reportedMessages)).toEqual([]);
	});

	test('what waits is told once a day, from the afternoon', async () => {
		const somchai = await someone();
		await say(somchai, 'รออยู่');
		const bangkok = (hour: number): void => {
			const now = market.clock.now();
			const into = (now.getTime() + 7 * HOUR) % DAY;
			market.clock.advance(DAY - into + hour * HOUR);
		};
		bangkok(9);
		const tell = () => market.command(setup, (ctx) => tellWaiting(ctx, { atMost: 100 }));
		expect(await tell()).toBe(0);
		bangkok(18);
		expect(await tell()).toBeGreaterThan(0);
		expect(await tell()).toBe(0);
		const told = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'talks.shop_waits').execute();
		expect(told).toHaveLength(1);
	});

	test('goes on page by page; who is forgotten takes the own words along', async () => {
		const leaving = await someone('คนลา');
		for (let n = 0; n < 35; n++) {
			await say(leaving, `ข้อความ ${n}`);
			market.clock.advance(5000);
		}
		const page = await mine(leaving);
		expect(page.messages).toHaveLength(30);
		const before = await market.query(leaving, (ctx) => viewTalk(ctx, { shopId: shop.shopId, cursor: page.earlier }));
		expect(before.messages.map((one) => one.text)).toEqual([0, 1, 2, 3, 4].map((n) => `ข้อความ ${n}`));
		expect(before.earlier).toBeNull();
		const { talkId } = page;
		await reply(shop.keeper, talkId!, 'ลาก่อน');
		expect(await market.command(setup, (ctx) => forgetTalker(ctx, leaving.personId))).toBe(1);
		const left = await theirs(talkId!);
		expect(left.with).toBeNull();
		expect(left.messages.filter((one) => one.text !== '').map((one) => one.text)).toEqual(['ลาก่อน']);
		expect((await market.query(leaving, (ctx) => myTalks(ctx))).items).toEqual([]);
		expect((await market.query(shop.keeper, (ctx) => shopTalks(ctx, { shopId: shop.shopId }))).items.length).toBeGreaterThan(3);
	});
});
