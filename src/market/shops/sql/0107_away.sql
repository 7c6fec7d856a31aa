-- A shop that is away for some days shows its goods and sells none.
alter table shops.shop
	-- first and last day in Bangkok, both included
	add column away_from date,
	add column away_until date,
	add column away_text text check (length(away_text) <= 600),
	add check ((away_from is null) = (away_until is null)),
	add check (away_until >= away_from);

create or replace view shops.page_view as
	select shop_id, slug, owner_id, name_th, name_en, kind, state, subdistrict_code, postcode, province_code, village_th, village_en, story_th, story_en, saying,
		since_year, members, products, reason, away_from, away_until, away_text
	from shops.shop;
