import { assert } from '#kernel/refusal';

/**
 * The kinds of account; an account is a kind alone or `kind:id`. Guarded ones hold somebody's money and never go below zero.
 * A balance is credits minus debits, so what the market has or spends (cash, fees) is negative.
 */
export const accountKinds = {
	/** platform: what came to the gateway less what left it */
	gateway_cash: { guarded: false },
	/** platform: what the gateway keeps of payments and transfers: our cost */
	gateway_fees: { guarded: false },
	/** platform: the part of that cost the gateway has already taken from the cash */
	gateway_withheld: { guarded: false },
	/** platform, `held:<checkout>`: paid for a checkout, not yet divided into orders */
	held: { guarded: true },
	/** platform, `unapplied:<payment>`: came and fits nothing; goes back */
	unapplied: { guarded: true },
	/** platform, `refund_transit:<refund>`: on its way back to a buyer */
	refund_transit: { guarded: true },
	/** shop, `shop_held:<order>`: the shop's part until the buyer has the goods */
	shop_held: { guarded: true },
	/** shop: free to be paid out */
	shop_payable: { guarded: true },
	/** shop, `payout_transit:<payout>`: on its way to the shop's bank */
	payout_transit: { guarded: true },
	/** shop: what the market keeps */
	commission: { guarded: false },
	/** shop: postage that the buyer paid, for the carrier */
	delivery_payable: { guarded: false },
	/** platform: postage that no buyer was asked for: our cost */
	postage_borne: { guarded: false },
	/** every book: where two books meet */
	clearing: { guarded: false },
} as const satisfies Record<string, { readonly guarded: boolean }>;

export type AccountKind = keyof typeof accountKinds;

type Pair = readonly [debit: AccountKind, credit: AccountKind];

/** Every movement there is, with the transfers it may be made of. What is not written here cannot be booked. */
export const movements = {
	payment_captured: [['gateway_cash', 'held']],
	payment_unapplied: [['gateway_cash', 'unapplied']],
	charge_fee: [['gateway_fees', 'gateway_withheld']],
	order_allocated: [
		['held', 'clearing'],
		['clearing', 'shop_held'],
		['clearing', 'commission'],
		['clearing', 'delivery_payable'],
	],
	order_released: [['shop_held', 'shop_payable']],
	order_reversed: [
		['shop_held', 'clearing'],
		['commission', 'clearing'],
		['delivery_payable', 'clearing'],
		['clearing', 'held'],
	],
	postage_borne: [
		['postage_borne', 'clearing'],
		['clearing', 'delivery_payable'],
	],
	postage_unborne: [
		['clearing', 'postage_borne'],
		['delivery_payable', 'clearing'],
	],
	refund_requested: [
		['held', 'refund_transit'],
		['unapplied', 'refund_transit'],
	],
	refund_settled: [['refund_transit', 'gateway_cash']],
	payout_sent: [['shop_payable', 'payout_transit']],
	payout_settled: [
		['payout_transit', 'clearing'],
		['clearing', 'gateway_cash'],
	],
	payout_failed: [['payout_transit', 'shop_payable']],
	payout_returned: [
		['gateway_cash', 'clearing'],
		['clearing', 'shop_payable'],
	],
	transfer_fee: [['gateway_fees', 'gateway_cash']],
	transfer_fee_returned: [['gateway_cash', 'gateway_fees']],
} as const satisfies Record<string, readonly Pair[]>;

export type Movement = keyof typeof movements;

/** 'held:0198…' → 'held'. @throws when there is no such kind */
export function kindOf(account: string): AccountKind {
	const kind = account.split(':', 1)[0]!;
	assert(Object.hasOwn(accountKinds, kind), `there is no account of the kind ${kind}`);
	return kind as AccountKind;
}

export const isGuarded = (account: string): boolean => accountKinds[kindOf(account)].guarded;

/** @returns whether a movement may hold a transfer between two accounts */
export const mayMove = (movement: Movement, debit: string, credit: string): boolean =>
	(movements[movement] as readonly Pair[]).some(([from, to]) => from === kindOf(debit) && to === kindOf(credit));

/** Kinds that may not be below zero, for the checks. */
export const guardedKinds = (Object.keys(accountKinds) as AccountKind[]).filter((kind) => accountKinds[kind].guarded);

/** Every pair of kinds that some movement may connect. */
export const allowedPairs = (): readonly Pair[] => Object.values(movements).flat();
