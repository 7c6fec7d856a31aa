import { randomInt } from 'node:crypto';
import { text, type Fields } from './form.ts';
import type { NumberRange, Parcel, Scan } from './rows.ts';
import { hookTime, isItemNumber, postTime, scanCodes } from './scan-codes.ts';
import { no, type World } from './world.ts';

/** Number types of the real service, with prefixes of a clearly made-up range: X and Z are not drawn for domestic post. */
const indicators: Readonly<Record<number, string>> = { 1: 'EX', 2: 'RX', 5: 'PX', 8: 'CX', 9: 'VX', 11: 'OX', 20: 'PZ', 21: 'PY', 99: 'EZ' };
const LAST_SERIAL = 99_999_999;

/**
 * Gives out the next serials of a type. A serial is never given twice: ranges follow on from the last one in the books, and books
 * without a journal begin at a drawn place, so that a restarted world does not repeat what the market already printed.
 */
export function issueNumbers(world: World, type: number, count: number): NumberRange {
	const indicator = indicators[type];
	if (indicator === undefined) throw no('bad_request', 'typ is not known');
	if (!Number.isInteger(count) || count < 1 || count > 10_000) throw no('bad_request', 'cnt is 1 to 10000');
	const before = [...world.books.table.range.values()].filter((range) => range.type === type).at(-1);
	const first = before ? before.last + 1 : randomInt(1, 90_000_000);
	const last = first + count - 1;
	if (last > LAST_SERIAL) throw no('out_of_numbers', 'no numbers left', 500);
	return world.books.save('range', { id: world.books.newId('rnge'), type, indicator, first, last, at: world.now().toISOString() });
}

const isIssued = (world: World, number: string): boolean =>
	[...world.books.table.range.values()].some(
		(range) =>
			number.startsWith(range.indicator) &&
			number.endsWith('TH') &&
			Number(number.slice(2, 10)) >= range.first &&
			Number(number.slice(2, 10)) <= range.last,
	);

/** The parcel of that number; the books begin a page for it the first time somebody names it. */
export function parcelOf(world: World, number: string): Parcel {
	const known = world.books.table.parcel.get(number);
	if (known) return known;
	if (!isItemNumber(number)) throw no('bad_request', `${number} is not an item number`);
	return { id: number, issued: isIssued(world, number), hook: null, scans: [] };
}

/** A carrier's scan: code, and what the scanner knew. Calls back whoever asked about the parcel. */
export function addScan(world: World, number: string, fields: Fields): { parcel: Parcel; scan: Scan } {
	const parcel = parcelOf(world, number);
	const code = text(fields, 'code');
	if (code === null || !/^\d{3}$/.test(code)) throw no('bad_request', 'code is three digits');
	const at = text(fields, 'at');
	const moment = at === null ? world.now() : new Date(at);
	if (Number.isNaN(moment.getTime())) throw no('bad_request', 'at is a time');
	const last = parcel.scans.at(-1);
	const postcode = text(fields, 'postcode') ?? last?.postcode ?? '10210';
	const weight = text(fields, 'weight_g');
	const scan: Scan = {
		code,
		at: moment.toISOString(),
		postcode,
		location: text(fields, 'location') ?? (postcode === last?.postcode ? last.location : `ปณ. ${postcode}`),
		receiver_name: text(fields, 'receiver_name'),
		weight_g: weight === null ? null : Number(weight),
	};
	if (scan.weight_g !== null && !(Number.isInteger(scan.weight_g) && scan.weight_g > 0)) throw no('bad_request', 'weight_g is whole grams');
	parcel.scans.push(scan);
	world.books.save('parcel', parcel);
	if (parcel.hook !== null) callBack(world, parcel, [scan]);
	return { parcel, scan };
}

const WAY = ['103', '201', '206', '301', '501'];

/** Plays what is left of the way to the receiver's hand, a second between the scans, the last one now. */
export function deliverParcel(world: World, number: string, fields: Fields): Parcel {
	const before = parcelOf(world, number);
	const last = before.scans.at(-1);
	if (last?.code === '501') throw no('bad_request', 'the parcel is already delivered');
	const reached = WAY.indexOf(last?.code ?? '');
	const left = WAY.slice(reached + 1).filter((code) => code !== '103' || !before.scans.some((scan) => scan.code === '103'));
	const end = Math.max(world.now().getTime(), last ? Date.parse(last.at) + left.length * 1000 : 0);
	let parcel = before;
	for (const [index, code] of left.entries()) {
		const at = new Date(end - (left.length - 1 - index) * 1000).toISOString();
		const receiver = code === '501' ? { receiver_name: text(fields, 'receiver_name') ?? 'ผู้รับ' } : { receiver_name: null };
		const office = code === '103' || code === '201' ? {} : { postcode: text(fields, 'postcode'), location: text(fields, 'location') };
		parcel = addScan(world, number, { code, at, ...receiver, ...office, ...(code === '103' ? { weight_g: text(fields, 'weight_g') } : {}) }).parcel;
	}
	return parcel;
}

/** One scan as the tracking service writes it. */
export function scanShape(parcel: Parcel, scan: Scan, language: string): Record<string, unknown> {
	const names = scanCodes[scan.code] ?? [scan.code, scan.code];
	const delivered = scan.code === '501';
	const failed = scan.code === '401' || scan.code === '402';
	const at = postTime(new Date(scan.at), language);
	return {
		barcode: parcel.id,
		status: scan.code,
		status_description: language === 'TH' ? names[0] : names[1],
		status_date: at,
		location: scan.location,
		postcode: scan.postcode,
		delivery_status: delivered ? 'S' : failed ? 'F' : null,
		delivery_description: delivered
			? language === 'TH'
				? 'ผู้รับได้รับสิ่งของเรียบร้อยแล้ว'
				: 'Delivered to the receiver'
			: failed
				? language === 'TH'
					? 'รอจ่าย ณ ที่ทำการ'
					: 'Waiting at post office'
				: null,
		delivery_datetime: delivered || failed ? at : null,
		receiver_name: scan.receiver_name,
		signature: null,
		weight: scan.weight_g === null ? null : String(scan.weight_g),
	};
}

/** Tells the registered address, in the language it asked for. */
export function callBack(world: World, parcel: Parcel, scans: readonly Scan[]): void {
	const language = parcel.hook ?? 'TH';
	const items = scans.map((scan) => scanShape(parcel, scan, language));
	const body = JSON.stringify({ items, track_datetime: hookTime(world.now(), language) });
	world.courier.send({ channel: 'posthook', about: parcel.id, key: scans.map((scan) => scan.code).join(' '), url: world.options.postHookUrl, body });
}
