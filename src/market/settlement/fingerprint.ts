import { createHash } from 'node:crypto';

/** What a second person approves: SHA-256 over payout, account and satang of every payout, in the order of their ids. */
export function fingerprintOf(payouts: readonly { payoutId: string; accountId: string; amountSatang: number }[]): string {
	const lines = payouts.map(({ payoutId, accountId, amountSatang }) => `${payoutId} ${accountId} ${amountSatang}\n`).sort();
	return createHash('sha256').update(lines.join('')).digest('hex');
}
