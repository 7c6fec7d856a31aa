import { z } from 'zod';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';

const eventShape = z.object({
	id: z.string().min(1).max(128),
	key: z.string().min(1).max(64),
	data: z.object({ id: z.string().max(128).optional(), metadata: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

/** What a call-back points at; never what it claims. */
export interface Notice {
	/** 'charge.complete', 'transfer.pay' */
	readonly kind: string;
	/** the gateway's id of what it is about */
	readonly objectId: string | null;
	/** our payout, in call-backs about transfers */
	readonly payoutId: string | null;
}

/**
 * Keeps what the gateway tells us, as it came and once; nothing else happens while it waits. Publishes payments.notice_received.
 * @param told.signed whether Gateway.verifyWebhook said yes
 * @returns fresh: false when it was told before
 * @refuses payments.forged (nothing is kept), payments.notice_unreadable
 */
export async function recordNotice(
	ctx: Ctx,
	told: { provider: string; signed: boolean; rawBody: Buffer },
): Promise<{ noticeId: string | null; fresh: boolean }> {
	if (!told.signed) refuse('payments.forged', 'unauthenticated');
	const event = readEvent(told.rawBody);
	if (!event) return refuse('payments.notice_unreadable', 'invalid');
	const noticeId = ctx.newId();
	const kept = await ctx.db
		.insertInto('payments.notice')
		.values({
			event_id: event.id,
			provider: told.provider,
			notice_id: noticeId,
			kind: event.key,
			object_id: event.data?.id ?? null,
			body: told.rawBody,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.columns(['event_id', 'provider']).doNothing())
		.returning('notice_id')
		.executeTakeFirst();
	if (!kept) return { noticeId: null, fresh: false };
	await publish(ctx, 'payments.notice_received', { noticeId });
	return { noticeId, fresh: true };
}

export async function readNotice(ctx: ReadCtx, noticeId: string): Promise<Notice | null> {
	const row = await ctx.db.selectFrom('payments.notice').select(['kind', 'object_id', 'body']).where('notice_id', '=', noticeId).executeTakeFirst();
	if (!row) return null;
	const payoutId = readEvent(row.body)?.data?.metadata?.['payout_id'];
	return { kind: row.kind, objectId: row.object_id, payoutId: typeof payoutId === 'string' ? payoutId : null };
}

function readEvent(rawBody: Buffer): z.infer<typeof eventShape> | null {
	if (rawBody.length > limits.noticeBytes) return null;
	try {
		return eventShape.safeParse(JSON.parse(rawBody.toString('utf8'))).data ?? null;
	} catch {
		return null;
	}
}
