-- The same numbers for districts and sub-districts: a province's page says how many shops each has.
alter table shops.tally rename column province_code to area_code;
alter table shops.tally drop constraint tally_province_code_check;
alter table shops.tally add constraint tally_area_code_check check (area_code ~ '^[0-9]{2}([0-9]{2}){0,2}$');
insert into shops.tally (area_code, shops)
	select left(subdistrict_code, digits), count(*) from shops.shop, unnest(array[4, 6]) as digits where state = 'approved' group by 1;
create index tally_provinces on shops.tally (area_code) where length(area_code) = 2;
comment on table shops.tally is 'key(area_code): how many shops are open in a province (two digits), a district (four), a sub-district (six); counted while they open and close, so that no page counts them';
