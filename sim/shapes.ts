import { chargeFee, gatewayTotals, refundable } from './books.ts';
import { qrText } from './qr.ts';
import type { BankAccount, Charge, GatewayEvent, Recipient, Refund, Source, Transfer } from './rows.ts';
import { stamp, type World } from './world.ts';

/** How the gateway writes its objects: one function an object, fields and order as documented. */
export type Shape = Record<string, unknown>;

const head = (object: string, id: string, place: string): Shape => ({ object, id, livemode: false, location: `/${place}/${id}` });

export function sourceShape(world: World, source: Source): Shape {
	const charge = source.charge === null ? undefined : world.books.table.charge.get(source.charge);
	return {
		...head('source', source.id, 'sources'),
		amount: source.amount,
		barcode: null,
		bank: null,
		created_at: source.created_at,
		currency: 'THB',
		email: null,
		flow: 'offline',
		installment_term: null,
		name: null,
		mobile_number: null,
		phone_number: null,
		platform_type: null,
		scannable_code: charge ? scannable(world, charge) : null,
		references: null,
		store_id: null,
		store_name: null,
		terminal_id: null,
		type: source.type,
		zero_interest_installments: null,
		charge_status: charge?.status ?? 'unknown',
		receipt_amount: null,
		discounts: [],
	};
}

function scannable(world: World, charge: Charge): Shape {
	const location = `/charges/${charge.id}/documents/${charge.document}`;
	return {
		object: 'barcode',
		type: 'qr',
		image: {
			object: 'document',
			livemode: false,
			id: charge.document,
			deleted: false,
			filename: 'qrcode.svg',
			location,
			kind: 'qr',
			download_uri: `${world.url()}/omise${location}/downloads/qrcode.svg`,
			created_at: charge.created_at,
		},
		raw_data: qrText(charge),
	};
}

export function chargeShape(world: World, charge: Charge): Shape {
	const paid = charge.status === 'successful';
	const funding = paid ? charge.received : charge.amount;
	const { fee, vat } = chargeFee(funding);
	const refunds = [...world.books.table.refund.values()].filter((refund) => refund.charge === charge.id);
	const source = world.books.table.source.get(charge.source)!;
	return {
		...head('charge', charge.id, 'charges'),
		amount: charge.amount,
		authorization_type: null,
		authorized_amount: charge.amount,
		captured_amount: charge.amount,
		net: funding - fee - vat,
		fee,
		fee_vat: vat,
		interest: 0,
		interest_vat: 0,
		funding_amount: funding,
		refunded_amount: charge.refunded,
		transaction_fees: { fee_flat: '0.0', fee_rate: '1.65', vat_rate: '7.0' },
		platform_fee: { fixed: null, amount: null, percentage: null },
		currency: 'THB',
		funding_currency: 'THB',
		ip: null,
		refunds: listShape(
			refunds.map((refund) => refundShape(refund)),
			{ location: `/charges/${charge.id}/refunds`, total: refunds.length, limit: 20, offset: 0, to: stamp(world.now()) },
		),
		link: null,
		description: charge.description,
		metadata: charge.metadata,
		card: null,
		source: sourceShape(world, source),
		schedule: null,
		linked_account: null,
		customer: null,
		dispute: null,
		transaction: paid ? `trxn_test_${charge.id.slice(-19)}` : null,
		failure_code: charge.failure_code,
		failure_message: charge.failure_message,
		status: charge.status,
		authorize_uri: null,
		return_uri: charge.return_uri,
		created_at: charge.created_at,
		paid_at: charge.paid_at,
		authorized_at: charge.paid_at,
		expires_at: charge.expires_at,
		expired_at: charge.expired_at,
		reversed_at: null,
		zero_interest_installments: false,
		branch: null,
		terminal: null,
		device: null,
		authorized: paid,
		capturable: false,
		capture: true,
		disputable: false,
		refundable: refundable(charge) > 0,
		partially_refundable: refundable(charge) > 0,
		reversed: false,
		reversible: false,
		voided: false,
		paid,
		expired: charge.status === 'expired',
		webhook_endpoints: charge.webhook_endpoints,
	};
}

export const refundShape = (refund: Refund): Shape => ({
	object: 'refund',
	id: refund.id,
	livemode: false,
	location: `/charges/${refund.charge}/refunds/${refund.id}`,
	amount: refund.amount,
	currency: 'THB',
	funding_amount: refund.amount,
	funding_currency: 'THB',
	charge: refund.charge,
	transaction: `trxn_test_${refund.id.slice(-19)}`,
	voided: false,
	status: 'closed',
	metadata: refund.metadata,
	created_at: refund.created_at,
});

const accountShape = (account: BankAccount, at: string): Shape => ({
	object: 'bank_account',
	livemode: false,
	location: null,
	bank_code: account.brand,
	brand: account.brand,
	branch_code: null,
	account_type: null,
	number: account.number,
	last_digits: account.number.slice(-4),
	name: account.name,
	created_at: at,
});

export const recipientShape = (recipient: Recipient): Shape => ({
	...head('recipient', recipient.id, 'recipients'),
	deleted: recipient.deleted,
	bank_account: accountShape(recipient.bank_account, recipient.created_at),
	active: recipient.active,
	verified: recipient.verified,
	default: false,
	name: recipient.name,
	email: recipient.email,
	description: recipient.description,
	type: recipient.type,
	tax_id: recipient.tax_id,
	metadata: recipient.metadata,
	created_at: recipient.created_at,
	verified_at: recipient.verified_at,
	activated_at: recipient.activated_at,
	failure_code: null,
});

export const transferShape = (transfer: Transfer): Shape => ({
	...head('transfer', transfer.id, 'transfers'),
	deleted: false,
	bank_account: accountShape(transfer.bank_account, transfer.created_at),
	recipient: transfer.recipient,
	amount: transfer.amount,
	currency: 'THB',
	fee: transfer.fee,
	fee_vat: transfer.fee_vat,
	total_fee: transfer.fee + transfer.fee_vat,
	net: transfer.amount - transfer.fee - transfer.fee_vat,
	fail_fast: false,
	split_transfer: false,
	sendable: transfer.sent_at === null && transfer.failed_at === null,
	sent: transfer.sent_at !== null,
	paid: transfer.paid_at !== null && transfer.failed_at === null,
	sent_at: transfer.sent_at,
	paid_at: transfer.paid_at,
	transaction: transfer.sent_at === null ? null : `trxn_test_${transfer.id.slice(-19)}`,
	failure_code: transfer.failure_code,
	failure_message: transfer.failure_message,
	metadata: transfer.metadata,
	created_at: transfer.created_at,
});

export const eventShape = (event: GatewayEvent): Shape => ({
	...head('event', event.id, 'events'),
	key: event.key,
	data: event.data,
	webhook_deliveries: [],
	created_at: event.created_at,
});

export const balanceShape = (world: World): Shape => {
	const { balance_satang: total } = gatewayTotals(world.books, world.options.openingSatang ?? 0);
	const amounts = { currency: 'THB', total, transferable: Math.max(0, total), reserve: 0, on_hold: 0 };
	return { object: 'balance', livemode: false, location: '/balance', ...amounts, created_at: stamp(world.now()) };
};

interface Page {
	location: string;
	total: number;
	limit: number;
	offset: number;
	order?: string;
	from?: string;
	to: string;
}

export const listShape = (rows: Shape[], page: Page): Shape => ({
	object: 'list',
	data: rows,
	limit: page.limit,
	offset: page.offset,
	total: page.total,
	location: page.location,
	order: page.order ?? 'chronological',
	from: page.from ?? '1970-01-01T00:00:00Z',
	to: page.to,
});
