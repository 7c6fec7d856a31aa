// Thai letters as pictures: text set in the market's own typeface, as outlines that need no font where they are drawn.
import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';

export const scripts = ['thai', 'latin'] as const;
export type Script = (typeof scripts)[number];

const here = createRequire(import.meta.url);
/** The typeface comes in one file a script. */
export const typefaceFile = (script: Script, weight: 400 | 500 | 600 | 700): string =>
	here.resolve(`@fontsource/ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-${script}-${weight}-normal.woff`);

/**
 * Thai as the typeface wants it: marks in the order vowel, tone; SARA AM after a tone mark taken apart, so that its circle
 * stands below the tone. The text engine does neither, and would put the circle of «น้ำ» on top of the tone mark.
 * Pictures are left out, letters lose the marks the typeface lacks; what it cannot write at all shows as an empty box.
 */
export const shape = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/[\p{Cf}\uFE00-\uFE0F]|(?![\0-\xFF])\p{Extended_Pictographic}/gu, '')
		.replace(/[\u0100-\u024F\u1E00-\u1EFF]/g, (letter) => letter.normalize('NFD').charAt(0))
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.replaceAll('เเ', 'แ')
		.replace(/([่-๋์])([ัิ-ฺ็ํ])/g, '$2$1')
		.replace(/([่-๋])ำ/g, 'ํ$1า');

const scriptOf = (letter: string): Script => (letter >= '\u0e01' && letter <= '\u0e5b' ? 'thai' : 'latin');

/** The text cut where another font file has to write on. */
export function runsOf(text: string): { script: Script; text: string }[] {
	const runs: { script: Script; text: string }[] = [];
	for (const letter of shape(text)) {
		const script = scriptOf(letter);
		const last = runs.at(-1);
		if (last?.script === script) last.text += letter;
		else runs.push({ script, text: letter });
	}
	return runs;
}

const words = new Intl.Segmenter('th', { granularity: 'word' });
const endsThai = /[\u0e01-\u0e5b]$/;
const beginsThai = /^[\u0e01-\u0e2e\u0e40-\u0e44]/;

/** The pieces between which a line may end: after a space, and between two Thai words. Thai is written without spaces. */
export function piecesOf(text: string): string[] {
	const pieces: string[] = [];
	for (const { segment } of words.segment(text)) {
		const last = pieces.at(-1);
		const mayEnd = last === undefined || /\s$/.test(last) ? !/^\s/.test(segment) : endsThai.test(last) && beginsThai.test(segment);
		if (mayEnd) pieces.push(segment);
		else pieces.push(`${pieces.pop() ?? ''}${segment}`);
	}
	return pieces;
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });
const fonts = new Map<string, Font>();

function fontOf(script: Script, weight: 400 | 600): Font {
	const file = typefaceFile(script, weight);
	const font = fonts.get(file) ?? openSync(file);
	fonts.set(file, font);
	return font;
}

interface Lettering {
	/** pixels */
	readonly size: number;
	readonly weight: 400 | 600;
}

/** Width of one line in pixels. */
export function lineWidth(text: string, { size, weight }: Lettering): number {
	let width = 0;
	for (const run of runsOf(text)) {
		const font = fontOf(run.script, weight);
		width += (font.layout(run.text).advanceWidth * size) / font.unitsPerEm;
	}
	return width;
}

/** One line as SVG paths. @param place.y its baseline */
export function outlined(text: string, place: Lettering & { readonly x: number; readonly y: number; readonly colour: string }): string {
	let x = place.x;
	const paths: string[] = [];
	for (const run of runsOf(text)) {
		const font = fontOf(run.script, place.weight);
		const scale = place.size / font.unitsPerEm;
		const { glyphs, positions } = font.layout(run.text);
		for (const [index, glyph] of glyphs.entries()) {
			const { xAdvance, xOffset, yOffset } = positions[index]!;
			const drawing = glyph.path.toSVG();
			if (drawing)
				paths.push(
					`<path d="${drawing}" transform="translate(${(x + xOffset * scale).toFixed(2)} ${(place.y - yOffset * scale).toFixed(2)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})"/>`,
				);
			x += xAdvance * scale;
		}
	}
	return `<g fill="${place.colour}">${paths.join('')}</g>`;
}

/** A text broken into lines; what does not fit ends in an ellipsis. */
export function brokenLines(text: string, wish: Lettering & { readonly width: number; readonly most: number }): string[] {
	const fits = (line: string): boolean => lineWidth(line.trimEnd(), wish) <= wish.width;
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(text.trim()).flatMap((each) => (fits(each) ? [each] : [...graphemes.segment(each)].map((one) => one.segment)))) {
		if (line !== '' && !fits(line + piece)) {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		} else line += piece;
	}
	if (line !== '') lines.push(line.trimEnd());
	if (lines.length <= wish.most) return lines;
	const last = [...graphemes.segment(lines[wish.most - 1] ?? '')].map((one) => one.segment);
	while (last.length > 0 && !fits(`${last.join('').trimEnd()}…`)) last.pop();
	return [...lines.slice(0, wish.most - 1), `${last.join('').trimEnd()}…`];
}
