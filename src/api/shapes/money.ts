import { z } from '@hono/zod-openapi';
import { change, count, id, instant, satang, words } from './common.ts';
import { shopCard } from './shops.ts';

const statementLine = z
	.object({
		at: instant,
		kind: z.enum(['allocated', 'released', 'reversed', 'paid_out', 'payout_returned']),
		order_code: z.string().nullable(),
		goods_satang: change,
		commission_satang: change,
		change_satang: change,
		balance_satang: change,
	})
	.openapi('StatementLine');
export const statement = z
	.object({
		shop: shopCard,
		lines: z.array(statementLine),
		opening_satang: change,
		closing_satang: change,
		held_satang: satang,
		payable_satang: satang,
		in_transit_satang: satang,
		paid_out_satang: satang,
	})
	.openapi('Statement');

const payout = z
	.object({
		payout_id: id,
		shop: shopCard,
		account: z.string(),
		amount_satang: satang,
		orders: count,
		state: z.enum(['draft', 'sending', 'sent', 'settled', 'failed', 'returned', 'unknown', 'void']),
		held_back: z.string().nullable().openapi({ description: 'Code of why it is not paid now' }),
	})
	.openapi('Payout');
export const payoutBatch = z
	.object({
		batch_id: id,
		code: z.string(),
		state: z.enum(['draft', 'approved', 'sending', 'sent', 'settled', 'failed', 'void']),
		made_by: z.string(),
		approved_by: z.string().nullable(),
		made_at: instant,
		total_satang: satang,
		fingerprint: z.string().openapi({ description: 'Hash of every line; what is approved is what was shown' }),
		payouts: z.array(payout),
		may: z.object({ approve: z.boolean(), void: z.boolean() }),
	})
	.openapi('PayoutBatch');

export const trustView = z
	.object({
		at: instant,
		trial: z.array(z.object({ account: z.string(), debit_satang: change, credit_satang: change })),
		debit_satang: change,
		credit_satang: change,
		invariants: z.array(z.object({ id: z.string(), text: words, ok: z.boolean(), checked: count, detail: z.string().nullable() })),
		waiting: count,
		stuck: z.array(
			z.object({ event_id: id, handler: z.string(), event: z.string(), attempts: count, last_error: z.string().nullable(), since: instant }),
		),
	})
	.openapi('Trust');
