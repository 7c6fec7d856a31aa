import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;

export type Weight = 'plain' | 'bold';
const weights: Readonly<Record<Weight, number>> = { plain: 500, bold: 700 };
const scripts = ['thai', 'latin'] as const;
type Script = (typeof scripts)[number];

const here = createRequire(import.meta.url);
/** The typeface comes in one file a script; WOFF, because the PDF writer cannot cut a subset out of WOFF2. */
export const fontPath = (script: Script, weight: Weight): string =>
	here.resolve(`@fontsource/ibm-plex-sans-thai-looped/files/ibm-plex-sans-thai-looped-${script}-${weights[weight]}-normal.woff`);

const files = new Map<string, Buffer>();
function fontFile(script: Script, weight: Weight): Buffer {
	const path = fontPath(script, weight);
	const file = files.get(path) ?? readFileSync(path);
	files.set(path, file);
	return file;
}

/** An empty page in points, with the label's typeface at hand. */
export function openPage(width: number, height: number, title: string, at: Date): Doc {
	const doc = new PDFDocument({
		size: [width, height],
		margin: 0,
		font: fontPath('latin', 'plain'),
		info: { Title: title, Creator: 'Talad', CreationDate: at },
		lang: 'th-TH',
		displayTitle: true,
	});
	for (const script of scripts) for (const weight of ['plain', 'bold'] as const) doc.registerFont(`${script}-${weight}`, fontFile(script, weight));
	return doc;
}

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

/** Width in points. */
export function widthOf(doc: Doc, text: string, size: number, weight: Weight): number {
	let width = 0;
	for (const run of runsOf(text)) width += doc.font(`${run.script}-${weight}`, size).widthOfString(run.text);
	return width;
}

/** Writes one line, its baseline at y. */
export function write(doc: Doc, text: string, place: { x: number; y: number; size: number; weight: Weight }): void {
	let x = place.x;
	for (const run of runsOf(text)) {
		doc.font(`${run.script}-${place.weight}`, place.size).text(run.text, x, place.y, { lineBreak: false, baseline: 'alphabetic' });
		x += doc.widthOfString(run.text);
	}
}

const words = new Intl.Segmenter('th', { granularity: 'word' });
const letters = new Intl.Segmenter('th', { granularity: 'grapheme' });
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

/**
 * Breaks a text into lines no wider than the width; a piece that is wider by itself is cut between letters.
 * @param most lines; what does not fit ends in '…'
 */
export function linesOf(
	doc: Doc,
	text: string,
	wish: { width: number; size: number; weight: Weight; most: number },
): { lines: string[]; whole: boolean } {
	const fits = (line: string): boolean => widthOf(doc, line.trimEnd(), wish.size, wish.weight) <= wish.width;
	const lines: string[] = [];
	let line = '';
	for (const piece of piecesOf(text.trim()).flatMap((each) => (fits(each) ? [each] : [...letters.segment(each)].map((letter) => letter.segment)))) {
		if (line !== '' && !fits(line + piece)) {
			lines.push(line.trimEnd());
			line = piece.trimStart();
		} else line += piece;
	}
	if (line !== '') lines.push(line.trimEnd());
	if (lines.length <= wish.most) return { lines, whole: true };
	const kept = lines.slice(0, wish.most);
	kept.push(shorten(`${kept.pop() ?? ''}`, fits));
	return { lines: kept, whole: false };
}

function shorten(line: string, fits: (line: string) => boolean): string {
	const parts = [...letters.segment(line)].map((letter) => letter.segment);
	while (parts.length > 0 && !fits(`${parts.join('').trimEnd()}…`)) parts.pop();
	return `${parts.join('').trimEnd()}…`;
}
