-- A paper holds from a day, not only until one; the rows are a copy that the standards room writes.
alter table catalogue.certificate add column from_day date not null default date '2000-01-01';
create index certificate_by_kind on catalogue.certificate (product_id, kind, until);
