import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE } from '#kernel/time';
import type { NoticeHeaders } from './gateway.ts';

const MOST_AGE_MS = 5 * MINUTE;
const SIGNATURES_AT_MOST = 8;

/**
 * The signature of a call-back: hex HMAC-SHA256 of timestamp, dot and raw body.
 * @param secret base64
 * @param timestamp seconds since 1970, as text
 */
export const signatureOf = (secret: string, timestamp: string, rawBody: Uint8Array): string =>
	createHmac('sha256', Buffer.from(secret.trim(), 'base64')).update(`${timestamp}.`).update(rawBody).digest('hex');

/**
 * Whether one of the signatures in the header is one of ours, and the time is within five minutes.
 * @param secrets base64, with a comma between two while one is replaced
 */
export function isSigned(secrets: string, headers: NoticeHeaders, rawBody: Uint8Array, now: Date): boolean {
	const timestamp = header(headers, 'omise-signature-timestamp');
	const given = header(headers, 'omise-signature').split(',').slice(0, SIGNATURES_AT_MOST);
	if (!/^\d{1,12}$/.test(timestamp)) return false;
	if (Math.abs(Number(timestamp) * 1000 - now.getTime()) > MOST_AGE_MS) return false;
	const expected = secrets
		.split(',')
		.filter((secret) => secret.trim() !== '')
		.map((secret) => signatureOf(secret, timestamp, rawBody));
	// All are compared, so that the time tells nothing.
	return given
		.map((signature) => expected.map((own) => isSame(signature.trim(), own)))
		.flat()
		.includes(true);
}

function isSame(given: string, own: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(own)];
	return a.length === b.length && timingSafeEqual(a, b);
}

function header(headers: NoticeHeaders, name: string): string {
	if (headers instanceof Headers) return headers.get(name) ?? '';
	const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name);
	return found?.[1] ?? '';
}
