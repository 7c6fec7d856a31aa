-- Addresses: where somebody has goods sent, to oneself and to others.
create schema addresses;

-- key(person_id): who lives there is sealed; the place is open, for quoting
create table addresses.address (
	person_id uuid not null,
	address_id uuid not null,
	-- label, name, phone and address line
	sealed text not null,
	-- a keyed print of the whole address, so that the same one is kept once
	print text collate "C" not null,
	subdistrict_code text collate "C" not null check (subdistrict_code ~ '^[0-9]{6}$'),
	postcode text collate "C" not null check (postcode ~ '^[0-9]{5}$'),
	used_at timestamptz not null,
	primary key (person_id, address_id),
	unique (person_id, print)
);
comment on table addresses.address is 'An address book: where a person has goods sent';
create index address_by_use on addresses.address (person_id, used_at desc, address_id desc);
select platform.distribute('addresses.address', 'person_id', null);
