import { Hono, type Context } from 'hono';
import { readFields, text, type Fields } from './form.ts';
import { addScan, callBack, deliverParcel, issueNumbers, parcelOf, scanShape } from './parcels.ts';
import { isItemNumber, postDay, tokenTime } from './scan-codes.ts';
import { isNo, no, type World } from './world.ts';

const MONTH_MS = 30 * 24 * 3600 * 1000;
const MOST_NUMBERS = 100;

/** Thailand Post: tracking and its call-backs, item numbers, and what its people do at counters and doors. */
export function thailandPost(world: World): Hono {
	const app = new Hono();
	const lookedUp = new Map<string, number>();
	app.onError((fault, c) => {
		if (!isNo(fault)) throw fault;
		return c.json({ response: null, message: fault.message, status: false }, fault.status as 400);
	});
	app.post('/post/api/v1/authenticate/token', (c) => {
		if (c.req.header('authorization') !== `Token ${world.options.postPermanentToken}`) throw no('unauthorized', 'Invalid token', 401);
		const until = new Date(world.now().getTime() + MONTH_MS);
		const token = world.books.save('token', { id: world.books.newId('post'), until: until.toISOString() });
		return c.json({ expire: tokenTime(until), token: token.id });
	});
	app.post('/post/api/v1/track', async (c) => {
		checkToken(world, c);
		const { numbers, language, wants } = await readNumbers(c);
		const count = counted(world, lookedUp, numbers.length, language);
		const items = Object.fromEntries(
			numbers.map((number) => {
				const parcel = world.books.table.parcel.get(number);
				return [number, parcel ? parcel.scans.filter(wants).map((scan) => scanShape(parcel, scan, language)) : []];
			}),
		);
		return c.json({ response: { items, track_count: count }, message: 'successful', status: true });
	});
	app.post('/post/api/v1/hook', async (c) => {
		checkToken(world, c);
		const { numbers, language, fields } = await readNumbers(c);
		const count = counted(world, lookedUp, 0, language);
		const items = numbers.map((number) => ({ barcode: number, status: register(world, number, language, fields['req_previous_status'] === true) }));
		return c.json({ response: { items, track_count: count }, message: 'successful', status: true });
	});
	app.get('/postone/api/bc.php', (c) => numbers(world, c));
	app.post('/command', async (c) => {
		const fields = await readFields(c);
		const { parcel, scan } = addScan(world, barcode(fields), fields);
		return c.json({ barcode: parcel.id, issued: parcel.issued, called_back: parcel.hook !== null, scan });
	});
	app.post('/command/deliver', async (c) => {
		const fields = await readFields(c);
		const parcel = deliverParcel(world, barcode(fields), fields);
		return c.json({ barcode: parcel.id, issued: parcel.issued, called_back: parcel.hook !== null, scans: parcel.scans });
	});
	return app;
}

const barcode = (fields: Fields): string => (text(fields, 'barcode') ?? '').replace(/[\s-]/g, '').toUpperCase();

/** `Bearer` as documented, `Token` as used in the field. */
function checkToken(world: World, c: Context): void {
	const given = /^(?:Bearer|Token)\s+(\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
	const token = given === undefined ? undefined : world.books.table.token.get(given);
	if (!token || Date.parse(token.until) <= world.now().getTime()) throw no('unauthorized', 'Invalid or expired token', 401);
}

async function readNumbers(c: Context) {
	const fields = await readFields(c);
	const list = fields['barcode'];
	if (!Array.isArray(list) || list.length === 0 || !list.every((each) => typeof each === 'string'))
		throw no('bad_request', 'barcode is a list of item numbers');
	if (list.length > MOST_NUMBERS) throw no('bad_request', `at most ${MOST_NUMBERS} item numbers`);
	const language = (text(fields, 'language') ?? 'TH').toUpperCase();
	if (!['TH', 'EN', 'CN'].includes(language)) throw no('bad_request', 'language is TH, EN or CN');
	const status = fields['status'];
	if (status !== 'all' && !Array.isArray(status) && typeof status !== 'string') throw no('bad_request', 'status is "all" or codes');
	const codes = status === 'all' ? null : [status].flat().map(String);
	return {
		fields,
		numbers: [...new Set(list as string[])],
		language,
		wants: (scan: { code: string }) => codes === null || codes.includes(scan.code),
	};
}

/** Counts look-ups of the day, Bangkok time. @throws 429 past the limit */
function counted(world: World, lookedUp: Map<string, number>, more: number, language: string) {
	const limit = world.options.trackLimit ?? 1500;
	const today = postDay(world.now(), 'EN');
	const count = (lookedUp.get(today) ?? 0) + more;
	if (count > limit) throw no('too_many', 'Daily limit exceeded', 429);
	lookedUp.set(today, count);
	return { track_date: postDay(world.now(), language), count_number: count, track_count_limit: limit };
}

/** @returns whether the number can be followed */
function register(world: World, number: string, language: string, previous: boolean): boolean {
	if (!isItemNumber(number)) return false;
	const parcel = parcelOf(world, number);
	parcel.hook = language;
	world.books.save('parcel', parcel);
	if (previous && parcel.scans.length > 0) callBack(world, parcel, parcel.scans);
	return true;
}

/** `GET /api/bc.php?typ=1&cnt=100`: JSON with a byte-order mark in front, as the real one answers. */
function numbers(world: World, c: Context): Response {
	const wanted = world.options.postNumbersLogin;
	const given = /^basic\s+(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
	const login = given === undefined ? '' : Buffer.from(given, 'base64').toString('utf8');
	if (login === '' || (wanted !== undefined && login !== wanted)) throw no('unauthorized', 'Unauthorized', 401);
	const range = issueNumbers(world, Number(c.req.query('typ')), Number(c.req.query('cnt') ?? 1));
	const serial = (value: number): string => String(value).padStart(8, '0');
	const answer = { STATUS: 'OK', PRE: `${range.indicator}TH`, BEGIN: serial(range.first), END: serial(range.last) };
	return c.body(`\uFEFF${JSON.stringify(answer)}`, 200, { 'Content-Type': 'application/json; charset=utf-8' });
}
