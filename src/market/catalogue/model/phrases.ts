// Phrases of goods in shared memory: what a beginning may become, what a slip was meant to be, what Latin letters sound like.
import { romanise, soundOf } from '#kernel/romanise';
import { skeleton } from '#kernel/thai';
import type { Suggestion } from '#kernel/views';
import { limits } from '../limits.ts';
import { isNearer, slipsAway, type Candidate } from '../mend.ts';
import { chooseSuggestions, type PhraseRow } from '../suggest.ts';
import { decode, encode } from './codes.ts';
import { shared } from './segment.ts';

export interface Phrases {
	readonly count: number;
	/** in normal form, sorted, one byte a letter */
	readonly letters: Uint8Array;
	readonly at: Uint32Array;
	/** place in `kinds` */
	readonly kind: Uint8Array;
	readonly products: Uint32Array;
	readonly leads: Uint32Array;
	/** address and text of what is not goods, in UTF-8 */
	readonly shown: Uint8Array;
	readonly shownAt: Uint32Array;
	/** phrases of goods by what is left of them without one letter */
	readonly slips: Buckets;
	/** Thai phrases by how they sound, and by that without one letter */
	readonly sounds: Buckets;
}

interface Buckets {
	readonly bits: number;
	readonly at: Uint32Array;
	readonly phrases: Uint32Array;
}

const kinds: readonly Suggestion['kind'][] = ['product', 'shop', 'province', 'category'];

export interface PhraseSource extends PhraseRow {
	readonly leads: number;
}

/** @param rows sorted by `normal` as bytes are */
export function packPhrases(rows: readonly PhraseSource[]): Phrases {
	const count = rows.length;
	const at = shared.words(count + 1);
	for (const [index, row] of rows.entries()) at[index + 1] = at[index]! + row.normal.length;
	const letters = shared.bytes(at[count]!);
	const [kind, products, leads] = [shared.bytes(count), shared.words(count), shared.words(count)];
	const texts = rows.map((row) => (row.kind === 'product' ? null : Buffer.from(`${row.href}\n${row.text}`)));
	const shownAt = shared.words(count + 1);
	for (const [index, text] of texts.entries()) shownAt[index + 1] = shownAt[index]! + (text?.length ?? 0);
	const shown = shared.bytes(shownAt[count]!);
	for (const [index, row] of rows.entries()) {
		letters.set(encode(row.normal), at[index]!);
		kind[index] = kinds.indexOf(row.kind);
		products[index] = Math.max(0, row.products);
		leads[index] = Math.max(0, row.leads);
		const text = texts[index];
		if (text) shown.set(text, shownAt[index]!);
	}
	const slips = buckets(rows, (row) => (row.kind === 'product' ? skeleton(row.normal) : ''));
	const sounds = buckets(rows, (row) => (row.kind === 'shop' ? '' : soundKey(row.normal)));
	return { count, letters, at, kind, products, leads, shown, shownAt, slips, sounds };
}

const soundKey = (normal: string): string => (/[\u0e01-\u0e4e]/.test(normal) && normal.length <= 24 ? soundOf(romanise(normal)) : '');

/** Phrases by their key and by the key without each of its letters. */
function buckets(rows: readonly PhraseSource[], keyOf: (row: PhraseSource) => string): Buckets {
	const found: number[] = [];
	const hashes: number[] = [];
	for (const [index, row] of rows.entries()) {
		const key = keyOf(row);
		if (key.length < 2 || key.length > 30) continue;
		for (const hash of variants(key)) {
			hashes.push(hash);
			found.push(index);
		}
	}
	const bits = Math.min(23, Math.max(8, Math.ceil(Math.log2(found.length + 1))));
	const at = shared.words(2 ** bits + 1);
	for (const hash of hashes) at[(hash >>> (32 - bits)) + 1]!++;
	for (let bucket = 0; bucket < 2 ** bits; bucket++) at[bucket + 1]! += at[bucket]!;
	const [phrases, next] = [shared.words(found.length), at.slice()];
	for (let index = 0; index < found.length; index++) phrases[next[hashes[index]! >>> (32 - bits)]!++] = found[index]!;
	return { bits, at, phrases };
}

/** A key's hash and those of it without one letter. */
function variants(key: string): Set<number> {
	const made = new Set([hashOf(key)]);
	for (let index = 0; index < key.length; index++) made.add(hashOf(key.slice(0, index) + key.slice(index + 1)));
	return made;
}

function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> 0;
}

/** Phrases that may be one or two slips away from a key. */
function* alike({ bits, at, phrases }: Buckets, key: string): Generator<number> {
	const seen = new Set<number>();
	for (const hash of variants(key)) {
		const bucket = hash >>> (32 - bits);
		for (let index = at[bucket]!; index < at[bucket + 1]!; index++) {
			const phrase = phrases[index]!;
			if (seen.has(phrase)) continue;
			seen.add(phrase);
			yield phrase;
		}
	}
}

const normalOf = (phrases: Phrases, index: number): string => decode(phrases.letters, phrases.at[index]!, phrases.at[index + 1]!);

/** What a misspelled chunk was most likely meant to be. @returns as `mend` of the database does */
export function mendIn(phrases: Phrases, chunk: string): string | null {
	const letters = skeleton(chunk);
	if (letters.length < 3) return null;
	let best: Candidate | null = null;
	for (const index of alike(phrases.slips, letters)) {
		const normal = normalOf(phrases, index);
		const away = slipsAway(chunk, letters, { normal, skeleton: skeleton(normal) });
		const candidate = { normal, away, products: phrases.products[index]! };
		if (away !== null && isNearer({ ...candidate, away }, best)) best = { ...candidate, away };
	}
	return best?.normal ?? null;
}

/** What Latin chunks sound like in Thai: all of them together as one phrase, or each alone. Chunks that are not Latin stay. */
export function soundIn(phrases: Phrases, chunks: readonly string[]): string[] | null {
	if (!chunks.some((chunk) => /^[a-z]/.test(chunk))) return null;
	if (chunks.every((chunk) => /^[a-z]/.test(chunk))) {
		const whole = soundsLike(phrases, chunks.join(' '), chunks.length > 1);
		if (whole) return [whole];
	}
	const each = chunks.map((chunk) => (/^[a-z]/.test(chunk) ? soundsLike(phrases, chunk, false) : chunk));
	if (each.every((one) => one !== null)) return each;
	return inTwo(phrases, chunks);
}

/** Words that were written apart or together at another place: 'phamai surin', 'pha mai surin'. */
function inTwo(phrases: Phrases, chunks: readonly string[]): string[] | null {
	for (let cut = chunks.length - 1; cut > 0; cut--) {
		const [left, right] = [soundsLike(phrases, chunks.slice(0, cut).join(' '), true), soundsLike(phrases, chunks.slice(cut).join(' '), false)];
		if (left && right) return [left, right];
	}
	return null;
}

const EXACT_BELOW = 5;

function soundsLike(phrases: Phrases, latin: string, exact: boolean): string | null {
	const key = soundOf(latin);
	if (key.length < 2) return null;
	let best: { normal: string; same: boolean; products: number } | null = null;
	for (const index of alike(phrases.sounds, key)) {
		const normal = normalOf(phrases, index);
		const own = soundKey(normal);
		const same = own === key;
		if (!same && (exact || key.length < EXACT_BELOW || own[0] !== key[0] || !isOneAway(own, key))) continue;
		const products = phrases.products[index]!;
		if (!best || (same && !best.same) || (same === best.same && products > best.products)) best = { normal, same, products };
	}
	return best?.normal ?? null;
}

function isOneAway(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const [restA, restB] = [a.slice(at), b.slice(at)];
	return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

const LOOKED_AT = limits.suggestions * 4;

/** What the letters typed so far may become. @param normal in normal form, not empty */
export function suggestIn(phrases: Phrases, normal: string): Suggestion[] {
	const bytes = encode(normal);
	const best: number[] = [];
	for (let index = firstWith(phrases, bytes); index < phrases.count && beginsWith(phrases, index, bytes); index++) {
		const leads = phrases.leads[index]!;
		if (leads === 0 || phrases.products[index] === 0) continue;
		if (best.length === LOOKED_AT && leads <= phrases.leads[best.at(-1)!]!) continue;
		let at = best.length;
		while (at > 0 && phrases.leads[best[at - 1]!]! < leads) at--;
		best.splice(at, 0, index);
		if (best.length > LOOKED_AT) best.pop();
	}
	return chooseSuggestions(best.map((index) => rowOf(phrases, index)));
}

function rowOf(phrases: Phrases, index: number): PhraseRow {
	const normal = normalOf(phrases, index);
	const kind = kinds[phrases.kind[index]!]!;
	const products = phrases.products[index]!;
	if (kind === 'product') return { normal, kind, text: normal, href: `/search?q=${encodeURIComponent(normal)}`, products };
	const [href, text] = Buffer.from(phrases.shown.slice(phrases.shownAt[index]!, phrases.shownAt[index + 1]!))
		.toString()
		.split('\n');
	return { normal, kind, text: text!, href: href!, products };
}

function firstWith(phrases: Phrases, bytes: Uint8Array): number {
	let [low, high] = [0, phrases.count];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(phrases, middle, bytes) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

function compare({ letters, at }: Phrases, index: number, bytes: Uint8Array): number {
	const [from, to] = [at[index]!, at[index + 1]!];
	for (let place = 0; place < Math.min(to - from, bytes.length); place++) {
		const difference = letters[from + place]! - bytes[place]!;
		if (difference !== 0) return difference;
	}
	return to - from - bytes.length;
}

const beginsWith = (phrases: Phrases, index: number, bytes: Uint8Array): boolean =>
	phrases.at[index + 1]! - phrases.at[index]! >= bytes.length && bytes.every((byte, place) => phrases.letters[phrases.at[index]! + place] === byte);
