import { z } from 'zod';
import {
	addCoupon,
	campaignEntries,
	campaignShape,
	collectCoupon,
	couponShape,
	enterGoods,
	entryShape,
	joinCampaign,
	listCampaigns,
	saveCampaign,
	shopEntries,
	showCampaign,
	viewCampaign,
	withdrawGoods,
} from '#market/campaigns';
import { operation } from './operation.ts';
import { campaign, campaignCard, entry, entryCard } from './shapes/campaigns.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import type { Door } from './terms.ts';

const at = z.iso.datetime({ offset: true });
const saved = campaignShape.extend({ fromAt: at, untilAt: at });
const goodsShape = entryShape.omit({ productId: true });
const ids = { shopId: id, campaignId: id };

/** What the whole market does for some days: opened by operators, joined by shops, used by buyers. */
export function campaignOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/campaigns',
		summary: 'Campaigns that run or come, the first to end first',
		tag: 'campaigns',
		who: 'anyone',
		answer: listOf(campaignCard),
		ask: async (ctx) => ({ items: await listCampaigns(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/campaigns/{slug}',
		summary: 'One campaign with its coupons',
		tag: 'campaigns',
		who: 'known',
		params: { slug: z.string().min(1).max(60) },
		answer: campaign,
		ask: (ctx, { params }) => viewCampaign(ctx, params),
	});
	operation(door, {
		method: 'get',
		path: '/campaigns/{slug}/products',
		summary: 'Goods that shops put into it, with what is left at the price',
		tag: 'campaigns',
		who: 'known',
		params: { slug: z.string().min(1).max(60) },
		query: { cursor: z.string().max(60).optional() },
		answer: pageOf(entryCard),
		ask: async (ctx, { params, query }) => {
			const { campaignId } = await viewCampaign(ctx, params);
			return campaignEntries(ctx, { campaignId, after: query.cursor ?? null });
		},
	});
	operation(door, {
		method: 'put',
		path: '/campaigns/{campaignId}',
		summary: 'Open or change a campaign: operators',
		tag: 'campaigns',
		params: { campaignId: id },
		body: saved,
		answer: null,
		act: async (ctx, { params, body }) => {
			await saveCampaign(ctx, { ...params, ...body, fromAt: new Date(body.fromAt), untilAt: new Date(body.untilAt) });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/campaigns/{campaignId}/shown',
		summary: 'Show a campaign to everybody, or hide it and its prices',
		tag: 'campaigns',
		params: { campaignId: id },
		body: z.strictObject({ shown: z.boolean() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await showCampaign(ctx, { ...params, ...body });
			return {};
		},
	});
	couponOperations(door);
	entryOperations(door);
}

function couponOperations(door: Door): void {
	operation(door, {
		method: 'put',
		path: '/campaigns/{campaignId}/coupons/{couponId}',
		summary: 'Put a coupon into a campaign; you make its id',
		tag: 'campaigns',
		params: { campaignId: id, couponId: id },
		body: couponShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await addCoupon(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/me/coupons/{couponId}',
		summary: 'Collect a coupon of the market: it is taken off by itself when you buy',
		tag: 'campaigns',
		params: { couponId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await collectCoupon(ctx, params.couponId);
			return {};
		},
	});
}

function entryOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/campaigns',
		summary: 'What your shop put into campaigns that run or come',
		tag: 'campaigns',
		params: { shopId: id },
		answer: listOf(entry),
		ask: async (ctx, { params }) => ({ items: (await shopEntries(ctx, params.shopId)).entries }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/campaigns/{campaignId}',
		summary: 'Take part, and say whether its coupons are good with you',
		tag: 'campaigns',
		params: ids,
		body: z.strictObject({ coupons: z.boolean() }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await joinCampaign(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/campaigns/{campaignId}/products/{productId}',
		summary: 'Put goods of yours in at a lower price',
		tag: 'campaigns',
		params: { ...ids, productId: id },
		body: goodsShape,
		answer: null,
		act: async (ctx, { params, body }) => {
			await enterGoods(ctx, { ...params, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/shops/{shopId}/campaigns/{campaignId}/products/{productId}',
		summary: 'Take goods out; orders that were placed keep their price',
		tag: 'campaigns',
		params: { ...ids, productId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await withdrawGoods(ctx, params);
			return {};
		},
	});
}
