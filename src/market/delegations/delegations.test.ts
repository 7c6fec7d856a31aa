import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor, HelpAct } from '#kernel/actor';
import { bangkokDay, DAY, later, MINUTE } from '#kernel/time';
import { addPicture, saveProduct, setPrice } from '#market/catalogue';
import { actorOf, demoSignIn, enrol } from '#market/people';
import { changePayoutAccount, seedShop } from '#market/shops';
import { setOnHand } from '#market/stock';
import { openTestMarket, person, setup, type TestMarket } from '../../../tests/market.ts';
import { acceptHelp, helpDone, leaveHelp, myHelp, offerHelp, revokeHelp, shopHelpers } from './index.ts';

let market: TestMarket;
let keeper: Actor;
const shops: string[] = [];
const HELPER_PHONE = '+66917770001';
let helperId: string;
let token: string;
const ids = { shopId: '', productId: randomUUID() };

beforeAll(async () => {
	market = await openTestMarket(6);
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: '+66917770000', name: 'ยายทองมา' }));
	helperId = await market.command(setup, (ctx) => enrol(ctx, { phone: HELPER_PHONE, name: 'ครูแดง' }));
	for (const slug of ['help-one', 'help-two'])
		shops.push(
			(
				await market.command(setup, (ctx) =>
					seedShop(ctx, {
						slug,
						ownerId,
						nameTh: slug,
						nameEn: null,
						kind: 'household',
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
				)
			).shopId,
		);
	ids.shopId = shops[0]!;
	keeper = person(ownerId, { role: 'seller', shopId: ids.shopId });
	await market.command(keeper, (ctx) =>
		saveProduct(ctx, {
			...ids,
			nameTh: 'ผ้าขาวม้า',
			descriptionTh: '',
			category: 'silk',
			priceSatang: 10_000,
			unitTh: 'ผืน',
			weightG: 100,
			lengthMm: 100,
			widthMm: 100,
			heightMm: 10,
			transportClass: 'ambient',
		} as never),
	);
	token = await market.command(setup, (ctx) => demoSignIn({ ...ctx, settings: { ...ctx.settings, demo: true } }, helperId));
});
afterAll(() => market.close());

/** As the helper's open session knows the person now: duties travel with it. */
const helper = (): Promise<Actor> => market.query(setup, (ctx) => actorOf(ctx, token));
const inDays = (days: number): string => bangkokDay(later(market.clock.now(), days * DAY));
async function give(acts: HelpAct[], days = 30): Promise<string> {
	const delegationId = randomUUID();
	const wish = { delegationId, phone: HELPER_PHONE, called: 'ครูแดง', acts, untilDay: inDays(days) };
	await market.command(keeper, (ctx) => offerHelp(ctx, ids.shopId, wish));
	await market.command(await helper(), (ctx) => acceptHelp(ctx, delegationId));
	return delegationId;
}
const price = async (priceSatang: number, shopId = ids.shopId): Promise<void> =>
	market.command(await helper(), (ctx) => setPrice(ctx, { ...ids, shopId, priceSatang }));

test('a helper with a listing grant edits price and photo, nothing else and nowhere else; the row of each act names both people', async () => {
	await expect(price(20_000)).rejects.toMatchObject({ code: 'catalogue.not_found' });
	const delegationId = await give(['listing', 'price']);
	await price(20_000);
	await market.command(await helper(), (ctx) => addPicture(ctx, { ...ids, hash: 'c'.repeat(32), altTh: '' }));
	const account = { shopId: ids.shopId, payout: { kind: 'promptpay' as const, phone: '0899999999' } };
	await expect(market.command(await helper(), (ctx) => changePayoutAccount(ctx, account))).rejects.toMatchObject({ kind: 'forbidden' });
	await expect(market.command(await helper(), (ctx) => setOnHand(ctx, { ...ids, onHand: 5 }))).rejects.toMatchObject({ code: 'shops.help_not_this' });
	await expect(price(30_000, shops[1])).rejects.toMatchObject({ code: 'shops.help_not_here', kind: 'forbidden' });
	await expect(market.query(await helper(), (ctx) => shopHelpers(ctx, ids.shopId))).rejects.toMatchObject({ code: 'shops.help_never' });
	const { items } = await market.query(keeper, (ctx) => helpDone(ctx, { shopId: ids.shopId, delegationId }));
	const owner = keeper.kind === 'person' ? keeper.personId : '';
	expect(items.map((one) => [one.act, one.helperId, one.sellerId, one.helperName])).toEqual([
		['listing', helperId, owner, 'ครูแดง'],
		['price', helperId, owner, 'ครูแดง'],
	]);
	expect(items[1]).toMatchObject({ before: { price_satang: 10_000 }, after: { price_satang: 20_000 }, subject: { name: 'ผ้าขาวม้า' } });
	const told = await market.ground.db.selectFrom('platform.event').select('payload').where('name', '=', 'delegations.helped').execute();
	expect(told).toHaveLength(2);
	await market.command(keeper, (ctx) => revokeHelp(ctx, { shopId: ids.shopId, delegationId }));
	await expect(price(40_000)).rejects.toMatchObject({ code: 'shops.help_over', kind: 'forbidden' });
});

test('it ends by itself on its last day, in the session that is open, without a job', async () => {
	const delegationId = await give(['price'], 1);
	await price(11_000);
	const end = new Date(`${inDays(2)}T00:00:00+07:00`);
	market.clock.advance(end.getTime() - market.clock.now().getTime() - MINUTE);
	await price(12_000);
	market.clock.advance(MINUTE);
	await expect(price(13_000)).rejects.toMatchObject({ code: 'shops.help_over' });
	const given = await market.query(keeper, (ctx) => shopHelpers(ctx, ids.shopId));
	expect(given.find((one) => one.delegationId === delegationId)?.state).toBe('expired');
});

test('nothing is given before the helper says yes; asking twice asks once; a stranger finds nothing', async () => {
	const delegationId = randomUUID();
	const wish = { delegationId, phone: HELPER_PHONE, called: 'ครูแดง', acts: ['price' as const], untilDay: inDays(10) };
	await market.command(keeper, (ctx) => offerHelp(ctx, ids.shopId, wish));
	await market.command(keeper, (ctx) => offerHelp(ctx, ids.shopId, wish));
	expect(await market.query(await helper(), myHelp)).toMatchObject([{ delegationId, state: 'offered' }]);
	await expect(price(14_000)).rejects.toMatchObject({ kind: 'forbidden' });
	const again = { ...wish, delegationId: randomUUID() };
	await expect(market.command(keeper, (ctx) => offerHelp(ctx, ids.shopId, again))).rejects.toMatchObject({ code: 'delegations.asked_already' });
	for (const act of [acceptHelp, leaveHelp])
		await expect(market.command(person(randomUUID()), (ctx) => act(ctx, delegationId))).rejects.toMatchObject({ code: 'delegations.not_found' });
	await market.command(await helper(), (ctx) => leaveHelp(ctx, delegationId));
	expect((await market.query(keeper, (ctx) => shopHelpers(ctx, ids.shopId)))[0]).toMatchObject({ state: 'declined', name: null });
});
