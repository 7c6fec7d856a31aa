-- Payments: money that comes through the gateway, goes back to buyers, and goes out to bank accounts.
create schema payments;

-- key(payment_id): one QR for one checkout. captured: what was asked and came. unapplied: short, over and double money on its way back.
create table payments.payment (
	payment_id uuid primary key,
	reference text collate "C" not null,
	checkout_id uuid not null,
	payer_id uuid not null,
	state text not null check (state in ('open', 'captured', 'part_refunded', 'refunded', 'expired')),
	amount_satang satang not null check (amount_satang > 0),
	captured_satang satang not null default 0,
	refunding_satang satang not null default 0,
	refunded_satang satang not null default 0,
	unapplied_satang satang not null default 0,
	returning_satang satang not null default 0,
	returned_satang satang not null default 0,
	charge_id text collate "C",
	captured_charge_id text collate "C",
	qr_text text collate "C",
	qr_image bytea check (length(qr_image) <= 204800),
	qr_image_type text check (qr_image_type in ('image/svg+xml', 'image/png')),
	-- somebody is speaking with the gateway about it until then
	leased_until timestamptz not null,
	leased_by text,
	-- since then a charge may exist that we do not know of
	charge_tried_at timestamptz,
	opened_at timestamptz not null,
	expires_at timestamptz not null,
	check (captured_satang in (0, amount_satang)),
	check (refunding_satang + refunded_satang <= captured_satang),
	check (returning_satang + returned_satang <= unapplied_satang),
	check ((state in ('open', 'expired')) = (captured_satang = 0)),
	check ((state = 'refunded') = (captured_satang > 0 and refunded_satang = captured_satang)),
	check ((captured_charge_id is null) = (captured_satang = 0)),
	check ((qr_image is null) = (qr_image_type is null))
);
create index payment_of_checkout on payments.payment (checkout_id, opened_at desc);
create index payment_to_expire on payments.payment (expires_at) where state = 'open';
create index payment_without_charge on payments.payment (leased_until) where state = 'open' and charge_id is null;

-- key(payment_id): who moved it, when and why; only added to
create table payments.history (
	payment_id uuid not null,
	history_id uuid not null,
	state text not null,
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (payment_id, history_id)
);

-- key(charge_id): money that arrived at the gateway, booked once; only added to
create table payments.receipt (
	charge_id text collate "C" primary key,
	payment_id uuid not null,
	received_satang satang not null,
	applied_satang satang not null,
	fee_satang satang not null,
	kind text not null check (kind in ('exact', 'short', 'over', 'double')),
	late boolean not null,
	paid_at timestamptz not null,
	at timestamptz not null,
	check (applied_satang <= received_satang)
);
create index receipt_of_payment on payments.receipt (payment_id);

-- key(payment_id): money on its way back to the payer, once a key
create table payments.refund (
	payment_id uuid not null,
	refund_id uuid not null,
	key text collate "C" not null check (length(key) between 1 and 128),
	order_id uuid,
	charge_id text collate "C" not null,
	amount_satang satang not null check (amount_satang > 0),
	cause text collate "C" not null,
	from_account text collate "C" not null,
	state text not null check (state in ('requested', 'sending', 'sent', 'settled')),
	provider_id text collate "C",
	tried_at timestamptz,
	failure text,
	at timestamptz not null,
	settled_at timestamptz,
	primary key (payment_id, refund_id),
	unique (payment_id, key),
	check ((state = 'settled') = (settled_at is not null))
);
create index refund_under_way on payments.refund (tried_at) where state in ('requested', 'sending', 'sent');

-- key(payout_id): money on its way to a bank account, one a payout
create table payments.transfer (
	payout_id uuid primary key,
	shop_id uuid not null,
	account_id uuid not null,
	-- what the payee is owed; what leaves the gateway is this and the gateway's fee
	amount_satang satang not null check (amount_satang > 0),
	sent_satang satang not null,
	fee_satang satang,
	net_satang satang,
	sealed_payee text not null,
	state text not null check (state in ('sending', 'sent', 'settled', 'failed', 'unknown', 'returned')),
	provider_id text collate "C",
	failure text,
	tried_at timestamptz,
	-- when the gateway is asked about it again; null when it is over
	next_look_at timestamptz,
	at timestamptz not null,
	settled_at timestamptz,
	check (sent_satang >= amount_satang)
);
create index transfer_to_look_up on payments.transfer (next_look_at) where next_look_at is not null;

-- key(account_id): a payee as the gateway knows it
create table payments.recipient (
	account_id uuid primary key,
	recipient_id text collate "C" not null,
	at timestamptz not null
);

-- reference: what the gateway keeps of a transfer, VAT included, from a day on
create table payments.transfer_fee (
	from_day date primary key,
	fee_satang satang not null,
	source text not null
);

-- key(event_id): what the gateway told us, as it came, once; only added to
create table payments.notice (
	event_id text collate "C" not null check (length(event_id) between 1 and 128),
	provider text collate "C" not null,
	notice_id uuid not null,
	kind text collate "C" not null,
	object_id text collate "C",
	body bytea not null check (length(body) <= 262144),
	at timestamptz not null,
	primary key (event_id, provider)
);
create index notice_by_id on payments.notice (notice_id);

select platform.distribute('payments.payment', 'payment_id', null);
select platform.distribute('payments.history', 'payment_id', 'payments.payment');
select platform.distribute('payments.receipt', 'charge_id', null);
select platform.distribute('payments.refund', 'payment_id', 'payments.payment');
select platform.distribute('payments.transfer', 'payout_id', null);
select platform.distribute('payments.recipient', 'account_id', null);
select platform.distribute('payments.transfer_fee', null, null);
select platform.distribute('payments.notice', 'event_id', null);
alter table payments.history add foreign key (payment_id) references payments.payment;
alter table payments.refund add foreign key (payment_id) references payments.payment;

insert into payments.transfer_fee (from_day, fee_satang, source) values ('2020-01-01', 3210, 'example: 30 baht and 7 % VAT; the contract with the gateway says what is true');
