-- The mark of a checked place of production; the origin room writes it.
alter table catalogue.product add column origin_checked boolean not null default false;
alter table catalogue.listing add column origin_checked boolean not null default false;
