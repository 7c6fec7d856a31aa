-- Catalogue: what shops sell, and how lists and pages see it.
create schema catalogue;

-- reference
create table catalogue.category (
	slug text collate "C" primary key,
	parent text collate "C",
	-- from the whole to itself
	path text[] not null,
	position int not null,
	name_th text not null,
	name_en text not null
);

-- shop(shop_id)
create table catalogue.product (
	shop_id uuid not null,
	product_id uuid not null,
	state text not null check (state in ('draft', 'published', 'paused', 'taken_down')),
	name_th text not null,
	name_en text,
	description_th text not null,
	description_en text,
	process_th text,
	category text collate "C" not null,
	price_satang satang not null,
	unit_th text not null,
	unit_en text,
	weight_g grams not null check (weight_g > 0),
	length_mm millimetres not null check (length_mm > 0),
	width_mm millimetres not null check (width_mm > 0),
	height_mm millimetres not null check (height_mm > 0),
	transport_class text not null check (transport_class in ('ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant')),
	max_days int check (max_days between 1 and 60),
	shelf_life_days int check (shelf_life_days between 1 and 3650),
	made_at timestamptz not null,
	changed_at timestamptz not null,
	published_at timestamptz,
	primary key (shop_id, product_id),
	check (state <> 'published' or (price_satang > 0 and published_at is not null))
);

-- shop(shop_id)
create table catalogue.picture (
	shop_id uuid not null,
	product_id uuid not null,
	hash text collate "C" not null check (hash ~ '^[0-9a-f]{32}$'),
	position int not null,
	alt_th text not null,
	alt_en text,
	primary key (shop_id, product_id, hash)
);

-- shop(shop_id): papers that an officer has seen
create table catalogue.certificate (
	shop_id uuid not null,
	product_id uuid not null,
	kind text collate "C" not null check (kind in ('otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal')),
	number text collate "C" not null,
	stars int check (stars between 1 and 5),
	until date not null,
	by_whom text not null,
	primary key (shop_id, product_id, kind, number),
	check (stars is null or kind = 'otop')
);

-- key(product_id): a product as lists and pages see it, whole; written with the product, rebuildable from it
create table catalogue.listing (
	product_id uuid primary key,
	shop_id uuid not null,
	state text not null,
	name_th text not null,
	name_en text,
	price_satang satang not null,
	unit_th text not null,
	unit_en text,
	picture text,
	shop_slug text collate "C" not null,
	shop_name_th text not null,
	shop_name_en text,
	village_th text not null,
	village_en text,
	province_code text collate "C" not null,
	category text collate "C" not null,
	transport_class text not null,
	weight_g grams not null,
	length_mm millimetres not null,
	width_mm millimetres not null,
	height_mm millimetres not null,
	max_days int,
	-- [{kind, number, stars, until}]: which of them are valid is seen when it is read
	certificates jsonb not null,
	sold_out boolean not null default false,
	rating double precision,
	sold int not null default 0 check (sold >= 0),
	-- how far up it stands in lists by popularity
	rank int not null default 0,
	published_at timestamptz,
	-- what only the product's own page shows
	page jsonb not null
);
-- most updates count sales and touch no index: room for them beside the row
alter table catalogue.listing set (fillfactor = 80);

-- key(place): which goods stand where: 'all', 'c/silk', 'p/32', 'c/silk/p/32', 's/<shop>'; one short walk along an index for every list
create table catalogue.stand (
	place text collate "C" not null,
	product_id uuid not null,
	rank int not null,
	published_at timestamptz not null,
	price_satang satang not null,
	primary key (place, product_id)
);
create index stand_popular on catalogue.stand (place, rank desc, product_id desc);
create index stand_new on catalogue.stand (place, published_at desc, product_id desc);
create index stand_price on catalogue.stand (place, price_satang, product_id);

-- key(place): how many stand there
create table catalogue.tally (
	place text collate "C" primary key,
	products int not null check (products >= 0)
);

select platform.distribute('catalogue.category', null, null);
select platform.distribute('catalogue.product', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.picture', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.certificate', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.listing', 'product_id', null);
select platform.distribute('catalogue.stand', 'place', null);
select platform.distribute('catalogue.tally', 'place', 'catalogue.stand');
alter table catalogue.category add foreign key (parent) references catalogue.category;
alter table catalogue.product add foreign key (category) references catalogue.category;
alter table catalogue.picture add foreign key (shop_id, product_id) references catalogue.product;
alter table catalogue.certificate add foreign key (shop_id, product_id) references catalogue.product;
