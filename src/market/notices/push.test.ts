import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { encryptPush, pushHostAllowed, vapidHeader, vapidKeys } from './push.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

test('the example of RFC 8291, byte for byte', () => {
	const keys = {
		p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
		auth: 'BTBZMqHH6r4Tts7J_aSIgg',
	};
	const fresh = { privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'), salt: bytes('DGv6ra1nlYgDCS1FRnbzlw') };
	expect(encryptPush(keys, 'When I grow up, I want to be a watermelon', fresh).toString('base64url')).toBe(
		'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
	);
});

test('the sender’s proof is for one push service and half a day, and its key is always the same', () => {
	const keys = vapidKeys(Buffer.alloc(32, 7));
	expect(vapidKeys(Buffer.alloc(32, 7)).publicKey).toBe(keys.publicKey);
	const header = vapidHeader(keys, 'https://push.example/x/y?z', 'mailto:a@b.c', 1_700_000_000);
	const [, token = '', key] = /^vapid t=(\S+), k=(\S+)$/.exec(header)!;
	const [head, claims, signature] = token.split('.') as [string, string, string];
	expect(JSON.parse(bytes(claims).toString())).toEqual({ aud: 'https://push.example', exp: 1_700_043_200, sub: 'mailto:a@b.c' });
	const point = bytes(key!);
	const publicKey = createPublicKey({
		format: 'jwk',
		key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
	});
	expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(true);
});

test('a push address is at a push service we know', () => {
	const hosts = ['fcm.googleapis.com', '*.notify.windows.com', '127.0.0.1:3001'];
	const allowed = (endpoint: string): boolean => pushHostAllowed(endpoint, hosts);
	expect(['https://fcm.googleapis.com/fcm/send/x', 'https://db5p.notify.windows.com/?t=1', 'http://127.0.0.1:3001/push/x'].map(allowed)).toEqual([
		true,
		true,
		true,
	]);
	const wrong = [
		'http://fcm.googleapis.com/x',
		'https://fcm.googleapis.com:8443/x',
		'https://evil.com/fcm.googleapis.com',
		'https://xnotify.windows.com/',
		'https://a@fcm.googleapis.com/',
		'http://127.0.0.1:5432/',
		'file:///etc/passwd',
		'',
	];
	expect(wrong.map(allowed)).toEqual(wrong.map(() => false));
});
