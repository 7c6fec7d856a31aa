-- People: who somebody is, how they sign in, which duties they have.
create schema people;

-- key(person_id)
create table people.person (
	person_id uuid primary key,
	name text not null check (length(name) between 1 and 400),
	language text not null default 'th' check (language in ('th', 'en')),
	-- sealed: readable only with the key
	sealed_phone text not null,
	-- made by the set-up, not by signing in: the demonstration offers these
	enrolled boolean not null default false,
	since timestamptz not null
);

-- key(phone_print): one person a phone; the print is a keyed hash
create table people.phone_claim (
	phone_print text collate "C" primary key,
	person_id uuid not null
);

-- key(person_id): a role held for a scope ('' where the role has none, or the whole country)
create table people.duty (
	person_id uuid not null,
	role text collate "C" not null check (role in ('seller', 'province_officer', 'post_clerk', 'finance', 'operator', 'auditor', 'support')),
	shop_id uuid,
	province_code text collate "C",
	office_code text collate "C",
	scope text collate "C" generated always as (coalesce(shop_id::text, province_code, office_code, '')) stored,
	since timestamptz not null,
	primary key (person_id, role, scope),
	check (num_nonnulls(shop_id, province_code, office_code) <= 1),
	check ((role = 'seller') = (shop_id is not null)),
	check ((role = 'post_clerk') = (office_code is not null)),
	check (province_code is null or role = 'province_officer')
);
create index duty_by_scope on people.duty (role, scope);

-- key(phone_print): the newest code of a phone, and how often it asked today
create table people.sign_in_code (
	phone_print text collate "C" primary key,
	code_id uuid not null,
	code_hash text not null,
	tries int not null check (tries >= 0),
	used boolean not null default false,
	sent_at timestamptz not null,
	expires_at timestamptz not null,
	day date not null,
	sent_today int not null check (sent_today > 0)
);

-- key(address_print): how often codes were asked for from one network address in this hour
create table people.address_hour (
	address_print text collate "C" primary key,
	hour timestamptz not null,
	asked int not null check (asked > 0)
);

-- key(token_hash): carries a copy of name and duties, so that knowing who asks is one look at one row
create table people.session (
	token_hash text collate "C" primary key,
	person_id uuid not null,
	name text not null,
	duties jsonb not null,
	since timestamptz not null,
	expires_at timestamptz not null
);
create index session_of_person on people.session (person_id);

select platform.distribute('people.person', 'person_id', null);
select platform.distribute('people.duty', 'person_id', 'people.person');
select platform.distribute('people.phone_claim', 'phone_print', null);
select platform.distribute('people.sign_in_code', 'phone_print', 'people.phone_claim');
select platform.distribute('people.address_hour', 'address_print', null);
select platform.distribute('people.session', 'token_hash', null);
alter table people.duty add foreign key (person_id) references people.person;
