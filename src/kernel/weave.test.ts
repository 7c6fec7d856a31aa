import { describe, expect, it } from 'vitest';
import { band, chanceFrom, cloths, emblem, palettes } from './weave.ts';

describe('weave', () => {
	it('gives every shop its own emblem, small and always the same', () => {
		const marks = Array.from({ length: 200 }, (_, i) => emblem(`shop-${i}`));
		expect(Math.max(...marks.map((mark) => mark.length))).toBeLessThanOrEqual(5200);
		expect(new Set(marks).size).toBeGreaterThan(80);
		expect(emblem('tha-sawang')).toBe(emblem('tha-sawang'));
		expect(emblem('tha-sawang', 'indigo')).toContain(cloths.indigo[0]);
		expect(emblem('tha-sawang', 'no such cloth')).toBe(emblem('tha-sawang'));
	});

	it('weaves hems that fit in a page head', () => {
		for (const name of palettes)
			for (const kind of ['diamond', 'naga', 'tooth', 'wave'] as const) expect(band(cloths[name], kind).length).toBeLessThan(2300);
		expect(band(cloths.lac, 'elephant', { threads: 18 })).toContain('viewBox="0 0 48 18"');
	});

	it('draws the same chances from the same seed', () => {
		const [a, b] = [chanceFrom('x'), chanceFrom('x')];
		expect([a(), a.int(1, 6), a.pick([1, 2, 3])]).toEqual([b(), b.int(1, 6), b.pick([1, 2, 3])]);
	});
});
