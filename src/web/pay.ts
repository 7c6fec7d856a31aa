import type { RequestEvent } from '@sveltejs/kit';
import { encode } from 'uqr';
import { isRefusal } from '#kernel/refusal';
import type { PaymentView } from '#kernel/views';
import { settleNow, startChargeNow, viewPayment } from '#market/payments';
import type { ReadCtx } from '#platform/ctx';
import type { Run } from '#platform/outside';
import { runCommand } from '#platform/run';
import { theApp } from './app.ts';
import { actorOfEvent } from './door.ts';

/** What a pay page shows: waiting for the QR, waiting for money, time over, paid. */
export type PayStage = 'making' | 'waiting' | 'over' | 'paid';

export function stageOf(payment: PaymentView, now: Date): PayStage {
	if (payment.state === 'expired') return 'over';
	if (payment.state !== 'open') return 'paid';
	if (payment.expiresAt <= now) return 'over';
	return payment.qrText === null && payment.qrImage === null ? 'making' : 'waiting';
}

/** Changes whenever a pay page would show something else: for the page that waits. */
export const markOf = (payment: PaymentView, now: Date): string =>
	[stageOf(payment, now), payment.returns.length, payment.returns.filter((one) => one.state === 'returned').length].join('-');

/** Runs commands as whoever looks at the page: for work that reaches outside in three beats. */
async function runAs(event: RequestEvent): Promise<Run> {
	const actor = await actorOfEvent(event);
	return (work) => runCommand(theApp().ground, actor, work);
}

const TRIES = 5;
const WAIT_MS = 300;

/** Asks the gateway for the QR when the worker was not there yet. A gateway that does not answer is no error of the page: it asks again. */
export async function withQr(ctx: ReadCtx, event: RequestEvent, paymentId: string): Promise<PaymentView> {
	const payment = await viewPayment(ctx, paymentId);
	if (stageOf(payment, ctx.now) !== 'making') return payment;
	await quietly(event, async () => startChargeNow(await runAs(event), theApp().outside.gateway, paymentId));
	// The worker may be asking at this very moment: a short wait spares the buyer a page without a QR.
	for (let tries = 0; tries < TRIES; tries++) {
		const now = await viewPayment(ctx, paymentId);
		if (stageOf(now, ctx.now) !== 'making') return now;
		await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
	}
	return viewPayment(ctx, paymentId);
}

/** Asks the gateway whether money came. @returns false when it did not answer */
export async function lookForMoney(event: RequestEvent, paymentId: string): Promise<boolean> {
	return quietly(event, async () => settleNow(await runAs(event), theApp().outside.gateway, paymentId));
}

async function quietly(event: RequestEvent, work: () => Promise<unknown>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (thrown) {
		if (isRefusal(thrown) && thrown.kind !== 'unavailable') throw thrown;
		theApp().log.warn('pay.gateway_silent', { requestId: event.locals.requestId });
		return false;
	}
}

export interface QrDrawing {
	/** modules a side, quiet zone included */
	readonly side: number;
	/** one path: a run of dark modules after the other */
	readonly path: string;
}

const QUIET = 2;

/** The QR as one SVG path; the text is the gateway's, unchanged. */
export function drawQr(text: string): QrDrawing {
	const { data, size } = encode(text, { ecc: 'M', border: QUIET });
	let path = '';
	for (const [y, row] of data.entries()) {
		for (let x = 0; x < size; x++) {
			if (!row[x]) continue;
			let end = x + 1;
			while (end < size && row[end]) end++;
			path += `M${x} ${y}h${end - x}v1h${x - end}z`;
			x = end;
		}
	}
	return { side: size, path };
}

export const qrSvg = ({ side, path }: QrDrawing): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 20}" height="${side * 20}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
