import { qrPicture } from '#market/payments';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** The gateway's own picture of the QR. It is not ours: nothing in it may run. */
export const GET: RequestHandler = async (event) => {
	const picture = await query(event, (ctx) => qrPicture(ctx, event.params.payment));
	return new Response(new Uint8Array(picture.bytes), {
		headers: {
			'content-type': picture.type,
			'cache-control': 'private, max-age=3600',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
		},
	});
};
