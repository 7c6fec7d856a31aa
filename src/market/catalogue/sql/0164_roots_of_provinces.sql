-- Which roots a province has goods of, counted with the rest: 'r/32/silk'.
insert into catalogue.tally (place, products)
	select 'r/' || province_code || '/' || root, count(*) from catalogue.listing group by province_code, root;
