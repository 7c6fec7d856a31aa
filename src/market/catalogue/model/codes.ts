// One byte a letter: texts in normal form hold a-z, 0-9, spaces and Thai letters only. Bytes sort as the letters do.
import { skeleton } from '#kernel/thai';

const THAI = 0x0e00;
const AT = 0x80;

/** A letter of a text in normal form as a byte; 0 when it is none. */
export const codeOf = (letter: number): number => (letter < AT ? letter : letter > THAI && letter < THAI + 0x7f ? letter - THAI + AT : 0);

/** A text in normal form, one byte a letter. */
export function encode(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length);
	for (let index = 0; index < text.length; index++) bytes[index] = codeOf(text.charCodeAt(index));
	return bytes;
}

/** The text again. */
export function decode(bytes: Uint8Array, from = 0, to = bytes.length): string {
	let text = '';
	for (let index = from; index < to; index++) text += String.fromCharCode(bytes[index]! < AT ? bytes[index]! : bytes[index]! - AT + THAI);
	return text;
}

/** What each letter is when spelling is forgiven, as `skeleton` of the kernel folds it; 0 for what is left out. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, code) => {
	const letter = code < AT ? code : code - AT + THAI;
	const folded = skeleton(String.fromCharCode(letter));
	return folded === '' ? 0 : codeOf(folded.charCodeAt(0));
});
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Writes the skeleton of a piece of bytes. @returns how many bytes it has */
export function foldInto(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
	let length = 0;
	for (let index = from; index < to; index++) {
		const folded = FOLDED[bytes[index]!]!;
		if (folded === 0) continue;
		if (length > 0 && out[length - 1] === folded && !isDigit(folded)) continue;
		out[length++] = folded;
	}
	return length;
}

/** Where a needle begins in a piece of bytes. @returns -1 when it is not there */
export function indexIn(bytes: Uint8Array, from: number, to: number, needle: Uint8Array): number {
	const last = to - needle.length;
	const first = needle[0];
	outer: for (let at = from; at <= last; at++) {
		if (bytes[at] !== first) continue;
		for (let index = 1; index < needle.length; index++) if (bytes[at + index] !== needle[index]) continue outer;
		return at - from;
	}
	return -1;
}

/** Three letters as one number below 2^bits. */
export const gramAt = (bytes: Uint8Array, at: number, bits: number): number =>
	Math.imul((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!, 0x9e3779b1) >>> (32 - bits);

/** A product's id as four whole numbers, written at a place; in the order in which PostgreSQL sorts them. */
export function writeId(id: string, out: Uint32Array, at: number): void {
	const plain = id.replaceAll('-', '');
	for (let part = 0; part < 4; part++) out[at + part] = Number.parseInt(plain.slice(part * 8, part * 8 + 8), 16);
}

/** The id again. */
export function readId(ids: Uint32Array, at: number): string {
	const plain = Array.from({ length: 4 }, (_, part) => ids[at + part]!.toString(16).padStart(8, '0')).join('');
	return `${plain.slice(0, 8)}-${plain.slice(8, 12)}-${plain.slice(12, 16)}-${plain.slice(16, 20)}-${plain.slice(20)}`;
}

/** Which of two ids stands first. @returns below 0, 0, above 0 */
export function compareIds(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
	for (let part = 0; part < 4; part++) {
		const [left, right] = [a[atA + part]!, b[atB + part]!];
		if (left !== right) return left < right ? -1 : 1;
	}
	return 0;
}
