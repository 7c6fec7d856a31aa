-- The ground: units, the news (events and their deliveries), the timetable, idempotency keys.
create schema platform;
create extension if not exists pg_trgm;

-- Units. Money is whole satang below 2^53, so that a JavaScript number holds it exactly.
create domain satang as bigint check (value between 0 and 9007199254740991);
create domain grams as int check (value between 0 and 1000000);
create domain millimetres as int check (value between 0 and 100000);

-- Spreads a table over the nodes of a distributed PostgreSQL; does nothing on a plain one.
-- A null column makes a reference table, kept whole on every node.
create function platform.distribute(table_name text, column_name text, group_name text) returns void language plpgsql as $$
begin
	if not exists (select from pg_extension where extname = 'citus') then return; end if;
	if column_name is null then
		execute format('select create_reference_table(%L)', table_name);
	else
		execute format('select create_distributed_table(%L, %L, colocate_with => %L)', table_name, column_name, coalesce(group_name, 'none'));
	end if;
end $$;

-- local: what happened, written in the transaction that made it happen
create table platform.event (
	event_id uuid primary key,
	name text collate "C" not null,
	payload jsonb not null,
	at timestamptz not null,
	fanned_out boolean not null default false
);
create index event_waiting on platform.event (event_id) where not fanned_out;

-- local: one row for each handler that hears an event; done exactly once
create table platform.delivery (
	event_id uuid not null references platform.event,
	handler text collate "C" not null,
	state text not null default 'ready' check (state in ('ready', 'done', 'stuck')),
	attempts int not null default 0 check (attempts >= 0),
	next_at timestamptz not null,
	last_error text,
	done_at timestamptz,
	primary key (event_id, handler)
);
create index delivery_ready on platform.delivery (next_at) where state = 'ready';
create index delivery_stuck on platform.delivery (event_id) where state = 'stuck';

-- local: what runs when; the row is the lock
create table platform.timetable (
	name text collate "C" primary key,
	next_at timestamptz not null,
	last_at timestamptz,
	last_error text
);

-- key(actor): the answer a repeated request gets
create table platform.idempotency (
	actor text collate "C" not null,
	key text collate "C" not null check (length(key) between 1 and 128),
	fingerprint text not null,
	status int,
	body jsonb,
	at timestamptz not null,
	primary key (actor, key)
);
select platform.distribute('platform.idempotency', 'actor', null);
