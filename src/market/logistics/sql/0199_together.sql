-- shop(shop_id): whose goods are in which parcel; the order that began it, and those that came to it before it was packed
create table logistics.parcel_order (
	shop_id uuid not null,
	order_id uuid not null,
	parcel_id uuid not null,
	order_code text collate "C" not null,
	-- called off while others stayed
	left_at timestamptz,
	primary key (shop_id, order_id)
);
create index parcel_order_of_parcel on logistics.parcel_order (shop_id, parcel_id);
insert into logistics.parcel_order (shop_id, order_id, parcel_id, order_code) select shop_id, order_id, parcel_id, order_code from logistics.parcel;
select platform.distribute('logistics.parcel_order', 'shop_id', 'shops.shop');
alter table logistics.parcel_order add foreign key (shop_id, parcel_id) references logistics.parcel;
-- the boxes of one buyer that something may still be added to
create index parcel_open_of_buyer on logistics.parcel (shop_id, buyer_id) where state = 'planned';
