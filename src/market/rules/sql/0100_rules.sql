-- What may not be offered, or only with a number or after a person has looked: dated rules that are added and ended, never edited.
create schema rules;

-- reference
create table rules.rule (
	rule_id uuid primary key,
	-- in force on these days in Bangkok, both included; without an end as long as it is null
	from_day date not null,
	until_day date,
	-- block: refused; gate: only with a number; review: a person looks first
	kind text collate "C" not null check (kind in ('block', 'gate', 'review')),
	-- name: words in the name count, in other texts a person looks; text: all texts count alike
	reach text collate "C" not null check (reach in ('name', 'text')),
	-- branches of the catalogue; empty: all
	categories text[] not null default '{}',
	-- words and phrases; empty: everything in these branches
	words text[] not null default '{}',
	-- phrases in which these words are harmless
	harmless text[] not null default '{}',
	-- which number a gate asks for
	number_kind text collate "C" check (number_kind in ('food', 'cosmetic', 'herb')),
	law_th text not null check (length(law_th) between 1 and 400),
	law_en text not null check (length(law_en) between 1 and 400),
	-- what the seller can do
	advice_th text not null,
	advice_en text not null,
	source text not null check (length(source) between 1 and 600),
	author text not null,
	added_at timestamptz not null,
	ended_by text,
	ended_at timestamptz,
	check ((kind = 'gate') = (number_kind is not null)),
	check (cardinality(categories) + cardinality(words) > 0),
	check (until_day is null or until_day >= from_day - 1),
	check ((ended_by is null) = (ended_at is null))
);
create index rule_list on rules.rule (from_day desc, rule_id desc);

select platform.distribute('rules.rule', null, null);
