-- Sets: goods of several shops that make one present, each sold by its own shop at its own price.
create schema sets;

-- key(set_id)
create table sets.gift_set (
	set_id uuid primary key,
	-- in addresses: 'new-year-surin'
	slug text collate "C" not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
	name_th text not null check (length(name_th) between 1 and 200),
	name_en text check (length(name_en) between 1 and 200),
	story_th text not null default '' check (length(story_th) <= 4000),
	-- null: of the whole market; else of a province's office
	province_code text collate "C",
	shown boolean not null default false,
	author text not null,
	changed_at timestamptz not null
);
create index gift_set_shown on sets.gift_set (changed_at desc, set_id) where shown;

-- key(set_id)
create table sets.item (
	set_id uuid not null references sets.gift_set,
	product_id uuid not null,
	quantity int not null check (quantity between 1 and 99),
	position int not null,
	primary key (set_id, product_id)
);
select platform.distribute('sets.gift_set', 'set_id', null);
select platform.distribute('sets.item', 'set_id', 'sets.gift_set');
