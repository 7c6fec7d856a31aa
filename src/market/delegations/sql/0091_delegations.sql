-- Delegations: which seller lets whom do what in which shop until when, and everything that was done under it.
create schema delegations;

-- shop(shop_id): 'expired' is written when somebody notices; a delegation ends at its time without it
create table delegations.delegation (
	shop_id uuid not null,
	delegation_id uuid not null,
	seller_id uuid not null,
	helper_id uuid not null,
	-- what the seller calls the helper
	called text not null check (length(called) between 1 and 400),
	masked_phone text not null,
	acts text[] not null check (acts <@ array['listing', 'price', 'stock', 'packing'] and cardinality(acts) > 0),
	until timestamptz not null,
	state text not null check (state in ('offered', 'active', 'declined', 'revoked', 'expired')),
	offered_at timestamptz not null,
	accepted_at timestamptz,
	ended_at timestamptz,
	ended_by text,
	primary key (shop_id, delegation_id),
	check (helper_id <> seller_id),
	check (until > offered_at),
	check ((ended_at is not null) = (state in ('declined', 'revoked', 'expired'))),
	check ((accepted_at is not null) or state <> 'active')
);
create unique index delegation_open on delegations.delegation (shop_id, helper_id) where state in ('offered', 'active');
create index delegation_newest on delegations.delegation (shop_id, offered_at desc, delegation_id desc);

-- key(helper_id): where to find what one was asked to help with
create table delegations.of_helper (
	helper_id uuid not null,
	delegation_id uuid not null,
	shop_id uuid not null,
	primary key (helper_id, delegation_id)
);

-- shop(shop_id): who did what for whom, before and after; only added to
create table delegations.act (
	shop_id uuid not null,
	act_id uuid not null,
	delegation_id uuid not null,
	seller_id uuid not null,
	helper_id uuid not null,
	helper_name text not null,
	act text not null check (act in ('listing', 'price', 'stock', 'packing')),
	subject_kind text not null check (subject_kind in ('product', 'order')),
	subject_id uuid not null,
	subject_name text not null,
	before jsonb not null,
	after jsonb not null,
	at timestamptz not null,
	primary key (shop_id, act_id)
);
create index act_newest on delegations.act (shop_id, at desc, act_id desc);
create index act_of_delegation on delegations.act (shop_id, delegation_id, at desc, act_id desc);

select platform.distribute('delegations.delegation', 'shop_id', 'shops.shop');
select platform.distribute('delegations.act', 'shop_id', 'shops.shop');
select platform.distribute('delegations.of_helper', 'helper_id', null);
alter table delegations.delegation add foreign key (shop_id) references shops.shop;
alter table delegations.act add foreign key (shop_id, delegation_id) references delegations.delegation;
