import { viewPayment } from '#market/payments';
import { tryQuery } from '#web/door';
import { markOf } from '#web/pay';
import type { RequestHandler } from './$types';

/** How the payment stands, for the page that waits. */
export const GET: RequestHandler = async (event) => {
	const { value, refusal } = await tryQuery(event, async (ctx) => markOf(await viewPayment(ctx, event.params.payment), ctx.now));
	return Response.json(refusal ? { code: refusal.code } : { mark: value }, {
		status: refusal ? 404 : 200,
		headers: { 'cache-control': 'no-store' },
	});
};
