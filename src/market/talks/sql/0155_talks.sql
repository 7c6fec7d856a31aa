-- Talks: what a buyer and a shop write to each other. Masked before it is kept: no phone, no account, no address of either side.
create schema talks;

-- shop(shop_id): one a buyer and shop
create table talks.talk (
	shop_id uuid not null,
	talk_id uuid not null,
	-- empty when the buyer asked to be forgotten
	buyer_id uuid,
	province_code text collate "C" not null,
	opened_at timestamptz not null,
	last_at timestamptz not null,
	last_by text not null check (last_by in ('buyer', 'shop')),
	last_text text not null,
	shop_unread int not null default 0 check (shop_unread >= 0),
	buyer_unread int not null default 0 check (buyer_unread >= 0),
	blocked_by text check (blocked_by in ('buyer', 'shop')),
	-- the days, in Bangkok, on which somebody was last told by SMS that something waits
	shop_told_on date,
	buyer_told_on date,
	primary key (shop_id, talk_id)
);
create unique index talk_of_buyer on talks.talk (shop_id, buyer_id);
create index talk_newest on talks.talk (shop_id, last_at desc, talk_id desc);
create index talk_shop_waits on talks.talk (shop_id) where shop_unread > 0;
create index talk_shop_untold on talks.talk (last_at) where shop_unread > 0;
create index talk_buyer_untold on talks.talk (last_at) where buyer_unread > 0;

-- shop(shop_id): only added to; a moderator may take one away
create table talks.message (
	shop_id uuid not null,
	talk_id uuid not null,
	message_id uuid not null,
	by_side text not null check (by_side in ('buyer', 'shop')),
	author_id uuid,
	body text not null check (length(body) <= 12000),
	masked boolean not null,
	pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 3),
	product_id uuid,
	order_id uuid,
	removed boolean not null default false,
	at timestamptz not null,
	primary key (shop_id, talk_id, message_id),
	check (body <> '' or pictures <> '[]' or removed),
	check (num_nonnulls(product_id, order_id) <= 1)
);
create index message_newest on talks.message (shop_id, talk_id, at desc, message_id desc);

-- buyer(buyer_id): the buyer's own list
create table talks.of_buyer (
	buyer_id uuid not null,
	shop_id uuid not null,
	talk_id uuid not null,
	opened_at timestamptz not null,
	last_at timestamptz not null,
	unread int not null default 0 check (unread >= 0),
	primary key (buyer_id, shop_id)
);
create index of_buyer_newest on talks.of_buyer (buyer_id, last_at desc, shop_id desc);

-- shop(shop_id): one side says that a message is not right
create table talks.report (
	shop_id uuid not null,
	report_id uuid not null,
	talk_id uuid not null,
	message_id uuid not null,
	province_code text collate "C" not null,
	reporter_id uuid,
	why text not null,
	at timestamptz not null,
	closed_at timestamptz,
	closed_by text,
	primary key (shop_id, report_id),
	unique (shop_id, talk_id, message_id, reporter_id)
);
create index report_open on talks.report (province_code, at, report_id) where closed_at is null;

select platform.distribute('talks.talk', 'shop_id', 'shops.shop');
select platform.distribute('talks.message', 'shop_id', 'shops.shop');
select platform.distribute('talks.report', 'shop_id', 'shops.shop');
select platform.distribute('talks.of_buyer', 'buyer_id', null);
alter table talks.talk add foreign key (shop_id) references shops.shop;
alter table talks.message add foreign key (shop_id, talk_id) references talks.talk;
alter table talks.report add foreign key (shop_id, talk_id, message_id) references talks.message;
