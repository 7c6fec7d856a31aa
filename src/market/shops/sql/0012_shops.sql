-- Shops: a seller's public face, its approval, and where its money goes.
create schema shops;

-- shop(shop_id)
create table shops.shop (
	shop_id uuid primary key,
	slug text collate "C" not null,
	owner_id uuid not null,
	name_th text not null,
	name_en text,
	kind text not null check (kind in ('farmer', 'household', 'community_enterprise', 'cooperative', 'otop_producer', 'sme', 'agency')),
	state text not null check (state in ('applied', 'sent_back', 'approved', 'suspended', 'closed')),
	subdistrict_code text collate "C" not null,
	postcode text collate "C" not null,
	province_code text collate "C" not null,
	village_th text not null,
	village_en text,
	story_th text not null,
	story_en text,
	saying text,
	since_year int check (since_year between 1000 and 2999),
	members int check (members > 0),
	-- how many goods are on sale; kept by the catalogue
	products int not null default 0 check (products >= 0),
	-- why it was sent back
	reason text,
	applied_at timestamptz not null,
	approved_at timestamptz,
	check ((approved_at is not null) = (state in ('approved', 'suspended', 'closed')))
);
create index shop_waiting on shops.shop (province_code, applied_at, shop_id) where state = 'applied';
create index shop_newest on shops.shop (approved_at desc, shop_id desc) where state = 'approved';
create index shop_of_province on shops.shop (province_code, approved_at desc, shop_id desc) where state = 'approved';

-- key(slug): the shop's address is its own
create table shops.shop_slug (
	slug text collate "C" primary key check (slug ~ '^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$'),
	shop_id uuid not null
);

-- shop(shop_id): every account it ever named; the newest one is current
create table shops.payout_account (
	shop_id uuid not null,
	account_id uuid not null,
	kind text not null check (kind in ('promptpay', 'bank')),
	bank_code text collate "C",
	sealed_number text not null,
	sealed_name text not null,
	-- what may be shown: 'พร้อมเพย์ 08x xxx 0004'
	masked text not null,
	current boolean not null,
	changed_at timestamptz not null,
	by_whom text not null,
	primary key (shop_id, account_id),
	check ((kind = 'bank') = (bank_code is not null))
);
create unique index payout_account_current on shops.payout_account (shop_id) where current;

-- shop(shop_id): who moved it, when and why; only added to
create table shops.history (
	shop_id uuid not null,
	history_id uuid not null,
	state text not null,
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, history_id)
);

select platform.distribute('shops.shop', 'shop_id', null);
select platform.distribute('shops.shop_slug', 'slug', null);
select platform.distribute('shops.payout_account', 'shop_id', 'shops.shop');
select platform.distribute('shops.history', 'shop_id', 'shops.shop');
alter table shops.shop add foreign key (subdistrict_code, postcode) references places.subdistrict_postcode;
alter table shops.payout_account add foreign key (shop_id) references shops.shop;
alter table shops.history add foreign key (shop_id) references shops.shop;
