import { error } from '@sveltejs/kit';
import { badgeRecord } from '#market/awards';
import { badgeAddress } from '#web/badge';
import { query } from '#web/door';
import { drawQr, qrSvg } from '#web/pay';
import type { RequestHandler } from './$types';

/** The badge as a QR code to print: whoever scans it lands on the page that checks it, badge in hand. */
export const GET: RequestHandler = async (event) => {
	const address = await query(event, async (ctx) => {
		const record = await badgeRecord(ctx, event.params.code);
		return record?.state === 'valid' ? badgeAddress(ctx.settings.publicUrl, record) : null;
	});
	if (!address) error(404);
	return new Response(qrSvg(drawQr(address)), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-cache', 'content-security-policy': "default-src 'none'" },
	});
};
