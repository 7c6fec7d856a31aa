-- Where goods lie, and when the seller is told that few are left.
alter table stock.item
	-- told when so many or fewer can still be bought
	add column low_at int check (low_at between 0 and 10000),
	add column low_told boolean not null default false;

-- shop(shop_id): a place where a shop keeps goods: at home, in the group's store, at the centre
create table stock.place (
	shop_id uuid not null,
	place_id uuid not null,
	name_th text not null check (length(name_th) between 1 and 200),
	-- goods are taken from the first one first
	position int not null,
	primary key (shop_id, place_id)
);

-- shop(shop_id): how many of a thing lie in a place; for goods with rows here they sum up to what is on hand
create table stock.lying (
	shop_id uuid not null,
	product_id uuid not null,
	place_id uuid not null,
	pieces int not null check (pieces >= 0),
	primary key (shop_id, product_id, place_id)
);
select platform.distribute('stock.place', 'shop_id', 'shops.shop');
select platform.distribute('stock.lying', 'shop_id', 'shops.shop');
alter table stock.lying add foreign key (shop_id, product_id) references stock.item;
alter table stock.lying add foreign key (shop_id, place_id) references stock.place;
