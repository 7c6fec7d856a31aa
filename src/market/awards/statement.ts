// The text of a badge: what is said, in one way of writing, and the signature over exactly that. Pure.
import type { Statement } from '#kernel/views-awards';
import { isSignedBy, type Signer } from '#platform/signing';
import { limits } from './limits.ts';

/** What every badge of this kind begins with; signed as well. */
const HEAD = 'TALAD1';
const SEPARATOR = '|';
const FIELDS = 11;
const SIGNATURE_BYTES = 64;
const THAI = 0x0e00;
const AT = 0xa0;

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Thai and Latin letters only, one byte each, cut between letters as people see them. */
export function badgeText(text: string, most: number): string {
	const plain = text
		.normalize('NFC')
		.replaceAll(SEPARATOR, '/')
		.replace(/[’‘]/g, "'")
		.replace(/[“”]/g, '"')
		.replace(/[–—]/g, '-')
		.replace(/\s+/g, ' ')
		.replace(/[^\u0020-\u007e\u0e01-\u0e5b]/g, '')
		.trim();
	let kept = '';
	for (const { segment } of graphemes.segment(plain)) {
		if (kept.length + segment.length > most) break;
		kept += segment;
	}
	return kept.trim();
}

/** One byte a letter, as TIS-620 has them: half as long as UTF-8, and a badge must fit a printed code. */
const bytesOf = (text: string): Buffer =>
	Buffer.from(Array.from(text, (letter) => (letter.charCodeAt(0) >= THAI ? letter.charCodeAt(0) - THAI + AT : letter.charCodeAt(0))));
const textOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte >= AT ? byte - AT + THAI : byte)).join('');

const fieldsOf = (said: Statement): string[] => [
	said.keyId,
	said.kind,
	said.code,
	badgeText(said.what, limits.what),
	badgeText(said.who, limits.who),
	said.provinceCode,
	badgeText(said.title, limits.title),
	said.level,
	String(said.year),
	said.issued,
	said.until,
];

/** @returns TALAD1.<what is said>.<signature>, both in base64url: about 350 letters, at most 400 */
export function writeBadge(signer: Signer, said: Omit<Statement, 'keyId'>): string {
	const payload = bytesOf(fieldsOf({ ...said, keyId: signer.keyId }).join(SEPARATOR)).toString('base64url');
	const signed = `${HEAD}.${payload}`;
	return `${signed}.${Buffer.from(signer.sign(signed)).toString('base64url')}`;
}

/**
 * What a badge says, when one of our keys signed exactly this text; null for anything else. The last letter of base64 has bits that mean nothing:
 * a text that is not written in its one way is not what was signed.
 * @param keys public keys in base64url by their ids
 */
export function readBadge(keys: ReadonlyMap<string, string>, text: string): Statement | null {
	const [head, payload, signature, ...more] = text.split('.');
	if (head !== HEAD || !payload || !signature || more.length > 0) return null;
	const [said, signed] = [Buffer.from(payload, 'base64url'), Buffer.from(signature, 'base64url')];
	if (said.toString('base64url') !== payload || signed.toString('base64url') !== signature || signed.length !== SIGNATURE_BYTES) return null;
	const fields = textOf(said).split(SEPARATOR);
	const [keyId = '', kind, code = '', what = '', who = '', provinceCode = '', title = '', level = '', year, issued = '', until = ''] = fields;
	const key = keys.get(keyId);
	if (!key || fields.length !== FIELDS || (kind !== 'award' && kind !== 'standard')) return null;
	if (!isSignedBy(key, `${HEAD}.${payload}`, signed)) return null;
	return { kind, code, what, who, provinceCode, title, level, year: Number(year), issued, until, keyId };
}

/** Whether a text means to be a badge at all. */
export const looksLikeBadge = (text: string): boolean => text.startsWith(HEAD) || text.split('.').length === 3;
