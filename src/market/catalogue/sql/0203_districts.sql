-- step: market/catalogue/enter-districts.ts
-- Goods are found by the district they are made in: its Thai name stands in the entry beside the province's, and how many goods each district
-- has is counted with the rest ('d/3210').
insert into catalogue.tally (place, products)
	select 'd/' || left(s.subdistrict_code, 4), count(*) from catalogue.listing l join shops.shop s using (shop_id) group by 1;

-- An index on disk does not know these words: it is made anew.
delete from catalogue.model_mark;
