import { z } from 'zod';
import { approveBatch, draftBatch, listBatches, statement, viewBatch, voidBatch } from '#market/settlement';
import { operation } from './operation.ts';
import type { Door } from './terms.ts';
import { id, listOf } from './shapes/common.ts';
import { payoutBatch, statement as statementShape } from './shapes/money.ts';

const batchParams = { batchId: id };

export function payoutOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/statement',
		summary: 'What a shop earned and was paid, line by line',
		tag: 'settlement',
		params: { shopId: id },
		query: {
			month: z
				.string()
				.regex(/^20\d\d-(0[1-9]|1[0-2])$/)
				.optional(),
		},
		answer: statementShape,
		ask: (ctx, { params, query }) => statement(ctx, { shopId: params.shopId, ...(query.month ? { month: query.month } : {}) }),
	});
	operation(door, {
		method: 'get',
		path: '/payout-batches',
		summary: 'Payout batches, newest first',
		tag: 'settlement',
		answer: listOf(payoutBatch),
		ask: async (ctx) => ({ items: await listBatches(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/payout-batches/{batchId}',
		summary: 'One payout batch',
		tag: 'settlement',
		params: batchParams,
		answer: payoutBatch,
		ask: (ctx, { params }) => viewBatch(ctx, params.batchId),
	});
	operation(door, {
		method: 'post',
		path: '/payout-batches',
		summary: 'Draft a batch: one payout a shop of all that is payable',
		tag: 'settlement',
		key: 'required',
		answer: payoutBatch,
		status: 201,
		act: async (ctx) => draftBatch(ctx),
	});
	operation(door, {
		method: 'post',
		path: '/payout-batches/{batchId}/approval',
		summary: 'Approve a batch another person made; the money goes out',
		tag: 'settlement',
		key: 'required',
		params: batchParams,
		body: z.strictObject({ fingerprint: z.string().min(1).max(200) }),
		answer: payoutBatch,
		act: async (ctx, { params, body }) => {
			await approveBatch(ctx, { batchId: params.batchId, fingerprint: body.fingerprint });
			return viewBatch(ctx, params.batchId);
		},
	});
	operation(door, {
		method: 'delete',
		path: '/payout-batches/{batchId}',
		summary: 'Void a draft',
		tag: 'settlement',
		params: batchParams,
		answer: null,
		act: async (ctx, { params }) => {
			await voidBatch(ctx, params);
			return {};
		},
	});
}
