-- Places: provinces, districts, subdistricts, their postcodes and post offices. Codes are those of the Department of Provincial Administration.
-- step: market/places/load.ts
create schema places;

-- reference
create table places.province (
	province_code text collate "C" primary key check (province_code ~ '^\d{2}$'),
	slug text collate "C" not null unique,
	name_th text not null,
	name_en text not null,
	region text not null check (region in ('north', 'northeast', 'central', 'east', 'west', 'south')),
	lat double precision not null,
	lon double precision not null
);

-- reference
create table places.district (
	district_code text collate "C" primary key check (district_code ~ '^\d{4}$'),
	province_code text collate "C" not null,
	name_th text not null,
	name_en text not null,
	check (left(district_code, 2) = province_code)
);

-- reference
create table places.subdistrict (
	subdistrict_code text collate "C" primary key check (subdistrict_code ~ '^\d{6}$'),
	district_code text collate "C" not null,
	name_th text not null,
	name_en text not null,
	check (left(subdistrict_code, 4) = district_code)
);

-- reference: a subdistrict may have several postcodes, and a postcode many subdistricts
create table places.subdistrict_postcode (
	subdistrict_code text collate "C" not null,
	postcode text collate "C" not null check (postcode ~ '^\d{5}$'),
	primary key (subdistrict_code, postcode)
);

-- reference: the post office that serves a postcode
create table places.office (
	office_code text collate "C" primary key check (office_code ~ '^\d{5}$'),
	name_th text not null,
	name_en text not null,
	province_code text collate "C" not null
);

select platform.distribute('places.province', null, null);
select platform.distribute('places.district', null, null);
select platform.distribute('places.subdistrict', null, null);
select platform.distribute('places.subdistrict_postcode', null, null);
select platform.distribute('places.office', null, null);
alter table places.district add foreign key (province_code) references places.province;
alter table places.subdistrict add foreign key (district_code) references places.district;
alter table places.subdistrict_postcode add foreign key (subdistrict_code) references places.subdistrict;
alter table places.office add foreign key (province_code) references places.province;
