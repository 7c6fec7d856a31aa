import { getContext, setContext } from 'svelte';
import { bahtText, exactBahtText } from '#kernel/money';
import { fill, type Facts, type Lang } from '#kernel/phrase';
import { dateText, dayText, shortDayText, timeText } from '#kernel/time';
import type { Words } from '#kernel/views';
import type { WordKey } from '#kernel/words';
import { hold } from './hold.ts';

export type Dictionary = Readonly<Record<string, string>>;

/** What the layout knows when a page speaks. */
export interface Source {
	readonly lang: Lang;
	readonly words: Dictionary;
	readonly now: Date;
}

/** How a component speaks: texts, money and days in the reader's language. */
export interface Speech {
	readonly lang: Lang;
	readonly now: Date;
	/** A page's own text. */
	t(key: WordKey, facts?: Facts): string;
	/** Product texts and names: the reader's language, Thai where there is no other. */
	say(words: Words | null | undefined): string;
	/** `lang` attribute for a name that falls back to Thai on an English page. */
	langOf(words: Words): 'th' | undefined;
	/** '฿2,417' */
	price(satang: number): string;
	/** '2,417 บาท' / '2,417 baht', the number not torn from its unit. */
	baht(satang: number): string;
	/** '2,417.00' */
	exact(satang: number): string;
	/** 'อังคาร 24 พ.ย.'; takes a Date or 'YYYY-MM-DD' */
	day(at: Date | string): string;
	/** for cards: 'อ. 24 พ.ย.' */
	shortDay(at: Date | string): string;
	/** '24 พ.ย. 2569' */
	date(at: Date | string): string;
	/** A year in the reader's era: 2562 or 2019. */
	year(of: number): string;
	/** '15:00 น.' */
	time(at: Date): string;
	/** '0.84 กก.' or '320 กรัม' */
	weight(grams: number): string;
}

const KEY = Symbol.for('talad.speech');
/** Years from here on are told in the Buddhist era. */
const FIRST_BUDDHIST = 2400;
const ERA = 543;
const NBSP = '\u00a0';
/** Noon in Bangkok: the same calendar day wherever it is read. */
const held = (text: string, lang: Lang): string => (lang === 'th' ? hold(text) : text);
const asDate = (at: Date | string): Date => (typeof at === 'string' ? new Date(`${at}T05:00:00Z`) : at);

/** Called by a layout: everything below speaks from this source. */
export function provideWords(source: () => Source): Speech {
	const speech: Speech = {
		get lang() {
			return source().lang;
		},
		get now() {
			return source().now;
		},
		t: (key, facts) => held(fill(source().words[key] ?? key, facts), source().lang),
		say: (words) => (words ? (source().lang === 'en' ? (words.en ?? hold(words.th)) : hold(words.th)) : ''),
		langOf: (words) => (source().lang === 'en' && !words.en ? 'th' : undefined),
		price: (satang) => `฿${bahtText(satang)}`,
		baht: (satang) => `${bahtText(satang)}${NBSP}${source().lang === 'th' ? 'บาท' : 'baht'}`,
		exact: (satang) => exactBahtText(satang),
		day: (at) => dayText(asDate(at), source().now, source().lang),
		shortDay: (at) => shortDayText(asDate(at), source().lang),
		date: (at) => dateText(asDate(at), source().lang),
		year: (of) => yearIn(source().lang, of),
		time: (at) => timeText(at, source().lang),
		weight: (grams) => weightText(grams, source().lang),
	};
	setContext(KEY, speech);
	return speech;
}

/** Called by a component while it is made. */
export const speech = (): Speech => getContext<Speech>(KEY);

/** A year in the era of a language, whichever era it came in. */
export const yearIn = (lang: Lang, year: number): string =>
	String(lang === 'th' ? (year < FIRST_BUDDHIST ? year + ERA : year) : year < FIRST_BUDDHIST ? year : year - ERA);

/** A weight as people say it: grams below a kilogram, then kilograms. */
export function weightText(grams: number, lang: Lang): string {
	if (grams < 1000) return `${grams}${NBSP}${lang === 'th' ? 'กรัม' : 'g'}`;
	const kilos = (grams / 1000).toFixed(grams < 10_000 ? 2 : 1).replace(/\.?0+$/, '');
	return `${kilos}${NBSP}${lang === 'th' ? 'กก.' : 'kg'}`;
}

/** A dictionary of pages, fetched when a group of pages wants it. */
const dictionaries = {
	pages: { th: () => import('#messages/th'), en: () => import('#messages/en') },
	area: { th: () => import('#messages/area.th'), en: () => import('#messages/area.en') },
	awards: { th: () => import('#messages/awards.th'), en: () => import('#messages/awards.en') },
	buying: { th: () => import('#messages/buying.th'), en: () => import('#messages/buying.en') },
	campaigns: { th: () => import('#messages/campaigns.th'), en: () => import('#messages/campaigns.en') },
	find: { th: () => import('#messages/find.th'), en: () => import('#messages/find.en') },
	sell: { th: () => import('#messages/sell.th'), en: () => import('#messages/sell.en') },
	talk: { th: () => import('#messages/talk.th'), en: () => import('#messages/talk.en') },
	windows: { th: () => import('#messages/windows.th'), en: () => import('#messages/windows.en') },
	work: { th: () => import('#messages/work.th'), en: () => import('#messages/work.en') },
};

const loaded = new Map<string, Promise<Dictionary>>();

/** The words of some pages in one language, one over the other: only those files are fetched, and put together once for everybody. */
export function loadWords(lang: Lang, ...parts: readonly (keyof typeof dictionaries)[]): Promise<Dictionary> {
	const name = `${lang} ${parts.join(' ')}`;
	let words = loaded.get(name);
	if (!words) {
		words = Promise.all(parts.map(async (part): Promise<Dictionary> => (await dictionaries[part][lang]()).default)).then(
			(all) => Object.assign({}, ...all) as Dictionary,
		);
		// A file that did not come may come the next time.
		words.catch(() => loaded.delete(name));
		loaded.set(name, words);
	}
	return words;
}
