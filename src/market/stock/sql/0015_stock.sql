-- Stock: how many there are, how many are held for whom.
create schema stock;

-- shop(shop_id)
create table stock.item (
	shop_id uuid not null,
	product_id uuid not null,
	received int not null default 0 check (received >= 0),
	on_hand int not null default 0 check (on_hand >= 0),
	reserved int not null default 0 check (reserved >= 0),
	sold int not null default 0 check (sold >= 0),
	written_off int not null default 0 check (written_off >= 0),
	primary key (shop_id, product_id),
	check (reserved <= on_hand),
	check (received = on_hand + sold + written_off)
);
-- key(product_id): finds the shop's row from a product's id alone
create index item_of_product on stock.item (product_id);

-- shop(shop_id): goods kept for a checkout
create table stock.hold (
	shop_id uuid not null,
	holder uuid not null,
	product_id uuid not null,
	quantity int not null check (quantity > 0),
	until timestamptz not null,
	state text not null check (state in ('held', 'taken', 'freed', 'returned')),
	primary key (shop_id, holder, product_id)
);
create index hold_of_holder on stock.hold (holder);
select platform.distribute('stock.item', 'shop_id', 'shops.shop');
select platform.distribute('stock.hold', 'shop_id', 'shops.shop');
alter table stock.hold add foreign key (shop_id, product_id) references stock.item;
