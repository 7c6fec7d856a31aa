// What a product may claim, and who may act for its seller: origin (F11), certificates (F12) and help with consent (F17), as the world sees them.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bangkokDay, DAY, later, MINUTE } from '#kernel/time';
import { testClock } from '#tests/clock';
import { testDatabase } from '#tests/db';
import { openStage, photo, type Person, type Stage } from './stage.ts';

const clock = testClock();
let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase, clock);
});
afterAll(() => stage.close());

interface Card {
	readonly product_id: string;
	readonly badges: readonly { readonly kind: string }[];
	readonly origin_checked: boolean;
}
const shop = () => stage.shops[0];
const day = (from: number): string => bangkokDay(later(clock.now(), from * DAY));
/** The marks of the product wherever it is shown: list, search, own page. */
async function marks(): Promise<{ origin: boolean[]; badges: string[][] }> {
	const { productId } = shop();
	const lists = await Promise.all(
		['/products?limit=48', `/search?q=${encodeURIComponent('ขนมนางเล็ด')}`].map((path) => stage.nobody.must<{ items: Card[] }>('GET', path)),
	);
	const page = await stage.nobody.must<Card>('GET', `/products/${productId}`);
	const all = [...lists.map((list) => list.items.find((one) => one.product_id === productId)!), page];
	return { origin: all.map((one) => one.origin_checked), badges: all.map((one) => one.badges.map((badge) => badge.kind)) };
}
const nowhere = [[], [], []];
const everywhere = (kind: string) => [[kind], [kind], [kind]];

test('an origin that was refused carries no mark anywhere; the code of an old label still tells today’s state', async () => {
	const { shopId, productId, seller } = shop();
	const path = `/shops/${shopId}/products/${productId}/origin`;
	const claim = (village: string) =>
		seller.must<{ code: string; state: string }>('PUT', path, {
			subdistrict_code: '320101',
			postcode: '32000',
			village,
			makers: 'แม่น้อยและเพื่อน 4 คน',
			wisdom: 'ทอดทีละแผ่นด้วยเตาถ่าน',
		});
	const { code } = await claim('บ้านท่าสว่าง');
	const label = () => stage.nobody.must<{ state: string }>('GET', `/origins/${code}`);
	expect([(await marks()).origin, (await label()).state]).toEqual([[false, false, false], 'submitted']);
	for (const stranger of [stage.people.buyer, seller, stage.shops[1].seller])
		expect([403, 404]).toContain((await stranger.ask('POST', `${path}/decision`, { body: { verified: true } })).status);
	const decide = (verified: boolean) => stage.people.officer.must('POST', `${path}/decision`, { verified, reason: 'ไปดูที่บ้านแล้ว' });
	await decide(false);
	expect([(await marks()).origin, (await label()).state]).toEqual([[false, false, false], 'refused']);
	await claim('บ้านท่าสว่าง หมู่ 2');
	await decide(true);
	expect([(await marks()).origin, (await label()).state]).toEqual([[true, true, true], 'verified']);
	expect((await claim('บ้านอื่น')).code).toBe(code);
	expect([(await marks()).origin, (await label()).state]).toEqual([[false, false, false], 'submitted']);
});

test('a certificate marks everything while it holds: its last midnight in Bangkok takes badge and search word away in that minute', async () => {
	const { shopId, productId, seller } = shop();
	const certificateId = randomUUID();
	const path = `/shops/${shopId}/certificates/${certificateId}`;
	await seller.must('PUT', path, {
		kind: 'organic',
		number: 'ORG-1',
		issuer: 'มกท.',
		scope: 'ข้าว',
		from: day(-10),
		until: day(1),
		product_ids: [productId],
	});
	expect((await marks()).badges).toEqual(nowhere);
	expect((await seller.ask('POST', `${path}/decision`, { body: { valid: true } })).status).toBe(403);
	await stage.people.officer.must('POST', `${path}/decision`, { valid: true });
	expect((await marks()).badges).toEqual(everywhere('organic'));
	const until = new Date(`${day(2)}T00:00:00+07:00`).getTime();
	clock.advance(until - MINUTE / 2 - clock.now().getTime());
	expect((await marks()).badges).toEqual(everywhere('organic'));
	clock.advance(MINUTE / 2);
	expect((await marks()).badges).toEqual(nowhere);
});

async function helperOf(seller: Person, shopId: string, phone: string): Promise<Person> {
	const helper = await stage.join('อาสาสมัคร', phone);
	const delegationId = randomUUID();
	await seller.must('PUT', `/shops/${shopId}/helpers/${delegationId}`, { phone, called: 'น้องอาสา', acts: ['listing', 'price'], until_day: day(3) });
	await helper.must('POST', `/me/help/${delegationId}/acceptance`);
	return helper;
}

test('a helper edits price and photo under the seller’s consent; account, other shops and the time after are closed', async () => {
	const { shopId, productId, seller } = shop();
	const path = `/shops/${shopId}/products/${productId}`;
	const helper = await helperOf(seller, shopId, '0807770001');
	await helper.must('PUT', `${path}/price`, { price_satang: 9900 });
	const picture = await helper.ask('POST', `${path}/pictures?alt=${encodeURIComponent('รูปใหม่')}`, {
		raw: { type: 'image/jpeg', bytes: new Uint8Array(await photo('#804020')) },
	});
	expect(picture.status).toBe(201);
	expect(await stage.nobody.must('GET', `/products/${productId}`)).toMatchObject({ price_satang: 9900 });

	const account = { kind: 'promptpay', phone: '0807770001' };
	expect((await helper.ask('PUT', `/shops/${shopId}/payout-account`, { body: account })).status).toBe(403);
	expect((await helper.ask('PUT', `${path}/stock`, { body: { on_hand: 1 } })).status).toBe(403);
	const other = stage.shops[1];
	expect((await helper.ask('PUT', `/shops/${other.shopId}/products/${other.productId}/price`, { body: { price_satang: 1 } })).status).toBe(403);

	const done = await seller.must<{ items: { helper_name: string; seller_id: string; act: string; after: Record<string, unknown> }[] }>(
		'GET',
		`/shops/${shopId}/help-done`,
	);
	expect(done.items.map((one) => [one.helper_name, one.seller_id, one.act])).toEqual([
		['อาสาสมัคร', seller.personId, 'listing'],
		['อาสาสมัคร', seller.personId, 'price'],
	]);
	expect(done.items[1]?.after).toMatchObject({ price_satang: 9900 });
	await stage.worker.drain();
	const inbox = (await (await fetch(`${stage.sim.url}/inbox`)).json()) as { to: string; text: string }[];
	expect(inbox.filter((one) => one.text.includes('อาสาสมัคร')).length).toBeGreaterThanOrEqual(2);

	clock.advance(4 * DAY);
	expect((await helper.ask('PUT', `${path}/price`, { body: { price_satang: 1 } })).status).toBe(403);
	expect(await stage.nobody.must('GET', `/products/${productId}`)).toMatchObject({ price_satang: 9900 });
});

test('one press of the seller ends help at once', async () => {
	const { shopId, productId, seller } = shop();
	const helper = await helperOf(seller, shopId, '0807770002');
	const [given] = (await seller.must<{ items: { delegation_id: string; state: string }[] }>('GET', `/shops/${shopId}/helpers`)).items.filter(
		(one) => one.state === 'active',
	);
	await helper.must('PUT', `/shops/${shopId}/products/${productId}/price`, { price_satang: 9500 });
	await seller.must('DELETE', `/shops/${shopId}/helpers/${given!.delegation_id}`);
	expect((await helper.ask('PUT', `/shops/${shopId}/products/${productId}/price`, { body: { price_satang: 1 } })).status).toBe(403);
});
