-- Villages: about 75,000, each in a subdistrict, numbered by its moo. Filled from a file of the Department of Provincial Administration.
-- reference
create table places.village (
	-- the subdistrict's six digits and the moo's two
	village_code text collate "C" primary key check (village_code ~ '^\d{8}$'),
	subdistrict_code text collate "C" not null,
	name_th text not null check (length(name_th) between 1 and 120),
	name_en text,
	check (left(village_code, 6) = subdistrict_code)
);
create index village_of_subdistrict on places.village (subdistrict_code, village_code);
select platform.distribute('places.village', null, null);
