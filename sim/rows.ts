/** What the outside world writes down. Money is whole satang, times are ISO 8601 in UTC. */

export type Metadata = Record<string, unknown>;

export interface Source {
	id: string;
	type: 'promptpay';
	amount: number;
	created_at: string;
	/** the one charge that used it */
	charge: string | null;
}

export type ChargeStatus = 'pending' | 'successful' | 'failed' | 'expired';

export interface Charge {
	id: string;
	/** what was asked for */
	amount: number;
	status: ChargeStatus;
	source: string;
	description: string | null;
	metadata: Metadata;
	return_uri: string | null;
	webhook_endpoints: string[];
	/** reference 1 inside the QR: what a bank sends back with the money */
	reference: string;
	document: string;
	created_at: string;
	expires_at: string;
	expired_at: string | null;
	paid_at: string | null;
	failure_code: string | null;
	failure_message: string | null;
	/** what really arrived */
	received: number;
	refunded: number;
	/** the first charge whose QR was paid once more */
	duplicate_of: string | null;
}

/** Money that came in from a bank. Never changed afterwards. */
export interface Receipt {
	id: string;
	/** the QR that was paid */
	charge: string;
	/** the charge that now holds the money; another one when the QR had been paid before */
	credited: string;
	amount: number;
	kind: 'exact' | 'short' | 'over' | 'extra';
	late: boolean;
	at: string;
}

export interface Refund {
	id: string;
	charge: string;
	amount: number;
	metadata: Metadata;
	created_at: string;
}

export interface BankAccount {
	brand: string;
	number: string;
	name: string;
}

export interface Recipient {
	id: string;
	name: string;
	type: 'individual' | 'corporation';
	email: string | null;
	tax_id: string | null;
	description: string | null;
	metadata: Metadata;
	bank_account: BankAccount;
	verified: boolean;
	active: boolean;
	verified_at: string | null;
	activated_at: string | null;
	deleted: boolean;
	created_at: string;
}

export interface Transfer {
	id: string;
	recipient: string;
	bank_account: BankAccount;
	/** leaves the balance; the bank account gets it less the fee */
	amount: number;
	fee: number;
	fee_vat: number;
	metadata: Metadata;
	idempotency_key: string | null;
	sent_at: string | null;
	paid_at: string | null;
	failed_at: string | null;
	failure_code: string | null;
	failure_message: string | null;
	created_at: string;
}

export interface GatewayEvent {
	id: string;
	key: string;
	created_at: string;
	/** the object as it was at that moment */
	data: unknown;
}

export type Channel = 'webhook' | 'posthook';

/** One message to the market's door: the delivery log. */
export interface Delivery {
	id: string;
	channel: Channel;
	/** event id or item number */
	about: string;
	key: string;
	url: string | null;
	body: string;
	state: 'waiting' | 'delivered' | 'given_up' | 'dropped' | 'no_address';
	attempts: { at: string; status: number | null; fault: string | null; copy: boolean }[];
	created_at: string;
}

export interface Scan {
	code: string;
	at: string;
	postcode: string;
	location: string;
	receiver_name: string | null;
	weight_g: number | null;
}

export interface Parcel {
	id: string;
	/** whether its number came out of one of our ranges */
	issued: boolean;
	/** the language call-backs were asked for in; null when nobody asked */
	hook: string | null;
	scans: Scan[];
}

export interface NumberRange {
	id: string;
	type: number;
	indicator: string;
	first: number;
	last: number;
	at: string;
}

export interface Message {
	id: string;
	channel: 'sms' | 'email' | 'line' | 'push';
	/** the sender's own id or retry key: the second with the same one is not delivered */
	key: string | null;
	to: string;
	subject: string | null;
	text: string;
	at: string;
}

export interface PostToken {
	id: string;
	until: string;
}

export interface Rows {
	source: Source;
	charge: Charge;
	receipt: Receipt;
	refund: Refund;
	recipient: Recipient;
	transfer: Transfer;
	event: GatewayEvent;
	delivery: Delivery;
	parcel: Parcel;
	range: NumberRange;
	message: Message;
	token: PostToken;
}
