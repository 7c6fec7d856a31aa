import { z } from 'zod';
import { buyAgain } from '#market/baskets';
import { parcelsOf } from '#market/logistics';
import {
	cancelOrder,
	confirmReceipt,
	countShopOrders,
	listMyOrders,
	listShopOrders,
	orderFilters,
	viewOrder,
	type OrderFilter,
} from '#market/orders';
import { sellerMoney } from '#market/settlement';
import { viewMyShop } from '#market/shops';
import { writtenText } from '#kernel/text';
import type { OrderView } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { againLine } from './shapes/buying.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { order, orderCard, orderState, sellerToday } from './shapes/orders.ts';

const SHOWN = 100;
const orderParams = { orderId: id };

/** An order with its parcels, as every operation about one order answers. */
export async function wholeOrder(ctx: ReadCtx, orderId: string): Promise<OrderView> {
	const view = await viewOrder(ctx, orderId);
	return { ...view, parcels: await parcelsOf(ctx, orderId) };
}

export function orderOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/orders',
		summary: 'Your own orders, newest first',
		tag: 'orders',
		query: {
			cursor: z
				.string()
				.regex(/^\d{4}-[\dT:.-]{15,20}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
				.optional(),
			only: z.enum(Object.keys(orderFilters) as [OrderFilter, ...OrderFilter[]]).optional(),
		},
		answer: pageOf(orderCard),
		ask: (ctx, { query }) => listMyOrders(ctx, { cursor: query.cursor ?? null, only: query.only ?? null }),
	});
	operation(door, {
		method: 'post',
		path: '/orders/{orderId}/again',
		summary: 'Put the goods of an earlier order into the basket: what can be bought today, with what changed',
		tag: 'orders',
		key: 'none',
		params: orderParams,
		answer: z.object({ basket_id: id, lines: z.array(againLine) }),
		act: (ctx, { params }) => buyAgain(ctx, { basketId: null, orderId: params.orderId }),
	});
	operation(door, {
		method: 'get',
		path: '/orders/{orderId}',
		summary: 'One order with its parcels',
		tag: 'orders',
		params: orderParams,
		answer: order,
		ask: (ctx, { params }) => wholeOrder(ctx, params.orderId),
	});
	operation(door, {
		method: 'post',
		path: '/orders/{orderId}/cancellation',
		summary: 'Call an order off before it is handed over; the money goes back in full',
		tag: 'orders',
		params: orderParams,
		body: z.strictObject({ why: writtenText({ most: 500, empty: true, lines: true }).nullable().optional() }),
		answer: order,
		act: async (ctx, { params, body }) => {
			await cancelOrder(ctx, { orderId: params.orderId, why: body.why || null });
			return wholeOrder(ctx, params.orderId);
		},
	});
	operation(door, {
		method: 'post',
		path: '/orders/{orderId}/receipt',
		summary: 'The goods are here and all is well; the shop may be paid',
		tag: 'orders',
		params: orderParams,
		answer: order,
		act: async (ctx, { params }) => {
			await confirmReceipt(ctx, { orderId: params.orderId });
			return wholeOrder(ctx, params.orderId);
		},
	});
	shopOrderOperations(door);
}

function shopOrderOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/today',
		summary: 'What a shop has to do today',
		tag: 'orders',
		params: { shopId: id },
		answer: sellerToday,
		ask: async (ctx, { params: { shopId } }) => {
			const shop = await viewMyShop(ctx, shopId);
			const [toPack, toHandOver, onTheWay, money] = await Promise.all([
				listShopOrders(ctx, { shopId, states: ['placed'], atMost: SHOWN, boxes: true }),
				listShopOrders(ctx, { shopId, states: ['ready'], atMost: SHOWN, boxes: true }),
				countShopOrders(ctx, shopId, ['handed_over']),
				sellerMoney(ctx, shopId),
			]);
			return { shop, toPack, toHandOver, onTheWay, money, products: shop.products };
		},
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/orders',
		summary: 'Orders of a shop in one state, what waits longest first',
		tag: 'orders',
		params: { shopId: id },
		query: { state: orderState.optional() },
		answer: listOf(orderCard),
		ask: async (ctx, { params, query }) => ({
			items: await listShopOrders(ctx, { shopId: params.shopId, states: query.state ? [query.state] : orderState.options, atMost: SHOWN }),
		}),
	});
}
