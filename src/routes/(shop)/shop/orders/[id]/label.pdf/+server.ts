import { error } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { labelPdf } from '#market/logistics';
import { needSignIn, query } from '#web/door';
import type { RequestHandler } from './$types';

/** The label of an order's parcel, 100 × 150 mm. It shows an address: never kept by a cache. */
export const GET: RequestHandler = async (event) => {
	await needSignIn(event);
	const { id } = event.params;
	if (!isUuid(id)) error(404, sentence(event.locals.lang, 'orders.not_found'));
	const pdf = await query(event, (ctx) => labelPdf(ctx, { orderId: id }));
	return new Response(Uint8Array.from(pdf), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="label-${id.slice(-6)}.pdf"`,
			'cache-control': 'private, no-store',
		},
	});
};
