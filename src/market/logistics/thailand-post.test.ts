import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readS10, s10Number } from '#kernel/s10';
import { startSim, type Sim } from '#sim/server';
import type { Post, Scan } from './post.ts';
import { openThailandPost } from './thailand-post.ts';

const TOKEN = 'permanent-token-of-the-test';
const SECRET = 'hook-secret-of-the-test-0123';
const LOGIN = 'shop:word';
let now = new Date('2026-11-21T07:00:00Z');
let sim: Sim;
let post: Post;
let hook: Server;
let called: { authorization: string | null; body: unknown }[];

const openPost = (changes: Partial<Parameters<typeof openThailandPost>[0]> = {}): Post =>
	openThailandPost({
		apiUrl: `${sim.url}/thailand-post`,
		webhookUrl: `${sim.url}/thailand-post`,
		numbersUrl: `${sim.url}/thailand-post/postone`,
		token: TOKEN,
		numbersLogin: LOGIN,
		hookSecret: SECRET,
		now: () => now,
		...changes,
	});

const scan = async (barcode: string, fields: Record<string, string>): Promise<void> => {
	const answer = await fetch(`${sim.url}/thailand-post/command`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ barcode, ...fields }),
	});
	if (!answer.ok) throw new Error(await answer.text());
};

beforeEach(async () => {
	now = new Date('2026-11-21T07:00:00Z');
	called = [];
	hook = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			called.push({ authorization: request.headers.authorization ?? null, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
			response.end('ok');
		});
	});
	await new Promise<void>((done) => hook.listen(0, '127.0.0.1', done));
	sim = await startSim({
		port: 0,
		webhookUrl: null,
		postHookUrl: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`,
		omiseSecretKey: 'skey_test_none',
		webhookSecret: 'bm9uZQ==',
		postPermanentToken: TOKEN,
		postHookSecret: SECRET,
		postNumbersLogin: LOGIN,
		seed: 7,
		now: () => now,
	});
	post = openPost();
});

afterEach(async () => {
	await sim.stop();
	await new Promise((done) => hook.close(done));
});

const drawOne = async (): Promise<string> => {
	const range = await post.drawNumbers(1, 1);
	return s10Number(range.indicator, range.first);
};

test('numbers come in ranges that follow on and never repeat', async () => {
	const first = await post.drawNumbers(1, 100);
	const second = await post.drawNumbers(1, 50);
	expect(first.indicator).toMatch(/^[A-Z]{2}$/);
	expect(first.last - first.first).toBe(99);
	expect(second.first).toBeGreaterThan(first.last);
	expect(readS10(s10Number(first.indicator, first.first))).not.toBeNull();
});

test('a wrong login gets no numbers, and the word is not in the error', async () => {
	const drawn = openPost({ numbersLogin: 'shop:wrong-word' }).drawNumbers(1, 1);
	await expect(drawn).rejects.toThrow(/answered 401/);
	await expect(drawn).rejects.not.toThrow(/wrong-word/);
});

test('scans come back with their moment, place and words; unknown numbers with none', async () => {
	const number = await drawOne();
	await scan(number, { code: '103', at: '2026-11-21T05:00:00Z', postcode: '32170', location: 'สำโรงทาบ' });
	await scan(number, { code: '501', at: '2026-11-23T02:11:12Z', postcode: '50200', location: 'เชียงใหม่', receiver_name: 'สมบัติ' });
	const scans = await post.track([number, s10Number('EX', 1)]);
	expect(scans).toEqual<Scan[]>([
		{ number, code: '103', at: new Date('2026-11-21T05:00:00Z'), postcode: '32170', text: 'รับฝาก', location: 'สำโรงทาบ' },
		{ number, code: '501', at: new Date('2026-11-23T02:11:12Z'), postcode: '50200', text: 'นำจ่ายสำเร็จ', location: 'เชียงใหม่' },
	]);
	expect(await post.track([])).toEqual([]);
	await expect(post.track(Array.from({ length: 101 }, (_, index) => s10Number('EX', index)))).rejects.toThrow('impossible');
});

test('one token serves a month of calls, is fetched once for many at a time, and again when refused', async () => {
	const asked: string[] = [];
	const front = createServer((request, response) => {
		asked.push(request.url ?? '');
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const refused = refuseNext && request.url?.endsWith('/track');
			if (refused) refuseNext = false;
			const headers = { authorization: request.headers.authorization ?? '', 'content-type': 'application/json' };
			const answered = refused
				? Promise.resolve(new Response('{}', { status: 401 }))
				: fetch(sim.url + request.url, { method: 'POST', headers, body: Buffer.concat(chunks) });
			void answered.then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
		});
	});
	let refuseNext = false;
	await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(front.address() as AddressInfo).port}/thailand-post`;
	const behind = openPost({ apiUrl: url });
	const tokens = (): number => asked.filter((path) => path.endsWith('/token')).length;
	const number = s10Number('EX', 47_312_482);

	await Promise.all([behind.track([number]), behind.track([number]), behind.track([number])]);
	expect(tokens()).toBe(1);
	now = new Date('2026-12-10T07:00:00Z');
	await behind.track([number]);
	expect(tokens()).toBe(1);
	refuseNext = true;
	await behind.track([number]);
	expect(tokens()).toBe(2);
	now = new Date('2027-02-01T07:00:00Z');
	await Promise.all([behind.track([number]), behind.track([number])]);
	expect(tokens()).toBe(3);
	await new Promise((done) => front.close(done));
});

test('a wrong permanent token is refused', async () => {
	await expect(openPost({ token: 'another-token' }).track([s10Number('EX', 1)])).rejects.toThrow(/answered 401 to .*token/);
});

test('the carrier calls back what we asked about, with our secret; also what was scanned before', async () => {
	const number = await drawOne();
	await scan(number, { code: '103', at: '2026-11-21T05:00:00Z', postcode: '32170', location: 'สำโรงทาบ' });
	await post.subscribe([number]);
	await scan(number, { code: '201', at: '2026-11-21T06:30:00Z', postcode: '32000', location: 'สุรินทร์' });
	await sim.settled();
	const heard = called.map((call) => post.readHook(call.authorization, call.body));
	expect(heard.flat().map((each) => [each?.number, each?.code, each?.at.toISOString()])).toEqual(
		expect.arrayContaining([
			[number, '103', '2026-11-21T05:00:00.000Z'],
			[number, '201', '2026-11-21T06:30:00.000Z'],
		]),
	);
	expect(openPost({ hookSecret: 'another-secret-0123456789' }).readHook(called[0]!.authorization, called[0]!.body)).toBeNull();
});

test('a number that cannot be followed is told', async () => {
	await expect(post.subscribe(['EX473124820TH'])).rejects.toThrow('EX473124820TH');
});

test('an answer that says no or nothing within five seconds is an error', async () => {
	sim.mischief({ channel: 'post.track', kind: 'error_before', next: 1 });
	await expect(post.track([s10Number('EX', 1)])).rejects.toThrow(/503/);
	const silent = createServer(() => undefined);
	await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
	const begun = performance.now();
	await expect(openPost({ numbersUrl: url }).drawNumbers(1, 1)).rejects.toThrow();
	expect(performance.now() - begun).toBeLessThan(20_000);
	silent.closeAllConnections();
	await new Promise((done) => silent.close(done));
}, 15_000);
