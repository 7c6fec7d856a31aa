-- How goods are sold: from the shelf, made when ordered, or promised for a day; cheaper for many; in several kinds; with a film.
alter table catalogue.product
	add column ready text collate "C" not null default 'stock' check (ready in ('stock', 'to_order', 'pre_order')),
	-- to_order: days to make it
	add column lead_days int check (lead_days between 1 and 180),
	-- pre_order: the day in Bangkok from which it can be sent
	add column ready_from date,
	add column video_url text check (video_url like 'https://%' and length(video_url) <= 300),
	-- a reduced price for all buyers today, in per cent off; a copy written by what decides over it
	add column off_percent int check (off_percent between 1 and 90),
	-- kinds of one thing (colours, sizes) share the id of the first of them
	add column family_id uuid,
	add column option_th text check (length(option_th) between 1 and 200),
	add column option_en text check (length(option_en) between 1 and 200),
	-- the last one went; a copy of what the stock says
	add column sold_out boolean not null default false,
	-- the name as it is compared
	add column name_key text collate "C" not null default '',
	add check ((ready = 'to_order') = (lead_days is not null)),
	add check ((ready = 'pre_order') = (ready_from is not null)),
	add check ((family_id is null) = (option_th is null));

create index product_family on catalogue.product (shop_id, family_id) where family_id is not null;
-- what is shown has a name of its own within its shop
create unique index product_name on catalogue.product (shop_id, name_key, coalesce(option_th, '')) where state in ('submitted', 'published', 'paused') and name_key <> '';

-- shop(shop_id): a lower price for more pieces at once
create table catalogue.price_step (
	shop_id uuid not null,
	product_id uuid not null,
	from_quantity int not null check (from_quantity between 2 and 10000),
	price_satang bigint not null check (price_satang > 0),
	primary key (shop_id, product_id, from_quantity)
);
select platform.distribute('catalogue.price_step', 'shop_id', 'shops.shop');
alter table catalogue.price_step add foreign key (shop_id, product_id) references catalogue.product on delete cascade;

update catalogue.product p set sold_out = true from catalogue.listing l where l.product_id = p.product_id and l.sold_out;

alter table catalogue.listing
	-- the usual price, while it costs less
	add column was_satang bigint check (was_satang > 0),
	-- how many kinds of it there are
	add column options int not null default 1 check (options >= 1);
