-- Part of the room's face: what a page tells of a shop, for rooms whose one statement joins it.
create view shops.page_view as
	select shop_id, slug, owner_id, name_th, name_en, kind, state, subdistrict_code, postcode, province_code, village_th, village_en, story_th, story_en, saying,
		since_year, members, products, reason
	from shops.shop;
