// Notices by the way each reader wishes: LINE, web push, e-mail, SMS; what fails is written down once and the next way gets it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkLine } from '#market/people';
import { tellRefunded, tellBuyerPaid } from '#market/notices';
import { system, type Actor } from '#kernel/actor';
import { runCommand } from '#platform/run';
import { testDatabase } from '#tests/db';
import { openStage, type Person, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage(testDatabase);
});
afterAll(() => stage.close());

const LINE_ID = (n: number) => `U${String(n).padStart(32, '0')}`;
const actorOf = (who: Person): Actor => ({ kind: 'person', personId: who.personId, name: who.name, duties: [] });
/** @param to a ten-digit phone, LINE's id, a push id (which may begin with 08 as well) or an e-mail address */
const inbox = (channel: string, to: string) => stage.sim.inbox(to.replace(/^0(?=8\d{8}$)/, '+66')).filter((one) => one.channel === channel);
const connectLine = (who: Person, lineId: string) => runCommand(stage.app.ground, actorOf(who), (ctx) => linkLine(ctx, lineId));
/** Money came back: a matter worth an SMS. */
async function refund(who: Person): Promise<void> {
	await runCommand(stage.app.ground, system('test'), (ctx) =>
		tellRefunded(ctx, { paymentId: randomUUID(), refundId: randomUUID(), amountSatang: 12_300, payerId: who.personId }),
	);
	await stage.worker.drain();
}
const sendings = (who: Person) =>
	stage.app.ground.db
		.selectFrom('notices.sending')
		.select(['channel', 'state', 'why'])
		.where('reader', '=', who.personId)
		.orderBy('at')
		.orderBy('channel')
		.execute();

test('without anything chosen the phone gets an SMS; with LINE connected LINE gets it, once, and no SMS is paid for', async () => {
	const plain = await stage.join('ธรรมดา', '0802221001');
	await refund(plain);
	expect(inbox('sms', '0802221001')).toHaveLength(1);
	const who = await stage.join('มีไลน์', '0802221002');
	await connectLine(who, LINE_ID(2));
	await refund(who);
	expect(inbox('line', LINE_ID(2)).map((one) => one.text)).toEqual([expect.stringContaining('123')]);
	expect(inbox('sms', '0802221002')).toEqual([]);
	expect(await sendings(who)).toEqual([{ channel: 'line', state: 'sent', why: null }]);
});

test('LINE fails: it is written down once with its reason, and the SMS comes, once', async () => {
	const who = await stage.join('ไลน์ล่ม', '0802221003');
	await connectLine(who, LINE_ID(3));
	stage.sim.mischief({ kind: 'error_before', channel: 'line', status: 503, next: 2 });
	await refund(who);
	expect(inbox('line', LINE_ID(3))).toEqual([]);
	expect(inbox('sms', '0802221003')).toHaveLength(1);
	const rows = await sendings(who);
	expect(rows.map((row) => [row.channel, row.state]).sort()).toEqual([
		['line', 'failed'],
		['sms', 'sent'],
	]);
	expect(rows.find((row) => row.channel === 'line')!.why).toBe('LINE answered 503');
});

test('an answer that never came is asked for again under the same key: LINE has it once, and nothing else is sent', async () => {
	const who = await stage.join('ไลน์ช้า', '0802221004');
	await connectLine(who, LINE_ID(4));
	stage.sim.mischief({ kind: 'error_before', channel: 'line', status: 500, next: 1 });
	await refund(who);
	expect(inbox('line', LINE_ID(4))).toHaveLength(1);
	expect(inbox('sms', '0802221004')).toEqual([]);
});

test('web push: encrypted for one browser; a browser that gave it up is forgotten and the next way gets the notice', async () => {
	const who = await stage.join('พุช', '0802221005');
	const subscription = (await (await fetch(`${stage.sim.url}/push/phones`, { method: 'POST' })).json()) as { endpoint: string };
	expect((await who.ask('POST', '/notices/push', { body: { ...subscription, endpoint: 'https://evil.example/x' } })).body).toMatchObject({
		code: 'notices.push_unknown',
	});
	await who.must('POST', '/notices/push', subscription);
	await who.must('POST', '/notices/push', subscription);
	await refund(who);
	const id = subscription.endpoint.split('/').at(-1)!;
	expect(inbox('push', id)).toMatchObject([{ text: expect.stringContaining('123') as string }]);
	expect(inbox('sms', '0802221005')).toEqual([]);
	await fetch(`${stage.sim.url}/push/phones/${id}`, { method: 'DELETE' });
	await refund(who);
	expect(inbox('push', id)).toHaveLength(1);
	expect(inbox('sms', '0802221005')).toHaveLength(1);
	expect(await who.must('GET', '/notices/ways')).toMatchObject({ connected: ['sms'] });
});

test('e-mail is used once its code was entered; the mail house keeps a letter once; what costs nothing also carries small news', async () => {
	const who = await stage.join('อีเมล', '0802221006');
	expect((await who.ask('POST', '/notices/email', { body: { email: 'not one' } })).status).toBe(422);
	const { address_id } = await who.must<{ address_id: string }>('POST', '/notices/email', { email: 'Som@example.org' });
	await stage.worker.drain();
	const code = /\d{6}/.exec(inbox('email', 'Som@example.org')[0]!.text)![0];
	const wrong = code === '000000' ? '000001' : '000000';
	expect((await who.ask('POST', `/notices/email/${address_id}/proof`, { body: { code: wrong } })).body).toMatchObject({ code: 'notices.code_wrong' });
	await refund(who);
	expect(inbox('sms', '0802221006')).toHaveLength(1);
	await who.must('POST', `/notices/email/${address_id}/proof`, { code });
	await refund(who);
	expect(inbox('email', 'Som@example.org')[0]).toMatchObject({ subject: expect.stringContaining('123') as string });
	expect(inbox('sms', '0802221006')).toHaveLength(1);
	const before = inbox('email', 'Som@example.org').length;
	const news = {
		shopId: randomUUID(),
		orderId: randomUUID(),
		checkoutId: randomUUID(),
		paymentId: randomUUID(),
		code: 'TLD-X',
		goodsSatang: 100,
		postageSatang: 0,
		totalSatang: 100,
	};
	await runCommand(stage.app.ground, system('test'), (ctx) => tellBuyerPaid(ctx, { ...news, buyerId: who.personId }));
	await stage.worker.drain();
	expect(inbox('email', 'Som@example.org')).toHaveLength(before + 1);
});

test('wishes: a topic by another way or by none, in the reader’s order; safety keeps one; others cannot be asked for', async () => {
	const who = await stage.join('เลือก', '0802221007');
	await connectLine(who, LINE_ID(7));
	await who.must('PUT', '/notices/ways', { order: ['sms', 'line'], topics: { orders: ['line', 'sms'], talk: [] } });
	expect(await who.must('GET', '/notices/ways')).toMatchObject({
		order: expect.arrayContaining(['sms', 'line']) as string[],
		connected: ['sms', 'line'],
	});
	await refund(who);
	expect([inbox('sms', '0802221007').length, inbox('line', LINE_ID(7)).length]).toEqual([1, 0]);
	await who.must('PUT', '/notices/ways', { order: ['line'], topics: { orders: [] } });
	await refund(who);
	expect([inbox('sms', '0802221007').length, inbox('line', LINE_ID(7)).length]).toEqual([1, 0]);
	expect((await who.ask('PUT', '/notices/ways', { body: { order: [], topics: { safety: [] } } })).body).toMatchObject({
		code: 'notices.safety_needs_one',
	});
	expect((await stage.nobody.ask('GET', '/notices/ways')).status).toBe(401);
	const kept = await stage.app.ground.db.selectFrom('notices.address').selectAll().execute();
	expect(JSON.stringify(kept)).not.toMatch(/example\.org|p256dh/i);
});
