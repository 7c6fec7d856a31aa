-- Standards: a shop's wallet of certificates, what each covers, and who was warned before it lapses.
create schema standards;

-- shop(shop_id)
create table standards.certificate (
	shop_id uuid not null,
	certificate_id uuid not null,
	kind text collate "C" not null check (kind in ('otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal')),
	-- as it stands on the paper, in its one way of writing
	number text not null check (length(number) between 1 and 120),
	issuer text not null check (length(issuer) between 1 and 400),
	-- what the paper says it is for, in the seller's words
	scope text not null default '',
	stars int check (stars between 1 and 5),
	from_day date not null,
	-- the last day on which it holds, in Bangkok
	until_day date not null,
	-- a photograph of the paper
	picture text collate "C" check (picture ~ '^[0-9a-f]{32}$'),
	state text not null check (state in ('submitted', 'valid', 'refused', 'withdrawn')),
	reason text,
	province_code text collate "C" not null,
	submitted_at timestamptz not null,
	submitted_by text not null,
	decided_at timestamptz,
	decided_by text,
	primary key (shop_id, certificate_id),
	check (until_day >= from_day),
	check ((kind = 'otop') = (stars is not null)),
	check ((state = 'submitted') = (decided_at is null))
);
-- one paper stands once in a shop, unless it was refused or withdrawn
create unique index certificate_once on standards.certificate (shop_id, kind, number) where state in ('submitted', 'valid');
create index certificate_waiting on standards.certificate (province_code, submitted_at, certificate_id) where state = 'submitted';
create index certificate_lapsing on standards.certificate (until_day, shop_id, certificate_id) where state = 'valid';
create index certificate_lapsing_here on standards.certificate (province_code, until_day, shop_id, certificate_id) where state = 'valid';

-- shop(shop_id): the goods a certificate speaks of
create table standards.coverage (
	shop_id uuid not null,
	certificate_id uuid not null,
	product_id uuid not null,
	primary key (shop_id, certificate_id, product_id)
);
create index coverage_of_product on standards.coverage (shop_id, product_id);

-- shop(shop_id): who moved it, when and why; only added to
create table standards.history (
	shop_id uuid not null,
	history_id uuid not null,
	certificate_id uuid not null,
	state text not null,
	at timestamptz not null,
	by_whom text not null,
	why text,
	primary key (shop_id, history_id)
);

-- shop(shop_id): so many days before its end it was told, once
create table standards.warning (
	shop_id uuid not null,
	certificate_id uuid not null,
	days int not null check (days in (60, 30, 7)),
	at timestamptz not null,
	primary key (shop_id, certificate_id, days)
);

select platform.distribute('standards.certificate', 'shop_id', 'shops.shop');
select platform.distribute('standards.coverage', 'shop_id', 'shops.shop');
select platform.distribute('standards.history', 'shop_id', 'shops.shop');
select platform.distribute('standards.warning', 'shop_id', 'shops.shop');
alter table standards.coverage add foreign key (shop_id, certificate_id) references standards.certificate;
alter table standards.coverage add foreign key (shop_id, product_id) references catalogue.product;
alter table standards.history add foreign key (shop_id, certificate_id) references standards.certificate;
alter table standards.warning add foreign key (shop_id, certificate_id) references standards.certificate;
