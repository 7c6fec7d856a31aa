import { gatewayTotals } from './books.ts';
import { announce } from './events.ts';
import { amount, record, text, type Fields } from './form.ts';
import type { BankAccount, Recipient, Transfer } from './rows.ts';
import { no, stamp, type World } from './world.ts';

export const BANKS = [
	'promptpay',
	'bbl',
	'kbank',
	'ktb',
	'scb',
	'bay',
	'ttb',
	'gsb',
	'baac',
	'ghb',
	'cimb',
	'uob',
	'tisco',
	'kk',
	'lhb',
	'icbc',
	'ibank',
];

export function createRecipient(world: World, fields: Fields): Recipient {
	const name = text(fields, 'name');
	const type = text(fields, 'type');
	if (name === null) throw no('invalid_recipient', "name can't be blank");
	if (type !== 'individual' && type !== 'corporation') throw no('invalid_recipient', 'type must be individual or corporation');
	const recipient: Recipient = {
		id: world.books.newId('recp'),
		name,
		type,
		email: text(fields, 'email'),
		tax_id: text(fields, 'tax_id'),
		description: text(fields, 'description'),
		metadata: record(fields, 'metadata'),
		bank_account: readAccount(record(fields, 'bank_account')),
		verified: false,
		active: false,
		verified_at: null,
		activated_at: null,
		deleted: false,
		created_at: stamp(world.now()),
	};
	announce(world, 'recipient.create', world.books.save('recipient', recipient));
	verifySoon(world, recipient);
	return recipient;
}

function readAccount(fields: Fields): BankAccount {
	const brand = text(fields, 'brand') ?? text(fields, 'bank_code');
	const number = text(fields, 'number')?.replace(/[\s-]/g, '') ?? '';
	const name = text(fields, 'name');
	if (brand === null || !BANKS.includes(brand)) throw no('invalid_bank_account', 'bank code is not supported');
	if (!/^\d{6,15}$/.test(number)) throw no('invalid_bank_account', 'account number is not valid');
	if (name === null) throw no('invalid_bank_account', "account name can't be blank");
	return { brand, number, name };
}

/** The provider checks new accounts; how long it takes is an option. */
export function verifySoon(world: World, recipient: Recipient): void {
	const verify = (): void => {
		if (recipient.deleted || recipient.active) return;
		const at = stamp(world.now());
		announce(world, 'recipient.verify', world.books.save('recipient', Object.assign(recipient, { verified: true, verified_at: at })));
		announce(world, 'recipient.activate', world.books.save('recipient', Object.assign(recipient, { active: true, activated_at: at })));
	};
	const delay = world.options.recipientDelayMs ?? 0;
	if (delay === 0) verify();
	else world.later(delay, verify);
}

export function findRecipient(world: World, id: string): Recipient {
	const recipient = world.books.table.recipient.get(id);
	if (!recipient || recipient.deleted) throw no('not_found', `recipient ${id} was not found`, 404);
	return recipient;
}

/** A changed bank account is checked anew. */
export function changeRecipient(world: World, recipient: Recipient, fields: Fields): Recipient {
	const account =
		Object.keys(record(fields, 'bank_account')).length > 0 ? readAccount({ ...recipient.bank_account, ...record(fields, 'bank_account') }) : null;
	for (const name of ['name', 'email', 'tax_id', 'description'] as const) {
		const value = text(fields, name);
		if (value !== null) recipient[name] = value;
	}
	if (fields['metadata'] !== undefined) recipient.metadata = record(fields, 'metadata');
	if (account) Object.assign(recipient, { bank_account: account, verified: false, active: false, verified_at: null, activated_at: null });
	announce(world, 'recipient.update', world.books.save('recipient', recipient));
	if (account) verifySoon(world, recipient);
	return recipient;
}

/**
 * Sends money out. The same key with the same recipient and amount gives the same transfer again.
 * @throws invalid_recipient, insufficient_balance, invalid_amount, idempotency_conflict
 */
export function createTransfer(world: World, fields: Fields, headerKey: string | null): Transfer {
	const wanted = amount(fields);
	const key = headerKey ?? text(fields, 'idempotency_key') ?? text(fields, 'idemp_key');
	const to = text(fields, 'recipient');
	const before = key === null ? undefined : [...world.books.table.transfer.values()].find((each) => each.idempotency_key === key);
	if (before) {
		if (before.amount === wanted && before.recipient === to) return before;
		throw no('idempotency_conflict', 'this key was used with another recipient or amount', 409);
	}
	if (to === null) throw no('invalid_recipient', 'a recipient is needed');
	const recipient = findRecipient(world, to);
	if (!recipient.active) throw no('invalid_recipient', 'recipient is not active yet');
	const fee = world.options.transferFeeSatang ?? 3000;
	const vat = Math.round((fee * 7) / 100);
	if (wanted <= fee + vat) throw no('invalid_amount', `amount must be greater than the fee of ${fee + vat}`);
	if (wanted > gatewayTotals(world.books, world.options.openingSatang ?? 0).balance_satang)
		throw no('insufficient_balance', 'the balance is too low');
	const transfer = world.books.save('transfer', {
		id: world.books.newId('trsf'),
		recipient: recipient.id,
		bank_account: { ...recipient.bank_account },
		amount: wanted,
		fee,
		fee_vat: vat,
		metadata: record(fields, 'metadata'),
		idempotency_key: key,
		sent_at: null,
		paid_at: null,
		failed_at: null,
		failure_code: null,
		failure_message: null,
		created_at: stamp(world.now()),
	});
	announce(world, 'transfer.create', transfer);
	const doomed = world.mischief.take('omise.transfers', 'fail');
	if (doomed) world.later(world.mischief.settings.transfer_delay_ms, () => void failTransfer(world, transfer, 'invalid_account_number'));
	else goOnSoon(world, transfer);
	return transfer;
}

/** When transfers are set to go by themselves. */
export function goOnSoon(world: World, transfer: Transfer): void {
	if (world.mischief.settings.transfers !== 'auto') return;
	world.later(world.mischief.settings.transfer_delay_ms, () => {
		if (transfer.failed_at === null && transfer.paid_at === null) markPaid(world, transfer);
	});
}

export function findTransfer(world: World, id: string): Transfer {
	const transfer = world.books.table.transfer.get(id);
	if (!transfer) throw no('not_found', `transfer ${id} was not found`, 404);
	return transfer;
}

export function markSent(world: World, transfer: Transfer): Transfer {
	if (transfer.failed_at !== null) throw no('bad_request', 'transfer has failed');
	if (transfer.sent_at !== null) throw no('bad_request', 'transfer was already sent');
	transfer.sent_at = stamp(world.now());
	announce(world, 'transfer.send', world.books.save('transfer', transfer));
	return transfer;
}

export function markPaid(world: World, transfer: Transfer): Transfer {
	if (transfer.paid_at !== null) throw no('bad_request', 'transfer was already paid');
	if (transfer.sent_at === null) markSent(world, transfer);
	if (transfer.failed_at !== null) throw no('bad_request', 'transfer has failed');
	transfer.paid_at = stamp(world.now());
	announce(world, 'transfer.pay', world.books.save('transfer', transfer));
	return transfer;
}

/** The money comes back to the balance. Banks return sent and even paid transfers too, days later. */
export function failTransfer(world: World, transfer: Transfer, code: string): Transfer {
	if (transfer.failed_at !== null) throw no('bad_request', 'transfer has already failed');
	Object.assign(transfer, { failed_at: stamp(world.now()), failure_code: code, failure_message: code.replaceAll('_', ' ') });
	announce(world, 'transfer.fail', world.books.save('transfer', transfer));
	return transfer;
}
