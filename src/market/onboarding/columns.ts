import { normalise } from '#kernel/thai';

export type Kind = 'shop' | 'product';

/** A column of the form: its heading in Thai, by which a table is known, and in English. */
export interface Column {
	readonly field: string;
	readonly th: string;
	readonly en: string;
	readonly needed: boolean;
	/** what stands in the example row */
	readonly example: string;
	/** in letters */
	readonly width: number;
}

const column = (field: string, th: string, en: string, needed: boolean, example: string, width = 18): Column => ({
	field,
	th,
	en,
	needed,
	example,
	width,
});

export const columns: Readonly<Record<Kind, readonly Column[]>> = {
	shop: [
		column('phone', 'เบอร์โทรเจ้าของ', 'Owner phone', true, '081 234 5678'),
		column('ownerName', 'ชื่อเจ้าของ', 'Owner name', true, 'นางน้อย ใจดี', 22),
		column('nameTh', 'ชื่อร้าน', 'Shop name', true, 'ขนมไทยป้าน้อย', 26),
		column('nameEn', 'ชื่อร้านภาษาอังกฤษ', 'Shop name in English', false, 'Pa Noi Sweets', 26),
		column('kind', 'ประเภทผู้ขาย', 'Kind of seller', true, 'ครัวเรือน', 20),
		column('villageTh', 'หมู่บ้าน', 'Village', true, 'บ้านท่าสว่าง'),
		column('subdistrict', 'ตำบล', 'Subdistrict', true, 'ท่าสว่าง'),
		column('district', 'อำเภอ', 'District', false, 'เมืองสุรินทร์'),
		column('postcode', 'รหัสไปรษณีย์', 'Postcode', true, '32000', 14),
		column('storyTh', 'เรื่องราวของร้าน', 'Story', true, 'ทำขนมสูตรของยาย กวนมือทุกเช้า', 50),
		column('storyEn', 'เรื่องราวภาษาอังกฤษ', 'Story in English', false, '', 50),
	],
	product: [
		column('phone', 'เบอร์โทรเจ้าของ', 'Owner phone', true, '081 234 5678'),
		column('shop', 'ร้าน', 'Shop', false, 'ขนมไทยป้าน้อย', 26),
		column('nameTh', 'ชื่อสินค้า', 'Product name', true, 'กะละแมโบราณ', 30),
		column('nameEn', 'ชื่อสินค้าภาษาอังกฤษ', 'Product name in English', false, 'Old-style kalamae', 30),
		column('category', 'หมวด', 'Category', true, 'food-snack', 20),
		column('priceSatang', 'ราคา (บาท)', 'Price (baht)', true, '120.00', 12),
		column('unitTh', 'หน่วย', 'Unit', true, 'กล่อง', 10),
		column('weightG', 'น้ำหนักพร้อมห่อ (กรัม)', 'Packed weight (g)', true, '300', 14),
		column('lengthMm', 'ยาว (ซม.)', 'Length (cm)', true, '20', 10),
		column('widthMm', 'กว้าง (ซม.)', 'Width (cm)', true, '15', 10),
		column('heightMm', 'สูง (ซม.)', 'Height (cm)', true, '6', 10),
		column('transportClass', 'การขนส่ง', 'Transport', true, 'ทั่วไป', 14),
		column('stock', 'จำนวนที่มี', 'In stock', true, '40', 10),
		column('descriptionTh', 'คำบรรยาย', 'Description', false, 'กวนด้วยเตาถ่าน เก็บได้ 30 วัน', 50),
		column('maxDays', 'ส่งถึงภายใน (วัน)', 'Must arrive within (days)', false, '', 14),
		column('shelfLifeDays', 'เก็บได้ (วัน)', 'Keeps (days)', false, '30', 12),
		column('foodNumber', 'เลขสารบบอาหาร', 'Food number', false, '', 22),
		column('cosmeticNumber', 'เลขที่ใบรับจดแจ้ง', 'Cosmetic number', false, '', 22),
		column('herbNumber', 'เลขผลิตภัณฑ์สมุนไพร', 'Herbal number', false, '', 22),
	],
};

/** In the table of rows to mend: what is wrong with the row. Read again, it is left alone. */
export const mendColumn = { th: 'สิ่งที่ต้องแก้', en: 'What to mend' } as const;

/** Words that may stand in a cell for a choice, besides its code and the words of the pages. */
export const choices = {
	kind: {
		farmer: ['เกษตรกร', 'Farmer'],
		household: ['ครัวเรือน', 'Household'],
		community_enterprise: ['วิสาหกิจชุมชน', 'Community enterprise'],
		cooperative: ['สหกรณ์', 'Cooperative'],
		otop_producer: ['ผู้ผลิต OTOP', 'OTOP producer'],
		sme: ['ธุรกิจขนาดเล็ก', 'Small business'],
		agency: ['หน่วยงาน', 'Agency'],
	},
	transportClass: {
		ambient: ['ทั่วไป', 'Ordinary'],
		fragile: ['แตกง่าย', 'Fragile'],
		liquid: ['ของเหลว', 'Liquid'],
		chilled: ['แช่เย็น', 'Chilled'],
		frozen: ['แช่แข็ง', 'Frozen'],
		live_plant: ['ต้นไม้มีชีวิต', 'Live plant'],
	},
} as const satisfies Record<string, Readonly<Record<string, readonly [string, string]>>>;

/** A heading without what people add to it: units in brackets, stars, spaces. */
const plain = (text: string): string => normalise(text.replace(/\([^)]*\)/g, '').replace(/[*:]/g, '')).replaceAll(' ', '');

const named: Readonly<Record<Kind, ReadonlyMap<string, string>>> = {
	shop: new Map(columns.shop.flatMap((one) => [one.th, one.en, one.field].map((name) => [plain(name), one.field]))),
	product: new Map(columns.product.flatMap((one) => [one.th, one.en, one.field].map((name) => [plain(name), one.field]))),
};

export interface Heading {
	readonly kind: Kind;
	/** the field of each column, null where it is none of the form */
	readonly fields: readonly (string | null)[];
	/** headings, in Thai, of needed columns that are not there */
	readonly missing: readonly string[];
	/** a column that stands there twice */
	readonly twice: string | null;
}

/** What a heading row heads; null when it is no heading of ours: fewer than three columns of either form. */
export function readHeading(cells: readonly string[]): Heading | null {
	const read = (kind: Kind): (string | null)[] => cells.map((cell) => named[kind].get(plain(cell)) ?? null);
	const count = (fields: readonly (string | null)[]): number => new Set(fields.filter((field) => field !== null)).size;
	const [shop, product] = [read('shop'), read('product')];
	const kind: Kind = count(product) > count(shop) ? 'product' : 'shop';
	const fields = kind === 'product' ? product : shop;
	if (count(fields) < 3) return null;
	const there = new Set(fields);
	return {
		kind,
		fields,
		missing: columns[kind].filter((one) => one.needed && !there.has(one.field)).map((one) => one.th),
		twice: columns[kind].find((one) => fields.indexOf(one.field) !== fields.lastIndexOf(one.field))?.th ?? null,
	};
}
