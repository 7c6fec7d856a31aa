import { linkOf } from '#market/channels';
import { theApp } from '#web/app';
import { query } from '#web/door';
import { drawQr, qrSvg } from '#web/pay';
import type { RequestHandler } from './$types';

/** The link as a QR code to print: black on white, with the quiet edge that scanners need. */
export const GET: RequestHandler = async (event) => {
	const { code } = await query(event, (ctx) => linkOf(ctx, event.params.code));
	return new Response(qrSvg(drawQr(`${theApp().config.settings.publicUrl}/s/${code}`)), {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400', 'content-security-policy': "default-src 'none'" },
	});
};
