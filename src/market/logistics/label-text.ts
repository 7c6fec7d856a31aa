import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { piecesOf, runsOf, scripts, typefaceFile, type Script } from '#platform/lettering';

export { piecesOf, runsOf, shape } from '#platform/lettering';

export type Doc = InstanceType<typeof PDFDocument>;

export type Weight = 'plain' | 'bold';
const weights = { plain: 500, bold: 700 } as const satisfies Readonly<Record<Weight, number>>;
/** WOFF, because the PDF writer cannot cut a subset out of WOFF2. */
export const fontPath = (script: Script, weight: Weight): string => typefaceFile(script, weights[weight]);

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

const letters = new Intl.Segmenter('th', { granularity: 'grapheme' });

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
