-- The life of a listing: what was shown from when, what waits for a person, what was taken down and the seller's answer to it.
alter table catalogue.product drop constraint product_state_check;
alter table catalogue.product add constraint product_state_check
	check (state in ('draft', 'submitted', 'published', 'changes_requested', 'rejected', 'paused', 'taken_down', 'removed'));
-- numbers that a gate asks for, in their one way of writing
alter table catalogue.product add column food_number text collate "C" check (food_number ~ '^\d{2}-\d-\d{5}-\d-\d{4}$');
alter table catalogue.product add column cosmetic_number text collate "C" check (cosmetic_number ~ '^\d{2}-\d-(\d{7}|\d{10})$');
alter table catalogue.product add column herb_number text collate "C" check (length(herb_number) between 3 and 40);
-- the last version that was shown; 0: none yet
alter table catalogue.product add column version int not null default 0 check (version >= 0);
-- rule and phrase that a person has looked at here and let pass
alter table catalogue.product add column cleared text[] not null default '{}';

-- shop(shop_id): the words and pictures that buyers saw, from when and by whom; only added to
create table catalogue.product_version (
	shop_id uuid not null,
	product_id uuid not null,
	version int not null check (version > 0),
	at timestamptz not null,
	by_whom text not null,
	content jsonb not null,
	-- what differs from the version before
	changed text[] not null,
	primary key (shop_id, product_id, version)
);

-- shop(shop_id): what a person looks at: something new, a change of something on sale, or a taking down
create table catalogue.review (
	shop_id uuid not null,
	review_id uuid not null,
	product_id uuid not null,
	kind text collate "C" not null check (kind in ('listing', 'edit', 'takedown')),
	state text collate "C" not null check (state in ('waiting', 'withdrawn', 'accepted', 'changes_requested', 'rejected', 'taken_down', 'appealed', 'lifted', 'upheld')),
	province_code text collate "C" not null,
	-- the words that shall be shown; null: those of the product
	content jsonb,
	-- [{ruleId, phrase, where, law, advice}]
	findings jsonb not null default '[]',
	waiting_since timestamptz not null,
	by_whom text not null,
	reason text,
	decided_at timestamptz,
	decided_by text,
	appeal text,
	appealed_at timestamptz,
	answer text,
	answered_at timestamptz,
	answered_by text,
	primary key (shop_id, review_id),
	check ((kind = 'edit') = (content is not null)),
	check (state in ('waiting', 'withdrawn') or decided_by is not null),
	check (state not in ('changes_requested', 'rejected', 'taken_down') or reason is not null),
	check ((state in ('appealed', 'lifted', 'upheld')) = (appeal is not null)),
	-- another person answers than the one who decided
	check (answered_by is null or answered_by <> decided_by)
);
create unique index review_open on catalogue.review (shop_id, product_id) where state in ('waiting', 'appealed');
create index review_queue on catalogue.review (waiting_since, review_id) where state in ('waiting', 'appealed');
create index review_queue_here on catalogue.review (province_code, waiting_since, review_id) where state in ('waiting', 'appealed');
create index review_of_product on catalogue.review (shop_id, product_id, waiting_since desc);

select platform.distribute('catalogue.product_version', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.review', 'shop_id', 'shops.shop');
alter table catalogue.product_version add foreign key (shop_id, product_id) references catalogue.product;
alter table catalogue.review add foreign key (shop_id, product_id) references catalogue.product;
