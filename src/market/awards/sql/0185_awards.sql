-- Awards: programmes, their categories and levels, what was awarded once and for all, and what was withdrawn. Some dozens of rows a year.
create schema awards;

-- reference
create table awards.programme (
	programme_id uuid primary key,
	slug text collate "C" not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
	name_th text not null check (length(name_th) between 1 and 240),
	name_en text check (length(name_en) between 1 and 240),
	-- in the common era
	year int not null check (year between 2000 and 2200),
	organiser_th text not null check (length(organiser_th) between 1 and 480),
	organiser_en text check (length(organiser_en) between 1 and 480),
	about_th text not null default '' check (length(about_th) <= 8000),
	about_en text check (length(about_en) between 1 and 8000),
	-- the last day on which its awards are shown, in Bangkok
	until_day date not null,
	-- only forwards: what hangs on a published programme keeps it there
	state text collate "C" not null default 'draft' check (state in ('draft', 'published')),
	author text not null,
	changed_at timestamptz not null,
	unique (programme_id, state)
);
create index programme_year on awards.programme (year, programme_id);

-- reference
create table awards.category (
	programme_id uuid not null references awards.programme,
	slug text collate "C" not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
	position int not null check (position between 1 and 40),
	name_th text not null check (length(name_th) between 1 and 240),
	name_en text check (length(name_en) between 1 and 240),
	primary key (programme_id, slug)
);

-- reference: how many awards a level has in a category, and how they are spread over the country
create table awards.level (
	programme_id uuid not null,
	category text collate "C" not null,
	level text collate "C" not null check (level in ('model', 'region', 'nation')),
	quota int not null check (quota between 1 and 100),
	area_rule text collate "C" not null check (area_rule in ('country', 'one_a_region', 'one_a_province')),
	primary key (programme_id, category, level),
	foreign key (programme_id, category) references awards.category
);

-- reference: what is proposed while a programme is a draft. The state is part of the key: a published programme has none, and gets none.
create table awards.entry (
	programme_id uuid not null,
	state text collate "C" not null default 'draft' check (state = 'draft'),
	entry_id uuid not null,
	category text collate "C" not null,
	level text collate "C" not null,
	subject text collate "C" not null check (subject in ('product', 'shop', 'group')),
	-- a product's or a shop's
	subject_id uuid not null,
	shop_id uuid not null,
	reason_th text not null check (length(reason_th) between 1 and 2400),
	reason_en text check (length(reason_en) between 1 and 2400),
	author text not null,
	at timestamptz not null,
	primary key (programme_id, entry_id),
	unique (programme_id, subject_id),
	foreign key (programme_id, state) references awards.programme (programme_id, state),
	foreign key (programme_id, category, level) references awards.level,
	check ((subject = 'product') = (subject_id <> shop_id))
);

-- reference: a published result, word for word as it was; the hash is over exactly this text
create table awards.result (
	programme_id uuid primary key,
	state text collate "C" not null default 'published' check (state = 'published'),
	list text not null,
	hash text collate "C" not null check (hash = encode(sha256(convert_to(list, 'UTF8')), 'hex')),
	published_at timestamptz not null,
	published_by text not null,
	unique (programme_id, hash),
	foreign key (programme_id, state) references awards.programme (programme_id, state)
);

-- reference: what was awarded, as it was called that day; only added to, in the moment of publishing
create table awards.award (
	award_id uuid primary key,
	programme_id uuid not null,
	-- of the result it belongs to
	hash text collate "C" not null,
	position int not null check (position between 1 and 1000),
	category text collate "C" not null,
	level text collate "C" not null check (level in ('model', 'region', 'nation')),
	subject text collate "C" not null check (subject in ('product', 'shop', 'group')),
	subject_id uuid not null,
	shop_id uuid not null,
	province_code text collate "C" not null,
	region text collate "C" not null,
	what_th text not null,
	what_en text,
	who_th text not null,
	who_en text,
	picture text collate "C" check (picture ~ '^[0-9a-f]{32}$'),
	reason_th text not null,
	reason_en text,
	code text collate "C" not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
	-- the signed statement
	badge text collate "C" not null,
	issued_day date not null,
	until_day date not null,
	unique (programme_id, subject_id),
	unique (programme_id, position),
	foreign key (programme_id, hash) references awards.result (programme_id, hash),
	foreign key (programme_id, category, level) references awards.level
);
create index award_of_shop on awards.award (shop_id, award_id);
create index award_of_subject on awards.award (subject_id, award_id);
create index award_in_province on awards.award (province_code, award_id);

-- reference: an award that does not hold any more; the award itself stays as it was
create table awards.withdrawal (
	award_id uuid primary key references awards.award,
	reason text not null check (length(reason) between 1 and 4000),
	at timestamptz not null,
	by_whom text not null
);

-- reference: keys that signed badges; old ones stay, so old badges can be checked
create table awards.key (
	key_id text collate "C" primary key check (key_id ~ '^[0-9a-f]{8}$'),
	-- Ed25519, 32 bytes in base64url
	public_key text collate "C" not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
	since timestamptz not null
);

-- reference: who did what, when, why; only added to
create table awards.history (
	programme_id uuid not null references awards.programme,
	history_id uuid not null,
	award_id uuid,
	act text collate "C" not null check (act in ('saved', 'entered', 'removed', 'published', 'withdrawn')),
	why text,
	at timestamptz not null,
	by_whom text not null,
	primary key (programme_id, history_id)
);

select platform.distribute('awards.programme', null, null);
select platform.distribute('awards.category', null, null);
select platform.distribute('awards.level', null, null);
select platform.distribute('awards.entry', null, null);
select platform.distribute('awards.result', null, null);
select platform.distribute('awards.award', null, null);
select platform.distribute('awards.withdrawal', null, null);
select platform.distribute('awards.key', null, null);
select platform.distribute('awards.history', null, null);
