import { z } from 'zod';
import { acceptHelp, helpDone, leaveHelp, myHelp, offerHelp, offerShape, revokeHelp, shopHelpers } from '#market/delegations';
import { operation } from './operation.ts';
import { id, listOf, pageOf } from './shapes/common.ts';
import { help, helped, myHelpShape } from './shapes/delegations.ts';
import type { Door } from './terms.ts';

const inShop = { shopId: id, delegationId: id };

/** Helpers of a shop: asked by the seller, who may take it back at any time; never for money, account or papers. */
export function delegationOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/helpers',
		summary: 'Everybody asked to help in your shop',
		tag: 'helpers',
		params: { shopId: id },
		answer: listOf(help),
		ask: async (ctx, { params: { shopId } }) => ({ items: await shopHelpers(ctx, shopId) }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/helpers/{delegationId}',
		summary: 'Ask somebody, by phone, to help until a day',
		tag: 'helpers',
		params: inShop,
		body: offerShape.omit({ delegationId: true }),
		answer: null,
		act: async (ctx, { params: { shopId, delegationId }, body }) => {
			await offerHelp(ctx, shopId, { ...body, delegationId });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/shops/{shopId}/helpers/{delegationId}',
		summary: 'Take it back; open sessions of the helper know at once',
		tag: 'helpers',
		params: inShop,
		answer: null,
		act: async (ctx, { params }) => {
			await revokeHelp(ctx, params);
			return {};
		},
	});
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/help-done',
		summary: 'What helpers did in your shop, the newest first',
		tag: 'helpers',
		params: { shopId: id },
		query: { delegation: z.uuid().optional(), cursor: z.string().min(1).max(100).optional() },
		answer: pageOf(helped),
		ask: (ctx, { params: { shopId }, query }) => helpDone(ctx, { shopId, delegationId: query.delegation, cursor: query.cursor }),
	});
	operation(door, {
		method: 'get',
		path: '/me/help',
		summary: 'Shops you were asked to help, and those you help',
		tag: 'helpers',
		answer: listOf(myHelpShape),
		ask: async (ctx) => ({ items: await myHelp(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/me/help/{delegationId}/acceptance',
		summary: 'Say yes',
		tag: 'helpers',
		params: { delegationId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await acceptHelp(ctx, params.delegationId);
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/me/help/{delegationId}',
		summary: 'Say no, or stop helping',
		tag: 'helpers',
		params: { delegationId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await leaveHelp(ctx, params.delegationId);
			return {};
		},
	});
}
