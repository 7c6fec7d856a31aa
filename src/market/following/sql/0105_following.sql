-- Following: who wants to hear of a shop.
create schema following;

-- key(person_id): one row for each shop somebody follows
create table following.follow (
	person_id uuid not null,
	shop_id uuid not null,
	since timestamptz not null,
	primary key (person_id, shop_id)
);
create index follow_of_shop on following.follow (shop_id);
create index follow_of_person on following.follow (person_id, since desc, shop_id);
select platform.distribute('following.follow', 'person_id', null);
