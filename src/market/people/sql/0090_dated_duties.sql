-- Duties are dated, and may hold only some acts of a shop: helpers and members. A district has officers of its own. A person can be suspended.
-- What is held already stays, without an end.
-- key(person_id): the tables of 0010
alter table people.duty drop constraint duty_pkey;
drop index people.duty_by_scope;
alter table people.duty drop column scope;
alter table people.duty drop constraint duty_role_check;
alter table people.duty drop constraint duty_check;
alter table people.duty drop constraint duty_check1;
alter table people.duty
	add column district_code text collate "C",
	add column acts text[],
	add column valid_from timestamptz,
	add column valid_until timestamptz;
alter table people.duty
	add column scope text collate "C" generated always as (coalesce(shop_id::text, province_code, district_code, office_code, '')) stored,
	add constraint duty_one_scope check (num_nonnulls(shop_id, province_code, district_code, office_code) <= 1),
	add constraint duty_role
		check (role in ('seller', 'member', 'helper', 'province_officer', 'district_officer', 'post_clerk', 'finance', 'operator', 'auditor', 'support')),
	add constraint duty_shop check ((role in ('seller', 'member', 'helper')) = (shop_id is not null)),
	add constraint duty_district check ((role = 'district_officer') = (district_code is not null)),
	add constraint duty_acts check ((role in ('member', 'helper')) = (acts is not null)),
	add constraint duty_acts_known check (acts <@ array['listing', 'price', 'stock', 'packing', 'see', 'money']),
	add constraint duty_dates check (valid_until is null or valid_from is null or valid_from <= valid_until),
	-- A helper's trust always ends some day, and never covers money.
	add constraint duty_helper check (role <> 'helper' or (valid_until is not null and acts <@ array['listing', 'price', 'stock', 'packing']));
alter table people.duty add primary key (person_id, role, scope);
create index duty_by_scope on people.duty (role, scope);

alter table people.person add column suspended_at timestamptz;
