import type { Satang } from '#kernel/money';
import { later } from '#kernel/time';
import type { Gateway, Payee, RecipientAnswer, TransferAnswer } from './gateway.ts';
import { limits } from './limits.ts';
import type { HttpAnswer, OmiseHttp } from './omise-http.ts';
import { listOf, recipientFacts, transferAnswer, transferIdOf } from './omise-shapes.ts';

const PAGE = 100;
const FOUND_WITHIN = 3000;

/** Bank codes of the Bank of Thailand → the gateway's. */
const banks: Readonly<Record<string, string>> = {
	'002': 'bbl',
	'004': 'kbank',
	'006': 'ktb',
	'011': 'ttb',
	'014': 'scb',
	'022': 'cimb',
	'024': 'uob',
	'025': 'bay',
	'030': 'gsb',
	'033': 'ghb',
	'034': 'baac',
	'066': 'ibank',
	'067': 'tisco',
	'069': 'kk',
	'070': 'icbc',
	'071': 'tcrb',
	'073': 'lhb',
};

/** The part of the port that sends money out. */
export function openPayouts(wire: OmiseHttp): Pick<Gateway, 'ensureRecipient' | 'transfer' | 'findTransfer'> {
	return {
		async ensureRecipient(payee) {
			const found = payee.mayExist ? await search(wire, '/recipients', {}, (row) => recipientFacts(row).accountId === payee.accountId) : null;
			if (found) return known(recipientFacts(found).recipientId);
			const answer = await wire.call('POST', '/recipients', recipientBody(payee), payee.accountId);
			if (answer.kind === 'answer') return known(recipientFacts(answer.json).recipientId);
			return { status: answer.kind, recipientId: null, failure: failureOf(answer) };
		},
		async transfer({ transferId, recipientId, amountSatang }) {
			const body = { amount: amountSatang, recipient: recipientId, fail_fast: true, idemp_key: transferId, metadata: { payout_id: transferId } };
			const answer = await wire.call('POST', '/transfers', body, transferId);
			return answer.kind === 'answer' ? transferAnswer(answer.json) : notMade(answer);
		},
		async findTransfer(transferId, { providerId, since }) {
			if (providerId !== null) {
				const answer = await wire.call('GET', `/transfers/${encodeURIComponent(providerId)}`);
				if (answer.kind === 'answer') return transferAnswer(answer.json);
				if (answer.kind === 'refused' && answer.status === 404) return null;
				throw new Error(`the transfer could not be looked up: ${failureOf(answer) ?? ''}`);
			}
			const from = later(since, -limits.clockSlackMs).toISOString();
			const found = await search(wire, '/transfers', { from }, (row) => transferIdOf(row) === transferId);
			return found === null ? null : transferAnswer(found);
		},
	};
}

const known = (recipientId: string): RecipientAnswer => ({ status: 'known', recipientId, failure: null });
const failureOf = (answer: HttpAnswer): string | null =>
	answer.kind === 'answer' ? null : answer.kind === 'refused' ? `${answer.code}: ${answer.message}` : answer.reason;

const recipientBody = (payee: Payee) => ({
	name: payee.name,
	type: 'individual',
	description: payee.accountId,
	bank_account:
		payee.kind === 'promptpay'
			? { brand: 'promptpay', number: localPhone(payee.number), name: payee.name }
			: { brand: banks[payee.bankCode ?? ''] ?? payee.bankCode?.toLowerCase() ?? '', number: payee.number.replace(/\D/g, ''), name: payee.name },
	metadata: { account_id: payee.accountId },
});

/** '+66812345678' → '0812345678'; ids stay as they are. */
const localPhone = (number: string): string => number.replace(/\D/g, '').replace(/^66(?=\d{9}$)/, '0');

/** A no for now: the payee is still being checked, or the money of today is not there yet. Anything else that is clear is a no for good. */
function notMade(answer: Exclude<HttpAnswer, { kind: 'answer' }>): TransferAnswer {
	const isForNow =
		answer.kind === 'refused' &&
		(answer.code === 'insufficient_balance' || /not (yet )?(active|verified)|inactive|insufficient/i.test(`${answer.code} ${answer.message}`));
	const none: { [Name in 'amountSatang' | 'feeSatang' | 'netSatang']: Satang | null } = { amountSatang: null, feeSatang: null, netSatang: null };
	return { status: isForNow ? 'waiting' : answer.kind, providerId: null, failure: failureOf(answer), ...none };
}

/** Looks through a list, newest first. @throws when the gateway does not answer or the list is too long to be sure */
async function search(wire: OmiseHttp, path: string, filter: Readonly<Record<string, string>>, isIt: (row: unknown) => boolean): Promise<unknown> {
	for (let offset = 0; offset < FOUND_WITHIN; offset += PAGE) {
		const query = new URLSearchParams({ ...filter, order: 'reverse_chronological', limit: String(PAGE), offset: String(offset) });
		const answer = await wire.call('GET', `${path}?${query.toString()}`);
		if (answer.kind !== 'answer') throw new Error(`the gateway's list could not be read: ${failureOf(answer) ?? ''}`);
		const { rows, total } = listOf(answer.json);
		const found = rows.find(isIt);
		if (found !== undefined) return found;
		if (rows.length < PAGE || offset + rows.length >= total) return null;
	}
	throw new Error(`${path} is too long to be looked through`);
}
