-- Figures: how often goods were seen, put into a basket, sold and returned, by week. Nothing of any person.
create schema figures;

-- shop(shop_id): a Bangkok week, named by its Monday
create table figures.product_week (
	shop_id uuid not null,
	product_id uuid not null,
	week date not null check (extract(isodow from week) = 1),
	seen int not null default 0 check (seen >= 0),
	basket int not null default 0 check (basket >= 0),
	sold int not null default 0 check (sold >= 0),
	returned int not null default 0 check (returned >= 0),
	primary key (shop_id, product_id, week)
);
create index product_week_of_shop on figures.product_week (shop_id, week);
create index product_week_by_week on figures.product_week (week, shop_id);

-- shop(shop_id): which orders are in the figures already: news may come twice, and in another order
create table figures.counted (
	shop_id uuid not null,
	order_id uuid not null,
	sold_in date,
	cancelled boolean not null default false,
	returned_in date,
	primary key (shop_id, order_id)
);

-- key(province_code): what is usual for shops of one kind in one province in a week that is over; written once, never for fewer than five shops
create table figures.usual (
	province_code text collate "C" not null,
	kind text collate "C" not null,
	week date not null check (extract(isodow from week) = 1),
	shops int not null check (shops >= 5),
	seen int not null check (seen >= 0),
	basket int not null check (basket >= 0),
	sold int not null check (sold >= 0),
	returned int not null check (returned >= 0),
	primary key (province_code, kind, week)
);

-- local: the weeks whose usual figures were made
create table figures.made (
	week date primary key,
	at timestamptz not null
);

select platform.distribute('figures.product_week', 'shop_id', 'shops.shop');
select platform.distribute('figures.counted', 'shop_id', 'shops.shop');
select platform.distribute('figures.usual', 'province_code', null);
-- No foreign key to the product: one row that is refused would keep back all that was counted with it.
