import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keeps personal facts unreadable in the database, and still findable. */
export interface Seal {
	/** @param place table, column and row the text belongs to: a sealed text moved elsewhere does not open */
	close(text: string, place: string): string;
	/** @throws when the text was changed or belongs to another place */
	open(sealed: string, place: string): string;
	/** A keyed fingerprint for look-up: the same text always gives the same, nobody without the key can compute it. */
	print(text: string, purpose: string): string;
}

/** @param key 32 bytes or more; AES-256-GCM with a random nonce, HMAC-SHA-256 fingerprints */
export function openSeal(key: Uint8Array): Seal {
	const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'talad seal 1', 32));
	const printKey = Buffer.from(hkdfSync('sha256', key, '', 'talad print 1', 32));
	return {
		close(text, place) {
			const nonce = randomBytes(12);
			const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(place));
			const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
			return `1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
		},
		open(sealed, place) {
			if (!sealed.startsWith('1.')) throw new Error('sealed with an unknown key');
			const bytes = Buffer.from(sealed.slice(2), 'base64url');
			const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, 12))
				.setAAD(Buffer.from(place))
				.setAuthTag(bytes.subarray(12, 28));
			return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
		},
		print: (text, purpose) => createHmac('sha256', printKey).update(`${purpose}:${text}`).digest('base64url'),
	};
}

/** Compares in constant time. */
export function sameText(a: string, b: string): boolean {
	const left = Buffer.from(a);
	const right = Buffer.from(b);
	return left.length === right.length && timingSafeEqual(left, right);
}
