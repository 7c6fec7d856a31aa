import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meaningOf, stateFrom } from './codes.ts';

const codes = '101 102 103 104 201 202 203 204 205 206 207 208 209 210 211 212 213 215 220 301 302 303 304 401 402 501 901 999'.split(' ');
/** Few minutes, so that several scans share one. */
const scan = fc.record({
	code: fc.constantFrom(...codes),
	at: fc.integer({ min: 0, max: 30 }).map((minute) => new Date(Date.UTC(2026, 10, 21, 7, minute))),
});
const scans = fc.array(scan, { maxLength: 12 });
const way = (...list: string[]) => list.map((code, index) => ({ code, at: new Date(Date.UTC(2026, 10, 21, 7, index)) }));

describe('a parcel’s state', () => {
	test('is the same for any order and any repeats of its scans', () => {
		fc.assert(
			fc.property(
				scans.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list))),
				([list, shuffled, again]) => {
					expect(stateFrom([...shuffled, ...again])).toBe(stateFrom(list));
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('on its way back never becomes delivered', () => {
		fc.assert(
			fc.property(scans, scans, (before, after) => {
				const turned = { code: '203', at: new Date(Date.UTC(2026, 10, 21, 8)) };
				const later = after.map((each) => ({ ...each, at: new Date(each.at.getTime() + 7_200_000) }));
				const state = stateFrom([...before, turned]);
				fc.pre(state === 'returning');
				expect(stateFrom([...later, turned, ...before])).toBe('returning');
			}),
		);
	});

	test('once delivered stays so', () => {
		fc.assert(
			fc.property(scans, scans, (before, after) => {
				const handed = { code: '501', at: new Date(Date.UTC(2026, 10, 21, 8)) };
				const later = after.map((each) => ({ ...each, at: new Date(each.at.getTime() + 7_200_000) }));
				fc.pre(stateFrom([...before, handed]) === 'delivered');
				expect(stateFrom([...later, handed, ...before])).toBe('delivered');
			}),
		);
	});

	test.each([
		[way(), null],
		[way('101'), 'labelled'],
		[way('103', '201', '206', '301', '501'), 'delivered'],
		[way('103', '301', '401'), 'delivery_failed'],
		[way('103', '301', '401', '301', '501'), 'delivered'],
		[way('103', '301', '401', '203', '206', '501'), 'returning'],
		[way('103', '104'), 'cancelled'],
		[way('103', '402', '301', '501'), 'delivered'],
		[way('103', '206', '302'), 'ready_for_pickup'],
	])('after %j is %s', (list, state) => expect(stateFrom(list)).toBe(state));
});

describe('a code', () => {
	test.each(codes)('%s is a sentence in both languages', (code) => {
		const { text } = meaningOf(code, 'คำของไปรษณีย์');
		expect(text.th).not.toBe('');
		expect(text.en).not.toBe('');
	});
	test.each([
		['199', 'accepted'],
		['299', 'in_transit'],
		['399', 'out_for_delivery'],
		['499', 'exception'],
		['599', 'delivered'],
		['999', 'exception'],
		['209', 'exception'],
		['', 'exception'],
	])('%s is read as %s', (code, state) => expect(meaningOf(code, '').state).toBe(state));
	test('we do not know keeps the carrier’s words', () => expect(meaningOf('299', 'ถึงดวงจันทร์').text).toEqual({ th: 'ถึงดวงจันทร์', en: 'ถึงดวงจันทร์' }));
});
