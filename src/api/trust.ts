import { z } from 'zod';
import { carryAgain, trust } from '#market/reports';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { id } from './shapes/common.ts';
import { trustView } from './shapes/money.ts';

export function trustOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/trust',
		summary: 'Trial balance, invariants, and what could not be carried',
		tag: 'trust',
		answer: trustView,
		ask: (ctx) => trust(ctx),
	});
	operation(door, {
		method: 'post',
		path: '/trust/deliveries/{eventId}/{handler}/retry',
		summary: 'Send stuck news on its way again',
		tag: 'trust',
		params: { eventId: id, handler: z.string().min(1).max(80) },
		answer: null,
		act: async (ctx, { params }) => {
			await carryAgain(ctx, params);
			return {};
		},
	});
}
