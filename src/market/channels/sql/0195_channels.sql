-- Channels: links that carry a product and its shop from LINE, a fan page or a printed code into the checkout.
create schema channels;

-- shop(shop_id): a link is what was made to be shared, with the price as it stood on the card
create table channels.link (
	shop_id uuid not null,
	code text collate "C" not null check (code ~ '^[0-9A-Z]{6,16}$'),
	-- null: the whole shop
	product_id uuid,
	channel text collate "C" not null check (channel in ('line', 'facebook', 'instagram', 'tiktok', 'qr', 'web')),
	price_satang satang,
	made_by text not null,
	made_at timestamptz not null,
	primary key (shop_id, code),
	check ((product_id is null) = (price_satang is null))
);
comment on table channels.link is 'A link made to be shared, with the price of that moment';
create index link_of_product on channels.link (shop_id, product_id, channel, made_at desc);
create index link_by_time on channels.link (shop_id, made_at desc, code desc);

-- key(code): finds the shop of a link from its code alone
create table channels.link_place (
	code text collate "C" primary key,
	shop_id uuid not null
);
comment on table channels.link_place is 'Where a link is kept';

-- shop(shop_id): what came of a link, by day; several slots, so that many visitors at once do not wait for one row
create table channels.day (
	shop_id uuid not null,
	code text collate "C" not null,
	day date not null,
	slot smallint not null check (slot between 0 and 15),
	opened int not null default 0 check (opened >= 0),
	orders int not null default 0 check (orders >= 0),
	cancelled int not null default 0 check (cancelled >= 0),
	goods_satang satang not null default 0,
	primary key (shop_id, code, day, slot)
);
comment on table channels.day is 'How often a link was opened and what was bought by it, a day';
create index day_of_shop on channels.day (shop_id, day desc);

select platform.distribute('channels.link', 'shop_id', 'shops.shop');
select platform.distribute('channels.link_place', 'code', null);
select platform.distribute('channels.day', 'shop_id', 'shops.shop');
alter table channels.day add foreign key (shop_id, code) references channels.link;
