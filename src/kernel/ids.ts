/** How far `uuidv7` counts before it begins again: 26 bits. */
export const ID_COUNTS = 0x400_0000;

/**
 * A UUID version 7: sorts by time, made in the application so that every row knows its id before it is stored.
 * @param random at least 10 bytes
 * @param count 0 to ID_COUNTS - 1: of two made in the same millisecond the one with the higher count sorts later; without one it is chance
 * @source RFC 9562 §5.7, §6.2 method 1
 */
export function uuidv7(milliseconds: number, random: Uint8Array, count?: number): string {
	const bytes = new Uint8Array(16);
	let time = milliseconds;
	for (let index = 5; index >= 0; index--) {
		bytes[index] = time % 256;
		time = Math.floor(time / 256);
	}
	bytes.set(random.subarray(0, 10), 6);
	if (count !== undefined) bytes.set([count >> 22, count >> 14, count >> 8, count], 6);
	bytes[6] = (bytes[6]! & 0x0f) | 0x70;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);

/** Letters and digits that are not mistaken for each other when read aloud or copied from paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * A short code for people: characters from random bytes, the last one a check character.
 * @param random one byte a character
 */
export function shortCode(random: Uint8Array): string {
	const code = Array.from(random, (byte) => ALPHABET[byte % 32]!).join('');
	return code + checkCharacter(code);
}

/** @returns whether the last character is right for the ones before it */
export const isShortCode = (code: string): boolean => code.length > 1 && checkCharacter(code.slice(0, -1)) === code.at(-1);

function checkCharacter(code: string): string {
	let total = 0;
	for (const [index, letter] of [...code].entries()) total += ALPHABET.indexOf(letter) * ((index % 31) + 1);
	return ALPHABET[total % 31]!;
}
