import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage({ smsToken: 'sms', emailToken: 'mail', lineToken: 'line' });
});
afterEach(() => stage.close());

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const KEY = '123e4567-e89b-12d3-a456-426614174000';

describe('phones and mailboxes', () => {
	it('keep a message once for its id, newest first', async () => {
		const sms = { to: '0812345678', text: 'รหัส 482913', id: 'n1' };
		expect((await stage.post('/sms/send', sms, bearer('sms'))).json).toMatchObject({ id: 'n1', repeated: false });
		expect((await stage.post('/sms/send', sms, bearer('sms'))).json).toMatchObject({ id: 'n1', repeated: true });
		await stage.form('/sms/send', { to: '0812345678', text: 'ส่งแล้ว', id: 'n2' }, bearer('sms'));
		await stage.post('/email/send', { to: 'a@example.org', subject: 'ใบเสร็จ', text: 'ขอบคุณ', id: 'n1' }, bearer('mail'));
		const { json } = await stage.get('/inbox?to=0812345678');
		expect(json.map((each: { text: string }) => each.text)).toEqual(['ส่งแล้ว', 'รหัส 482913']);
		expect(stage.sim.books().inbox).toEqual({ sms: 2, email: 1, line: 0, push: 0 });
	});

	it('want their token and their fields', async () => {
		expect((await stage.post('/sms/send', { to: '0', text: 'x' }, bearer('other'))).status).toBe(401);
		expect((await stage.post('/sms/send', { text: 'x' }, bearer('sms'))).status).toBe(400);
	});

	it('answer a repeated LINE push as LINE does', async () => {
		const push = (key: string) =>
			stage.post(
				'/line/v2/bot/message/push',
				{ to: 'U1', messages: [{ type: 'text', text: 'สวัสดี' }] },
				{ ...bearer('line'), 'X-Line-Retry-Key': key },
			);
		const first = await push(KEY);
		expect(first.json['sentMessages']).toHaveLength(1);
		const again = await push(KEY);
		expect([again.status, again.json['message'], again.json['sentMessages']]).toEqual([
			409,
			'The retry key is already accepted',
			first.json['sentMessages'],
		]);
		expect(again.headers.get('x-line-accepted-request-id')).toBe(first.headers.get('x-line-request-id'));
		expect((await push('not a uuid')).status).toBe(400);
		expect(stage.sim.books().inbox.line).toBe(1);
	});
});

describe('the page', () => {
	it('shows and does everything with plain forms', async () => {
		const charge = await stage.charge(58_500, { description: '<script>alert(1)</script>' });
		const before = (await stage.get('/')).json['text'] as string;
		expect(before).toContain('จ่ายขาด');
		expect(before).not.toContain('<script>');
		const answer = await stage.form('/do/pay', { charge: charge['id'], how: 'short' });
		expect([answer.status, answer.headers.get('location')?.endsWith('#pay')]).toEqual([303, true]);
		expect(stage.sim.books().gateway.received_satang).toBe(57_500);
		await stage.form('/do/scan', { barcode: 'EX 4731 2482 9 TH', code: '103' });
		await stage.form('/do/deliver', { barcode: 'EX473124829TH' });
		expect(stage.sim.books().post.parcels[0]?.last_code).toBe('501');
		expect((await stage.form('/do/pay', { charge: 'nope' })).headers.get('location')).toContain('bad');
		expect((await stage.form('/do/pay', { charge: charge['id'] }, { Origin: 'http://elsewhere.example' })).status).toBe(403);
	});
});

describe('a journal', () => {
	it('lets a restarted world go on where it was', async () => {
		const journalDir = mkdtempSync(join(tmpdir(), 'outside-'));
		const one = await aStage({ journalDir });
		const charge = await one.charge(5_000);
		one.sim.pay(charge['id']);
		await one.post('/sms/send', { to: '08', text: 'x', id: 'n1' }, bearer('x'));
		const range = await fetch(`${one.sim.url}/thailand-post/postone/api/bc.php?typ=1&cnt=10`, { headers: { Authorization: `Basic ${btoa('a:b')}` } });
		const { END } = (await range.json()) as { END: string };
		await one.sim.settled();
		const before = one.sim.books();
		await one.close();
		const two = await aStage({ journalDir });
		expect(two.sim.books()).toEqual(before);
		await two.post('/sms/send', { to: '08', text: 'x', id: 'n1' }, bearer('x'));
		expect(two.sim.books().inbox.sms).toBe(1);
		const next = await fetch(`${two.sim.url}/thailand-post/postone/api/bc.php?typ=1&cnt=10`, { headers: { Authorization: `Basic ${btoa('a:b')}` } });
		expect(Number(((await next.json()) as { BEGIN: string }).BEGIN)).toBe(Number(END) + 1);
		await two.close();
		rmSync(journalDir, { recursive: true });
	});
});
