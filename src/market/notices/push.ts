// Web push with node:crypto alone: message encryption (RFC 8291, aes128gcm of RFC 8188) and the sender's proof (RFC 8292, VAPID).
import { createCipheriv, createECDH, createPrivateKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import type { PushSubscription } from './shapes.ts';

const RECORD = 4096;
const TOKEN_S = 12 * 3600;

export interface VapidKeys {
	/** 65 bytes, base64url: what a browser subscribes with */
	readonly publicKey: string;
	readonly privateKey: KeyObject;
}

/** The market's key pair for push services, made from a secret so that there is nothing more to keep. @param secret 32 bytes or more */
export function vapidKeys(secret: Uint8Array): VapidKeys {
	const ecdh = createECDH('prime256v1');
	ecdh.setPrivateKey(Buffer.from(hkdfSync('sha256', secret, '', 'talad vapid 1', 32)));
	const point = ecdh.getPublicKey();
	const privateKey = createPrivateKey({
		format: 'jwk',
		key: {
			kty: 'EC',
			crv: 'P-256',
			d: ecdh.getPrivateKey().toString('base64url'),
			x: point.subarray(1, 33).toString('base64url'),
			y: point.subarray(33).toString('base64url'),
		},
	});
	return { publicKey: point.toString('base64url'), privateKey };
}

/** The header that proves who sends. @param now seconds */
export function vapidHeader(keys: VapidKeys, endpoint: string, subject: string, now: number): string {
	const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp: now + TOKEN_S, sub: subject })}`;
	const signature = sign('sha256', Buffer.from(claims), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' });
	return `vapid t=${claims}.${signature.toString('base64url')}, k=${keys.publicKey}`;
}

/**
 * A message as only the subscribed browser can read it.
 * @param fresh a key pair and 16 random bytes of this one message
 * @source RFC 8291 §3.4, RFC 8188 §2
 */
export function encryptPush(keys: PushSubscription['keys'], text: string, fresh: { privateKey: Uint8Array; salt: Uint8Array }): Buffer {
	const ours = createECDH('prime256v1');
	ours.setPrivateKey(Buffer.from(fresh.privateKey));
	const theirs = Buffer.from(keys.p256dh, 'base64url');
	const shared = ours.computeSecret(theirs);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours.getPublicKey()]);
	const secret = Buffer.from(hkdfSync('sha256', shared, Buffer.from(keys.auth, 'base64url'), info, 32));
	const key = Buffer.from(hkdfSync('sha256', secret, fresh.salt, 'Content-Encoding: aes128gcm\0', 16));
	const nonce = Buffer.from(hkdfSync('sha256', secret, fresh.salt, 'Content-Encoding: nonce\0', 12));
	const cipher = createCipheriv('aes-128-gcm', key, nonce);
	// 2 ends the last record.
	const body = Buffer.concat([cipher.update(Buffer.concat([Buffer.from(text), Buffer.from([2])])), cipher.final(), cipher.getAuthTag()]);
	const head = Buffer.alloc(21);
	Buffer.from(fresh.salt).copy(head);
	head.writeUInt32BE(RECORD, 16);
	head.writeUInt8(65, 20);
	return Buffer.concat([head, ours.getPublicKey(), body]);
}

/**
 * Whether a push address is at a push service we know: a browser tells it, and we must not be sent anywhere else.
 * @param hosts names; '*.x' for anything below x; with a port ('127.0.0.1:3001') also without TLS, for the simulator
 */
export function pushHostAllowed(endpoint: string, hosts: readonly string[]): boolean {
	if (!URL.canParse(endpoint)) return false;
	const url = new URL(endpoint);
	if (url.username || url.password) return false;
	return hosts.some((host) =>
		host.includes(':')
			? url.host === host
			: url.protocol === 'https:' && url.port === '' && (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host),
	);
}
