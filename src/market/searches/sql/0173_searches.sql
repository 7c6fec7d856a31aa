-- Searches that people keep, and up to when they looked and were told.
create schema searches;

-- key(person_id): one row for each search somebody keeps
create table searches.search (
	person_id uuid not null,
	search_id uuid not null,
	-- words, narrowing and order, each list sorted: the same search is the same value
	wish jsonb not null check (jsonb_typeof(wish) = 'object' and length(wish::text) <= 1500),
	kept_at timestamptz not null,
	-- what was first published later than this is new
	looked_at timestamptz not null,
	-- what was first published up to this was told
	told_until timestamptz not null,
	-- taken away: it can be brought back until it is thrown away
	removed_at timestamptz,
	primary key (person_id, search_id),
	unique (person_id, wish)
);
comment on table searches.search is 'What somebody looks for again and again';
create index search_by_time on searches.search (person_id, kept_at desc, search_id) where removed_at is null;
create index search_removed on searches.search (removed_at) where removed_at is not null;
select platform.distribute('searches.search', 'person_id', null);

-- key(person_id): when to look for somebody next
create table searches.seeker (
	person_id uuid primary key,
	due_at timestamptz not null,
	told_on date
);
comment on table searches.seeker is 'Who keeps searches, and when it is looked for them next';
create index seeker_due on searches.seeker (due_at);
select platform.distribute('searches.seeker', 'person_id', 'searches.search');
