import bwip from 'bwip-js/node';
import { encode } from 'uqr';
import { assert } from '#kernel/refusal';
import { s10Text } from '#kernel/s10';
import { dateText, timeText } from '#kernel/time';
import type { AddressView, OfficeView, PlaceView, TransportClass, Words } from '#kernel/views';
import { districtText, handling, phoneText, provinceText, UP } from './label-words.ts';
import { linesOf, openPage, widthOf, write, type Doc, type Weight } from './label-text.ts';

/** Everything that stands on a parcel's label. */
export interface LabelFacts {
	readonly number: string;
	readonly service: Words;
	readonly origin: OfficeView;
	readonly sender: { readonly name: string; readonly phone: string | null; readonly village: string; readonly place: PlaceView };
	readonly receiver: AddressView;
	readonly weightG: number;
	readonly box: Words | null;
	readonly orderCode: string;
	readonly contents: string;
	readonly transportClass: TransportClass;
	readonly printedAt: Date;
	/** an award of what is inside, and where its badge is checked: printed where no warning needs the room */
	readonly award?: { readonly text: string; readonly address: string } | null;
}

/** Something drawn, in points from the upper left corner. */
export interface Drawn {
	readonly kind: 'text' | 'shape' | 'bars';
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const mm = (millimetres: number): number => (millimetres * 72) / 25.4;
export const PAGE = { width: mm(100), height: mm(150) } as const;
const LEFT = mm(4);
const WIDTH = mm(92);
/** Of the font size: marks two high above the line, and two low below it. */
const ABOVE = 1.1;
const BELOW = 0.4;

interface Sheet {
	readonly doc: Doc;
	readonly drawn: Drawn[];
}

/**
 * A parcel's label: one page of 100 × 150 mm for a thermal printer, black on white.
 * @returns the PDF; the same facts give the same bytes
 */
export async function drawLabel(facts: LabelFacts): Promise<Uint8Array> {
	return (await layLabel(facts)).pdf;
}

/** The label, and where each thing on it stands. */
export async function layLabel(facts: LabelFacts): Promise<{ pdf: Uint8Array; drawn: Drawn[] }> {
	const doc = openPage(PAGE.width, PAGE.height, facts.number, facts.printedAt);
	const chunks: Uint8Array[] = [];
	const ended = new Promise<void>((done, fail) =>
		doc
			.on('data', (chunk: Uint8Array) => chunks.push(chunk))
			.on('end', done)
			.on('error', fail),
	);
	const sheet: Sheet = { doc, drawn: [] };
	drawHeader(sheet, facts);
	drawBars(sheet, facts.number);
	drawReceiver(sheet, facts.receiver);
	drawSender(sheet, facts.sender);
	drawFacts(sheet, facts);
	drawHandling(sheet, facts.transportClass);
	drawAward(sheet, facts);
	const printed = `${dateText(facts.printedAt, 'th')} ${timeText(facts.printedAt, 'th')}`;
	drawLine(sheet, `ส่งไม่ได้โปรดคืนผู้ส่ง If undelivered, return to sender · พิมพ์ Printed ${printed} · Talad`, {
		x: LEFT,
		y: mm(147),
		width: WIDTH,
		size: 6.5,
		align: 'centre',
	});
	doc.end();
	await ended;
	return { pdf: Buffer.concat(chunks), drawn: sheet.drawn };
}

function drawHeader(sheet: Sheet, { service, origin }: LabelFacts): void {
	drawLine(sheet, service.th, { x: LEFT, y: mm(8.8), width: mm(56), size: 18, weight: 'bold' });
	if (service.en) drawLine(sheet, service.en, { x: LEFT, y: mm(13.6), width: mm(56), size: 7.5 });
	const right = { x: LEFT + mm(58), width: mm(34), align: 'right' } as const;
	drawLine(sheet, `ต้นทาง From ${origin.code}`, { ...right, y: mm(8.4), size: 10, weight: 'bold' });
	drawLine(sheet, origin.name.th.replace(/^ที่ทำการไปรษณีย์\s*/, 'ปณ.'), { ...right, y: mm(13.2), size: 9 });
	drawRule(sheet, mm(15));
}

/** Half a millimetre is four dots at 203 dpi: bars end where dots do. */
const MODULE = mm(0.5);
const BAR_HEIGHT = mm(14);
const QUIET_MODULES = 10;

/**
 * The bars of a Code 128 symbol of the number.
 * @returns each bar's place and width, and the width of all, in modules
 * @source ISO/IEC 15417
 */
export function barsOf(number: string): { bars: { at: number; wide: number }[]; modules: number } {
	const [symbol] = bwip.raw('code128', number, {});
	assert(symbol && 'sbs' in symbol, 'a linear code without bars');
	const bars: { at: number; wide: number }[] = [];
	let modules = 0;
	// Bars and spaces take turns, a bar first.
	for (const [index, wide] of symbol.sbs.entries()) {
		if (index % 2 === 0) bars.push({ at: modules, wide });
		modules += wide;
	}
	return { bars, modules };
}

function drawBars(sheet: Sheet, number: string): void {
	const { bars, modules } = barsOf(number);
	const x = (PAGE.width - modules * MODULE) / 2;
	assert(x >= QUIET_MODULES * MODULE, `no quiet zone beside ${number}`);
	for (const bar of bars) sheet.doc.rect(x + bar.at * MODULE, mm(16.2), bar.wide * MODULE, BAR_HEIGHT);
	sheet.doc.fill('black');
	sheet.drawn.push({ kind: 'bars', text: number, x, y: mm(16.2), width: modules * MODULE, height: BAR_HEIGHT });
	drawLine(sheet, s10Text(number), { x: LEFT, y: mm(35.6), width: WIDTH, size: 14, weight: 'bold', align: 'centre' });
	drawRule(sheet, mm(37.6));
}

function drawReceiver(sheet: Sheet, { name, phone, line, place }: AddressView): void {
	drawTag(sheet, 'ผู้รับ TO', mm(39), phone, 13);
	drawStack(sheet, { y: mm(44.8), height: mm(36) }, [
		{ text: name, size: 16, weight: 'bold', most: 2 },
		{ text: line, size: 12, weight: 'plain', most: 4 },
		{ text: districtText(place), size: 12, weight: 'plain', most: 2 },
	]);
	drawLine(sheet, provinceText(place), { x: LEFT, y: mm(90), width: mm(45.5), size: 20, weight: 'bold' });
	drawPostcode(sheet, place.postcode);
	drawRule(sheet, mm(95));
}

/** Five boxes, one digit each: sorting machines read them there. */
function drawPostcode(sheet: Sheet, postcode: string): void {
	const [wide, high, gap, size] = [mm(8), mm(11), mm(1), 24];
	for (const [index, digit] of [...postcode].slice(0, 5).entries()) {
		const x = LEFT + WIDTH - 5 * wide - 4 * gap + index * (wide + gap);
		sheet.doc.lineWidth(1.2).rect(x, mm(82.2), wide, high).stroke('black');
		sheet.drawn.push({ kind: 'shape', text: 'postcode', x: x - 0.6, y: mm(82.2) - 0.6, width: wide + 1.2, height: high + 1.2 });
		const width = widthOf(sheet.doc, digit, size, 'bold');
		put(sheet, digit, { x: x + (wide - width) / 2, y: mm(90.7), size, weight: 'bold' });
	}
}

function drawSender(sheet: Sheet, { name, phone, village, place }: LabelFacts['sender']): void {
	drawTag(sheet, 'ผู้ส่ง FROM', mm(96.2), phone, 10);
	drawLine(sheet, name, { x: LEFT, y: mm(105.3), width: WIDTH, size: 10.5, weight: 'bold' });
	drawStack(sheet, { y: mm(106.6), height: mm(9.6) }, [
		{ text: `${village} ${districtText(place)} ${provinceText(place)} ${place.postcode}`, size: 9, weight: 'plain', most: 2 },
	]);
	drawRule(sheet, mm(116.4));
}

function drawFacts(sheet: Sheet, { weightG, box, orderCode, contents }: LabelFacts): void {
	const cells = [
		{ caption: 'น้ำหนัก Weight', value: `${(weightG / 1000).toFixed(3)} กก.`, x: 0, width: 28 },
		{ caption: 'ขนาด Size', value: box?.th ?? '–', x: 30, width: 24 },
		{ caption: 'คำสั่งซื้อ Order', value: orderCode, x: 56, width: 36 },
	];
	for (const { caption, value, x, width } of cells) {
		drawLine(sheet, caption, { x: LEFT + mm(x), y: mm(120.2), width: mm(width), size: 7 });
		drawLine(sheet, value, { x: LEFT + mm(x), y: mm(125.4), width: mm(width), size: 11, weight: 'bold' });
	}
	drawRule(sheet, mm(127.4));
	drawStack(sheet, { y: mm(128), height: mm(8.4) }, [{ text: `สิ่งของ Contents: ${contents}`, size: 8, weight: 'plain', most: 2 }]);
}

/** White on black, so that it is seen from across the room. */
function drawHandling(sheet: Sheet, kind: TransportClass): void {
	const mark = handling[kind];
	if (!mark) return;
	const [top, high] = [mm(136.8), mm(7.4)];
	sheet.doc.rect(LEFT, top, WIDTH, high).fill('black');
	sheet.drawn.push({ kind: 'shape', text: kind, x: LEFT, y: top, width: WIDTH, height: high });
	drawIcon(sheet, mark.icon, LEFT + mm(2), top + mm(1));
	sheet.doc.fillColor('white');
	drawLine(sheet, `${mark.words.th} ${mark.words.en}`, {
		x: LEFT + mm(10),
		y: top + mm(5.2),
		width: mm(mark.upright ? 40 : 80),
		size: 14,
		weight: 'bold',
	});
	if (mark.upright) {
		drawLine(sheet, 'ห้ามคว่ำ THIS SIDE UP', { x: LEFT + mm(53), y: top + mm(4.9), width: mm(30), size: 8, weight: 'bold', align: 'right' });
		drawIcon(sheet, UP, LEFT + mm(84.5), top + mm(1));
	}
	sheet.doc.fillColor('black');
}

/** Two dots a module at 203 dpi. */
const QR_MODULE = mm(0.25);
const QR_MOST = 29;

/** The award's name beside a small code that leads to its badge; a warning comes first. */
function drawAward(sheet: Sheet, { award, transportClass }: LabelFacts): void {
	if (!award || handling[transportClass]) return;
	const { data, size } = encode(award.address, { ecc: 'L', border: 0 });
	const top = mm(136.9);
	if (size <= QR_MOST) {
		for (const [y, row] of data.entries())
			for (const [x, dark] of row.entries()) if (dark) sheet.doc.rect(LEFT + x * QR_MODULE, top + y * QR_MODULE, QR_MODULE, QR_MODULE);
		sheet.doc.fill('black');
		sheet.drawn.push({ kind: 'shape', text: 'award', x: LEFT, y: top, width: size * QR_MODULE, height: size * QR_MODULE });
	}
	const beside = { x: LEFT + mm(10), width: WIDTH - mm(10) };
	drawLine(sheet, award.text, { ...beside, y: top + mm(3), size: 7.5, weight: 'bold' });
	drawLine(sheet, `ตรวจตรา Check the badge: ${award.address.replace(/^https?:\/\//, '')}`, { ...beside, y: top + mm(6.4), size: 6.5 });
}

function drawIcon({ doc }: Sheet, path: string, x: number, y: number): void {
	doc
		.save()
		.translate(x, y)
		.scale(mm(5.4) / 24)
		.lineWidth(2)
		.lineCap('round')
		.lineJoin('round')
		.path(path)
		.stroke('white')
		.restore();
}

/** A word in a black box at the left, the telephone number at the right. */
function drawTag(sheet: Sheet, text: string, y: number, phone: string | null, phoneSize: number): void {
	const [size, high] = [9, mm(5)];
	const width = widthOf(sheet.doc, text, size, 'bold') + mm(3);
	sheet.doc.rect(LEFT, y, width, high).fill('black').fillColor('white');
	sheet.drawn.push({ kind: 'shape', text: 'tag', x: LEFT, y, width, height: high });
	put(sheet, text, { x: LEFT + mm(1.5), y: y + mm(3.6), size, weight: 'bold' });
	sheet.doc.fillColor('black');
	if (phone)
		drawLine(sheet, `โทร. ${phoneText(phone)}`, {
			x: LEFT + width + mm(3),
			y: y + mm(4),
			width: WIDTH - width - mm(3),
			size: phoneSize,
			weight: 'bold',
			align: 'right',
		});
}

interface Paragraph {
	readonly text: string;
	readonly size: number;
	readonly weight: Weight;
	readonly most: number;
}
/** Tried one after the other until everything fits; at the last, what is too long ends in '…'. */
const SCALES = [1, 0.92, 0.85, 0.78, 0.72];

function drawStack(sheet: Sheet, room: { y: number; height: number }, paragraphs: readonly Paragraph[]): void {
	const lay = (scale: number) =>
		paragraphs.map((paragraph) => {
			const size = paragraph.size * scale;
			return { ...paragraph, size, ...linesOf(sheet.doc, paragraph.text, { width: WIDTH, size, weight: paragraph.weight, most: paragraph.most }) };
		});
	const fits = (laid: ReturnType<typeof lay>): boolean =>
		laid.every((paragraph) => paragraph.whole) &&
		laid.reduce((total, paragraph) => total + paragraph.lines.length * paragraph.size * (ABOVE + BELOW), 0) <= room.height;
	const scale = SCALES.find((each) => fits(lay(each))) ?? SCALES.at(-1)!;
	let top = room.y;
	for (const { lines, size, weight } of lay(scale)) {
		for (const line of lines) {
			put(sheet, line, { x: LEFT, y: top + ABOVE * size, size, weight });
			top += (ABOVE + BELOW) * size;
		}
	}
}

interface LinePlace {
	readonly x: number;
	/** of the baseline */
	readonly y: number;
	readonly width: number;
	readonly size: number;
	readonly weight?: Weight;
	readonly align?: 'left' | 'centre' | 'right';
}

/** One line, made smaller down to six tenths until it fits, then cut. */
function drawLine(sheet: Sheet, text: string, { x, y, width, size, weight = 'plain', align = 'left' }: LinePlace): void {
	const wide = widthOf(sheet.doc, text, size, weight);
	const smaller = Math.max(0.6, Math.min(1, width / wide)) * size;
	const line = wide * (smaller / size) <= width + 0.01 ? text : (linesOf(sheet.doc, text, { width, size: smaller, weight, most: 1 }).lines[0] ?? '');
	const spare = width - widthOf(sheet.doc, line, smaller, weight);
	put(sheet, line, { x: x + (align === 'left' ? 0 : align === 'right' ? spare : spare / 2), y, size: smaller, weight });
}

function put(sheet: Sheet, text: string, place: { x: number; y: number; size: number; weight: Weight }): void {
	const { x, y, size, weight } = place;
	sheet.drawn.push({ kind: 'text', text, x, y: y - ABOVE * size, width: widthOf(sheet.doc, text, size, weight), height: (ABOVE + BELOW) * size });
	write(sheet.doc, text, place);
}

function drawRule(sheet: Sheet, y: number): void {
	sheet.doc.rect(LEFT, y, WIDTH, 1).fill('black');
	sheet.drawn.push({ kind: 'shape', text: 'rule', x: LEFT, y, width: WIDTH, height: 1 });
}
