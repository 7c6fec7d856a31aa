import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY } from '#kernel/time';
import { maySellFor, sellsFor, type Actor } from '#kernel/actor';
import { setPrice } from '#market/catalogue';
import { actorOf, demoSignIn, enrol } from '#market/people';
import { sellerMoney } from '#market/settlement';
import { changePayoutAccount, myShops } from '#market/shops';
import { setOnHand } from '#market/stock';
import { nextPhone, openVillageShop, type VillageShop } from '../../../tests/village.ts';
import { openTestMarket, setup, type TestMarket } from '../../../tests/market.ts';
import {
	acceptMembership,
	inviteMember,
	joinByLink,
	leaveGroup,
	makeLink,
	myMemberships,
	removeMember,
	shopMembers,
	viewLink,
	type InviteWish,
} from './index.ts';

let market: TestMarket;
let shop: VillageShop;
let other: VillageShop;
beforeAll(async () => {
	market = await openTestMarket();
	const goods = [{ nameTh: 'ขนมนางเล็ด', priceSatang: 5000, stock: 10 }];
	shop = await openVillageShop(market, { slug: 'krua-pa-noi', nameTh: 'ครัวป้าน้อย', subdistrictCode: '320101', postcode: '32000', goods });
	other = await openVillageShop(market, { slug: 'lanna', nameTh: 'ผ้าทอล้านนา', subdistrictCode: '500301', postcode: '50270', goods });
});
afterAll(() => market.close());

interface Somebody {
	readonly personId: string;
	readonly phone: string;
	now(): Promise<Actor>;
}
async function somebody(name: string): Promise<Somebody> {
	const phone = nextPhone();
	const { personId, token } = await market.command(setup, async (ctx) => {
		const personId = await enrol(ctx, { phone, name });
		return { personId, token: await demoSignIn(ctx, personId) };
	});
	return { personId, phone, now: () => market.query(setup, (ctx) => actorOf(ctx, token)) };
}
async function invited(role: InviteWish['role']) {
	const who = await somebody('นางบุญมี');
	const memberId = randomUUID();
	await market.command(shop.keeper, (ctx) => inviteMember(ctx, shop.shopId, { memberId, phone: who.phone, called: 'ป้ามี', role }));
	return { ...who, memberId };
}
async function joined(role: InviteWish['role']) {
	const who = await invited(role);
	const actor = await who.now();
	await market.command(actor, (ctx) => acceptMembership(ctx, who.memberId));
	return who;
}
const price = (actor: Actor, shopId = shop.shopId, productId = shop.products[0]!) =>
	market.command(actor, (ctx) => setPrice(ctx, { shopId, productId, priceSatang: 6000 }));
const account = (actor: Actor) =>
	market.command(actor, (ctx) => changePayoutAccount(ctx, { shopId: shop.shopId, payout: { kind: 'promptpay', phone: '0812345678' } }));

describe('what each may do', () => {
	test('staff sells, and touches neither money nor account nor members', async () => {
		const who = await joined('staff');
		const actor = await who.now();
		await price(actor);
		await market.command(actor, (ctx) => setOnHand(ctx, { shopId: shop.shopId, productId: shop.products[0]!, onHand: 9 }));
		await expect(market.query(actor, (ctx) => sellerMoney(ctx, shop.shopId))).rejects.toMatchObject({
			code: 'shops.help_not_this',
			kind: 'forbidden',
		});
		await expect(account(actor)).rejects.toMatchObject({ code: 'shops.help_never', kind: 'forbidden' });
		await expect(
			market.command(actor, (ctx) => inviteMember(ctx, shop.shopId, { memberId: randomUUID(), phone: nextPhone(), called: 'ก', role: 'chair' })),
		).rejects.toMatchObject({ code: 'shops.help_never' });
		await expect(price(actor, other.shopId, other.products[0])).rejects.toMatchObject({ code: 'shops.help_not_here' });
		expect((await market.query(actor, myShops)).map((one) => one.shopId)).toEqual([shop.shopId]);
	});

	test('the treasurer sees the money and sells nothing; a member only sees', async () => {
		const [treasurer, member] = [await (await joined('treasurer')).now(), await (await joined('member')).now()];
		await expect(market.query(treasurer, (ctx) => sellerMoney(ctx, shop.shopId))).resolves.toBeDefined();
		await expect(market.query(member, (ctx) => sellerMoney(ctx, shop.shopId))).rejects.toMatchObject({ code: 'shops.help_not_this' });
		for (const actor of [treasurer, member]) await expect(price(actor)).rejects.toMatchObject({ code: 'shops.help_not_this' });
		expect(maySellFor(member, shop.shopId, 'see', market.clock.now())).toBe(true);
	});

	test('the chair does everything the owner does', async () => {
		const who = await joined('chair');
		expect(sellsFor(await who.now(), shop.shopId)).toBe(true);
		await account(await who.now());
	});

	test('strangers and people of other shops see nobody; members see no phones', async () => {
		const member = await (await joined('member')).now();
		expect((await market.query(member, (ctx) => shopMembers(ctx, shop.shopId))).every((one) => one.phone === null && one.state === 'active')).toBe(
			true,
		);
		expect((await market.query(shop.keeper, (ctx) => shopMembers(ctx, shop.shopId))).some((one) => one.phone !== null)).toBe(true);
		for (const actor of [other.keeper, await (await somebody('คนอื่น')).now()])
			await expect(market.query(actor, (ctx) => shopMembers(ctx, shop.shopId))).rejects.toMatchObject({ code: 'shops.not_found' });
	});
});

describe('coming and going', () => {
	test('an invitation is answered by the one who was invited', async () => {
		const who = await invited('staff');
		const [actor, stranger] = [await who.now(), await (await somebody('คนอื่น')).now()];
		await expect(price(actor)).rejects.toMatchObject({ code: 'catalogue.not_found' });
		expect((await market.query(actor, myMemberships))[0]).toMatchObject({ state: 'invited', role: 'staff' });
		expect((await market.query(shop.keeper, (ctx) => shopMembers(ctx, shop.shopId))).find((one) => one.memberId === who.memberId)).toMatchObject({
			name: null,
			phone: expect.stringMatching(/^0.x xxx \d{4}$/),
		});
		await expect(market.command(stranger, (ctx) => acceptMembership(ctx, who.memberId))).rejects.toMatchObject({ code: 'groups.not_found' });
		await market.command(actor, (ctx) => leaveGroup(ctx, who.memberId));
		await expect(market.command(actor, (ctx) => acceptMembership(ctx, who.memberId))).rejects.toMatchObject({ code: 'groups.answered' });
		await market.command(shop.keeper, (ctx) =>
			inviteMember(ctx, shop.shopId, { memberId: randomUUID(), phone: who.phone, called: 'อีกครั้ง', role: 'member' }),
		);
	});

	test('leaving and being removed are felt at once', async () => {
		for (const leave of [true, false]) {
			const who = await joined('staff');
			await price(await who.now());
			await (leave
				? market.command(await who.now(), (ctx) => leaveGroup(ctx, who.memberId))
				: market.command(shop.keeper, (ctx) => removeMember(ctx, { shopId: shop.shopId, memberId: who.memberId })));
			await expect(price(await who.now())).rejects.toMatchObject({ code: 'shops.help_over', kind: 'forbidden' });
		}
	});

	test('nobody twice, never the owner, and only own members', async () => {
		const who = await joined('member');
		const invite = (phone: string) =>
			market.command(shop.keeper, (ctx) => inviteMember(ctx, shop.shopId, { memberId: randomUUID(), phone, called: 'ก', role: 'member' }));
		await expect(invite(who.phone)).rejects.toMatchObject({ code: 'groups.member_already' });
		await expect(invite('1')).rejects.toMatchObject({ code: 'groups.wrong' });
		await expect(market.command(other.keeper, (ctx) => removeMember(ctx, { shopId: other.shopId, memberId: who.memberId }))).rejects.toMatchObject({
			code: 'groups.not_found',
		});
		await expect(market.command(other.keeper, (ctx) => removeMember(ctx, { shopId: shop.shopId, memberId: who.memberId }))).rejects.toMatchObject({
			code: 'shops.not_found',
		});
	});
});

describe('a link', () => {
	const link = () => market.command(shop.keeper, (ctx) => makeLink(ctx, shop.shopId, { called: 'ป้าแดง', role: 'staff' }));
	test('lets one person in, once, though two press at the same time', async () => {
		const { token } = await link();
		expect(await market.query({ kind: 'anonymous' }, (ctx) => viewLink(ctx, token))).toMatchObject({ role: 'staff', shop: { shopId: shop.shopId } });
		const [one, two] = [await somebody('แดง'), await somebody('ดำ')];
		const tries = await Promise.allSettled(
			[one, two].map(async (who) => {
				const actor = await who.now();
				return market.command(actor, (ctx) => joinByLink(ctx, token));
			}),
		);
		expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(market.query({ kind: 'anonymous' }, (ctx) => viewLink(ctx, token))).rejects.toMatchObject({ code: 'groups.link_over' });
	});

	test('ends after seven days, is kept only as a print, and never makes a chair', async () => {
		const { token } = await link();
		expect(JSON.stringify(await market.ground.db.selectFrom('groups.link').selectAll().execute())).not.toContain(token);
		await expect(market.command(shop.keeper, (ctx) => makeLink(ctx, shop.shopId, { called: 'ก', role: 'chair' as never }))).rejects.toMatchObject({
			code: 'groups.wrong',
		});
		await expect(market.command(shop.keeper, (ctx) => joinByLink(ctx, token))).rejects.toMatchObject({ code: 'groups.owner' });
		market.clock.advance(7 * DAY);
		const late = await (await somebody('ช้า')).now();
		await expect(market.command(late, (ctx) => joinByLink(ctx, token))).rejects.toMatchObject({ code: 'groups.link_over' });
		await expect(market.command(late, (ctx) => joinByLink(ctx, 'x'.repeat(43)))).rejects.toMatchObject({ code: 'groups.link_over' });
	});
});
