-- Promotions: what a shop takes off its prices, for whom, from when until when.
create schema promotions;

-- shop(shop_id)
create table promotions.promotion (
	shop_id uuid not null,
	promotion_id uuid not null,
	-- discount: for everybody; deal: from so many pieces of the shop; coupon: for followers, once each
	kind text collate "C" not null check (kind in ('discount', 'deal', 'coupon')),
	name_th text not null check (length(name_th) between 1 and 200),
	percent int not null check (percent between 1 and 90),
	pieces int check (pieces between 2 and 100),
	-- which goods; none means all of the shop
	products uuid[] not null default '{}',
	-- coupon: how many may be used altogether
	budget int check (budget between 1 and 100000),
	used int not null default 0 check (used >= 0),
	from_at timestamptz not null,
	until_at timestamptz not null,
	-- discount: whether its copy stands on the goods
	shown boolean not null default false,
	author text not null,
	added_at timestamptz not null,
	primary key (shop_id, promotion_id),
	check (until_at > from_at),
	check ((kind = 'deal') = (pieces is not null)),
	check ((kind = 'coupon') = (budget is not null)),
	check (budget is null or used <= budget)
);
create index promotion_of_shop on promotions.promotion (shop_id, until_at desc, promotion_id);
create index promotion_to_show on promotions.promotion (from_at) where kind = 'discount' and not shown;
create index promotion_to_hide on promotions.promotion (until_at) where kind = 'discount' and shown;

-- shop(shop_id): a coupon used by one person in one checkout
create table promotions.coupon_use (
	shop_id uuid not null,
	promotion_id uuid not null,
	person_id uuid not null,
	checkout_id uuid not null,
	used_at timestamptz not null,
	primary key (shop_id, promotion_id, person_id),
	foreign key (shop_id, promotion_id) references promotions.promotion
);
create index coupon_use_of_checkout on promotions.coupon_use (checkout_id);

select platform.distribute('promotions.promotion', 'shop_id', 'shops.shop');
select platform.distribute('promotions.coupon_use', 'shop_id', 'shops.shop');
