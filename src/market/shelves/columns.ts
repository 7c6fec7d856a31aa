import type { Satang } from '#kernel/money';
import { exactBahtText, readBaht } from '#kernel/money';
import { normalise } from '#kernel/thai';
import type { CategoryView, TransportClass } from '#kernel/views';
import type { ProductWish } from '#market/catalogue';

/** What a table tells of one product, besides its id. */
export interface Told {
	readonly wish: ProductWish;
	readonly onHand: number;
	readonly onSale: boolean;
}

export interface Column {
	readonly key: string;
	readonly th: string;
	readonly en: string;
	/** in letters */
	readonly width: number;
	/** an empty cell takes away what was said; else it leaves it */
	readonly clears?: true;
	readonly write: (told: Told, categories: readonly CategoryView[]) => string | number | null;
	/** @returns what the cell changes; null when it cannot be read */
	readonly read: (
		cell: string,
		categories: readonly CategoryView[],
	) => Partial<{ wish: Partial<ProductWish>; onHand: number; onSale: boolean }> | null;
}

const arabic = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
/** A whole number from 0 on. */
function whole(cell: string): number | null {
	const plain = arabic(cell).replace(/[,\s]/g, '').replace(/\.0+$/, '');
	return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}
/** Centimetres with at most one decimal, as millimetres. */
function millimetres(cell: string): number | null {
	const plain = arabic(cell).replace(/\s/g, '');
	return /^\d{1,4}(\.\d)?$/.test(plain) ? Math.round(Number(plain) * 10) : null;
}

/** How each class is called in tables; the first is written, all are read. */
const transports: Readonly<Record<TransportClass, readonly string[]>> = {
	ambient: ['ของทั่วไป', 'ambient'],
	fragile: ['แตกง่าย', 'fragile'],
	liquid: ['ของเหลว', 'liquid'],
	chilled: ['แช่เย็น', 'chilled'],
	frozen: ['แช่แข็ง', 'frozen'],
	live_plant: ['ต้นไม้', 'live plant', 'live_plant'],
};
const yes = ['ขาย', 'ขายอยู่', 'yes', 'on sale'];
const no = ['ไม่ขาย', 'พักขาย', 'ร่าง', 'no', 'off'];

type Words = 'nameTh' | 'nameEn' | 'unitTh' | 'descriptionTh' | 'processTh' | 'foodNumber';
type Numbers = 'weightG' | 'maxDays' | 'shelfLifeDays';
type Sides = 'lengthMm' | 'widthMm' | 'heightMm';

const text = (key: Words, th: string, en: string, width: number, clears?: true): Column => ({
	key,
	th,
	en,
	width,
	...(clears ? { clears } : {}),
	write: ({ wish }) => wish[key] ?? '',
	read: (cell) => ({ wish: { [key]: cell } }),
});
const number = (key: Numbers, th: string, en: string, clears?: true): Column => ({
	key,
	th,
	en,
	width: 14,
	...(clears ? { clears } : {}),
	write: ({ wish }) => wish[key] ?? null,
	read(cell) {
		if (cell === '') return { wish: { [key]: null } };
		const value = whole(cell);
		return value === null ? null : { wish: { [key]: value } };
	},
});
const side = (key: Sides, th: string, en: string): Column => ({
	key,
	th,
	en,
	width: 10,
	write: ({ wish }) => wish[key] / 10,
	read(cell) {
		const value = millimetres(cell);
		return value === null ? null : { wish: { [key]: value } };
	},
});

export const ID = { key: 'id', th: 'รหัส', en: 'id' } as const;

/** Every column in its order. */
export const columns: readonly Column[] = [
	text('nameTh', 'ชื่อ', 'name', 40),
	text('nameEn', 'ชื่ออังกฤษ', 'english name', 30, true),
	{
		key: 'category',
		th: 'หมวด',
		en: 'category',
		width: 24,
		write: ({ wish }, categories) => categories.find((one) => one.slug === wish.category)?.name.th ?? wish.category,
		read(cell, categories) {
			const wanted = normalise(cell);
			const found = categories.findLast(
				(one) => one.slug === cell.toLowerCase() || normalise(one.name.th) === wanted || normalise(one.name.en ?? '') === wanted,
			);
			return found ? { wish: { category: found.slug } } : null;
		},
	},
	{
		key: 'price',
		th: 'ราคา (บาท)',
		en: 'price (baht)',
		width: 14,
		write: ({ wish }) => Number(exactBahtText(wish.priceSatang as Satang).replaceAll(',', '')),
		read(cell) {
			const priceSatang = readBaht(cell);
			return priceSatang === null ? null : { wish: { priceSatang } };
		},
	},
	text('unitTh', 'หน่วย', 'unit', 10),
	{
		key: 'onHand',
		th: 'มีกี่ชิ้น',
		en: 'on hand',
		width: 10,
		write: ({ onHand }) => onHand,
		read(cell) {
			const onHand = whole(cell);
			return onHand === null ? null : { onHand };
		},
	},
	{
		key: 'onSale',
		th: 'ขายหรือไม่',
		en: 'on sale',
		width: 12,
		write: ({ onSale }) => (onSale ? yes[0]! : no[0]!),
		read(cell) {
			const said = cell.toLowerCase();
			if (yes.includes(said)) return { onSale: true };
			return no.includes(said) ? { onSale: false } : null;
		},
	},
	number('weightG', 'น้ำหนัก (กรัม)', 'weight (g)'),
	side('lengthMm', 'ยาว (ซม.)', 'length (cm)'),
	side('widthMm', 'กว้าง (ซม.)', 'width (cm)'),
	side('heightMm', 'สูง (ซม.)', 'height (cm)'),
	{
		key: 'transportClass',
		th: 'วิธีส่ง',
		en: 'transport',
		width: 14,
		write: ({ wish }) => transports[wish.transportClass][0]!,
		read(cell) {
			const found = Object.entries(transports).find(([, names]) => names.includes(cell.toLowerCase()));
			return found ? { wish: { transportClass: found[0] as TransportClass } } : null;
		},
	},
	number('maxDays', 'ต้องถึงภายใน (วัน)', 'at most (days)', true),
	number('shelfLifeDays', 'เก็บได้ (วัน)', 'keeps (days)', true),
	text('foodNumber', 'เลข อย.', 'food number', 20, true),
	text('descriptionTh', 'เรื่องเล่า', 'description', 60, true),
	text('processTh', 'วิธีทำ', 'process', 40, true),
];
