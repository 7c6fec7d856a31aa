// Thai in Latin letters, near to the Royal Institute's general system: good enough to find what somebody wrote by ear. Pure.
import { normalise, words } from './thai.ts';

const of = (list: string): ReadonlyMap<string, string> =>
	new Map(list.split(' ').flatMap((entry) => Array.from(entry.split(':')[0]!, (letter) => [letter, entry.split(':')[1]!] as const)));
const INITIAL = of('ก:k ขฃคฅฆ:kh ง:ng จ:ch ฉชฌ:ch ซศษส:s ญย:y ฎด:d ฏต:t ฐฑฒถทธ:th ณน:n บ:b ป:p ผพภ:ph ฝฟ:f ม:m รฤ:r ลฬ:l ว:w หฮ:h อ:');
const FINAL = of('กขคฆ:k ง:ng จฉชซฌฎฏฐฑฒดตถทธศษส:t ญณนรลฬ:n บปผพฝฟภ:p ม:m ย:i ว:o');

/** Words that are not said as they are written. */
const UNUSUAL: Readonly<Record<string, string>> = {
	ทราย: 'sai',
	สระ: 'sa',
	สร้อย: 'soi',
	จริง: 'ching',
	ทรัพย์: 'sap',
	ไทร: 'sai',
	อินทรี: 'insi',
	ต้นไทร: 'tonsai',
	สมุนไพร: 'samunphrai',
	ผลไม้: 'phonlamai',
	ขนม: 'khanom',
	ตลาด: 'talat',
	สนุก: 'sanuk',
	สบู่: 'sabu',
	ถนน: 'thanon',
	ตลก: 'talok',
	แกะสลัก: 'kaesalak',
	สลัด: 'salat',
	ชะลอม: 'chalom',
	สมุทร: 'samut',
	นคร: 'nakhon',
	ไหม: 'mai',
	มังคุด: 'mangkhut',
	สับปะรด: 'sapparot',
	จักสาน: 'chaksan',
	หัตถกรรม: 'hatthakam',
	แพรวา: 'phraewa',
	มัดหมี่: 'matmi',
	สละ: 'sala',
	เงาะ: 'ngo',
	ลองกอง: 'longkong',
	ศิลาดล: 'siladon',
	เบญจรงค์: 'bencharong',
	เซรามิก: 'ceramic',
	กาแฟ: 'kafae',
	ปลาร้า: 'plara',
	ปลาทู: 'plathu',
	เกลือ: 'kluea',
	ทอง: 'thong',
	พวงกุญแจ: 'phuangkunchae',
	หวาย: 'wai',
	กะทิ: 'kathi',
	อร่อย: 'aroi',
	สวาย: 'sawai',
	ไรซ์: 'rice',
	เบอร์: 'ber',
	รี่: 'ri',
	ทุเรียน: 'thurian',
	กล้วย: 'kluai',
	มะพร้าว: 'maphrao',
	แสนตาปิ่น: 'saentapin',
};

/** A text in Latin letters, words unspaced: 'ผ้าไหมมัดหมี่' → 'phamaimatmi'. What is Latin stays. */
export const romanise = (text: string): string =>
	words(text)
		.map((word) => UNUSUAL[word] ?? (/[\u0e01-\u0e4e]/.test(word) ? spell(word) : word))
		.join('');

const C = '[ก-ฮ]';
const CLUSTER = '(?:ห(?=[งญนมยรลว][ก-ฮะ-ู็])[งญนมยรลว]|[กขคตปพผ]ร|[กขคปพผ]ล|[กขค]ว(?=[\u0e30-\u0e39ายั]|[ก-ฮ]?$)|ทร|สร|ศร|[ก-ฮ])';
/** Each way a syllable is written without its tones: the letters before and after, and how the vowel is said. What ends it may follow. */
const SHAPES: readonly (readonly [RegExp, string])[] = (
	[
		[`เ(${CLUSTER})ียว`, 'iao', 0],
		[`เ(${CLUSTER})ีย`, 'ia', 1],
		[`เ(${CLUSTER})ือย`, 'ueai', 0],
		[`เ(${CLUSTER})ือ`, 'uea', 1],
		[`เ(${CLUSTER})าะ`, 'o', 0],
		[`เ(${CLUSTER})า`, 'ao', 0],
		[`เ(${CLUSTER})อ`, 'oe', 1],
		[`เ(${CLUSTER})ิ`, 'oe', 1],
		[`เ(${CLUSTER})ย`, 'oei', 0],
		[`เ(${CLUSTER})็ว`, 'eo', 0],
		[`เ(${CLUSTER})[็ะ]?`, 'e', 1],
		[`แ(${CLUSTER})[็ะ]?`, 'ae', 1],
		[`โ(${CLUSTER})ะ?`, 'o', 1],
		[`[ใไ](${CLUSTER})ย?`, 'ai', 0],
		[`(${CLUSTER})ัว`, 'ua', 0],
		[`(${CLUSTER})ัย`, 'ai', 0],
		[`(${CLUSTER})ั`, 'a', 1],
		[`(${CLUSTER})าย`, 'ai', 0],
		[`(${CLUSTER})าว`, 'ao', 0],
		[`(${CLUSTER})า`, 'a', 1],
		[`(${CLUSTER})ำ`, 'am', 0],
		[`(${CLUSTER})ิว`, 'io', 0],
		[`(${CLUSTER})[ิี]`, 'i', 1],
		[`(${CLUSTER})ือ`, 'ue', 0],
		[`(${CLUSTER})[ึื]`, 'ue', 1],
		[`(${CLUSTER})[ุู]`, 'u', 1],
		[`(${CLUSTER})ะ`, 'a', 0],
		[`(${CLUSTER})วย`, 'uai', 0],
		[`(${CLUSTER})ว(?=${C}(?![ะ-ู]))`, 'ua', 1],
		[`(${CLUSTER})รร(?=${C})`, 'a', 1],
		[`(${CLUSTER})รร`, 'an', 0],
		[`(${CLUSTER})็?อย`, 'oi', 0],
		[`(${CLUSTER})็?อ`, 'o', 1],
		[`(${CLUSTER})(?=${C}(?![ะ-ู็]))`, 'o', 1],
		[`(${CLUSTER})`, 'a', 0],
	] as const
).map(([shape, vowel, ends]) => [new RegExp(`^${shape}${ends ? `(${C}(?![ะ-ู็])(?!ว${C})(?!อ))?` : ''}`), vowel]);

/** One word by the shapes of its syllables. */
function spell(word: string): string {
	// What is silenced goes, with the letter that only leads to it.
	let rest = word
		.replace(/[ทตดษก]?[ก-ฮ][ิุ]?์/g, (silent) => (/^[ทตดษก][รณ]/.test(silent) ? '' : silent.length > 2 && !/[ิุ]/.test(silent) ? silent[0]! : ''))
		.replace(/[่-๋๎ฺ]/g, '');
	let made = '';
	while (rest !== '') {
		const shape = SHAPES.find(([pattern]) => pattern.test(rest));
		const found = shape?.[0].exec(rest);
		if (!shape || !found) {
			rest = rest.slice(1);
			continue;
		}
		made += `${initial(found[1]!)}${shape[1]}${found[2] ? (FINAL.get(found[2]) ?? '') : ''}`;
		rest = rest.slice(found[0].length);
	}
	return made;
}

function initial(letters: string): string {
	if (letters.length === 1) return INITIAL.get(letters) ?? '';
	if (letters[0] === 'ห') return INITIAL.get(letters[1]!) ?? '';
	if (letters === 'ทร' || letters === 'สร' || letters === 'ศร') return 's';
	return `${INITIAL.get(letters[0]!) ?? ''}${INITIAL.get(letters[1]!) ?? ''}`;
}

/** Latin words as they sound, so that 'phaa mhai', 'pa-mai' and 'phamai' are the same. */
export const soundOf = (latin: string): string =>
	normalise(latin)
		.split(' ')
		.map(soundOfWord)
		.join('')
		.replace(/(.)\1+/g, '$1');

const soundOfWord = (word: string): string =>
	word
		.replace(/[^a-z]/g, '')
		.replace(/([aeiou])h(?![aeiou])/g, '$1')
		.replace(/([ptkc])h/g, '$1')
		.replace(/([mnlrwy])h|h([mnlrwy])/g, '$1$2')
		.replace(/aa|ar(?![aeiou])/g, 'a')
		.replace(/ee/g, 'i')
		.replace(/oo/g, 'u')
		.replace(/uea|eua|ua/g, 'ua')
		.replace(/ue|eu/g, 'u')
		.replace(/oe|er(?![aeiou])|ae/g, 'e')
		.replace(/aw|or(?![aeiou])/g, 'o')
		.replace(/[jz]/g, (letter) => (letter === 'j' ? 'c' : 's'))
		.replace(/[gbdvry]/g, (letter) => ({ g: 'k', b: 'p', d: 't', v: 'w', r: 'l', y: 'i' })[letter]!)
		.replace(/nk/g, 'ng');
