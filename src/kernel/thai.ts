// Thai text for search: one normal form, words, a skeleton that forgives spelling, and the other keyboard. Pure; the same for documents and queries.

const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;
const TONES = '\u0e48-\u0e4b';
/** Everything a SARA AM may have fallen into: NIKHAHIT and tones in any order before SARA AA, a tone after it. */
const BROKEN_AM = new RegExp(`[${TONES}\u0e4d]*\u0e4d[${TONES}\u0e4d]*\u0e32[${TONES}\u0e4d]*|[${TONES}]*\u0e32\u0e4d[${TONES}\u0e4d]*`, 'g');
const lastTone = (marks: string): string => marks.replace(new RegExp(`[^${TONES}]`, 'g'), '').at(-1) ?? '';

/**
 * The one form in which texts are compared: however น้ำ was typed, it is the same; letters small, digits Arabic, signs gone;
 * Thai, Latin and digit runs stand apart ('OTOP5ดาว' → 'otop 5 ดาว').
 */
export function normalise(text: string): string {
	return (
		text
			.replace(INVISIBLE, '')
			.normalize('NFKC')
			// NFKC takes SARA AM apart and NFC does not join it again.
			.replace(BROKEN_AM, (marks) => `${lastTone(marks)}\u0e33`)
			.replace(/\u0e4d/g, '')
			.replace(/\u0e40\u0e40/g, '\u0e41')
			.replace(new RegExp(`([${TONES}]+)([\u0e31\u0e34-\u0e3a\u0e47])`, 'g'), '$2$1')
			.replace(new RegExp(`[${TONES}]{2,}`, 'g'), lastTone)
			.replace(/([\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e])\1+/g, '$1')
			.replace(/([^\d\u0e50-\u0e59])\1{2,}/gu, '$1')
			.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
			.replace(/ฃ/g, 'ข')
			.replace(/ฅ/g, 'ค')
			.toLowerCase()
			.replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
			.replace(/[^a-z0-9\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+/g, ' ')
			.replace(/(?<=[a-z])(?=[^a-z ])|(?<=\d)(?=[^\d ])|(?<=[\u0e01-\u0e4e])(?=[a-z\d])/g, ' ')
			.trim()
	);
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** The words of a text, brought into normal form and cut by the dictionary of this Node. */
export function words(text: string): string[] {
	const found: string[] = [];
	for (const chunk of normalise(text).split(' ')) {
		if (chunk === '') continue;
		if (!/[\u0e01-\u0e4e]/.test(chunk)) found.push(chunk);
		else for (const { segment } of segmenter.segment(chunk)) found.push(segment);
	}
	return found;
}

/** Letters that are mistaken for each other when Thai is written by ear. */
const FOLD: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({
		ไ: 'ใไ',
		ส: 'สศษซ',
		น: 'นณ',
		พ: 'พผภ',
		ล: 'ลรฬ',
		ย: 'ยญ',
		ค: 'คขฆ',
		ช: 'ชฉฌ',
		ท: 'ทธถฐฑฒ',
		ด: 'ดฎ',
		ต: 'ตฏ',
		ฟ: 'ฟฝ',
		'\u0e34': '\u0e34\u0e35\u0e36\u0e37',
		'\u0e38': '\u0e38\u0e39',
		'\u0e32': '\u0e32\u0e33\u0e45',
	}).flatMap(([to, from]) => Array.from(from).map((letter) => [letter, to])),
);

/**
 * What is left of a text when spelling is forgiven: no tones, no ์ ็, no spaces, letters that sound alike made one, doubles once.
 * Letter by letter, so that a part of a text has a part of its skeleton.
 */
export function skeleton(text: string): string {
	let made = '';
	for (const letter of normalise(text)) {
		if (letter === ' ' || (letter >= '\u0e47' && letter <= '\u0e4e') || letter === '\u0e3a') continue;
		const folded = FOLD[letter] ?? letter;
		if (folded !== made.at(-1) || (folded >= '0' && folded <= '9')) made += folded;
	}
	return made;
}

/** Runs of three characters, as trigram indexes see a part of a word. */
export function trigrams(text: string): string[] {
	const found = new Set<string>();
	for (let index = 0; index + 3 <= text.length; index++) found.add(text.slice(index, index + 3));
	return [...found];
}

const LATIN = '`1234567890-=qwertyuiop[]\\asdfghjkl;\'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const KEDMANEE = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';
const toThai = new Map(Array.from(LATIN, (key, index) => [key, KEDMANEE[index]!] as const));
const toLatin = new Map(Array.from(KEDMANEE, (key, index) => [key, LATIN[index]!] as const));

/**
 * What was meant when Thai was typed with the English layout on (Kedmanee and US): 'zhkws,' → 'ผ้าไหม'; and the other way: 'นะนย' → 'otop'.
 * @returns null when it makes no sense the other way either
 */
export function fromWrongLayout(text: string): string | null {
	const thai = /[\u0e01-\u0e5b]/.test(text);
	if (thai === /[a-zA-Z]/.test(text)) return null;
	const map = thai ? toLatin : toThai;
	const meant = [...text]
		.map((key) => map.get(key) ?? key)
		.join('')
		.trim();
	if (thai) return /^[a-z0-9 ]{2,}$/i.test(meant) ? meant : null;
	const letters = meant.replace(/[^\u0e01-\u0e5b]/g, '');
	const fits = letters.length >= 2 && letters.length >= meant.replace(/\s/g, '').length * 0.8;
	// No Thai word begins with a vowel or a mark that hangs on the letter before it.
	return fits && !/^[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/.test(meant) ? meant : null;
}
