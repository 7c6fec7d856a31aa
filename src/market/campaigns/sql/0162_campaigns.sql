-- Campaigns: what the whole market does for some days, which shops join it, and what buyers took of it.
create schema campaigns;

-- reference
create table campaigns.campaign (
	campaign_id uuid primary key,
	-- in addresses: 'new-year-2570'
	slug text collate "C" not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
	kind text collate "C" not null check (kind in ('fair', 'flash', 'gifts')),
	name_th text not null check (length(name_th) between 1 and 200),
	name_en text check (length(name_en) between 1 and 200),
	text_th text not null default '' check (length(text_th) <= 4000),
	text_en text check (length(text_en) between 1 and 4000),
	-- name of one of the drawn scenes
	picture text collate "C" not null,
	-- collections that stand on its page, in this order
	collections text[] collate "C" not null default '{}',
	from_at timestamptz not null,
	until_at timestamptz not null,
	shown boolean not null default false,
	author text not null,
	changed_at timestamptz not null,
	check (until_at > from_at)
);
create index campaign_shown on campaigns.campaign (until_at, campaign_id) where shown;

-- shop(shop_id): a shop takes part
create table campaigns.joined (
	shop_id uuid not null,
	campaign_id uuid not null,
	-- whether the campaign's coupons are good here
	coupons boolean not null,
	author text not null,
	at timestamptz not null,
	primary key (shop_id, campaign_id)
);

-- shop(shop_id): one of its goods at a lower price
create table campaigns.entry (
	shop_id uuid not null,
	campaign_id uuid not null,
	product_id uuid not null,
	percent int not null check (percent between 1 and 90),
	-- altogether, and for one person; none means as many as there are
	pieces int check (pieces between 1 and 100000),
	per_person int check (per_person between 1 and 1000),
	taken int not null default 0 check (taken >= 0),
	-- the campaign's hours, and whether the price stands on cards
	from_at timestamptz not null,
	until_at timestamptz not null,
	stands boolean not null default false,
	author text not null,
	at timestamptz not null,
	primary key (shop_id, campaign_id, product_id),
	foreign key (shop_id, campaign_id) references campaigns.joined,
	check (pieces is null or taken <= pieces)
);
create index entry_of_campaign on campaigns.entry (campaign_id, at, product_id);
create index entry_to_show on campaigns.entry (from_at) where not stands;
create index entry_to_hide on campaigns.entry (until_at) where stands;

-- shop(shop_id): how many pieces of an entry one person took
create table campaigns.of_person (
	shop_id uuid not null,
	campaign_id uuid not null,
	product_id uuid not null,
	person_id uuid not null,
	pieces int not null check (pieces >= 0),
	most int not null,
	primary key (shop_id, campaign_id, product_id, person_id),
	check (pieces <= most)
);

-- key(coupon_id)
create table campaigns.coupon (
	coupon_id uuid primary key,
	campaign_id uuid not null,
	name_th text not null check (length(name_th) between 1 and 200),
	name_en text check (length(name_en) between 1 and 200),
	percent int not null check (percent between 1 and 90),
	-- goods of one shop for at least so much
	least_satang bigint not null check (least_satang >= 0),
	budget int not null check (budget between 1 and 1000000),
	per_person int not null check (per_person between 1 and 100),
	used int not null default 0 check (used >= 0),
	author text not null,
	at timestamptz not null,
	check (used <= budget)
);
create index coupon_of_campaign on campaigns.coupon (campaign_id, at, coupon_id);

-- key(person_id): who collected which coupon, and how often it was used
create table campaigns.collected (
	person_id uuid not null,
	coupon_id uuid not null,
	used int not null default 0 check (used >= 0),
	most int not null,
	at timestamptz not null,
	primary key (person_id, coupon_id),
	check (used <= most)
);

-- shop(shop_id): what one checkout took of an entry (thing: the product) or a coupon
create table campaigns.taking (
	shop_id uuid not null,
	checkout_id uuid not null,
	kind text collate "C" not null check (kind in ('entry', 'coupon')),
	campaign_id uuid not null,
	thing_id uuid not null,
	person_id uuid not null,
	pieces int not null check (pieces > 0),
	at timestamptz not null,
	primary key (shop_id, checkout_id, kind, campaign_id, thing_id)
);
create index taking_of_checkout on campaigns.taking (checkout_id);

select platform.distribute('campaigns.campaign', null, null);
select platform.distribute('campaigns.joined', 'shop_id', 'shops.shop');
select platform.distribute('campaigns.entry', 'shop_id', 'shops.shop');
select platform.distribute('campaigns.of_person', 'shop_id', 'shops.shop');
select platform.distribute('campaigns.coupon', 'coupon_id', null);
select platform.distribute('campaigns.collected', 'person_id', null);
select platform.distribute('campaigns.taking', 'shop_id', 'shops.shop');
