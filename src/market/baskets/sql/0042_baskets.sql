-- Baskets: what somebody means to buy. A guest's hangs on a cookie, a person's on the person.
create schema baskets;

-- key(basket_id)
create table baskets.basket (
	basket_id uuid primary key,
	person_id uuid,
	touched_at timestamptz not null
);
create table baskets.line (
	basket_id uuid not null,
	product_id uuid not null,
	quantity int not null check (quantity between 1 and 999),
	added_at timestamptz not null,
	primary key (basket_id, product_id)
);
-- key(person_id): one basket a person
create table baskets.person_basket (
	person_id uuid primary key,
	basket_id uuid not null
);
create index basket_old on baskets.basket (touched_at) where person_id is null;
select platform.distribute('baskets.basket', 'basket_id', null);
select platform.distribute('baskets.line', 'basket_id', 'baskets.basket');
select platform.distribute('baskets.person_basket', 'person_id', null);
alter table baskets.line add foreign key (basket_id) references baskets.basket on delete cascade;
