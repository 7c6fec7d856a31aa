import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';

/** Signs short texts that anybody may check with the public key. */
export interface Signer {
	/** which key signs: eight letters made from the public key */
	readonly keyId: string;
	/** 32 bytes in base64url, as in a JSON Web Key */
	readonly publicKey: string;
	/** @returns 64 bytes; the same text always gives the same */
	sign(text: string): Uint8Array;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. @source RFC 8410 */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param secret 32 characters or more, of which the Ed25519 key is made */
export function openSigner(secret: Uint8Array): Signer {
	const seed = Buffer.from(hkdfSync('sha256', secret, '', 'talad badge 1', 32));
	const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
	const publicKey = String(createPublicKey(key).export({ format: 'jwk' })['x']);
	return {
		keyId: keyIdOf(publicKey),
		publicKey,
		sign: (text) => sign(null, Buffer.from(text), key),
	};
}

/** The name of a public key. @param publicKey base64url */
export const keyIdOf = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 8);

/** Whether a signature is that of this key over this text. @param publicKey 32 bytes in base64url */
export function isSignedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
	try {
		const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
		return verify(null, Buffer.from(text), key, signature);
	} catch {
		return false;
	}
}
