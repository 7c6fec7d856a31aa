import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slips } from './slips.ts';

describe('slips', () => {
	test.each([
		['', '', 0],
		['abc', 'abc', 0],
		['abc', 'abd', 1],
		['abc', 'acb', 1],
		['abc', 'abcd', 1],
		['abcd', 'bacd', 1],
		['พวงกุญแจ', 'พวกงุญแจ', 1],
		['kitten', 'sitting', 3],
	])('from %s to %s: %i', (a, b, many) => expect(slips(a, b, 5)).toBe(many));
	test('are the same both ways and stop counting', () => {
		const text = fc.string({ unit: fc.constantFrom('ก', 'ข', 'ค', 'า'), maxLength: 8 });
		fc.assert(
			fc.property(text, text, (a, b) => {
				expect(slips(a, b, 3)).toBe(slips(b, a, 3));
				expect(slips(a, b, 3)).toBeLessThanOrEqual(4);
			}),
		);
	});
});
