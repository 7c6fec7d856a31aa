-- Advice: what a shop asks the office of its place, or the office offers, until it is done.
create schema advice;

-- shop(shop_id)
create table advice.case (
	shop_id uuid not null,
	case_id uuid not null,
	topic text collate "C" not null check (topic in ('photo', 'price', 'words', 'packing', 'papers', 'money', 'product', 'other')),
	state text collate "C" not null default 'open' check (state in ('open', 'closed')),
	-- the office's area, as it was when the case was opened
	province_code text collate "C" not null,
	subdistrict_code text collate "C" not null,
	asked_by_shop boolean not null,
	opened_by text not null,
	opened_at timestamptz not null,
	-- when the office means to look again, a day in Bangkok
	look_again date,
	-- whose turn it is
	waits_for text collate "C" not null check (waits_for in ('shop', 'office', 'nobody')),
	touched_at timestamptz not null,
	outcome text check (length(outcome) <= 4000),
	closed_at timestamptz,
	primary key (shop_id, case_id),
	check ((state = 'closed') = (closed_at is not null)),
	check ((state = 'closed') = (waits_for = 'nobody'))
);
create index case_of_province on advice.case (province_code, touched_at, case_id) where state = 'open';
create index case_open on advice.case (touched_at, case_id) where state = 'open';

-- shop(shop_id)
create table advice.note (
	shop_id uuid not null,
	case_id uuid not null,
	note_id uuid not null,
	from_shop boolean not null,
	author text not null,
	author_name text not null,
	text text not null check (length(text) between 1 and 4000),
	at timestamptz not null,
	primary key (shop_id, case_id, note_id),
	foreign key (shop_id, case_id) references advice.case
);
select platform.distribute('advice.case', 'shop_id', 'shops.shop');
select platform.distribute('advice.note', 'shop_id', 'shops.shop');
