// Orders that were paid and have come, for tests of what people say of them and of what was sold.
import { randomUUID } from 'node:crypto';
import { bangkokDay } from '#kernel/time';
import { satang } from '#kernel/money';
import { markDelivered, markPaid, openOrders, orderLines } from '#market/orders';
import { person, setup, type TestMarket } from './market.ts';
import type { VillageShop } from './village.ts';

export interface Bought {
	readonly checkoutId: string;
	readonly orderId: string;
	readonly lineIds: readonly string[];
}

/** An order of some pieces of each product of a shop: paid, and come when `delivered`. */
export async function bought(
	market: TestMarket,
	shop: VillageShop,
	buyerId: string,
	goods: readonly { productId: string; quantity: number }[],
	delivered = true,
): Promise<Bought> {
	const checkoutId = randomUUID();
	const [opened] = await market.command(setup, (ctx) =>
		openOrders(ctx, {
			checkoutId,
			paymentId: randomUUID(),
			buyerId,
			address: { name: 'สมชาย', phone: '0812345678', line: '1', subdistrictCode: '320101', postcode: '32000' },
			drafts: [
				{
					shopId: shop.shopId,
					lines: goods.map(({ productId, quantity }) => ({
						productId,
						quantity,
						name: { th: 'ของทดสอบ', en: null },
						unit: { th: 'ชิ้น', en: null },
						picture: null,
						priceSatang: satang(10_000),
						lineSatang: satang(10_000 * quantity),
						weightG: 100,
						lengthMm: 100,
						widthMm: 100,
						heightMm: 100,
						transportClass: 'ambient' as const,
					})),
					postageSatang: satang(0),
					service: 'ems',
					serviceName: { th: 'ด่วน', en: null },
					arriveFrom: bangkokDay(market.clock.now()),
					arriveBy: bangkokDay(market.clock.now()),
				},
			],
		}),
	);
	const { orderId } = opened!;
	await market.command(setup, async (ctx) => {
		await markPaid(ctx, checkoutId);
		if (delivered) await markDelivered(ctx, orderId, ctx.now);
	});
	const lines = await market.query(setup, (ctx) => orderLines(ctx, shop.shopId, orderId));
	return { checkoutId, orderId, lineIds: lines.map((line) => line.line_id) };
}

export const buyer = (personId: string = randomUUID()) => person(personId);
