-- Search: finished Thai words (cut by the application), plain text and its skeleton for parts of words, phrases for suggestions.
-- step: market/catalogue/load.ts

-- key(product_id): only goods on sale
create table catalogue.entry (
	product_id uuid primary key,
	shop_id uuid not null,
	rank int not null,
	price_satang satang not null,
	published_at timestamptz not null,
	province_code text collate "C" not null,
	category text collate "C" not null,
	-- the name in normal form, and its skeleton: for what stands first
	name_plain text not null,
	name_skeleton text not null,
	-- name, shop, village, province, category in normal form
	plain text not null,
	skeleton text not null,
	-- words with positions and weights, written by the application: never to_tsvector, which cannot cut Thai
	words tsvector not null
);
-- the words are only asked through their index: kept out of the way of the rest
alter table catalogue.entry alter column words set storage external;
create index entry_words on catalogue.entry using gin (words) with (gin_pending_list_limit = 1024);
create index entry_plain on catalogue.entry using gin (plain gin_trgm_ops);
create index entry_skeleton on catalogue.entry using gin (skeleton gin_trgm_ops);

-- key(normal): what a beginning may become
create table catalogue.phrase (
	normal text collate "C" not null,
	kind text collate "C" not null check (kind in ('product', 'shop', 'province', 'category')),
	href text collate "C" not null,
	text text not null,
	skeleton text not null,
	count int not null,
	primary key (normal, kind, href)
);
create index phrase_skeleton on catalogue.phrase using gin (skeleton gin_trgm_ops);

-- reference: words that mean the same
create table catalogue.synonym (
	term text collate "C" not null,
	meaning int not null,
	primary key (term, meaning)
);

select platform.distribute('catalogue.entry', 'product_id', 'catalogue.listing');
select platform.distribute('catalogue.phrase', 'normal', null);
select platform.distribute('catalogue.synonym', null, null);
