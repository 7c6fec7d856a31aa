import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDigit, isItemNumber } from './scan-codes.ts';
import { aStage, type Json, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage({ now: () => new Date('2026-11-21T03:04:05Z'), postNumbersLogin: 'market:pass', trackLimit: 150 });
});
afterEach(() => stage.close());

const NUMBER = 'EX473124829TH';
const login = { Authorization: `Basic ${btoa('market:pass')}` };

async function token(): Promise<{ Authorization: string }> {
	const { json } = await stage.post('/thailand-post/post/api/v1/authenticate/token', undefined, { Authorization: 'Token permanent' });
	expect(json['expire']).toBe('2026-12-21 10:04:05+07:00');
	return { Authorization: `Token ${json['token']}` };
}

const track = async (barcode: string[], language = 'TH', headers?: Record<string, string>): Promise<{ status: number; json: Json }> =>
	stage.post('/thailand-post/post/api/v1/track', { status: 'all', language, barcode }, headers ?? (await token()));
const scan = (fields: Record<string, unknown>) => stage.post('/thailand-post/command', { barcode: NUMBER, ...fields });

describe('tracking', () => {
	it('wants a token', async () => {
		expect((await stage.post('/thailand-post/post/api/v1/authenticate/token', undefined, { Authorization: 'Token wrong' })).status).toBe(401);
		expect((await track([NUMBER], 'TH', { Authorization: 'Bearer nothing' })).status).toBe(401);
	});

	it('speaks Thai in the Buddhist era and English in the common one', async () => {
		await scan({ code: '103', postcode: '50270', location: 'แม่แจ่ม', weight_g: 850 });
		const thai = (await track([NUMBER, 'ED852942182TH'])).json;
		expect(thai).toMatchObject({
			status: true,
			message: 'successful',
			response: { track_count: { track_date: '21/11/2569', count_number: 2, track_count_limit: 150 } },
		});
		expect(thai['response'].items[NUMBER]).toEqual([
			expect.objectContaining({
				barcode: NUMBER,
				status: '103',
				status_description: 'รับฝาก',
				status_date: '21/11/2569 10:04:05+07:00',
				location: 'แม่แจ่ม',
				postcode: '50270',
				delivery_status: null,
			}),
		]);
		expect(thai['response'].items['ED852942182TH']).toEqual([]);
		const english = (await track([NUMBER], 'EN')).json['response'].items[NUMBER][0];
		expect(english).toMatchObject({ status_description: 'Accepted', status_date: '21/11/2026 10:04:05+07:00' });
	});

	it('takes a hundred numbers at most, and so many a day', async () => {
		const many = Array.from({ length: 101 }, (_, index) => `EX${String(index).padStart(8, '0')}${checkDigit(String(index).padStart(8, '0'))}TH`);
		expect((await track(many)).status).toBe(400);
		expect((await track(many.slice(0, 100))).status).toBe(200);
		expect((await track(many.slice(0, 51))).status).toBe(429);
	});
});

describe('call-backs', () => {
	const register = async (more: Json = {}) =>
		stage.post('/thailand-post/post/api/v1/hook', { status: 'all', language: 'TH', barcode: [NUMBER, 'EX000000001TH'], ...more }, await token());

	it('come only for parcels somebody asked about, with our secret and no seconds', async () => {
		await scan({ code: '103', postcode: '50270' });
		expect(stage.came).toHaveLength(0);
		const { json } = await register();
		expect(json['response'].items).toEqual([
			{ barcode: NUMBER, status: true },
			{ barcode: 'EX000000001TH', status: false },
		]);
		await scan({ code: '201' });
		await stage.sim.settled();
		const { headers, json: body, path } = stage.came[0]!;
		expect([path, headers.authorization, body['track_datetime']]).toEqual(['/post', 'Bearer hook-secret', '21/11/2569 10:04+07:00']);
		expect(body['items']).toEqual([expect.objectContaining({ barcode: NUMBER, status: '201', postcode: '50270' })]);
	});

	it('can bring what was scanned before', async () => {
		await scan({ code: '103' });
		await register({ req_previous_status: true });
		await stage.sim.settled();
		expect(stage.came[0]!.json['items'].map((each: Json) => each['status'])).toEqual(['103']);
	});

	it('tell the whole way to the hand', async () => {
		await register();
		await scan({ code: '103', postcode: '50270' });
		const { json } = await stage.post('/thailand-post/command/deliver', { barcode: NUMBER, postcode: '10210', receiver_name: 'สมชาย' });
		expect(json['scans'].map((each: Json) => each['code'])).toEqual(['103', '201', '206', '301', '501']);
		await stage.sim.settled();
		const last = stage.came.map((each) => each.json['items'][0]).find((item: Json) => item['status'] === '501');
		expect(last).toMatchObject({ delivery_status: 'S', receiver_name: 'สมชาย', postcode: '10210' });
		expect((await stage.post('/thailand-post/command/deliver', { barcode: NUMBER })).status).toBe(400);
		expect(stage.sim.books().post.parcels).toMatchObject([{ number: NUMBER, last_code: '501', issued: false }]);
	});

	it('are not made for numbers that cannot be', async () => {
		expect((await scan({ barcode: 'EX473124820TH', code: '103' })).status).toBe(400);
		expect((await scan({ code: 'abc' })).status).toBe(400);
	});
});

describe('numbers', () => {
	const draw = (query: string, headers: Record<string, string> = login) =>
		fetch(`${stage.sim.url}/thailand-post/postone/api/bc.php?${query}`, { headers });

	it('come in ranges that never overlap, behind a byte-order mark', async () => {
		const seen = new Set<number>();
		for (let round = 0; round < 5; round++) {
			const bytes = Buffer.from(await (await draw('typ=1&cnt=100')).arrayBuffer());
			expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
			const answer = JSON.parse(bytes.toString('utf8').slice(1)) as { PRE: string; BEGIN: string; END: string };
			expect(answer.PRE).toBe('EXTH');
			expect(answer.BEGIN).toMatch(/^\d{8}$/);
			for (let serial = Number(answer.BEGIN); serial <= Number(answer.END); serial++) seen.add(serial);
		}
		expect(seen.size).toBe(500);
		const first = String([...seen][0]).padStart(8, '0');
		const number = `EX${first}${checkDigit(first)}TH`;
		expect((await scan({ barcode: number, code: '103' })).json['issued']).toBe(true);
	});

	it('want the login and a known type', async () => {
		expect((await draw('typ=1&cnt=1', {})).status).toBe(401);
		expect((await draw('typ=3&cnt=1')).status).toBe(400);
		expect((await draw('typ=1&cnt=0')).status).toBe(400);
	});

	it.each(['EA473124829TH', 'ED852942182TH', 'RC338848854TH', 'EB123456785TH', 'OA000000014TH', 'PA876543216TH', 'EC123400070TH', 'ED123400145TH'])(
		'%s has a right check digit',
		(number) => expect(isItemNumber(number)).toBe(true),
	);
	it.each(['EA473124820TH', 'EY145587896TH', 'EB000000001TH', 'EB12345678TH', '1B123456785TH'])('%s has not', (number) =>
		expect(isItemNumber(number)).toBe(false),
	);
});
