-- What stands on the badge of a paper: made from its id, so it is there for every paper that ever was. Who checks a badge looks in all shops.
alter table standards.certificate
	add column code text collate "C" not null generated always as (upper(substr(md5(certificate_id::text), 1, 14))) stored;
create index certificate_code on standards.certificate (code);
