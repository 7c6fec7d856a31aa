// How all products of a segment count, kept while they go and their numbers change: nobody runs over a million of them to browse.
import type { Segment } from './segment.ts';
import { AWARDS, CATEGORIES, MASKS, PROVINCES, RESTS } from './traits.ts';

const PROVINCES_AT = CATEGORIES;
const MASKS_AT = PROVINCES_AT + PROVINCES;
const RESTS_AT = MASKS_AT + MASKS;
const AWARDS_AT = RESTS_AT + RESTS;
const TOTAL_AT = AWARDS_AT + AWARDS;
export const TALLY = TOTAL_AT + 1;

/** The kept numbers by what they count. */
export const tallyOf = ({ tally }: Pick<Segment, 'tally'>) => ({
	categories: tally.subarray(0, PROVINCES_AT),
	provinces: tally.subarray(PROVINCES_AT, MASKS_AT),
	masks: tally.subarray(MASKS_AT, RESTS_AT),
	rests: tally.subarray(RESTS_AT, AWARDS_AT),
	honours: tally.subarray(AWARDS_AT, TOTAL_AT),
	total: tally[TOTAL_AT]!,
});

/** One product comes to the numbers, or with -1 goes from them. */
export function tallyOne({ tally, traits, awards }: Pick<Segment, 'tally' | 'traits' | 'awards'>, doc: number, by: 1 | -1): void {
	const own = traits[doc]!;
	for (const at of [
		own & 255,
		PROVINCES_AT + ((own >>> 8) & 127),
		MASKS_AT + ((own >>> 15) & 127),
		RESTS_AT + (own >>> 22),
		AWARDS_AT + awards[doc]!,
		TOTAL_AT,
	])
		tally[at]! += by;
}
