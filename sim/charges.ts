import { refundable } from './books.ts';
import { amount, record, text, type Fields } from './form.ts';
import { announce } from './events.ts';
import { qrReference } from './qr.ts';
import type { Charge, Receipt, Refund, Source } from './rows.ts';
import { no, stamp, type World } from './world.ts';

/** PromptPay at the gateway, satang: 20 to 150,000 baht. */
export const LEAST = 2_000;
export const MOST = 15_000_000;
const DAY_MS = 24 * 3600 * 1000;

export function createSource(world: World, fields: Fields): Source {
	if (text(fields, 'type') !== 'promptpay') throw no('invalid_source', 'source type is not supported');
	const asked = amount(fields);
	checkMoney(asked, text(fields, 'currency'));
	return world.books.save('source', { id: world.books.newId('src'), type: 'promptpay', amount: asked, created_at: stamp(world.now()), charge: null });
}

function checkMoney(asked: number, currency: string | null): void {
	if (currency?.toLowerCase() !== 'thb') throw no('invalid_currency', 'currency must be thb');
	if (asked < LEAST) throw no('invalid_amount', `amount must be greater than or equal to ${LEAST}`);
	if (asked > MOST) throw no('invalid_amount', `amount must be less than or equal to ${MOST}`);
}

/** A new pending charge with its QR. The source is named or comes nested; it pays one charge only. */
export function createCharge(world: World, fields: Fields): Charge {
	const asked = amount(fields);
	checkMoney(asked, text(fields, 'currency'));
	const source = sourceOf(world, fields, asked);
	const now = world.now();
	const wanted = text(fields, 'expires_at');
	const until = wanted === null ? new Date(now.getTime() + DAY_MS) : new Date(wanted);
	if (Number.isNaN(until.getTime()) || until <= now) throw no('bad_request', 'expires_at must be a time in the future');
	const endpoints = fields['webhook_endpoints'];
	const charge = blankCharge(world, source.id, asked, {
		description: text(fields, 'description'),
		metadata: record(fields, 'metadata'),
		return_uri: text(fields, 'return_uri'),
		webhook_endpoints: Array.isArray(endpoints) ? endpoints.filter((each) => typeof each === 'string').slice(0, 2) : [],
		expires_at: stamp(until),
	});
	source.charge = charge.id;
	world.books.save('source', source);
	world.books.save('charge', charge);
	announce(world, 'charge.create', charge);
	return charge;
}

function sourceOf(world: World, fields: Fields, asked: number): Source {
	const name = text(fields, 'source');
	if (name === null) {
		const nested = record(fields, 'source');
		if (Object.keys(nested).length === 0) throw no('invalid_charge', 'a source is needed: cards are not taken here');
		return createSource(world, { amount: asked, currency: text(fields, 'currency'), ...nested });
	}
	const source = world.books.table.source.get(name);
	if (!source) throw no('not_found', `source ${name} was not found`, 404);
	if (source.charge !== null) throw no('used_source', 'source was already used');
	if (source.amount !== asked) throw no('invalid_charge', 'amount differs from the amount of the source');
	return source;
}

type Given = Pick<Charge, 'description' | 'metadata' | 'return_uri' | 'webhook_endpoints' | 'expires_at'>;

function blankCharge(world: World, source: string, asked: number, given: Given): Charge {
	const id = world.books.newId('chrg');
	const blank = { expired_at: null, paid_at: null, failure_code: null, failure_message: null, received: 0, refunded: 0, duplicate_of: null };
	const reference = id.slice(-19).toUpperCase();
	return {
		id,
		amount: asked,
		status: 'pending',
		source,
		reference,
		document: world.books.newId('docu'),
		created_at: stamp(world.now()),
		...blank,
		...given,
	};
}

/** Finds the charge a scanned QR belongs to. @throws when its checksum is wrong or it is not one of ours */
export function chargeOfQr(world: World, scanned: string): Charge {
	const reference = qrReference(scanned);
	const charge = reference === null ? undefined : world.books.table.charge.get(`chrg_test_${reference.toLowerCase()}`);
	if (!charge) throw no('invalid_qr', 'this is not a QR of this gateway');
	return charge;
}

export function findCharge(world: World, id: string): Charge {
	const charge = world.books.table.charge.get(id);
	if (!charge) throw no('not_found', `charge ${id} was not found`, 404);
	return lapse(world, charge);
}

/** Whatever is past its time is expired before anybody looks at it. */
export function lapse(world: World, charge: Charge): Charge {
	if (charge.status === 'pending' && Date.parse(charge.expires_at) <= world.now().getTime()) markExpired(world, charge);
	return charge;
}

export function lapseAll(world: World): void {
	for (const charge of world.books.table.charge.values()) lapse(world, charge);
}

function markExpired(world: World, charge: Charge): void {
	Object.assign(charge, { status: 'expired', expired_at: stamp(world.now()), failure_code: 'payment_expired', failure_message: 'payment expired' });
	announce(world, 'charge.expire', world.books.save('charge', charge));
}

export function expireCharge(world: World, charge: Charge): Charge {
	if (charge.status !== 'pending') throw no('failed_expire', `charge is ${charge.status} and cannot be expired`);
	markExpired(world, charge);
	return charge;
}

export function failCharge(world: World, charge: Charge, code: string): Charge {
	if (charge.status !== 'pending') throw no('invalid_charge', `charge is already ${charge.status}`);
	Object.assign(charge, { status: 'failed', failure_code: code, failure_message: code.replaceAll('_', ' ') });
	announce(world, 'charge.complete', world.books.save('charge', charge));
	return charge;
}

/**
 * A bank pays a QR, with whatever amount. The first payment completes the charge and `received` is what arrived;
 * a later one becomes a charge of its own that names the first in `metadata.duplicate_of`.
 * @throws expired_charge when the QR is over and the bank is set to reject late money
 */
export function bankPay(world: World, charge: Charge, paid: number, late: 'accept' | 'reject' = world.mischief.settings.late): Receipt {
	const isLate = charge.status === 'expired' || charge.status === 'failed';
	if (isLate && late === 'reject') throw no('expired_charge', 'charge expired');
	const extra = charge.status === 'successful';
	const at = stamp(world.now());
	const credited = extra ? extraCharge(world, charge, paid) : charge;
	Object.assign(credited, { status: 'successful', received: paid, paid_at: at, failure_code: null, failure_message: null });
	world.books.save('charge', credited);
	const kind = extra ? 'extra' : paid === charge.amount ? 'exact' : paid < charge.amount ? 'short' : 'over';
	const receipt = world.books.save('receipt', {
		id: world.books.newId('rcpt'),
		charge: charge.id,
		credited: credited.id,
		amount: paid,
		kind,
		late: isLate,
		at,
	});
	announce(world, 'charge.complete', credited);
	return receipt;
}

function extraCharge(world: World, first: Charge, paid: number): Charge {
	const root = first.duplicate_of ?? first.id;
	const at = stamp(world.now());
	const source = world.books.save('source', { id: world.books.newId('src'), type: 'promptpay', amount: paid, created_at: at, charge: null });
	const { description, return_uri, webhook_endpoints } = first;
	const metadata = { ...first.metadata, duplicate_of: root };
	const charge = blankCharge(world, source.id, paid, { description, metadata, return_uri, webhook_endpoints, expires_at: first.expires_at });
	source.charge = charge.id;
	world.books.save('source', source);
	return { ...charge, duplicate_of: root };
}

/** @throws failed_refund when it is more than remains. The gateway knows no idempotency key here: two calls are two refunds. */
export function refundCharge(world: World, charge: Charge, fields: Fields): Refund {
	const wanted = amount(fields);
	if (charge.status !== 'successful') throw no('failed_refund', 'charge was not paid');
	if (wanted > refundable(charge)) throw no('failed_refund', `amount is greater than what remains to be refunded (${refundable(charge)})`);
	charge.refunded += wanted;
	world.books.save('charge', charge);
	const about = { charge: charge.id, amount: wanted, metadata: record(fields, 'metadata'), created_at: stamp(world.now()) };
	const refund = world.books.save('refund', { id: world.books.newId('rfnd'), ...about });
	announce(world, 'refund.create', refund);
	return refund;
}
