-- Groups: who belongs to a shop and as what.
create schema groups;

-- shop(shop_id): one row an invitation that was answered or waits
create table groups.member (
	shop_id uuid not null,
	member_id uuid not null,
	person_id uuid not null,
	role text not null check (role in ('chair', 'treasurer', 'member', 'staff')),
	state text not null check (state in ('invited', 'active', 'declined', 'left', 'removed')),
	-- what the shop calls them
	called text not null check (length(called) between 1 and 400),
	masked_phone text,
	invited_by uuid not null,
	invited_at timestamptz not null,
	joined_at timestamptz,
	ended_at timestamptz,
	primary key (shop_id, member_id),
	check ((joined_at is not null) or state in ('invited', 'declined', 'removed')),
	check ((ended_at is not null) = (state in ('declined', 'left', 'removed')))
);
create unique index member_open on groups.member (shop_id, person_id) where state in ('invited', 'active');
create index member_newest on groups.member (shop_id, invited_at desc, member_id desc);

-- key(person_id): where to find what somebody belongs to
create table groups.of_person (
	person_id uuid not null,
	member_id uuid not null,
	shop_id uuid not null,
	primary key (person_id, member_id)
);

-- key(token_print): a link for one person, once; only a keyed print of it is kept
create table groups.link (
	token_print text collate "C" primary key,
	shop_id uuid not null,
	role text not null check (role in ('treasurer', 'member', 'staff')),
	called text not null check (length(called) between 1 and 400),
	made_by uuid not null,
	made_at timestamptz not null,
	expires_at timestamptz not null,
	used_by uuid,
	used_at timestamptz,
	check ((used_by is null) = (used_at is null))
);
create index link_of_shop on groups.link (shop_id, made_at);

select platform.distribute('groups.member', 'shop_id', 'shops.shop');
select platform.distribute('groups.of_person', 'person_id', null);
select platform.distribute('groups.link', 'token_print', null);
alter table groups.member add foreign key (shop_id) references shops.shop;
