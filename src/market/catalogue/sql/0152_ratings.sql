-- How many buyers said how good a product is: a copy of what the reviews room counts, as is the rating itself.
alter table catalogue.product add column ratings int not null default 0 check (ratings >= 0);
alter table catalogue.listing add column ratings int not null default 0;
