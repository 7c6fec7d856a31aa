import { ways } from '#market/catalogue';
import { follow, followedShops, unfollow } from '#market/following';
import { addPromotion, endPromotion, promotionShape, shopPromotions } from '#market/promotions';
import { away } from '#market/shops';
import { operation } from './operation.ts';
import { id, listOf } from './shapes/common.ts';
import { promotion } from './shapes/promotions.ts';
import { shopCard } from './shapes/shops.ts';
import type { Door } from './terms.ts';

const params = { shopId: id, promotionId: id };
const PATH = '/shops/{shopId}/promotions';

/** How a shop sells: ways of a product, its kinds, promotions, days away; and who follows it. */
export function promotionOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: PATH,
		summary: 'What your shop takes off its prices, took and will take',
		tag: 'promotions',
		params: { shopId: id },
		answer: listOf(promotion),
		ask: async (ctx, { params: { shopId } }) => ({ items: await shopPromotions(ctx, shopId) }),
	});
	operation(door, {
		method: 'put',
		path: `${PATH}/{promotionId}`,
		summary: 'Take something off: for everybody, from so many pieces, or once for each follower',
		tag: 'promotions',
		params,
		body: promotionShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await addPromotion(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: `${PATH}/{promotionId}`,
		summary: 'End it now; orders that were placed keep their price',
		tag: 'promotions',
		params,
		answer: null,
		act: async (ctx, { params: ids }) => {
			await endPromotion(ctx, ids);
			return {};
		},
	});
	wayOperations(door);
	followOperations(door);
}

function wayOperations(door: Door): void {
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/products/{productId}/ways',
		summary: 'Say how it is sold: at hand, to order or on a day; cheaper for many; a film',
		tag: 'catalogue',
		params: { shopId: id, productId: id },
		body: ways.waysShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await ways.setWays(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/products/{productId}/kinds/{newId}',
		summary: 'Make another kind of it (a colour, a size): a draft with the same words, pictures and price',
		tag: 'catalogue',
		params: { shopId: id, productId: id, newId: id },
		body: ways.kindShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await ways.addKind(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/away',
		summary: 'Away for some days: goods are shown and cannot be ordered',
		tag: 'shops',
		params: { shopId: id },
		body: away.awayShape,
		answer: null,
		act: async (ctx, { params: ids, body }) => {
			await away.goAway(ctx, { ...ids, ...body });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/shops/{shopId}/away',
		summary: 'Back again',
		tag: 'shops',
		params: { shopId: id },
		answer: null,
		act: async (ctx, { params: ids }) => {
			await away.comeBack(ctx, ids);
			return {};
		},
	});
}

function followOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/following',
		summary: 'Shops you follow, newest first',
		tag: 'shops',
		answer: listOf(shopCard),
		ask: async (ctx) => ({ items: await followedShops(ctx) }),
	});
	operation(door, {
		method: 'put',
		path: '/following/{shopId}',
		summary: 'Follow a shop',
		tag: 'shops',
		params: { shopId: id },
		answer: null,
		act: async (ctx, { params: ids }) => {
			await follow(ctx, ids);
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/following/{shopId}',
		summary: 'Stop following',
		tag: 'shops',
		params: { shopId: id },
		answer: null,
		act: async (ctx, { params: ids }) => {
			await unfollow(ctx, ids);
			return {};
		},
	});
}
