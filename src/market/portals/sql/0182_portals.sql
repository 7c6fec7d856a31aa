-- Portals: windows of provinces and agencies on the one catalogue. They choose and order; they own neither goods nor prices.
create schema portals;

-- reference: a province without a row has the page that is made for it
create table portals.portal (
	slug text collate "C" primary key check (slug ~ '^[a-z][a-z0-9-]{1,59}$'),
	-- of a province, or of an organisation that has its own window
	province_code text collate "C" unique,
	organisation_id uuid,
	-- its own host name, lower case, no port
	host text collate "C" unique check (host ~ '^[a-z0-9]([a-z0-9.-]{1,250})[a-z0-9]$'),
	-- which goods it shows at all: a rule
	scope jsonb not null,
	-- the front page that is being worked on
	draft jsonb not null,
	-- goes up with every change of the draft: who saved an older one is told
	version int not null default 1 check (version > 0),
	-- the edition that is shown; none before the first
	edition int check (edition > 0),
	last_edition int not null default 0 check (last_edition >= 0),
	author text not null,
	changed_at timestamptz not null,
	check ((province_code is null) <> (organisation_id is null)),
	check (edition is null or edition <= last_edition)
);

-- key(slug): every front page that was ever shown; never changed
create table portals.edition (
	slug text collate "C" not null,
	number int not null check (number > 0),
	page jsonb not null,
	author text not null,
	published_at timestamptz not null,
	-- back to which one undoing goes
	before int,
	primary key (slug, number)
);

-- reference: who curates besides the province's officers
create table portals.curator (
	slug text collate "C" not null,
	person_id uuid not null,
	-- the first moment at which it does not hold any more
	until timestamptz,
	author text not null,
	at timestamptz not null,
	primary key (slug, person_id)
);
create index curator_person on portals.curator (person_id);

-- key(slug): goods that a portal hides, or shows before the others
create table portals.goods_mark (
	slug text collate "C" not null,
	product_id uuid not null,
	mark text collate "C" not null check (mark in ('hidden', 'first')),
	-- the order among the first ones
	position int not null default 0 check (position >= 0),
	reason text not null default '' check (length(reason) <= 1000),
	author text not null,
	at timestamptz not null,
	primary key (slug, product_id)
);

-- key(collection_slug): hand-picked with a reason each, or by a rule
create table portals.collection (
	collection_slug text collate "C" primary key check (collection_slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
	-- null: of the whole market
	slug text collate "C",
	name_th text not null check (length(name_th) between 1 and 400),
	name_en text check (length(name_en) between 1 and 400),
	story_th text not null default '' check (length(story_th) <= 8000),
	story_en text check (length(story_en) between 1 and 8000),
	-- null: hand-picked
	rule jsonb,
	shown boolean not null default false,
	author text not null,
	changed_at timestamptz not null
);
create index collection_shown on portals.collection (changed_at desc, collection_slug) where shown;
create index collection_portal on portals.collection (slug, changed_at desc, collection_slug);

-- key(collection_slug)
create table portals.pick (
	collection_slug text collate "C" not null references portals.collection,
	product_id uuid not null,
	position int not null check (position >= 0),
	reason_th text not null check (length(reason_th) between 1 and 1200),
	reason_en text check (length(reason_en) between 1 and 1200),
	primary key (collection_slug, product_id)
);

select platform.distribute('portals.portal', null, null);
select platform.distribute('portals.curator', null, null);
select platform.distribute('portals.edition', 'slug', null);
select platform.distribute('portals.goods_mark', 'slug', 'portals.edition');
select platform.distribute('portals.collection', 'collection_slug', null);
select platform.distribute('portals.pick', 'collection_slug', 'portals.collection');
