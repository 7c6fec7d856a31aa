-- What arrives by when is asked in search: how many days goods keep on the way stands in the entry.
alter table catalogue.entry
	-- days it may be on the way; 0 when it is not sent at once, being made or grown first; 99 when it keeps
	add column keeps_days int not null default 99 check (keeps_days between 0 and 99);

alter table catalogue.listing
	-- the same, for cards
	add column keeps_days int not null default 99 check (keeps_days between 0 and 99);

update catalogue.entry e set keeps_days = case when p.ready = 'stock' then least(99, p.max_days) else 0 end
	from catalogue.product p where p.product_id = e.product_id and (p.ready <> 'stock' or p.max_days < 99);
update catalogue.listing l set keeps_days = e.keeps_days from catalogue.entry e where e.product_id = l.product_id and e.keeps_days < 99;

-- what is new since somebody looked last
create index entry_published on catalogue.entry (published_at);
