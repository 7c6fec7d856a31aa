import { z } from 'zod';

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Control characters, half characters, tags, and signs that turn the direction of writing: they hide what a text really says. */
const FORBIDDEN = /[^\P{Cc}\t\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\p{Noncharacter_Code_Point}]/u;
/** More marks than any script puts on one letter: they would run over the lines above and below. Thai needs at most three. */
const PILED = /\p{M}{9,}/u;
/** Letters that look alike in one word: 'Tаlad' with a Cyrillic а. */
const DISGUISED = /\p{Script=Latin}[\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][\p{M}]*\p{Script=Latin}/u;
/** Something a person sees. */
const VISIBLE = /[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u;

/** How many letters a person sees: น้ำ is one. Counts no further than `most` + 1. */
export function letters(text: string, most = Number.MAX_SAFE_INTEGER): number {
	let count = 0;
	for (const _ of graphemes.segment(text)) if (++count > most) break;
	return count;
}

/**
 * Whether a text holds nothing that hides or breaks: no control characters but tab and line end, no half characters, no turned direction,
 * no piles of marks, no words in letters that only look like others.
 */
export const isPlainText = (text: string): boolean => text.isWellFormed() && !FORBIDDEN.test(text) && !PILED.test(text) && !DISGUISED.test(text);

export interface TextLimits {
	/** letters as people count them */
	readonly most: number;
	/** may be empty */
	readonly empty?: boolean;
	/** may have several lines */
	readonly lines?: boolean;
}

/**
 * What a person wrote: put in normal form (NFC), spaces around it dropped, line ends made alike.
 * Refused when empty, too long by letters or by bytes (12 a letter), or with characters that hide something.
 */
export function writtenText(limits: TextLimits) {
	const bytes = limits.most * 12;
	return z
		.string()
		.max(bytes)
		.overwrite((text) =>
			text
				.normalize('NFC')
				.replace(/\r\n?/g, '\n')
				.replace(limits.lines ? /[^\S\n]+/g : /\s+/g, ' ')
				.trim(),
		)
		.refine(isPlainText)
		.refine((text) => limits.empty === true || VISIBLE.test(text), { message: 'api.missing' })
		.refine((text) => Buffer.byteLength(text) <= bytes && letters(text, limits.most) <= limits.most, { message: 'api.out_of_range' });
}
