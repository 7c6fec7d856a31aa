import { timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as charges from './charges.ts';
import { amount, readFields, text, type Fields } from './form.ts';
import { qrPicture } from './qr.ts';
import type { Rows } from './rows.ts';
import { balanceShape, chargeShape, eventShape, listShape, recipientShape, refundShape, sourceShape, transferShape, type Shape } from './shapes.ts';
import * as transfers from './transfers.ts';
import { isNo, no, stamp, type World } from './world.ts';

/** The gateway: Omise's documented paths, as far as the market uses them, and a bank that pays its QR codes. */
export function omise(world: World): Hono {
	const app = new Hono();
	app.onError((fault, c) => {
		if (!isNo(fault)) throw fault;
		const { code, message, status } = fault;
		return c.json({ object: 'error', location: `https://www.omise.co/api-errors#${code.replaceAll('_', '-')}`, code, message }, status as 400);
	});
	// The picture's address is its own secret, and banks ask no key: both stand before the lock.
	app.get('/charges/:id/documents/:document/downloads/:file', (c) => picture(world, c));
	bankRoutes(world, app);
	app.use('*', async (c, next) => {
		const isOpen = c.req.method === 'POST' && c.req.path.endsWith('/sources');
		const keys = [world.options.omiseSecretKey, ...(isOpen && world.options.omisePublicKey ? [world.options.omisePublicKey] : [])];
		const given = basicUser(c.req.header('authorization'));
		if (given === null || !keys.some((key) => same(key, given))) throw no('authentication_failure', 'authentication failed', 401);
		await next();
	});
	chargeRoutes(world, app);
	transferRoutes(world, app);
	app.get('/balance', (c) => c.json(balanceShape(world)));
	app.get('/capability', (c) => c.json(capability));
	app.get('/events', (c) => c.json(page(world, c, 'event', eventShape)));
	app.get('/events/:id', (c) => c.json(eventShape(found(world, 'event', c.req.param('id')))));
	app.all('*', (c) => {
		throw no('not_found', `${c.req.path} was not found`, 404);
	});
	return app;
}

function picture(world: World, c: Context): Response {
	const charge = world.books.table.charge.get(c.req.param('id') ?? '');
	if (!charge || charge.document !== c.req.param('document')) throw no('not_found', 'document was not found', 404);
	return c.body(qrPicture(charge), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-store' });
}

/** `POST /bank/pay {charge | qr_text, amount?, late?}`: amount in satang, what the QR says when absent. */
function bankRoutes(world: World, app: Hono): void {
	app.post('/bank/pay', async (c) => {
		const fields = await readFields(c);
		const scanned = text(fields, 'qr_text');
		const charge =
			scanned === null ? charges.findCharge(world, text(fields, 'charge') ?? '') : charges.lapse(world, charges.chargeOfQr(world, scanned));
		const paid = fields['amount'] === undefined || fields['amount'] === '' ? charge.amount : amount(fields);
		const late = fields['late'] === 'accept' || fields['late'] === 'reject' ? fields['late'] : undefined;
		return c.json({ object: 'bank_receipt', ...charges.bankPay(world, charge, paid, late) });
	});
}

function chargeRoutes(world: World, app: Hono): void {
	const charge = (c: Context) => charges.findCharge(world, c.req.param('id') ?? '');
	app.post('/sources', async (c) => c.json(sourceShape(world, charges.createSource(world, await readFields(c)))));
	app.get('/sources/:id', (c) => c.json(sourceShape(world, found(world, 'source', c.req.param('id')))));
	app.post('/charges', async (c) => c.json(chargeShape(world, charges.createCharge(world, await readFields(c)))));
	app.get('/charges', (c) => {
		charges.lapseAll(world);
		return c.json(page(world, c, 'charge', (row) => chargeShape(world, row)));
	});
	app.get('/charges/:id', (c) => c.json(chargeShape(world, charge(c))));
	app.post('/charges/:id/expire', (c) => c.json(chargeShape(world, charges.expireCharge(world, charge(c)))));
	app.post('/charges/:id/mark_as_paid', (c) => {
		const row = charge(c);
		if (row.status !== 'pending') throw no('invalid_charge', `charge is already ${row.status}`);
		charges.bankPay(world, row, row.amount);
		return c.json(chargeShape(world, row));
	});
	app.post('/charges/:id/mark_as_failed', async (c) => {
		const code = text(await readFields(c), 'failure_code') ?? 'failed_processing';
		return c.json(chargeShape(world, charges.failCharge(world, charge(c), code)));
	});
	app.post('/charges/:id/refunds', async (c) => {
		const fields = await readFields(c);
		return c.json(refundShape(charges.refundCharge(world, charge(c), fields)));
	});
	app.get('/charges/:id/refunds', (c) => {
		const { id } = charge(c);
		return c.json(page(world, c, 'refund', refundShape, (refund) => refund.charge === id));
	});
	app.get('/charges/:id/refunds/:refund', (c) => c.json(refundShape(found(world, 'refund', c.req.param('refund')))));
	app.get('/refunds', (c) => c.json(page(world, c, 'refund', refundShape)));
	app.get('/refunds/:id', (c) => c.json(refundShape(found(world, 'refund', c.req.param('id')))));
}

function transferRoutes(world: World, app: Hono): void {
	const recipient = (c: Context) => transfers.findRecipient(world, c.req.param('id') ?? '');
	const transfer = (c: Context) => transfers.findTransfer(world, c.req.param('id') ?? '');
	app.post('/recipients', async (c) => c.json(recipientShape(transfers.createRecipient(world, await readFields(c)))));
	app.get('/recipients', (c) => c.json(page(world, c, 'recipient', recipientShape, (row) => !row.deleted)));
	app.get('/recipients/:id', (c) => c.json(recipientShape(recipient(c))));
	app.patch('/recipients/:id', async (c) => {
		const fields = await readFields(c);
		return c.json(recipientShape(transfers.changeRecipient(world, recipient(c), fields)));
	});
	app.post('/transfers', async (c) => {
		const fields = await readFields(c);
		return c.json(transferShape(transfers.createTransfer(world, fields, c.req.header('idempotency-key') ?? null)));
	});
	app.get('/transfers', (c) => c.json(page(world, c, 'transfer', transferShape)));
	app.get('/transfers/:id', (c) => c.json(transferShape(transfer(c))));
	app.post('/transfers/:id/mark_as_sent', (c) => c.json(transferShape(transfers.markSent(world, transfer(c)))));
	app.post('/transfers/:id/mark_as_paid', (c) => c.json(transferShape(transfers.markPaid(world, transfer(c)))));
	app.post('/transfers/:id/mark_as_failed', async (c) => {
		const code = text(await readFields(c), 'failure_code') ?? 'invalid_account_number';
		return c.json(transferShape(transfers.failTransfer(world, transfer(c), code)));
	});
}

type Dated = { [K in keyof Rows]: Rows[K] extends { created_at: string } ? K : never }[keyof Rows];

function found<K extends Dated>(world: World, kind: K, id: string): Rows[K] {
	const row = world.books.table[kind].get(id);
	if (!row) throw no('not_found', `${kind} ${id} was not found`, 404);
	return row;
}

/** A list as the gateway pages it: offset, limit up to 100, order, from and to. */
function page<K extends Dated>(
	world: World,
	c: Context,
	kind: K,
	shape: (row: Rows[K]) => Shape,
	isIn: (row: Rows[K]) => boolean = () => true,
): Shape {
	const asked: Fields = c.req.query();
	const whole = (name: string, fallback: number): number => {
		const value = Number(asked[name] ?? fallback);
		if (!Number.isInteger(value) || value < 0) throw no('bad_request', `${name} is not a whole number`);
		return value;
	};
	const moment = (name: string): number | null => {
		if (asked[name] === undefined) return null;
		const value = Date.parse(String(asked[name]));
		if (Number.isNaN(value)) throw no('bad_request', `${name} is not a time`);
		return value;
	};
	const [from, to] = [moment('from'), moment('to')];
	const limit = Math.min(whole('limit', 20), 100);
	const offset = whole('offset', 0);
	const isWithin = (at: string): boolean => (from === null || Date.parse(at) >= from) && (to === null || Date.parse(at) <= to);
	const rows = [...(world.books.table[kind] as Map<string, Rows[K]>).values()].filter(
		(row) => isIn(row) && isWithin((row as { created_at: string }).created_at),
	);
	const order = asked['order'] === 'reverse_chronological' ? 'reverse_chronological' : 'chronological';
	if (order === 'reverse_chronological') rows.reverse();
	const times = { from: stamp(new Date(from ?? 0)), to: stamp(to === null ? world.now() : new Date(to)) };
	const location = c.req.path.replace(/^\/omise/, '');
	return listShape(rows.slice(offset, offset + limit).map(shape), { location, total: rows.length, limit, offset, order, ...times });
}

const capability: Shape = {
	object: 'capability',
	location: '/capability',
	country: 'TH',
	banks: transfers.BANKS,
	limits: {
		charge_amount: { min: charges.LEAST, max: charges.MOST },
		transfer_amount: { min: 3_000, max: 200_000_000 },
		installment_amount: { min: 200_000 },
	},
	payment_methods: [
		{ object: 'payment_method', name: 'promptpay', currencies: ['THB'], card_brands: null, installment_terms: null, banks: [], provider: null },
	],
	tokenization_methods: [],
	zero_interest_installments: false,
};

function basicUser(header: string | undefined): string | null {
	const match = /^basic\s+(\S+)$/i.exec(header ?? '');
	return match ? Buffer.from(match[1]!, 'base64').toString('utf8').split(':')[0]! : null;
}

export function same(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}
