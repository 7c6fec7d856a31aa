import { isRefusal, refuse } from '#kernel/refusal';
import type { PaymentView, Words } from '#kernel/views';
import { sentence } from '#kernel/words';
import { qrPicture, settleNow, startChargeNow, viewPayment } from '#market/payments';
import { runQuery } from '#platform/run';
import { operation } from './operation.ts';
import { ROOT, type Door, type Tools } from './terms.ts';
import { payment } from './shapes/buying.ts';
import { file, id } from './shapes/common.ts';

const params = { paymentId: id };
const inWords = (code: string): Words => ({ th: sentence('th', code), en: sentence('en', code) });
/** The picture of the QR has an address of its own here, where the same token opens it. */
const shown = (view: PaymentView) => ({
	...view,
	qrImage: view.qrImage === null ? null : `${ROOT}/payments/${view.paymentId}/qr`,
	returns: view.returns.map((one) => ({ ...one, why: inWords(one.cause) })),
});
/** A payment as the API tells it. */
export type ShownPayment = ReturnType<typeof shown>;

export function paymentOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/payments/{paymentId}',
		summary: 'A payment with its QR',
		tag: 'payments',
		params,
		answer: payment,
		ask: async (ctx, { params: { paymentId } }) => shown(await viewPayment(ctx, paymentId)),
	});
	operation(door, {
		method: 'get',
		path: '/payments/{paymentId}/qr',
		summary: 'The picture of the QR, when the gateway gave no text',
		tag: 'payments',
		params,
		answer: file,
		gives: ['image/svg+xml', 'image/png'],
		ask: (ctx, { params: { paymentId } }) => qrPicture(ctx, paymentId),
	});
	operation(door, {
		method: 'post',
		path: '/payments/{paymentId}/check',
		summary: 'Ask the gateway now whether the money came, and for the QR when it is not there yet',
		tag: 'payments',
		params,
		answer: payment,
		reach: (tools, { params: { paymentId } }) => checkPayment(tools, paymentId),
	});
}

async function checkPayment({ app, actor, command }: Tools, paymentId: string): Promise<ShownPayment> {
	const look = async () => shown(await runQuery(app.ground, actor, (ctx) => viewPayment(ctx, paymentId)));
	// Whose payment it is comes first: nobody makes the gateway work for another's.
	const before = await look();
	const ask = before.qrText === null && before.qrImage === null ? startChargeNow : settleNow;
	try {
		await ask(command, app.outside.gateway, paymentId);
	} catch (thrown) {
		if (isRefusal(thrown)) throw thrown;
		app.log.error('payments.check_failed', thrown);
		refuse('api.gateway_away', 'unavailable');
	}
	return look();
}
