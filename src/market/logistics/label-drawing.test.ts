import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaceView, TransportClass } from '#kernel/views';
import { barsOf, drawLabel, layLabel, PAGE, type Drawn, type LabelFacts } from './label-drawing.ts';
import { linesOf, openPage, piecesOf, runsOf, shape, widthOf, type Weight } from './label-text.ts';
import { districtText, phoneText, provinceText } from './label-words.ts';

const place = (subdistrict: string, district: string, province: string, provinceCode: string, postcode: string): PlaceView => ({
	subdistrictCode: `${provinceCode}0101`,
	postcode,
	subdistrict: { th: subdistrict, en: null },
	district: { th: district, en: null },
	province: { th: province, en: null },
	provinceCode,
});

const facts: LabelFacts = {
	number: 'EX473124829TH',
	service: { th: 'ส่งด่วน EMS', en: 'EMS express' },
	origin: { code: '32170', name: { th: 'ที่ทำการไปรษณีย์สำโรงทาบ', en: null }, provinceCode: '32' },
	sender: { name: 'ผ้าไหมยายสมหมาย', phone: '+66812345678', village: 'บ้านสวายคำ หมู่ 4', place: place('สำโรงทาบ', 'สำโรงทาบ', 'สุรินทร์', '32', '32170') },
	receiver: {
		name: 'คุณสมบัติ ญี่ปุ่นน้ำใส',
		phone: '+66898765432',
		line: '99/12 หมู่บ้านปู่ผู้ใหญ่ ซอย 7',
		place: place('ศรีภูมิ', 'เมืองเชียงใหม่', 'เชียงใหม่', '50', '50200'),
	},
	weightG: 842,
	box: { th: 'กล่อง ข', en: 'Box B' },
	orderCode: 'TLD-7K3M9QX',
	contents: 'ผ้าไหมลายช้าง 2 ผืน, น้ำผึ้งป่า 1 ขวด',
	transportClass: 'fragile',
	printedAt: new Date('2026-11-21T07:07:00Z'),
};

/** The page's own drawing commands. */
function commandsOf(pdf: Uint8Array): string {
	const bytes = Buffer.from(pdf);
	const text = bytes.toString('latin1');
	let found = '';
	for (const match of text.matchAll(/\/Filter \/FlateDecode\r?\n>>\r?\nstream\r?\n/g)) {
		const start = match.index + match[0].length;
		const commands = inflateSync(bytes.subarray(start, text.indexOf('endstream', start))).toString('latin1');
		if (/\bBT\b/.test(commands)) found += commands;
	}
	return found;
}

const PATTERNS =
	'212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'.split(
		' ',
	);

/** Reads Code 128 as a scanner does: widths of bars and spaces in modules → text. */
function scanCode(widths: number[]): string {
	const codes: number[] = [];
	for (let at = 0; at < widths.length;) {
		const long = widths.length - at === 7 ? 7 : 6;
		const code = PATTERNS.indexOf(widths.slice(at, at + long).join(''));
		if (code < 0) throw new Error(`no such pattern at ${at}`);
		codes.push(code);
		at += long;
	}
	expect(codes.pop()).toBe(106);
	const check = codes.pop();
	expect(codes.reduce((total, code, index) => total + code * Math.max(1, index), 0) % 103).toBe(check);
	let [set, text] = [codes[0], ''];
	expect([104, 105]).toContain(set);
	for (const code of codes.slice(1)) {
		if (set === 105 && code < 100) text += String(code).padStart(2, '0');
		else if (set === 105 && code === 100) set = 104;
		else if (set === 104 && code < 96) text += String.fromCharCode(32 + code);
		else if (set === 104 && code === 99) set = 105;
		else throw new Error(`code ${code} in set ${set}`);
	}
	return text;
}

describe('the page', () => {
	test('is one, of 100 × 150 mm, and the same for the same facts', async () => {
		const pdf = Buffer.from(await drawLabel(facts)).toString('latin1');
		expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
		const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
		expect(Number(width)).toBeCloseTo(283.46, 1);
		expect(Number(height)).toBeCloseTo(425.2, 1);
		expect(pdf).not.toContain('/FontFile3');
		expect(Buffer.from(await drawLabel(facts)).toString('latin1')).toBe(pdf);
	});
});

describe('the bars', () => {
	test.each(['EX473124829TH', 'OX000000014TH', 'EA123400070TH', 'ZX999999999TH'])('of %s say so', (number) => {
		const { bars, modules } = barsOf(number);
		const widths = bars.flatMap((bar, index) => [bar.wide, (bars[index + 1]?.at ?? modules) - bar.at - bar.wide]).slice(0, -1);
		expect(scanCode(widths)).toBe(number);
	});

	test('stand on the page as they are, at least 10 mm high, with 10 modules free at both sides', async () => {
		const commands = commandsOf(await drawLabel(facts));
		const rectangles = [...commands.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re\b/g)].map(
			(match) => match.slice(1).map(Number) as [number, number, number, number],
		);
		const high = rectangles[1]![3];
		const bars = rectangles.filter((rectangle) => rectangle[3] === high);
		const module = Math.min(...bars.map((bar) => bar[2]));
		const widths = bars.flatMap((bar, index) => [bar[2], (bars[index + 1]?.[0] ?? 0) - bar[0] - bar[2]]).slice(0, -1);
		expect(scanCode(widths.map((width) => Math.round(width / module)))).toBe(facts.number);
		expect(high).toBeGreaterThan((10 * 72) / 25.4);
		expect(bars[0]![0]).toBeGreaterThanOrEqual(10 * module);
		expect(PAGE.width - bars.at(-1)![0] - bars.at(-1)![2]).toBeGreaterThanOrEqual(10 * module);
	});

	test('have the grouped number below them', async () => {
		const { drawn } = await layLabel(facts);
		expect(drawn.map((each) => each.text)).toContain('EX 4731 2482 9 TH');
	});
});

/** What is drawn beside the page, or on top of another text. */
function faults(drawn: readonly Drawn[]): string[] {
	const outside = drawn.filter((each) => each.x < 0 || each.y < 0 || each.x + each.width > PAGE.width || each.y + each.height > PAGE.height);
	const solid = drawn.filter((each) => each.kind !== 'shape');
	const touching = solid.flatMap((one, index) =>
		solid.slice(index + 1).filter((other) => {
			const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
			const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
			// The room for two marks above and below a line is rarely used: a fifth of it may be shared.
			return across > 0.5 && down > 0.2 * Math.min(one.height, other.height);
		}),
	);
	return [...outside, ...touching].map((each) => each.text);
}

describe('what is written', () => {
	const kinds: TransportClass[] = ['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant'];
	const said: Record<TransportClass, string | null> = {
		ambient: null,
		fragile: 'ระวังแตก',
		liquid: 'ของเหลว',
		chilled: 'ส่งเย็น',
		frozen: 'ส่งแช่แข็ง',
		live_plant: 'ต้นไม้',
	};
	test.each(kinds)('says how to handle %s', async (transportClass) => {
		const { drawn } = await layLabel({ ...facts, transportClass });
		const texts = drawn.map((each) => each.text);
		expect(Object.values(said).filter((word) => word !== null && texts.some((text) => text.startsWith(word)))).toEqual(
			said[transportClass] ? [said[transportClass]] : [],
		);
		expect(faults(drawn)).toEqual([]);
	});

	test('tells of an award and where it is checked, where no warning needs the room', async () => {
		const award = { text: 'สุดยอดระดับประเทศ สุดยอดสินค้าชุมชนออนไลน์ 2569: ผ้าไหม', address: 'https://talad.example/badges/7K3M9QX2ZB' };
		const laid = async (transportClass: TransportClass) => (await layLabel({ ...facts, transportClass, award })).drawn;
		const plain = await laid('ambient');
		expect(faults(plain)).toEqual([]);
		expect(plain.some((each) => each.text.includes('talad.example/badges/7K3M9QX2ZB'))).toBe(true);
		expect(plain.some((each) => each.kind === 'shape' && each.text === 'award')).toBe(true);
		expect((await laid('fragile')).some((each) => each.text.includes('badges/'))).toBe(false);
	});

	test('holds all that the post needs', async () => {
		const texts = (await layLabel(facts)).drawn.flatMap((each) => (each.kind === 'text' ? [each.text] : [])).join('\n');
		for (const part of [
			'ส่งด่วน EMS',
			'32170',
			'ปณ.สำโรงทาบ',
			'คุณสมบัติ',
			'089-876-5432',
			'ต.ศรีภูมิ อ.เมืองเชียงใหม่',
			'จ.เชียงใหม่',
			'5\n0\n2\n0\n0',
			'ผ้าไหมยายสมหมาย',
			'081-234-5678',
			'บ้านสวายคำ หมู่ 4 ต.สำโรงทาบ อ.สำโรงทาบ จ.สุรินทร์ 32170',
			'0.842 กก.',
			'กล่อง ข',
			'TLD-7K3M9QX',
			'น้ำผึ้งป่า 1 ขวด',
		])
			expect(texts).toContain(part);
	});

	test('names Bangkok’s parts as Bangkok does', () => {
		const bangkok = place('สามเสนใน', 'พญาไท', 'กรุงเทพมหานคร', '10', '10400');
		expect(`${districtText(bangkok)} ${provinceText(bangkok)}`).toBe('แขวงสามเสนใน เขตพญาไท กรุงเทพมหานคร');
		expect(`${districtText(facts.receiver.place)} ${provinceText(facts.receiver.place)}`).toBe('ต.ศรีภูมิ อ.เมืองเชียงใหม่ จ.เชียงใหม่');
	});

	test.each([
		['+66812345678', '081-234-5678'],
		['+6621234567', '02-123-4567'],
		['+6644551234', '044-551-234'],
		['+85620123456', '+85620123456'],
	])('writes %s as %s', (phone, text) => expect(phoneText(phone)).toBe(text));

	test('stays on the page and off other texts, however long it is', async () => {
		const words = fc
			.array(
				fc.constantFrom(
					'น้ำผึ้ง',
					'ที่',
					'ญี่ปุ่น',
					' ',
					'ฎูฐู',
					'Nimman',
					'99/12',
					'กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก',
					'😀',
					'陈',
					'\n',
					'ศักดิ์สิทธิ์',
					'MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM',
				),
				{ maxLength: 60 },
			)
			.map((parts) => parts.join(''));
		await fc.assert(
			fc.asyncProperty(words, words, words, words, fc.constantFrom(...kinds), async (name, line, village, contents, transportClass) => {
				const { drawn } = await layLabel({
					...facts,
					transportClass,
					contents,
					service: { th: name, en: line },
					origin: { ...facts.origin, name: { th: village, en: null } },
					sender: { ...facts.sender, name: line, village },
					receiver: { ...facts.receiver, name, line, place: place('บางกะเจ้าเหนือสุด', 'ป้อมปราบศัตรูพ่าย', 'พระนครศรีอยุธยา', '14', '13000') },
				});
				expect(faults(drawn)).toEqual([]);
			}),
			{ numRuns: 8 },
		);
	}, 60_000);
});

interface Glyphs {
	glyphs: { bbox: { minX: number; minY: number; maxX: number; maxY: number } }[];
	positions: { xAdvance: number; xOffset: number; yOffset: number }[];
}

/** The boxes of a word's glyphs as the PDF's own text engine sets them, in thousandths of the size; marks have no advance. */
function boxesOf(text: string, weight: Weight) {
	const doc = openPage(100, 100, 'glyphs', facts.printedAt).font(`thai-${weight}`);
	const engine = (doc as unknown as { _font: { font: { layout(text: string): Glyphs } } })._font.font;
	const { glyphs, positions } = engine.layout(text);
	let x = 0;
	return glyphs.map(({ bbox }, index) => {
		const { xAdvance, xOffset, yOffset } = positions[index]!;
		const box = {
			left: x + xOffset + bbox.minX,
			right: x + xOffset + bbox.maxX,
			bottom: yOffset + bbox.minY,
			top: yOffset + bbox.maxY,
			mark: xAdvance === 0,
		};
		x += xAdvance;
		return box;
	});
}

describe('Thai marks', () => {
	const sample = 'ที่นี่ ปู่ ญี่ปุ่น กำ น้ำ ผู้ กี่ ปั้น ฐู ค่ำ ฟ้ำ ป้ำ ศักดิ์สิทธิ์ โป๊ะ ฝ่า ซื่อ ฎู เก๋ ก๊วย กิ๋ว สิ้น พื้น ดื้อ ต้ม'.split(' ');
	const every = sample.flatMap((word) => (['plain', 'bold'] as const).map((weight) => [word, weight] as const));

	test.each(every)('of %s (%s) stand over or under their letter, none on another', (word, weight) => {
		const boxes = boxesOf(shape(word), weight);
		let letter = boxes[0]!;
		let marks: typeof boxes = [];
		for (const box of boxes) {
			if (!box.mark) {
				[letter, marks] = [box, []];
				continue;
			}
			// Above the letter's body or below its foot; a letter with a tail up or down lets the mark stand beside the tail.
			const beside = box.right <= letter.right && (box.left >= letter.left - 300 || box.right <= letter.left);
			expect(box.bottom >= letter.top || box.top <= letter.bottom || (beside && (box.bottom >= 600 || box.top <= 0))).toBe(true);
			expect(box.left).toBeGreaterThanOrEqual(letter.left - 300);
			expect(box.right).toBeLessThanOrEqual(letter.right + 200);
			for (const other of marks) expect(box.bottom >= other.top || box.top <= other.bottom).toBe(true);
			marks.push(box);
		}
	});

	test.each(['plain', 'bold'] as const)('put the circle of น้ำ under the tone mark (%s)', (weight) => {
		const [, circle, tone] = boxesOf(shape('น้ำ'), weight);
		expect(tone!.bottom).toBeGreaterThanOrEqual(circle!.top);
	});

	test('are put in order when typed out of it', () => {
		expect(shape('ท่ีน่ี')).toBe(shape('ที่นี่'));
		expect(shape('เเม่น้ำ')).toBe(shape('แม่น้ำ'));
	});
});

describe('lines', () => {
	const doc = openPage(100, 100, 'lines', facts.printedAt);
	test('are written by the font file that has the letters', () => {
		expect(runsOf('น้ำ 99 EMS ก')).toEqual([
			{ script: 'thai', text: shape('น้ำ') },
			{ script: 'latin', text: ' 99 EMS ' },
			{ script: 'thai', text: 'ก' },
		]);
		expect(shape('Bān ไทย😀\u200b \n x')).toBe('Ban ไทย x');
	});
	test('end between words, never inside ต.สำโรงทาบ, 99/12 or before ๆ', () => {
		const pieces = piecesOf('บ้านเลขที่ 99/12 (ใกล้วัด) ต.สำโรงทาบ มากๆ ครับ');
		expect(pieces.join('')).toBe('บ้านเลขที่ 99/12 (ใกล้วัด) ต.สำโรงทาบ มากๆ ครับ');
		expect(pieces).toEqual(expect.arrayContaining(['99/12 ', 'ต.สำโรงทาบ ', 'มากๆ ', 'ครับ']));
	});
	test('hold all of the text, or end in …, and none is too wide', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('บ้าน', 'สำโรงทาบ', ' ', 'น้ำ', 'Nimmanhaemin', '12/3', 'กกกกกกกกกกกกกกกก'), { minLength: 1, maxLength: 30 }),
				fc.integer({ min: 40, max: 200 }),
				fc.integer({ min: 1, max: 4 }),
				(parts, width, most) => {
					const text = parts.join('').trim().replace(/ +/g, ' ');
					const { lines, whole } = linesOf(doc, text, { width, size: 12, weight: 'plain', most });
					expect(lines.length).toBeLessThanOrEqual(most);
					for (const line of lines) expect(widthOf(doc, line, 12, 'plain')).toBeLessThanOrEqual(width);
					if (whole) expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
					else expect(lines.at(-1)).toMatch(/…$/);
				},
			),
		);
	});
});
