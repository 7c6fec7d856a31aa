// Thai text for search: one normal form, words, and a skeleton that forgives slips. The same for what is stored and what is asked.

const MARKS_AFTER = /([\u0E48-\u0E4C])([\u0E31\u0E34-\u0E3A\u0E47])/g;

/**
 * The normal form: width and zero-width letters gone, SARA AM joined again (NFKC splits it), tone after vowel, เเ as แ, repeats as one,
 * Thai digits as Arabic, lower case, everything but Thai letters, Latin letters and digits as one space.
 */
export function normalise(text: string): string {
	return text
		.slice(0, 4000)
		.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g, '')
		.normalize('NFKC')
		.replace(/[\u0E50-\u0E59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, '$1\u0E33')
		.replace(/([\u0E48-\u0E4B])\u0E4D\u0E32/g, '$1\u0E33')
		.replace(/\u0E33([\u0E48-\u0E4B])/g, '$1\u0E33')
		.replace(/\u0E4D(?=[\u0E48-\u0E4B]?\u0E33)/g, '')
		.replace(/\u0E40\u0E40/g, '\u0E41')
		.replace(MARKS_AFTER, '$2$1')
		.replace(/([\u0E31\u0E33-\u0E3A\u0E47])\1+/g, '$1')
		.replace(/[\u0E48-\u0E4B]*([\u0E48-\u0E4B])/g, '$1')
		.replace(/([^0-9])\1{2,}/g, '$1')
		.replace(/[\u0E2F\u0E46]/g, ' ')
		.replace(/\u0E03/g, '\u0E02')
		.replace(/\u0E05/g, '\u0E04')
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036F]/g, '')
		.replace(/[^\u0E01-\u0E3A\u0E40-\u0E4C\u0E4Da-z0-9]+/g, ' ')
		.replace(/\u0E4D([\u0E48-\u0E4B]?)\u0E32/g, '$1\u0E33')
		.trim();
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
const RUNS = /[\u0E00-\u0E7F]+|[a-z]+|[0-9]+/g;

/** The words of a text in normal form, in order. Runs of Thai, Latin and digits never share a word. */
export function words(text: string): string[] {
	const found: string[] = [];
	for (const run of normalise(text).match(RUNS) ?? []) {
		if (run < '\u0E00') found.push(run);
		else for (const { segment } of segmenter.segment(run)) found.push(segment);
	}
	return found;
}

const FOLD: Readonly<Record<string, string>> = {
	'ใ': 'ไ', 'ศ': 'ส', 'ษ': 'ส', 'ซ': 'ส', 'ณ': 'น', 'ภ': 'พ', 'ผ': 'พ', 'ร': 'ล', 'ฬ': 'ล', 'ฤ': 'ล', 'ญ': 'ย', 'ฎ': 'ด', 'ฏ': 'ต', 'ฐ': 'ถ', 'ฑ': 'ท', 'ฒ': 'ท', 'ธ': 'ท',
	'ฆ': 'ค', 'ฌ': 'ช', 'ฮ': 'ห', 'ี': 'ิ', 'ึ': 'ิ', 'ื': 'ิ', 'ู': 'ุ', 'ำ': 'า',
};

/**
 * What is left when slips are forgiven: no tones, no silencer, look-alikes as one, doubled letters as one, no spaces.
 * Folded letter by letter, so that a part of a text stays a part of its skeleton.
 */
export function skeleton(text: string): string {
	let out = '';
	for (const letter of normalise(text)) {
		if (letter === ' ' || (letter >= '\u0E47' && letter <= '\u0E4D')) continue;
		const folded = FOLD[letter] ?? letter;
		for (const one of folded) if (out.at(-1) !== one || (one >= '0' && one <= '9')) out += one;
	}
	return out;
}

const LATIN = `1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?\``;
const KEDMANEE = 'ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ_';
const typed = new Map([...LATIN].map((letter, index) => [letter, [...KEDMANEE][index] ?? letter]));

/** What was meant when Thai was typed on the English layout: ';ylf' … @returns null when the result is not Thai */
export function fromWrongLayout(text: string): string | null {
	if (/[\u0E00-\u0E7F]/.test(text)) return null;
	const thai = [...text].map((letter) => typed.get(letter) ?? letter).join('');
	const letters = thai.replace(/[^\u0E01-\u0E5B]/g, '');
	return letters.length >= 2 && letters.length >= thai.replace(/\s/g, '').length * 0.8 && !/^[\u0E30-\u0E3A\u0E47-\u0E4E]/.test(thai) ? thai : null;
}
