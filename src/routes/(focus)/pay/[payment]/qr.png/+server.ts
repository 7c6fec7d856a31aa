import sharp from 'sharp';
import { bahtText } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { qrPicture, viewPayment } from '#market/payments';
import { query } from '#web/door';
import { drawQr, qrSvg } from '#web/pay';
import type { RequestHandler } from './$types';

const SIDE_PX = 900;

/** The QR as a picture to keep on a phone: bank apps open it from the gallery. */
export const GET: RequestHandler = async (event) => {
	const { bytes, payment } = await query(event, async (ctx) => {
		const payment = await viewPayment(ctx, event.params.payment);
		if (payment.qrText === null && payment.qrImage === null) refuse('payments.not_found', 'not_found');
		return {
			payment,
			bytes: payment.qrText ? Buffer.from(qrSvg(drawQr(payment.qrText))) : Buffer.from((await qrPicture(ctx, payment.paymentId)).bytes),
		};
	});
	const png = await sharp(bytes, { limitInputPixels: 25_000_000 })
		.resize(SIDE_PX, SIDE_PX, { fit: 'contain', background: '#ffffff', kernel: 'nearest' })
		.flatten({ background: '#ffffff' })
		.png()
		.toBuffer();
	const name = `talad-${bahtText(payment.amountSatang).replace(/[^\d.]/g, '')}-baht.png`;
	return new Response(new Uint8Array(png), {
		headers: { 'content-type': 'image/png', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
	});
};
