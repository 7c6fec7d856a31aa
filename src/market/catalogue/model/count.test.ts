import { expect, test } from 'vitest';
import { seededRandom } from '#platform/random';
import { countAll, openTallies, type Tallies } from './count.ts';
import { posting, type Segment } from './segment.ts';
import { TALLY, tallyOne } from './tally.ts';

const random = seededRandom('count');
const below = (most: number): number => Buffer.from(random.bytes(4)).readUInt32BE(0) % most;

/** A segment as counting sees it: some products are gone. */
function madeUp(docs: number): Segment {
	const numbers = {
		docs,
		live: Uint8Array.from({ length: docs }, () => Number(below(10) > 0)),
		traits: Uint32Array.from({ length: docs }, () => below(2 ** 32)),
		awards: Uint8Array.from({ length: docs }, () => (below(5) === 0 ? 1 + below(7) : 0)),
		tally: new Uint32Array(TALLY),
	};
	for (let doc = 0; doc < docs; doc++) if (numbers.live[doc] === 1) tallyOne(numbers, doc, 1);
	return numbers as unknown as Segment;
}

/** One product after the other. */
function oneByOne(segment: Segment, list: Uint32Array): Tallies {
	const sums = openTallies();
	for (const value of list) countAll(segment, Uint32Array.of(value), sums);
	return sums;
}

// Level 0 of honours is what has none: only kept numbers have it.
const shown = ({ honours, ...rest }: Tallies) => ({ ...rest, honours: honours.slice(1) });

test.each([0, 1, 400, 751, 900, 999, 1000])('of 1,000 products %i are counted, few, many or what is left out, as one by one', (many) => {
	const segment = madeUp(1000);
	const chosen = new Set<number>();
	while (chosen.size < many) chosen.add(below(1000));
	const list = Uint32Array.from(
		[...chosen].sort((a, b) => a - b),
		(doc) => posting(doc, doc % 7),
	);
	const tallies = openTallies();
	countAll(segment, list, tallies);
	expect(shown(tallies)).toEqual(shown(oneByOne(segment, list)));
});

test('a hundred thousand are counted as one by one', () => {
	const segment = madeUp(100_000);
	const list = Uint32Array.from({ length: 45_000 }, (_, index) => posting(index * 2, index % 7));
	const tallies = openTallies();
	countAll(segment, list, tallies);
	expect(shown(tallies)).toEqual(shown(oneByOne(segment, list)));
});

test('everything is what is kept of all', () => {
	const segment = madeUp(1000);
	const tallies = openTallies();
	countAll(segment, null, tallies);
	expect(shown(tallies)).toEqual(
		shown(
			oneByOne(
				segment,
				Uint32Array.from({ length: 1000 }, (_, doc) => posting(doc, 0)),
			),
		),
	);
});
