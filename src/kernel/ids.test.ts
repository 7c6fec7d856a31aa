import { describe, expect, test } from 'vitest';
import { ID_COUNTS, isUuid, uuidv7 } from './ids.ts';

const [none, all] = [new Uint8Array(10), new Uint8Array(10).fill(255)];

describe('ids', () => {
	test('sort by time, then by count, whatever chance says', () => {
		const counts = [0, 1, 255, 256, 0x3fff, 0x4000, 0x3f_ffff, 0x40_0000, ID_COUNTS - 1];
		// What comes earlier gets the highest bytes of chance, what comes later the lowest.
		const ids = [1_700_000_000_000, 1_700_000_000_001].flatMap((at) => counts.flatMap((count, index) => [uuidv7(at, index % 2 ? none : all, count)]));
		expect([...ids].sort()).toEqual(ids);
		expect(new Set(ids).size).toBe(2 * counts.length);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
	test('keep their chance without a count', () => {
		expect(uuidv7(0, all)).toBe('00000000-0000-7fff-bfff-ffffffffffff');
		expect(uuidv7(0, none)).toBe('00000000-0000-7000-8000-000000000000');
		expect(isUuid(uuidv7(Date.UTC(2026, 10, 25), all, ID_COUNTS - 1))).toBe(true);
	});
});
