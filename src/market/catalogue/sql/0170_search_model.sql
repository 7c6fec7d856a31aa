-- What search narrows by stands in the entry, and what changed is told to the read models, one in each process.

alter table catalogue.entry
	add column seller_kind text collate "C" not null default 'household',
	add column transport_class text collate "C" not null default 'ambient',
	-- papers that hold today; listed anew when one ends or begins
	add column standards text[] collate "C" not null default '{}',
	add column sold_out boolean not null default false;

update catalogue.entry e set transport_class = l.transport_class, sold_out = l.sold_out, seller_kind = coalesce((select s.kind from shops.shop s where s.shop_id = l.shop_id), 'household'),
	standards = coalesce((select array_agg(distinct badge ->> 'kind') from jsonb_array_elements(l.badges) badge
		where badge ->> 'until' >= current_date::text and coalesce(badge ->> 'from', '') <= current_date::text), '{}')
	from catalogue.listing l where l.product_id = e.product_id;

-- local: entries that changed, with the transaction that did it: numbers of rows are not in the order of commits, snapshots are
create table catalogue.change (
	xact xid8 not null default pg_current_xact_id(),
	product_id uuid not null,
	-- sold, price or stock alone: no word changed
	numbers_only boolean not null,
	at timestamptz not null,
	primary key (xact, product_id, numbers_only)
);
create index change_at on catalogue.change (at);
