-- Orders: one shop's part of a checkout. A contract, so facts are copied into it, not joined.
create schema orders;

-- shop(shop_id)
create table orders.order (
	shop_id uuid not null,
	order_id uuid not null,
	checkout_id uuid not null,
	payment_id uuid not null,
	buyer_id uuid not null,
	code text collate "C" not null,
	state text not null check (state in ('awaiting_payment', 'placed', 'ready', 'handed_over', 'delivered', 'completed', 'cancelled', 'lapsed', 'returned')),
	goods_satang satang not null,
	postage_satang satang not null,
	total_satang satang not null,
	refunded_satang satang not null default 0,
	service text collate "C" not null,
	service_th text not null,
	service_en text not null,
	arrive_from date not null,
	arrive_by date not null,
	-- name, phone and address line, sealed; the place is open, for routing
	sealed_address text not null,
	subdistrict_code text collate "C" not null,
	postcode text collate "C" not null,
	pieces int not null check (pieces > 0),
	placed_at timestamptz not null,
	delivered_at timestamptz,
	release_at timestamptz,
	primary key (shop_id, order_id),
	unique (shop_id, checkout_id),
	check (total_satang = goods_satang + postage_satang),
	check (refunded_satang <= total_satang),
	check ((release_at is null) = (delivered_at is null))
);
create index order_by_shop on orders.order (shop_id, state, placed_at desc, order_id desc);
create index order_to_release on orders.order (release_at) where state = 'delivered';

-- shop(shop_id)
create table orders.order_line (
	shop_id uuid not null,
	order_id uuid not null,
	line_id uuid not null,
	product_id uuid not null,
	position int not null,
	name_th text not null,
	name_en text,
	unit_th text not null,
	unit_en text,
	picture text,
	price_satang satang not null,
	quantity int not null check (quantity between 1 and 9999),
	line_satang satang not null,
	weight_g grams not null,
	length_mm millimetres not null,
	width_mm millimetres not null,
	height_mm millimetres not null,
	transport_class text not null,
	primary key (shop_id, order_id, line_id),
	check (line_satang = price_satang * quantity)
);

-- shop(shop_id): who moved it, when and why; only added to
create table orders.history (
	shop_id uuid not null,
	order_id uuid not null,
	history_id uuid not null,
	state text not null,
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, order_id, history_id)
);

-- buyer(buyer_id): the buyer's own list
create table orders.buyer_order (
	buyer_id uuid not null,
	order_id uuid not null,
	shop_id uuid not null,
	checkout_id uuid not null,
	placed_at timestamptz not null,
	primary key (buyer_id, order_id)
);
create index buyer_order_by_time on orders.buyer_order (buyer_id, placed_at desc, order_id desc);

-- key(order_id): finds the shop of an order from its id alone
create table orders.order_place (
	order_id uuid primary key,
	shop_id uuid not null,
	checkout_id uuid not null
);
create index order_place_of_checkout on orders.order_place (checkout_id);

-- key(code): the short code is unique
create table orders.order_code (
	code text collate "C" primary key,
	order_id uuid not null
);

select platform.distribute('orders.order', 'shop_id', 'shops.shop');
select platform.distribute('orders.order_line', 'shop_id', 'shops.shop');
select platform.distribute('orders.history', 'shop_id', 'shops.shop');
select platform.distribute('orders.buyer_order', 'buyer_id', null);
select platform.distribute('orders.order_place', 'order_id', null);
select platform.distribute('orders.order_code', 'code', null);
alter table orders.order_line add foreign key (shop_id, order_id) references orders.order;
alter table orders.history add foreign key (shop_id, order_id) references orders.order;
