-- Stock: how many pieces a shop has, which are held for a checkout, which are sold. A piece is never promised twice.
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
	-- no piece comes from nowhere or goes nowhere
	check (received = on_hand + sold + written_off)
);
-- how many are left is asked by product alone
create index item_by_product on stock.item (product_id);

-- shop(shop_id)
create table stock.hold (
	shop_id uuid not null,
	holder text collate "C" not null,
	product_id uuid not null,
	quantity int not null check (quantity > 0),
	state text not null check (state in ('held', 'taken', 'freed', 'put_back')),
	until timestamptz not null,
	primary key (shop_id, holder, product_id)
);

-- key(holder): finds the shops of a holder
create table stock.holder_shop (
	holder text collate "C" not null,
	shop_id uuid not null,
	primary key (holder, shop_id)
);

select platform.distribute('stock.item', 'shop_id', 'shops.shop');
select platform.distribute('stock.hold', 'shop_id', 'shops.shop');
select platform.distribute('stock.holder_shop', 'holder', null);
alter table stock.hold add foreign key (shop_id, product_id) references stock.item;
