-- Awards that goods may show, with the day they end; the awards room writes them. Lists and search keep a copy, as of papers.

-- shop(shop_id)
create table catalogue.honour (
	shop_id uuid not null,
	product_id uuid not null,
	award_id uuid not null,
	level text collate "C" not null check (level in ('model', 'region', 'nation')),
	-- of the programme, in the common era
	year int not null check (year between 2000 and 2200),
	-- the last day on which it is shown, in Bangkok
	until_day date not null,
	primary key (shop_id, product_id, award_id)
);
select platform.distribute('catalogue.honour', 'shop_id', 'shops.shop');
alter table catalogue.honour add foreign key (shop_id, product_id) references catalogue.product;

alter table catalogue.listing add column awards jsonb not null default '[]';
-- levels that hold today; listed anew when one ends
alter table catalogue.entry add column awards text[] collate "C" not null default '{}';
