import { describe, expect, test } from 'vitest';
import { fitBoxes, type Piece } from './box.ts';

const row = (code: string, length_mm: number, width_mm: number, height_mm: number) => ({
	code,
	name_th: `กล่อง ${code}`,
	name_en: `Box ${code}`,
	length_mm,
	width_mm,
	height_mm,
});
/** As the post sells them: the double box 2B is listed before C and yet has more room. */
const boxes = [row('A', 200, 140, 60), row('B', 250, 170, 90), row('2B', 250, 170, 180), row('C', 300, 200, 110), row('D', 350, 220, 140)];
const piece = (changes: Partial<Piece> = {}): Piece => ({ quantity: 1, lengthMm: 180, widthMm: 120, heightMm: 40, ...changes });
const suggested = (...pieces: Piece[]): (string | undefined)[] =>
	fitBoxes(boxes, pieces)
		.filter((box) => box.suggested)
		.map((box) => box.code);
const fitting = (...pieces: Piece[]): string[] =>
	fitBoxes(boxes, pieces)
		.filter((box) => box.fits)
		.map((box) => box.code);

describe('boxes', () => {
	test('come all, in their order, with the smallest that fits suggested', () => {
		expect(fitBoxes(boxes, [piece()]).map((box) => box.code)).toEqual(['A', 'B', '2B', 'C', 'D']);
		expect(fitting(piece())).toEqual(['A', 'B', '2B', 'C', 'D']);
		expect(suggested(piece())).toEqual(['A']);
	});
	test('leave a tenth free', () => {
		// 200 × 140 × 60 mm is all of box A
		expect(suggested(piece({ lengthMm: 200, widthMm: 140, heightMm: 60 }))).toEqual(['B']);
		expect(suggested(piece({ lengthMm: 200, widthMm: 140, heightMm: 54 }))).toEqual(['A']);
	});
	test('count every piece', () => expect(suggested(piece({ quantity: 3 }))).toEqual(['B']));
	test('are compared by their room, not by their place in the list', () => expect(suggested(piece({ quantity: 6 }))).toEqual(['C']));
	test('are long enough for the longest piece', () => {
		expect(fitting(piece({ lengthMm: 380, widthMm: 20, heightMm: 20 }))).toEqual(['D']);
		expect(fitting(piece({ lengthMm: 20, widthMm: 20, heightMm: 420 }))).toEqual([]);
	});
	test('none is suggested when none fits', () => expect(suggested(piece({ quantity: 100 }))).toEqual([]));
});
