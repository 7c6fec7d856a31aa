-- Favourites: what somebody likes and may buy some day.
create schema favourites;

-- key(person_id): one row for each product somebody likes
create table favourites.favourite (
	person_id uuid not null,
	product_id uuid not null,
	-- what it cost then, so that the list can say that it costs less now
	price_satang satang not null,
	since timestamptz not null,
	primary key (person_id, product_id)
);
comment on table favourites.favourite is 'What a person likes, with its price at that time';
create index favourite_by_time on favourites.favourite (person_id, since desc, product_id desc);
select platform.distribute('favourites.favourite', 'person_id', null);
