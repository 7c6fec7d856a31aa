-- Settlement: what a captured baht belongs to, when a shop's part becomes free, and its way to the shop's bank.
create schema settlement;

-- reference: what the market keeps of the goods, in basis points, from a day on
create table settlement.rate (
	from_day date primary key,
	commission_bps int not null check (commission_bps between 0 and 10000),
	source text not null
);

-- shop(shop_id): a shop's part of one paid order
create table settlement.earning (
	shop_id uuid not null,
	order_id uuid not null,
	checkout_id uuid not null,
	payment_id uuid not null,
	code text collate "C" not null,
	goods_satang satang not null,
	postage_satang satang not null,
	commission_bps int not null,
	commission_satang satang not null,
	maker_satang satang not null,
	state text not null check (state in ('held', 'payable', 'in_payout', 'paid', 'reversed')),
	allocated_at timestamptz not null,
	-- when the money is free if the buyer says nothing: known once it is delivered
	release_at timestamptz,
	released_at timestamptz,
	payout_id uuid,
	primary key (shop_id, order_id),
	check (goods_satang = maker_satang + commission_satang),
	check ((state in ('in_payout', 'paid')) = (payout_id is not null))
);
create index earning_payable on settlement.earning (shop_id) where state = 'payable';
create index earning_held on settlement.earning (shop_id, release_at) where state = 'held';
create index earning_of_payout on settlement.earning (shop_id, payout_id) where payout_id is not null;

-- key(batch_id): many payouts, made by one person and approved by another
create table settlement.batch (
	batch_id uuid primary key,
	code text collate "C" not null,
	state text not null check (state in ('draft', 'sending', 'settled', 'failed', 'void')),
	made_by uuid not null,
	made_by_name text not null,
	approved_by uuid,
	approved_by_name text,
	made_at timestamptz not null,
	approved_at timestamptz,
	total_satang satang not null,
	fingerprint text collate "C" not null,
	check (approved_by is null or approved_by <> made_by),
	check ((approved_by is not null) = (state in ('sending', 'settled', 'failed')))
);
create index batch_by_time on settlement.batch (made_at desc, batch_id desc);

-- shop(shop_id): one shop's money in one batch
create table settlement.payout (
	shop_id uuid not null,
	payout_id uuid not null,
	batch_id uuid not null,
	account_id uuid not null,
	-- how the account is shown: masked
	account text not null,
	amount_satang satang not null,
	orders int not null check (orders >= 0),
	state text not null check (state in ('draft', 'sending', 'settled', 'failed', 'returned', 'void')),
	-- why it is not paid this time: a message code
	held_back text collate "C",
	at timestamptz not null,
	settled_at timestamptz,
	primary key (shop_id, payout_id),
	check (held_back is null or state = 'void')
);
create index payout_of_batch on settlement.payout (batch_id, shop_id);

-- shop(shop_id): which orders a payout pays; an order is in one live payout at most
create table settlement.payout_line (
	shop_id uuid not null,
	payout_id uuid not null,
	order_id uuid not null,
	payment_id uuid not null,
	amount_satang satang not null check (amount_satang > 0),
	live boolean not null,
	primary key (shop_id, payout_id, order_id)
);
create unique index payout_line_once on settlement.payout_line (shop_id, order_id) where live;

-- key(payout_id): finds the shop of a payout from its id alone
create table settlement.payout_place (
	payout_id uuid primary key,
	shop_id uuid not null,
	batch_id uuid not null
);

select platform.distribute('settlement.rate', null, null);
select platform.distribute('settlement.earning', 'shop_id', 'shops.shop');
select platform.distribute('settlement.batch', 'batch_id', null);
select platform.distribute('settlement.payout', 'shop_id', 'shops.shop');
select platform.distribute('settlement.payout_line', 'shop_id', 'shops.shop');
select platform.distribute('settlement.payout_place', 'payout_id', null);
alter table settlement.payout_line add foreign key (shop_id, payout_id) references settlement.payout;
alter table settlement.payout_line add foreign key (shop_id, order_id) references settlement.earning;

insert into settlement.rate (from_day, commission_bps, source) values ('2020-01-01', 500, 'example: five of a hundred');
