// How somebody could be reached beside the market: found in what people write to each other, and taken out before it is kept.

/** What stands in its place. */
export const MASK = '•••••';

/** A text as the rules below read it: small letters, plain digits, nothing invisible; each character knows where it came from. */
interface Shadow {
	readonly text: string;
	readonly from: readonly number[];
	readonly until: readonly number[];
}

/** The zeros of the writings whose digits people mix in: Arabic, Persian, Devanagari, Thai, Lao, Myanmar, Khmer. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50, 0xed0, 0x1040, 0x17e0];
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{Variation_Selector}|\u034f|\u20e3/u;
const thai = (code: number): boolean => code >= 0xe00 && code <= 0xe7f;

function plain(character: string): string {
	const code = character.codePointAt(0)!;
	if (INVISIBLE.test(character)) return '';
	const zero = ZEROS.find((first) => code >= first && code <= first + 9);
	if (zero !== undefined) return String(code - zero);
	// NFKC would take the Thai am apart; Thai letters are as they are.
	return thai(code) ? character : character.normalize('NFKC').toLowerCase();
}

function shadowOf(text: string): Shadow {
	const made: { text: string; from: number[]; until: number[] } = { text: '', from: [], until: [] };
	let at = 0;
	for (const character of text) {
		for (const unit of plain(character)) {
			made.text += unit;
			for (let n = 0; n < unit.length; n++) {
				made.from.push(at);
				made.until.push(at + character.length);
			}
		}
		at += character.length;
	}
	return made;
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
	ศูนย์: '0',
	ศูน: '0',
	สูน: '0',
	หนึ่ง: '1',
	นึง: '1',
	สอง: '2',
	สาม: '3',
	สี่: '4',
	ห้า: '5',
	หก: '6',
	เจ็ด: '7',
	แปด: '8',
	เก้า: '9',
	zero: '0',
	one: '1',
	two: '2',
	three: '3',
	four: '4',
	five: '5',
	six: '6',
	seven: '7',
	eight: '8',
	nine: '9',
	ขีด: '-',
	dash: '-', // oxlint-disable-line
};
const spelled = new RegExp(Object.keys(NUMBER_WORDS).join('|'), 'g');
/** An o or an l among digits is meant as a digit. */
const lookalike = /(?<![a-z])[ol](?=[^\p{L}\p{N}]{0,3}\d)|(?<=\d[^\p{L}\p{N}]{0,3})[ol](?![a-z])/gu;

/** Reads words for numbers as digits; the places stay known. */
function inDigits(shadow: Shadow, pattern: RegExp, read: (word: string) => string): Shadow {
	const made: { text: string; from: number[]; until: number[] } = { text: '', from: [], until: [] };
	let at = 0;
	const copy = (end: number): void => {
		made.text += shadow.text.slice(at, end);
		made.from.push(...shadow.from.slice(at, end));
		made.until.push(...shadow.until.slice(at, end));
	};
	for (const match of shadow.text.matchAll(pattern)) {
		copy(match.index);
		at = match.index + match[0].length;
		made.text += read(match[0]);
		made.from.push(shadow.from[match.index]!);
		made.until.push(shadow.until[at - 1]!);
	}
	copy(shadow.text.length);
	return made;
}

/** Whatever stands between two digits of one number: anything but letters and numbers, also a new line. */
const GAP = '[^\\p{L}\\p{N}]{0,6}';
const ENDINGS = 'com|net|org|th|io|me|app|link|ly|gl|shop|store|biz|asia|xyz|online|site|page|cc|tv|ee|gg|info|dev|ai|to|be';
const ID = '@?([a-z0-9][a-z0-9._-]{2,40})';

const numbers: readonly RegExp[] = [
	// A Thai phone: 0 and an area, or the country first.
	new RegExp(`(?<!\\d)0${GAP}[2-9](?:${GAP}\\d){7,8}`, 'gu'),
	new RegExp(`(?<!\\d)(?:\\+|0${GAP}0)?${GAP}6${GAP}6${GAP}0?${GAP}[2-9](?:${GAP}\\d){7,8}`, 'gu'),
	// Bank accounts, numbers of persons, phones of other countries: ten digits and more.
	/(?<![\d\p{L}])\+?\d(?:[\s._\-\u2010-\u2015]{0,2}\d){9,18}/gu,
];
const words: readonly RegExp[] = [
	/[\p{L}\p{N}._%+-]{1,64}\s*(?:@|\(at\)|\[at\]|\sat\s|แอท|แอด)\s*[a-z0-9-]{1,63}(?:\s*(?:\.|\sdot\s|\(dot\)|จุด)\s*[a-z0-9-]{2,63}){1,4}/gu,
	/https?:\/\/[^\s]+/g,
	/\bwww\s*\.[^\s]+/g,
	new RegExp(`(?<![a-z0-9])(?:[a-z0-9-]{1,63}\\s?\\.\\s?){1,5}(?:${ENDINGS})(?![a-z0-9])(?:/[^\\s]*)?`, 'g'),
	new RegExp(`(?:ไลน์?|ไอดี|ไอจี|เฟส(?:บุ๊?ค)?|เฟซ(?:บุ๊?ก)?|ติ๊?กต็?อก|เทเลแกรม|วอทส์?แอป|วีแชท)\\s*(?:ไอดี|id|:|=|คือ|ชื่อ|ที่|\\s)*${ID}`, 'gd'),
	new RegExp(`\\b(?:line|ig|fb|facebook|instagram|tiktok|telegram|whatsapp|wechat|id)\\s*(?:id)?\\s*[:=@]\\s*(?:id)?\\s*[:=]?\\s*${ID}`, 'gd'),
	new RegExp(
		`\\b(?:line|ig|fb|facebook|instagram|tiktok|telegram|whatsapp|wechat)\\s+(?:id\\s+)?@?((?=[a-z_.-]*[0-9_.])[a-z0-9][a-z0-9._-]{2,40})`,
		'gd',
	),
	/(?<![a-z0-9])\bline\s*id\s+@?([a-z0-9][a-z0-9._-]{2,40})/dg,
	/(?<![\p{L}\p{N}])@[a-z0-9][a-z0-9._-]{2,40}/gu,
];
/** A number of the post is no way to reach somebody. */
const POST = /[a-z]{2}\d{9}th/g;

/**
 * Takes out phones (in any digits, in words, with anything between), bank accounts, e-mail and web addresses, and names in other messengers.
 * @returns the text as it may be kept, and whether something was taken out
 */
export function maskContacts(text: string): { text: string; masked: boolean } {
	const shadow = shadowOf(text);
	const counted = inDigits(
		inDigits(shadow, spelled, (word) => NUMBER_WORDS[word]!),
		lookalike,
		(letter) => (letter === 'o' ? '0' : '1'),
	);
	const ranges = [...found(shadow, words), ...found(counted, numbers)].sort((a, b) => a[0] - b[0]);
	let out = '';
	let at = 0;
	for (const [from, until] of ranges) {
		if (until <= at) continue;
		if (from >= at) out += text.slice(at, from) + MASK;
		at = until;
	}
	return { text: out + text.slice(at), masked: at > 0 };
}

function found(shadow: Shadow, patterns: readonly RegExp[]): (readonly [number, number])[] {
	const spared = [...shadow.text.matchAll(POST)].map((match) => [match.index, match.index + match[0].length] as const);
	return patterns.flatMap((pattern) =>
		[...shadow.text.matchAll(pattern)].flatMap((match) => {
			// Where a pattern names a part, only that part goes: the word before it may stay.
			const [from, until] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
			if (until === from || spared.some(([a, b]) => from >= a && until <= b)) return [];
			return [[shadow.from[from]!, shadow.until[until - 1]!] as const];
		}),
	);
}
