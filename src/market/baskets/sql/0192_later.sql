-- Baskets have a second list: what is kept for another day. A line remembers the link it came by.
-- key(basket_id): goods set aside
create table baskets.later (
	basket_id uuid not null,
	product_id uuid not null,
	quantity int not null check (quantity between 1 and 999),
	price_satang satang not null,
	kept_at timestamptz not null,
	primary key (basket_id, product_id)
);
comment on table baskets.later is 'Goods set aside for another day, with their price at that time';
select platform.distribute('baskets.later', 'basket_id', 'baskets.basket');
alter table baskets.later add foreign key (basket_id) references baskets.basket on delete cascade;
-- the code of the shared link by which it came in, if any
alter table baskets.line add column via text collate "C" check (via ~ '^[0-9A-Za-z]{6,16}$');
