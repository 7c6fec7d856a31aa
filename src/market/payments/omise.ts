import { later } from '#kernel/time';
import type { Clock } from '#platform/clock';
import type { ChargeFacts, Gateway, OpenedCharge, Qr, RefundAnswer } from './gateway.ts';
import { limits } from './limits.ts';
import { openHttp, type HttpAnswer, type OmiseHttp } from './omise-http.ts';
import { openPayouts } from './omise-payouts.ts';
import { chargeFacts, imageAddress, listOf, refundAnswer, refundIdOf, rawQr } from './omise-shapes.ts';
import { isSigned } from './omise-signature.ts';
import { readPicture } from './picture.ts';

export interface OmiseOptions {
	/** without a slash at the end: https://api.omise.co */
	readonly apiUrl: string;
	/** skey_… */
	readonly secretKey: string;
	/** base64; two with a comma while one is replaced */
	readonly webhookSecret: string;
	readonly clock: Clock;
}

const PAGE = 100;
const REFUNDS_AT_MOST = 1000;
const FOUND_WITHIN = 3000;

/**
 * Opn Payments (Omise). Reading calls throw an Error on anything but a good answer; calls that move money answer 'unknown' instead.
 * @source docs.omise.co, API version 2019-05-29: charges, sources, refunds, recipients, transfers, webhooks
 */
export function openOmise(options: OmiseOptions): Gateway {
	const wire = openHttp(options);
	const readCharge = async (chargeId: string): Promise<ChargeFacts> => chargeFacts(good(await wire.call('GET', chargePath(chargeId))));
	return {
		...openPayouts(wire),
		async openCharge(wish) {
			const body = {
				amount: wish.amountSatang,
				currency: 'thb',
				source: { type: 'promptpay' },
				expires_at: wish.expiresAt.toISOString(),
				description: wish.reference,
				metadata: { payment_id: wish.paymentId, reference: wish.reference },
			};
			return withQr(wire, good(await wire.call('POST', '/charges', body, wish.paymentId)));
		},
		async readQr(chargeId) {
			const { qrText, qrImage } = await withQr(wire, good(await wire.call('GET', chargePath(chargeId))));
			return { qrText, qrImage };
		},
		readCharge,
		async findCharge(paymentId, since) {
			let first: ChargeFacts | null = null;
			for await (const charge of chargesSince(wire, since, FOUND_WITHIN)) {
				if (charge.paymentId === paymentId && charge.duplicateOf === null) first = charge;
			}
			return first;
		},
		async recentCharges(since, atMost) {
			const found: ChargeFacts[] = [];
			for await (const charge of chargesSince(wire, since, atMost)) found.push(charge);
			return found;
		},
		async expireCharge(chargeId) {
			const answer = await wire.call('POST', `${chargePath(chargeId)}/expire`);
			// Refused when it is no longer pending: then it is as it is.
			return answer.kind === 'answer' ? chargeFacts(answer.json) : readCharge(chargeId);
		},
		async refund({ chargeId, refundId, amountSatang }) {
			const answer = await wire.call(
				'POST',
				`${chargePath(chargeId)}/refunds`,
				{ amount: amountSatang, metadata: { refund_id: refundId } },
				refundId,
			);
			if (answer.kind === 'answer') return refundAnswer(answer.json);
			return answer.kind === 'refused'
				? { status: 'refused', providerId: null, failure: `${answer.code}: ${answer.message}` }
				: { status: 'unknown', providerId: null, failure: answer.reason };
		},
		findRefund: (chargeId, refundId) => findRefund(wire, chargeId, refundId),
		verifyWebhook: (headers, rawBody, now) => isSigned(options.webhookSecret, headers, rawBody, now),
	};
}

const chargePath = (chargeId: string): string => `/charges/${encodeURIComponent(chargeId)}`;

/** @throws when there was no good answer */
export function good(answer: HttpAnswer): unknown {
	if (answer.kind === 'answer') return answer.json;
	throw new Error(
		answer.kind === 'refused' ? `the gateway refused: ${answer.code} ${answer.message}` : `the gateway did not answer: ${answer.reason}`,
	);
}

async function withQr(wire: OmiseHttp, json: unknown): Promise<OpenedCharge> {
	const { chargeId } = chargeFacts(json);
	const qrText = rawQr(json);
	return { chargeId, ...(qrText === null ? await picture(wire, imageAddress(json)) : { qrText, qrImage: null }) };
}

async function picture(wire: OmiseHttp, address: string | null): Promise<Qr> {
	const got = address === null ? null : await wire.download(address, limits.qrImageBytes);
	return { qrText: null, qrImage: got && readPicture(got.type, got.bytes) };
}

/** Newest first; the list grows at its head while we read, so one may be seen twice. */
async function* chargesSince(wire: OmiseHttp, since: Date, atMost: number): AsyncGenerator<ChargeFacts> {
	const from = later(since, -limits.clockSlackMs).toISOString();
	for (let offset = 0; offset < atMost; offset += PAGE) {
		const limit = Math.min(PAGE, atMost - offset);
		const query = new URLSearchParams({ from, order: 'reverse_chronological', limit: String(limit), offset: String(offset) });
		const { rows, total } = listOf(good(await wire.call('GET', `/charges?${query.toString()}`)));
		for (const row of rows) yield chargeFacts(row);
		if (rows.length < limit || offset + rows.length >= total) return;
	}
}

async function findRefund(wire: OmiseHttp, chargeId: string, refundId: string): Promise<RefundAnswer | null> {
	for (let offset = 0; offset < REFUNDS_AT_MOST; offset += PAGE) {
		const { rows, total } = listOf(good(await wire.call('GET', `${chargePath(chargeId)}/refunds?limit=${PAGE}&offset=${offset}`)));
		const found = rows.find((row) => refundIdOf(row) === refundId);
		if (found) return refundAnswer(found);
		if (offset + rows.length >= total || rows.length === 0) return null;
	}
	throw new Error(`charge ${chargeId} has more refunds than can be looked through`);
}
