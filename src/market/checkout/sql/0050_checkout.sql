-- Checkout: the buyer's one act: one payment, one or more orders.
create schema checkout;

-- buyer(buyer_id)
create table checkout.checkout (
	buyer_id uuid not null,
	checkout_id uuid not null,
	basket_id uuid not null,
	payment_id uuid not null,
	state text not null check (state in ('placed', 'paid', 'lapsed')),
	total_satang satang not null,
	-- what was asked, so that the same id with another wish is refused
	fingerprint text not null,
	placed_at timestamptz not null,
	primary key (buyer_id, checkout_id)
);
-- key(checkout_id)
create table checkout.checkout_place (
	checkout_id uuid primary key,
	buyer_id uuid not null
);
select platform.distribute('checkout.checkout', 'buyer_id', null);
select platform.distribute('checkout.checkout_place', 'checkout_id', null);
