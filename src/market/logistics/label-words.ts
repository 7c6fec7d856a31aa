import type { PlaceView, TransportClass, Words } from '#kernel/views';

const isBangkok = (place: PlaceView): boolean => place.provinceCode === '10';
/** The capital has แขวง and เขต where the provinces have ตำบล and อำเภอ. */
export const districtText = (place: PlaceView): string =>
	isBangkok(place) ? `แขวง${place.subdistrict.th} เขต${place.district.th}` : `ต.${place.subdistrict.th} อ.${place.district.th}`;
export const provinceText = (place: PlaceView): string => (isBangkok(place) ? place.province.th : `จ.${place.province.th}`);

/** '+66812345678' → '081-234-5678', as people here dial and read it; others as they are. */
export function phoneText(phone: string): string {
	const local = phone.replace(/^\+66/, '0');
	const found = /^0(?:(2)(\d{3})(\d{4})|([689]\d)(\d{3})(\d{4})|(\d\d)(\d{3})(\d{3}))$/.exec(local);
	const groups = found?.slice(1).filter((group) => group !== undefined);
	return groups ? `0${groups.join('-')}` : phone;
}

interface Handling {
	readonly words: Words;
	/** Lucide (ISC), on a grid of 24 */
	readonly icon: string;
	readonly upright: boolean;
}
const GLASS = 'M8 22h8M7 10h10M12 15v7M12 15a5 5 0 0 0 5-5c0-2-.5-4-2-8H9c-1.5 4-2 6-2 8a5 5 0 0 0 5 5Z';
const DROP = 'M12 22a7 7 0 0 0 7-7c0-2-1-3.9-3-5.5s-3.5-4-4-6.5c-.5 2.5-2 4.9-4 6.5C6 11.1 5 13 5 15a7 7 0 0 0 7 7z';
const SPROUT =
	'M14 9.536V7a4 4 0 0 1 4-4h1.5a.5.5 0 0 1 .5.5V5a4 4 0 0 1-4 4 4 4 0 0 0-4 4c0 2 1 3 1 5a5 5 0 0 1-1 3M4 9a5 5 0 0 1 8 4 5 5 0 0 1-8-4M5 21h14';
const SNOW =
	'm10 20-1.25-2.5L6 18M10 4 8.75 6.5 6 6M14 20l1.25-2.5L18 18M14 4l1.25 2.5L18 6M17 21l-3-6h-4M17 3l-3 6 1.5 3M2 12h6.5L10 9M20 10l-1.5 2 1.5 2M22 12h-6.5L14 15M4 10l1.5 2L4 14M7 21l3-6-1.5-3M7 3l3 6h4';
export const UP = 'M7 21V4M3 8l4-4 4 4M17 21V4M13 8l4-4 4 4';
/** What is to be known about a parcel without opening it. */
export const handling: Readonly<Record<TransportClass, Handling | null>> = {
	ambient: null,
	fragile: { words: { th: 'ระวังแตก', en: 'FRAGILE' }, icon: GLASS, upright: true },
	liquid: { words: { th: 'ของเหลว', en: 'LIQUID' }, icon: DROP, upright: true },
	live_plant: { words: { th: 'ต้นไม้', en: 'LIVE PLANTS' }, icon: SPROUT, upright: true },
	chilled: { words: { th: 'ส่งเย็น', en: 'KEEP CHILLED' }, icon: SNOW, upright: false },
	frozen: { words: { th: 'ส่งแช่แข็ง', en: 'KEEP FROZEN' }, icon: SNOW, upright: false },
};
