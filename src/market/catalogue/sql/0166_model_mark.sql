-- A read model writes itself to disk now and then. The mark it leaves here says whether what it wrote may be gone on from: in a database that is another
-- one, or an earlier state of this one, there is no such mark; and once changes since it may have been forgotten, it is forgotten before them.

-- local: marks of read models on disk
create table catalogue.model_mark (
	mark uuid primary key default gen_random_uuid(),
	-- the transaction that left it: a copied row was written by another
	xact xid8 not null default pg_current_xact_id(),
	at timestamptz not null default now()
);
create index model_mark_at on catalogue.model_mark (at);
