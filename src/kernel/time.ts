export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** Bangkok has been seven hours ahead, summer and winter, since 1920. */
const AHEAD = 7 * HOUR;

/** The calendar day in Bangkok as 'YYYY-MM-DD' (Christian era, as stored). */
export const bangkokDay = (at: Date): string => later(at, AHEAD).toISOString().slice(0, 10);

/** The first moment of 'YYYY-MM-DD' in Bangkok. */
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

/** When the day in Bangkok began that this moment belongs to. */
export const bangkokMidnight = (at: Date): Date => dayStart(bangkokDay(at));

/** The Monday with which a Bangkok week begins, as 'YYYY-MM-DD'. */
export function bangkokWeek(at: Date): string {
	const noon = new Date(`${bangkokDay(at)}T12:00:00Z`);
	return later(noon, -((noon.getUTCDay() + 6) % 7) * DAY)
		.toISOString()
		.slice(0, 10);
}

/** The Monday so many weeks before (negative: after) another. */
export const weeksBefore = (week: string, weeks: number): string =>
	later(new Date(`${week}T12:00:00Z`), -weeks * 7 * DAY)
		.toISOString()
		.slice(0, 10);

const BANGKOK = 'Asia/Bangkok';
const formats = new Map<string, Intl.DateTimeFormat>();
function format(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = lang + JSON.stringify(options);
	let found = formats.get(key);
	if (!found) {
		found = new Intl.DateTimeFormat(lang === 'th' ? 'th-TH-u-ca-buddhist-nu-latn' : 'en-GB', { timeZone: BANGKOK, ...options });
		formats.set(key, found);
	}
	return found;
}

const pick = (format: Intl.DateTimeFormat, at: Date, type: Intl.DateTimeFormatPartTypes): string =>
	format.formatToParts(at).find((part) => part.type === type)?.value ?? '';

/** 'อังคาร 24 พ.ย.' or with the Buddhist year when more than 60 days from `now`; English: 'Tue 24 Nov'. */
export function dayText(at: Date, now: Date, lang: string): string {
	const weekday = pick(format(lang, { weekday: 'long' }), at, 'weekday').replace(/^วัน/, '');
	const day = pick(format(lang, { day: 'numeric' }), at, 'day');
	const month = pick(format(lang, { day: 'numeric', month: 'short' }), at, 'month');
	const year = Math.abs(at.getTime() - now.getTime()) > 60 * DAY ? ` ${yearText(at, lang)}` : '';
	return lang === 'th' ? `${weekday} ${day} ${month}${year}` : `${weekday.slice(0, 3)} ${day} ${month}${year}`;
}

/** Where there is little room: 'อ. 24 พ.ย.', not broken over lines. */
export function shortDayText(at: Date, lang: string): string {
	const weekday =
		lang === 'th' ? `${pick(format(lang, { weekday: 'narrow' }), at, 'weekday')}.` : pick(format(lang, { weekday: 'short' }), at, 'weekday');
	const month = pick(format(lang, { day: 'numeric', month: 'short' }), at, 'month');
	return [weekday, pick(format(lang, { day: 'numeric' }), at, 'day'), month].join('\u00a0');
}

/** '21 พ.ย. 2569' / '21 Nov 2026'. */
export function dateText(at: Date, lang: string): string {
	const day = pick(format(lang, { day: 'numeric' }), at, 'day');
	const month = pick(format(lang, { day: 'numeric', month: 'short' }), at, 'month');
	return `${day} ${month} ${yearText(at, lang)}`;
}

/** '15:00 น.' / '15:00'. */
export function timeText(at: Date, lang: string): string {
	const hour = format('en', { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
	return lang === 'th' ? `${hour} น.` : hour;
}

/** พ.ศ. in Thai, CE in English. */
export const yearText = (at: Date, lang: string): string => {
	const year = Number(bangkokDay(at).slice(0, 4));
	return String(lang === 'th' ? year + 543 : year);
};
