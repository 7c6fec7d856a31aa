-- Origin: where a product is made, by whom, with which knowledge; read by the office of that place.
create schema origin;

-- shop(shop_id): what a shop says of one product; the newest saying counts
create table origin.claim (
	shop_id uuid not null,
	product_id uuid not null,
	-- of the place of production, which need not be the shop's
	subdistrict_code text collate "C" not null,
	postcode text collate "C" not null,
	province_code text collate "C" not null,
	village text not null check (length(village) between 1 and 400),
	makers text not null check (length(makers) between 1 and 2000),
	wisdom text not null default '',
	-- photographs of making it, as hashes
	evidence jsonb not null default '[]',
	state text not null check (state in ('submitted', 'verified', 'refused', 'withdrawn')),
	reason text,
	-- what the label carries; it never changes, whatever becomes of the claim
	code text collate "C" not null,
	submitted_at timestamptz not null,
	decided_at timestamptz,
	decided_by text,
	primary key (shop_id, product_id),
	check ((state = 'submitted') = (decided_at is null))
);
create index claim_waiting on origin.claim (province_code, submitted_at, product_id) where state = 'submitted';

-- key(code): a label's code leads to its claim for ever
create table origin.label (
	code text collate "C" primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
	shop_id uuid not null,
	product_id uuid not null
);

-- shop(shop_id): what was said and decided, when, by whom; only added to
create table origin.history (
	shop_id uuid not null,
	history_id uuid not null,
	product_id uuid not null,
	state text not null,
	said jsonb not null,
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, history_id)
);
create index history_of_product on origin.history (shop_id, product_id, history_id);

select platform.distribute('origin.claim', 'shop_id', 'shops.shop');
select platform.distribute('origin.history', 'shop_id', 'shops.shop');
select platform.distribute('origin.label', 'code', null);
alter table origin.claim add foreign key (shop_id, product_id) references catalogue.product;
alter table origin.claim add foreign key (subdistrict_code, postcode) references places.subdistrict_postcode;
alter table origin.history add foreign key (shop_id, product_id) references origin.claim;
