// Somebody asks to be forgotten: afterwards the whole database is searched for the name, the number and the address, open or sealed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { DAY, MINUTE } from '#kernel/time';
import { reach } from '#market/notices';
import { demoSignIn, forgetOldSignIns } from '#market/people';
import { forgetOldNews } from '#platform/housekeeping';
import { runCommand } from '#platform/run';
import { testClock, toMorning } from '#tests/clock';
import { testDatabase } from '#tests/db';
import { buy, openStage, pay, somewhere, wishFor, type Person, type Stage } from './stage.ts';

const clock = testClock();
let stage: Stage;
/** Seals that say what is in them, so that a search finds it; prints that tell what they were made of. */
const openBook = {
	close: (text: string, place: string) => `1.${Buffer.from(JSON.stringify({ text, place })).toString('base64url')}`,
	open(sealed: string, place: string) {
		const kept = JSON.parse(Buffer.from(sealed.slice(2), 'base64url').toString()) as { text: string; place: string };
		if (kept.place !== place) throw new Error('sealed for another place');
		return kept.text;
	},
	print: (text: string, purpose: string) => `print.${Buffer.from(`${purpose}:${text}`).toString('base64url')}`,
};
beforeAll(async () => {
	stage = await openStage(testDatabase, clock, openBook);
});
afterAll(() => stage.close());

const me = { name: 'เพชรลดา จำไม่ลืม', phone: '0805557771', line: '777/9 ซอยลับแล', mail: 'phetlada@example.test' };
const needles = [me.name, me.phone.slice(1), '+66805557771', me.line, me.mail];

/** What a cell says: open, sealed, printed, and inside JSON. */
function readable(cell: string): string {
	const sealed = [...cell.matchAll(/(?:1|print)\.[A-Za-z0-9_-]{8,}/g)].map(([token]) =>
		readable(Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url').toString()),
	);
	return [cell, ...sealed].join('\n');
}

/** Tables in which any of the words stands, in whatever form. */
async function found(): Promise<string[]> {
	const { db } = stage.app.ground;
	const tables = await sql<{ name: string }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db);
	const hits: string[] = [];
	for (const { name } of tables.rows) {
		const { rows } = await sql<{ cell: string }>`select row_to_json(t)::text as cell from ${sql.raw(name)} t`.execute(db);
		const text = rows.map((row) => readable(row.cell)).join('\n');
		if (needles.some((needle) => text.includes(needle))) hits.push(name);
	}
	return hits;
}

async function livesHere(who: Person): Promise<string> {
	const [shop] = stage.shops;
	await who.must('POST', '/addresses', { label: 'บ้าน', name: me.name, phone: me.phone, line: me.line, ...somewhere });
	await who.must('PUT', `/favourites/${shop.productId}`);
	await who.must('PUT', `/following/${shop.shopId}`);
	await who.must('POST', '/notices/email', { email: me.mail });
	const [first] = await pay(stage, who, await buy(who, [[shop, 1]]));
	await who.must('POST', `/orders/${first!.order_id}/cancellation`, {});
	// An order that is kept, to her own address and with a card that names her.
	await who.must('POST', '/basket/lines', { product_id: shop.productId, quantity: 1 });
	const { total_satang: total } = await who.must<{ total_satang: number }>('POST', '/checkouts/preview', somewhere);
	const checkoutId = randomUUID();
	const wish = wishFor(checkoutId, me.name, total, { [shop.productId]: shop.priceSatang });
	const placed = await who.must<{ payment_id: string }>(
		'POST',
		'/checkouts',
		{ ...wish, address: { ...wish.address, name: me.name, phone: me.phone, line: me.line }, gifts: { [shop.shopId]: `จาก ${me.name}` } },
		{ 'idempotency-key': checkoutId },
	);
	const [kept] = await pay(stage, who, { checkoutId, paymentId: placed.payment_id, totalSatang: total });
	await who.must('POST', '/basket/lines', { product_id: shop.productId, quantity: 2 });
	await who.must('PUT', `/basket/later/${shop.productId}`, {});
	await who.must('PUT', `/talks/${shop.shopId}/messages/${randomUUID()}`, { text: `ฉันชื่อ ${me.name} อยู่ ${me.line}` });
	return kept!.order_id;
}

test('afterwards only contracts know the person', async () => {
	const [shop] = stage.shops;
	await stage.nobody.must('POST', '/sign-in/codes', { phone: me.phone });
	const who = await stage.join(me.name, me.phone);
	const orderId = await livesHere(who);
	await stage.worker.drain();
	expect(await found()).toEqual(
		expect.arrayContaining(['addresses.address', 'notices.address', 'people.person', 'people.phone_claim', 'people.session', 'orders."order"']),
	);
	expect((await who.ask('POST', '/me/forgetting')).body).toMatchObject({ code: 'orders.still_open' });
	expect((await shop.seller.ask('POST', '/me/forgetting')).body).toMatchObject({ code: 'people.has_duty' });
	await who.must('POST', `/orders/${orderId}/cancellation`, {});
	await stage.worker.drain();
	expect((await who.ask('POST', '/me/forgetting')).status).toBe(204);
	expect((await who.ask('GET', '/me')).status).toBe(401);
	await stage.worker.drain();
	clock.advance(3 * DAY);
	await runCommand(stage.app.ground, system('test'), async (ctx) => {
		await forgetOldNews(ctx);
		await forgetOldSignIns(ctx, { atMost: 100 });
	});
	// The law on accounts keeps the contract: to whom goods were sold and sent.
	expect(await found()).toEqual(['orders."order"']);
	const contracts = await stage.app.ground.db.selectFrom('orders.order').select('sealed_gift').where('buyer_id', '=', who.personId).execute();
	expect(contracts.map((contract) => contract.sealed_gift)).toEqual([null, null]);
	const rows = await Promise.all(
		(['baskets.person_basket', 'favourites.favourite', 'following.follow', 'addresses.address'] as const).map((table) =>
			stage.app.ground.db.selectFrom(table).selectAll().where('person_id', '=', who.personId).execute(),
		),
	);
	expect(rows.flat()).toEqual([]);
	// The number may come again, as somebody new.
	const again = await stage.join('คนใหม่', me.phone);
	expect(again.personId).not.toBe(who.personId);
	expect((await again.must<{ items: unknown[] }>('GET', '/orders')).items).toEqual([]);
});

test('a code by e-mail ends after a quarter of an hour and five tries, one a minute and ten a day', async () => {
	toMorning(clock);
	const who = await stage.join('อีเมล', '0805557772');
	const actor = { kind: 'person' as const, personId: who.personId, name: 'อีเมล', duties: [] };
	const act = <T>(work: Parameters<typeof runCommand<T>>[2]) => runCommand(stage.app.ground, actor, work);
	const ask = () => act((ctx) => reach.keepEmail(ctx, 'someone@example.test'));
	const codeOf = async (addressId: string): Promise<string> => {
		const row = await stage.app.ground.db
			.selectFrom('platform.event')
			.select('payload')
			.where('name', '=', 'notices.mail_code_requested')
			.orderBy('event_id', 'desc')
			.executeTakeFirstOrThrow();
		return openBook.open((row.payload as { sealedCode: string }).sealedCode, `notices.code:${addressId}`);
	};
	const enter = (addressId: string, code: string) => act((ctx) => reach.proveEmail(ctx, { addressId, code }));
	const { addressId } = await ask();
	await expect(ask()).rejects.toMatchObject({ code: 'notices.mail_too_soon' });
	const old = await codeOf(addressId);
	clock.advance(16 * MINUTE);
	await expect(enter(addressId, old)).rejects.toMatchObject({ code: 'notices.code_wrong' });
	await ask();
	const right = await codeOf(addressId);
	const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
	for (let n = 0; n < 5; n++) await expect(enter(addressId, wrong)).rejects.toMatchObject({ code: 'notices.code_wrong' });
	await expect(enter(addressId, right)).rejects.toMatchObject({ code: 'notices.code_wrong' });
	clock.advance(2 * MINUTE);
	await ask();
	await enter(addressId, await codeOf(addressId));
	expect((await act((ctx) => reach.myAddresses(ctx)))[0]!.state).toBe('active');
	for (let n = 3; n < 10; n++) {
		clock.advance(2 * MINUTE);
		await ask();
	}
	clock.advance(2 * MINUTE);
	await expect(ask()).rejects.toMatchObject({ code: 'notices.too_many_codes' });
	expect(typeof (await runCommand(stage.app.ground, system('test'), (ctx) => demoSignIn(ctx, who.personId)))).toBe('string');
});
