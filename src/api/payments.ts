import { settleNow, startChargeNow, viewPayment } from '#market/payments';
import { runQuery } from '#platform/run';
import { operation, type Door } from './operation.ts';
import { payment } from './shapes/buying.ts';
import { id } from './shapes/common.ts';

const params = { paymentId: id };

export function paymentOperations(door: Door): void {
	operation(door, { method: 'get', path: '/payments/{paymentId}', summary: 'A payment with its QR', tag: 'payments', params, answer: payment, ask: (ctx, { params: { paymentId } }) => viewPayment(ctx, paymentId) });
	operation(door, {
		method: 'post',
		path: '/payments/{paymentId}/check',
		summary: 'Ask the gateway now whether the money came, and for the QR when it is not there yet',
		tag: 'payments',
		params,
		answer: payment,
		reach: async ({ app, actor }, { params: { paymentId } }) => {
			const look = () => runQuery(app.ground, actor, (ctx) => viewPayment(ctx, paymentId));
			// Whose payment it is comes first: nobody makes the gateway work for another's.
			const before = await look();
			if (before.qrText === null && before.qrImage === null) await startChargeNow(app.ground, app.outside.gateway, paymentId);
			else await settleNow(app.ground, app.outside.gateway, paymentId);
			return look();
		},
	});
}
