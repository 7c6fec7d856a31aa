import { z } from 'zod';
import { writtenText } from '#kernel/text';
import {
	approveShop,
	changePayoutAccount,
	myShops,
	openShop,
	openShopShape,
	payoutShape,
	resubmitShape,
	resubmitShop,
	sendBackShop,
	viewMyShop,
	viewShop,
	waitingShops,
} from '#market/shops';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { id, listOf } from './shapes/common.ts';
import { shop, shopCard } from './shapes/shops.ts';

const shopParams = { shopId: id };

export function shopOperations(door: Door): void {
	operation(door, {
		method: 'post',
		path: '/shops',
		summary: 'Ask to open a shop; an officer of the province looks at it',
		tag: 'shops',
		body: openShopShape,
		answer: shop,
		status: 201,
		act: (ctx, { body }) => openShop(ctx, body),
	});
	operation(door, {
		method: 'get',
		path: '/shops/{slug}',
		summary: 'A shop by its address',
		tag: 'shops',
		who: 'known',
		params: { slug: z.string().min(1).max(120) },
		answer: shop,
		ask: (ctx, { params }) => viewShop(ctx, params.slug),
	});
	operation(door, {
		method: 'get',
		path: '/me/shops',
		summary: 'Your own shops',
		tag: 'shops',
		answer: listOf(shopCard),
		ask: async (ctx) => ({ items: await myShops(ctx) }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/payout-account',
		summary: 'Where the shop’s money goes; a new account waits before it is paid',
		tag: 'shops',
		params: shopParams,
		body: payoutShape,
		answer: shop,
		act: async (ctx, { params, body }) => {
			await changePayoutAccount(ctx, { shopId: params.shopId, payout: body });
			return viewMyShop(ctx, params.shopId);
		},
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/application',
		summary: 'Put right what was wrong and send the application again',
		tag: 'shops',
		params: shopParams,
		body: resubmitShape,
		answer: shop,
		act: (ctx, { params, body }) => resubmitShop(ctx, params.shopId, body),
	});
	approvalOperations(door);
}

function approvalOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/approvals',
		summary: 'Shops of your province that wait for approval',
		tag: 'shops',
		answer: listOf(shop),
		ask: async (ctx) => ({ items: await waitingShops(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/approval',
		summary: 'Approve a shop; without all its papers only with a reason',
		tag: 'shops',
		params: shopParams,
		body: z.strictObject({ override: writtenText({ most: 500, lines: true }).optional() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await approveShop(ctx, params.shopId, body.override);
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/return',
		summary: 'Send an application back with the reason',
		tag: 'shops',
		params: shopParams,
		body: z.strictObject({ reason: writtenText({ most: 1000, lines: true }) }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await sendBackShop(ctx, { shopId: params.shopId, reason: body.reason });
			return {};
		},
	});
}
