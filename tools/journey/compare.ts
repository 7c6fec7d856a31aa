import type { Client } from './client.ts';

interface Books {
	readonly gateway: { readonly received_satang: number; readonly refunded_satang: number; readonly transferred_out_satang: number };
}

/**
 * Holds our trial balance against the bank's own books: what came in, what went back, what was paid out, and so what is left.
 * @throws on a difference of one satang
 */
export async function compareBooks(simUrl: string, operator: Client): Promise<string> {
	const { gateway } = (await (await fetch(`${simUrl}/books`)).json()) as Books;
	const view = await operator.call<{ trial: { account: string; debit_satang: number; credit_satang: number }[] }>('GET', '/trust');
	const cash = view.trial.find((row) => row.account.startsWith('gateway_cash'));
	if (!cash) throw new Error('the trial balance has no cash at the gateway');
	const bankOut = gateway.refunded_satang + gateway.transferred_out_satang;
	if (cash.debit_satang !== gateway.received_satang) throw new Error(`came in: we say ${cash.debit_satang}, the bank ${gateway.received_satang}`);
	if (cash.credit_satang !== bankOut) throw new Error(`went out: we say ${cash.credit_satang}, the bank ${bankOut}`);
	return `in ${gateway.received_satang}, back ${gateway.refunded_satang}, paid out ${gateway.transferred_out_satang}, left ${gateway.received_satang - bankOut}`;
}
