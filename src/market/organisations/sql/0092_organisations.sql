-- Organisations: bodies that act, where they are responsible, and who holds which role for them from when until when.
create schema organisations;

-- key(organisation_id): several operators are possible; a parent stands above
create table organisations.organisation (
	organisation_id uuid primary key,
	kind text not null check (kind in ('operator', 'ministry', 'province_office', 'district_office', 'post_office', 'centre', 'courier', 'agency')),
	name_th text not null check (length(name_th) between 1 and 400),
	name_en text,
	parent_id uuid,
	-- a post office's five digits
	office_code text collate "C" check (office_code ~ '^\d{5}$'),
	valid_from timestamptz not null,
	valid_until timestamptz,
	check ((kind = 'post_office') = (office_code is not null)),
	check (parent_id is distinct from organisation_id),
	check (valid_until is null or valid_from <= valid_until)
);
create index organisation_by_name on organisations.organisation (kind, name_th, organisation_id);
create index organisation_below on organisations.organisation (parent_id) where parent_id is not null;

-- key(organisation_id): areas of duty: two digits a province, four a district
create table organisations.area (
	organisation_id uuid not null,
	code text collate "C" not null check (code ~ '^\d{2}(\d{2})?$'),
	valid_from timestamptz not null,
	valid_until timestamptz,
	primary key (organisation_id, code, valid_from),
	check (valid_until is null or valid_from <= valid_until)
);

-- key(person_id): a role, asked for by one administrator and given by another; 'active' ends at its time by itself
create table organisations.role_grant (
	person_id uuid not null,
	grant_id uuid not null,
	organisation_id uuid not null,
	role text collate "C" not null check (role in ('province_officer', 'district_officer', 'post_clerk', 'finance', 'operator', 'auditor', 'support')),
	-- province, district or post office by its digits; '' for the whole country
	area text collate "C" not null,
	valid_from timestamptz not null,
	valid_until timestamptz,
	state text not null check (state in ('requested', 'active', 'refused', 'ended')),
	why text not null,
	requested_by uuid not null,
	requested_at timestamptz not null,
	decided_by uuid,
	decided_at timestamptz,
	ended_by text,
	ended_at timestamptz,
	end_why text,
	primary key (person_id, grant_id),
	-- two persons, and neither is the one who gets it
	check (requested_by <> person_id),
	check (decided_by <> requested_by and decided_by <> person_id),
	check ((decided_by is not null) = (decided_at is not null)),
	check (state <> 'active' or decided_by is not null),
	check ((ended_at is not null) = (state = 'ended')),
	check (valid_until is null or valid_from < valid_until)
);
create unique index role_grant_open on organisations.role_grant (person_id, role, area) where state in ('requested', 'active');
create index role_grant_waiting on organisations.role_grant (requested_at, grant_id) where state = 'requested';
create index role_grant_of_organisation on organisations.role_grant (organisation_id, requested_at desc, grant_id desc);

-- key(person_id): suspended and taken back, by whom and why; only added to
create table organisations.person_act (
	person_id uuid not null,
	act_id uuid not null,
	act text not null check (act in ('suspended', 'reinstated')),
	by_whom uuid not null,
	why text not null,
	at timestamptz not null,
	primary key (person_id, act_id)
);

select platform.distribute('organisations.organisation', 'organisation_id', null);
select platform.distribute('organisations.area', 'organisation_id', 'organisations.organisation');
select platform.distribute('organisations.role_grant', 'person_id', null);
select platform.distribute('organisations.person_act', 'person_id', 'organisations.role_grant');
alter table organisations.area add foreign key (organisation_id) references organisations.organisation;
