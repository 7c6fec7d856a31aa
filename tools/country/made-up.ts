// A made-up country: people, shops and goods by number alone, so that the same number is always the same shop. Every name is invented.
import { demoMarket } from '../demo/market.ts';
import type { DemoProduct } from '../demo/shapes.ts';

export interface Place {
	readonly subdistrictCode: string;
	readonly postcode: string;
	readonly provinceCode: string;
	readonly name: string;
}

/** A well-mixed 32-bit number of two others. */
export function mixed(number: number, purpose: number): number {
	let x = (Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b)) >>> 0;
	x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
	x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
	return (x ^ (x >>> 16)) >>> 0;
}
const pick = <T>(list: readonly T[], number: number, purpose: number): T => list[mixed(number, purpose) % list.length]!;
const share = (number: number, purpose: number): number => mixed(number, purpose) / 2 ** 32;

/** Ids that sort as they were made, long before any real one. @param kind 0…fff */
export function idOf(kind: number, number: number): string {
	const time = (1_500_000_000_000 + number).toString(16).padStart(12, '0');
	const tail = number.toString(16).padStart(12, '0');
	return `${time.slice(0, 8)}-${time.slice(8)}-7${kind.toString(16).padStart(3, '0')}-8${(mixed(number, kind) & 0xfff).toString(16).padStart(3, '0')}-${tail}`;
}
export const ids = { person: 1, shop: 2, account: 3, history: 4, product: 5, certificate: 6, review: 7 } as const;

const villageBegins = ['หนอง', 'โคก', 'ดอน', 'ท่า', 'ห้วย', 'นา', 'โนน', 'บึง', 'วัง', 'คลอง', 'บ่อ', 'ไร่', 'เขา', 'สวน', 'ดง', 'บาง'];
const villageEnds = [
	'บัว',
	'ขาม',
	'สูง',
	'แก้ว',
	'ใหญ่',
	'ยาง',
	'ไผ่',
	'มะค่า',
	'ตาล',
	'หิน',
	'ทอง',
	'แดง',
	'ขาว',
	'สะแก',
	'กระทุ่ม',
	'พลวง',
	'จาน',
	'แสง',
	'นา',
	'กลาง',
];
/** The village with this number of its subdistrict: 'บ้านหนองบัว'. */
export const villageName = (place: number, moo: number): string =>
	`บ้าน${pick(villageBegins, place * 100 + moo, 20)}${pick(villageEnds, place * 100 + moo, 21)}`;

const firstNames = ['สมใจ', 'บุญมี', 'ทองดี', 'มาลี', 'สมบัติ', 'ประนอม', 'สายทอง', 'วิชัย', 'อุดม', 'พิกุล', 'ละออง', 'สุข', 'จันทร์', 'คำ', 'แก้ว', 'บัวลา'];
const lastNames = ['ใจดี', 'แสงทอง', 'มีสุข', 'บุญเรือง', 'ศรีสุข', 'ทองคำ', 'พันธ์ดี', 'รักไทย', 'สายบัว', 'ดวงแก้ว', 'ขยันงาน', 'ใจงาม'];
const crafts = [
	'ผ้าทอ',
	'ข้าวหอม',
	'จักสาน',
	'น้ำพริก',
	'ขนมไทย',
	'สมุนไพร',
	'กาแฟ',
	'น้ำผึ้ง',
	'ปลาร้า',
	'ผลไม้',
	'เครื่องปั้น',
	'ผักสด',
	'กล้วยตาก',
	'ไข่เค็ม',
	'เสื่อกก',
	'ผ้าคราม',
];
const bodies = ['ร้าน', 'กลุ่ม', 'สวน', 'บ้าน', 'วิสาหกิจ', 'สหกรณ์'];
const kinds = [
	['household', 0.4],
	['farmer', 0.25],
	['community_enterprise', 0.16],
	['otop_producer', 0.13],
	['sme', 0.03],
	['cooperative', 0.025],
	['agency', 0.005],
] as const;
const states = [
	['approved', 0.93],
	['applied', 0.04],
	['sent_back', 0.015],
	['suspended', 0.01],
	['closed', 0.005],
] as const;

function weighed<T>(list: readonly (readonly [T, number])[], at: number): T {
	let sum = 0;
	for (const [value, weight] of list) if (at < (sum += weight)) return value;
	return list[0]![0];
}

const DAY = 86_400_000;

export interface MadeShop {
	readonly number: number;
	readonly place: Place;
	readonly name: string;
	readonly owner: string;
	/** '+66…' */
	readonly phone: string;
	readonly village: string;
	readonly slug: string;
	readonly kind: string;
	readonly state: string;
	readonly story: string;
	readonly since: number;
	readonly members: number | null;
	/** milliseconds */
	readonly appliedAt: number;
	readonly approvedAt: number | null;
	readonly lastOrderAt: number | null;
}

/** @param today milliseconds of the first moment of a day: what is told in days before today stays so for a whole day */
export function shopAt(number: number, places: readonly Place[], today: number): MadeShop {
	const at = number % places.length;
	const place = places[at]!;
	const moo = 1 + (mixed(number, 1) % 10);
	const village = villageName(at, moo);
	const craft = pick(crafts, number, 2);
	const kind = weighed(kinds, share(number, 3));
	const state = weighed(states, share(number, 4));
	const owner = `${pick(firstNames, number, 5)} ${pick(lastNames, number, 6)}`;
	const body = pick(bodies, number, 7);
	const appliedAt = today - (90 + (mixed(number, 8) % 1000)) * DAY + (mixed(number, 9) % DAY);
	const waits = state === 'applied' ? today - (mixed(number, 10) % 30) * DAY - (mixed(number, 9) % DAY) : appliedAt;
	const approvedAt = state === 'applied' || state === 'sent_back' ? null : appliedAt + 3 * DAY;
	const orders = share(number, 11);
	// Three of five sold lately; one of five a while ago; the others not yet.
	const lastOrderAt =
		approvedAt === null || orders > 0.82 ? null : today - (orders < 0.6 ? mixed(number, 12) % 58 : 61 + (mixed(number, 12) % 25)) * DAY;
	return {
		number,
		place,
		name: `${body}${craft}${village}${number >= places.length ? ` ${1 + Math.floor(number / places.length)}` : ''}`,
		owner,
		phone: `+66${650_000_000 + number}`,
		village,
		slug: `ban-${number.toString(36).padStart(5, '0')}`,
		kind,
		state,
		story: `${craft}จาก${village} ตำบล${place.name} ทำกันมาแต่รุ่นปู่ย่า ของทุกชิ้นทำที่บ้าน`,
		since: 1960 + (mixed(number, 13) % 64),
		members: kind === 'community_enterprise' || kind === 'cooperative' ? 5 + (mixed(number, 14) % 60) : null,
		appliedAt: waits,
		approvedAt,
		lastOrderAt: lastOrderAt === null ? null : Math.max(lastOrderAt, approvedAt ?? lastOrderAt),
	};
}

export interface MadeProduct {
	readonly number: number;
	/** of the shop */
	readonly shop: number;
	/** of the demonstration's goods: what it is */
	readonly of: number;
	readonly state: 'published' | 'submitted' | 'paused' | 'draft';
	readonly priceSatang: number;
	readonly stock: number;
	readonly sold: number;
	readonly publishedAt: number;
}

export const demoGoods: readonly DemoProduct[] = demoMarket().products;

const productStates = [
	['published', 0.96],
	['draft', 0.02],
	['paused', 0.015],
	['submitted', 0.005],
] as const;

/** The product with this number: its shop has others, all of another name. @param shops how many shops there are */
export function productAt(number: number, shops: number, today: number): MadeProduct {
	const shop = number % shops;
	const round = Math.floor(number / shops);
	const of = (mixed(shop, 30) + round * 7) % demoGoods.length;
	const base = demoGoods[of]!.priceSatang;
	return {
		number,
		shop,
		of,
		state: weighed(productStates, share(number, 31)),
		priceSatang: Math.max(500, Math.round((base * (70 + (mixed(number, 32) % 60))) / 100 / 500) * 500),
		stock: 1 + (mixed(number, 33) % 200),
		sold: share(number, 34) < 0.5 ? 0 : mixed(number, 35) % 400,
		publishedAt: today - (1 + (mixed(number, 36) % 900)) * DAY + (mixed(number, 37) % DAY),
	};
}
