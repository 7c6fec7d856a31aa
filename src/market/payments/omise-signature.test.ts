import { describe, expect, test } from 'vitest';
import { isSigned, signatureOf } from './omise-signature.ts';
import { signature as vector } from './promptpay.vectors.ts';

const body = Buffer.from(vector.body);
const at = new Date(Number(vector.timestamp) * 1000);
const headers = (signature: string = vector.signature, timestamp: string = vector.timestamp) => ({
	'Omise-Signature': signature,
	'omise-signature-timestamp': timestamp,
});
const other = Buffer.from('another secret, for a while').toString('base64');

describe('a call-back of the gateway', () => {
	test('is signed as the agreed vector says', () => {
		expect(signatureOf(vector.secret, vector.timestamp, body)).toBe(vector.signature);
		expect(isSigned(vector.secret, headers(), body, at)).toBe(true);
		expect(isSigned(vector.secret, new Headers(headers()), body, at)).toBe(true);
	});
	test('may carry two signatures, and we may know two secrets', () => {
		expect(isSigned(`${other},${vector.secret}`, headers(), body, at)).toBe(true);
		expect(isSigned(vector.secret, headers(`${signatureOf(other, vector.timestamp, body)}, ${vector.signature}`), body, at)).toBe(true);
	});
	test('is good for five minutes before and after', () => {
		for (const seconds of [-300, 0, 300])
			expect(isSigned(vector.secret, headers(), body, new Date(at.getTime() + seconds * 1000)), String(seconds)).toBe(true);
		for (const seconds of [-301, 301, 600, 86_400])
			expect(isSigned(vector.secret, headers(), body, new Date(at.getTime() + seconds * 1000)), String(seconds)).toBe(false);
	});
	test('is refused when anything is wrong', () => {
		const wrong: [string, Record<string, string>, Buffer, string][] = [
			['no headers', {}, body, vector.secret],
			['no signature', headers(''), body, vector.secret],
			['no time', headers(vector.signature, ''), body, vector.secret],
			['time that is none', headers(vector.signature, '1767225600.0'), body, vector.secret],
			['another secret', headers(), body, other],
			['no secret', headers(), body, ''],
			['only commas', headers(), body, ',,'],
			['cut signature', headers(vector.signature.slice(0, -1)), body, vector.secret],
			['signature in capitals', headers(vector.signature.toUpperCase()), body, vector.secret],
			['body written anew', headers(), Buffer.from(JSON.stringify(JSON.parse(vector.body), null, 1)), vector.secret],
			['another amount', headers(), Buffer.from(vector.body.replace('58500', '58501')), vector.secret],
			['signed with nothing', headers(signatureOf('', vector.timestamp, body)), body, ''],
			['right one behind too many', headers(`${'x,'.repeat(20)}${vector.signature}`), body, vector.secret],
		];
		for (const [name, given, raw, secret] of wrong) expect(isSigned(secret, given, raw, at), name).toBe(false);
	});
});
