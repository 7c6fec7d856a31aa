import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Charge, Message, Metadata, Parcel, Rows, Transfer } from './rows.ts';

export type Kind = keyof Rows;

/** The outside world's own books: tables in memory, each change also a line in the journal when there is one. */
export interface Books {
	readonly table: { readonly [K in Kind]: Map<string, Rows[K]> };
	/** Keeps a new or changed row. */
	save<K extends Kind>(kind: K, row: Rows[K]): Rows[K];
	/** @returns an id of the gateway's look that was never used before */
	newId(prefix: string): string;
}

const kinds = ['source', 'charge', 'receipt', 'refund', 'recipient', 'transfer', 'event', 'delivery', 'parcel', 'range', 'message', 'token'] as const;

/**
 * Opens the books; with a folder, reads back what its journal says.
 * @throws when a line other than a torn last one cannot be read
 */
export function openBooks(folder?: string): Books {
	const table = Object.fromEntries(kinds.map((kind) => [kind, new Map()])) as unknown as Books['table'];
	const file = folder === undefined ? null : join(folder, 'outside.jsonl');
	if (folder !== undefined && file !== null) {
		mkdirSync(folder, { recursive: true });
		if (existsSync(file)) replay(file, table);
	}
	return {
		table,
		save(kind, row) {
			(table[kind] as Map<string, typeof row>).set(row.id, row);
			if (file !== null) appendFileSync(file, `${JSON.stringify([kind, row])}\n`);
			return row;
		},
		// Drawn from the system, not from the seed: a restarted world must not hand out ids the market has seen.
		newId: (prefix) => `${prefix}_test_${[...randomBytes(19)].map((byte) => (byte % 36).toString(36)).join('')}`,
	};
}

/** The last line of a stopped process may be torn; the row before it still stands. */
function replay(file: string, table: Books['table']): void {
	const text = readFileSync(file, 'utf8');
	const lines = text.split('\n');
	for (const [index, line] of lines.entries()) {
		if (line === '') continue;
		try {
			const [kind, row] = JSON.parse(line) as [Kind, Rows[Kind]];
			(table[kind] as Map<string, typeof row>).set(row.id, row);
		} catch (fault) {
			if (index < lines.length - 1) throw fault;
		}
	}
	if (!text.endsWith('\n') && text !== '') appendFileSync(file, '\n');
}

/** The gateway keeps 1.65 % of what arrived, and 7 % VAT on that. Whole satang, halves up. */
export function chargeFee(amount: number): { fee: number; vat: number } {
	const fee = Math.round((amount * 165) / 10_000);
	return { fee, vat: Math.round((fee * 7) / 100) };
}

/** What can still be given back of a charge: never more than arrived. */
export const refundable = (charge: Charge): number => (charge.status === 'successful' ? charge.received - charge.refunded : 0);

export interface GatewayTotals {
	opening_satang: number;
	received_satang: number;
	refunded_satang: number;
	/** transfers that left and did not come back; sent or still waiting to be sent */
	transferred_out_satang: number;
	/** the part of it the bank accounts did not get */
	transfer_fees_satang: number;
	/** fee and VAT on what was received */
	fees_satang: number;
	balance_satang: number;
}

export const transferState = (transfer: Transfer): 'waiting' | 'sent' | 'paid' | 'failed' =>
	transfer.failed_at !== null ? 'failed' : transfer.paid_at !== null ? 'paid' : transfer.sent_at !== null ? 'sent' : 'waiting';

/** Adds up from the rows, every time: no running total to drift. */
export function gatewayTotals(books: Books, opening: number): GatewayTotals {
	let received = 0;
	let fees = 0;
	for (const charge of books.table.charge.values()) {
		if (charge.status !== 'successful') continue;
		const { fee, vat } = chargeFee(charge.received);
		fees += fee + vat;
	}
	for (const receipt of books.table.receipt.values()) received += receipt.amount;
	const refunded = sum([...books.table.refund.values()].map((refund) => refund.amount));
	const gone = [...books.table.transfer.values()].filter((transfer) => transfer.failed_at === null);
	const out = sum(gone.map((transfer) => transfer.amount));
	return {
		opening_satang: opening,
		received_satang: received,
		refunded_satang: refunded,
		transferred_out_satang: out,
		transfer_fees_satang: sum(gone.map((transfer) => transfer.fee + transfer.fee_vat)),
		fees_satang: fees,
		balance_satang: opening + received - fees - refunded - out,
	};
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

export interface BooksView {
	gateway: GatewayTotals & {
		charges: {
			id: string;
			status: Charge['status'];
			amount_satang: number;
			received_satang: number;
			refunded_satang: number;
			fee_satang: number;
			fee_vat_satang: number;
			duplicate_of: string | null;
			metadata: Metadata;
			created_at: string;
			paid_at: string | null;
		}[];
		refunds: { id: string; charge: string; amount_satang: number; metadata: Metadata; created_at: string }[];
		transfers: {
			id: string;
			state: ReturnType<typeof transferState>;
			amount_satang: number;
			fee_satang: number;
			recipient: string;
			account_number: string;
			idempotency_key: string | null;
			metadata: Metadata;
			created_at: string;
		}[];
	};
	post: { parcels: { number: string; issued: boolean; last_code: string | null; scans: Parcel['scans'] }[]; numbers_issued: number };
	inbox: { sms: number; email: number; line: number; push: number };
}

/** What the outside world holds to be true, for comparison with the market's own ledger. */
export function viewBooks(books: Books, opening: number): BooksView {
	const of = (channel: Message['channel']): number => [...books.table.message.values()].filter((message) => message.channel === channel).length;
	return {
		gateway: {
			...gatewayTotals(books, opening),
			charges: [...books.table.charge.values()].map((charge) => {
				const { fee, vat } = charge.status === 'successful' ? chargeFee(charge.received) : { fee: 0, vat: 0 };
				const { id, status, duplicate_of, metadata, created_at, paid_at } = charge;
				const satang = { amount_satang: charge.amount, received_satang: charge.received, refunded_satang: charge.refunded };
				return { id, status, ...satang, fee_satang: fee, fee_vat_satang: vat, duplicate_of, metadata, created_at, paid_at };
			}),
			refunds: [...books.table.refund.values()].map(({ amount, ...refund }) => ({ ...refund, amount_satang: amount })),
			transfers: [...books.table.transfer.values()].map((transfer) => ({
				id: transfer.id,
				state: transferState(transfer),
				amount_satang: transfer.amount,
				fee_satang: transfer.fee + transfer.fee_vat,
				recipient: transfer.recipient,
				account_number: transfer.bank_account.number,
				idempotency_key: transfer.idempotency_key,
				metadata: transfer.metadata,
				created_at: transfer.created_at,
			})),
		},
		post: {
			parcels: [...books.table.parcel.values()].map(({ id, issued, scans }) => ({
				number: id,
				issued,
				last_code: scans.at(-1)?.code ?? null,
				scans,
			})),
			numbers_issued: sum([...books.table.range.values()].map((range) => range.last - range.first + 1)),
		},
		inbox: { sms: of('sms'), email: of('email'), line: of('line'), push: of('push') },
	};
}
