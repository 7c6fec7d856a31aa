-- Logistics: what carries what to where for how much, and where each parcel is.
create schema logistics;

-- reference: the ways to send; dated, with source
create table logistics.service (
	code text collate "C" primary key,
	name_th text not null,
	name_en text not null,
	-- first letter of its numbers (S10)
	indicator text collate "C" not null check (indicator ~ '^[A-Z]{2}$'),
	number_type int not null,
	classes text[] not null,
	most_g grams not null,
	most_sum_mm millimetres not null,
	most_side_mm millimetres not null,
	days_near int not null,
	days_far int not null,
	days_remote int not null,
	-- days of the week on which it takes parcels in, 1 = Monday
	accepts_on int[] not null,
	provinces text[],
	remote_surcharge_satang satang not null,
	position int not null,
	source text not null
);

-- reference: postage by weight; the newest row that has begun counts
create table logistics.tariff (
	service text collate "C" not null references logistics.service,
	from_day date not null,
	until_day date,
	up_to_g grams not null,
	price_satang satang not null,
	source text not null,
	primary key (service, from_day, up_to_g)
);

-- reference: postcodes with a surcharge; parts of a postcode by sub-district
create table logistics.remote_area (
	postcode text collate "C" not null,
	subdistrict_code text collate "C" not null default '',
	primary key (postcode, subdistrict_code)
);

-- reference: the post's standard boxes, inside sizes
create table logistics.box (
	code text collate "C" primary key,
	name_th text not null,
	name_en text not null,
	length_mm millimetres not null,
	width_mm millimetres not null,
	height_mm millimetres not null,
	weight_g grams not null,
	position int not null
);

-- local: numbers given to us by the post, drawn in ranges
create table logistics.number_range (
	range_id uuid primary key,
	number_type int not null,
	indicator text collate "C" not null,
	next_serial int not null,
	last_serial int not null,
	at timestamptz not null,
	check (next_serial between 0 and last_serial + 1 and last_serial <= 99999999)
);
create index number_range_open on logistics.number_range (number_type, at) where next_serial <= last_serial;

-- shop(shop_id)
create table logistics.parcel (
	shop_id uuid not null,
	parcel_id uuid not null,
	order_id uuid not null,
	order_code text collate "C" not null,
	buyer_id uuid not null,
	state text not null check (state in ('planned', 'labelled', 'accepted', 'in_transit', 'at_office', 'out_for_delivery', 'ready_for_pickup', 'delivery_failed', 'delivered', 'returning', 'exception', 'cancelled')),
	service text collate "C" not null,
	transport_class text not null,
	origin_office text collate "C" not null,
	destination_postcode text collate "C" not null,
	number text collate "C",
	box text collate "C",
	declared_g grams not null,
	accepted_g grams,
	contents text not null,
	expected_on date not null,
	last_event_at timestamptz,
	primary key (shop_id, parcel_id),
	unique (shop_id, order_id)
);

-- shop(shop_id): every scan ever told, in any order; only added to
create table logistics.tracking_event (
	shop_id uuid not null,
	parcel_id uuid not null,
	code text collate "C" not null,
	at timestamptz not null,
	postcode text collate "C" not null default '',
	text_th text not null,
	location text,
	source text collate "C" not null,
	received_at timestamptz not null,
	primary key (shop_id, parcel_id, code, at, postcode)
);

-- key(number): finds a parcel from what is scanned
create table logistics.parcel_number (
	number text collate "C" primary key,
	shop_id uuid not null,
	parcel_id uuid not null,
	closed boolean not null default false,
	looked_up_at timestamptz
);
create index parcel_number_open on logistics.parcel_number (looked_up_at nulls first) where not closed;

-- key(office): an origin office's day, one row a parcel
create table logistics.office_parcel (
	office text collate "C" not null,
	parcel_id uuid not null,
	shop_id uuid not null,
	open boolean not null default true,
	expected_on date not null,
	primary key (office, parcel_id)
);
create index office_parcel_open on logistics.office_parcel (office, expected_on) where open;

select platform.distribute('logistics.service', null, null);
select platform.distribute('logistics.tariff', null, null);
select platform.distribute('logistics.remote_area', null, null);
select platform.distribute('logistics.box', null, null);
select platform.distribute('logistics.parcel', 'shop_id', 'shops.shop');
select platform.distribute('logistics.tracking_event', 'shop_id', 'shops.shop');
select platform.distribute('logistics.parcel_number', 'number', null);
select platform.distribute('logistics.office_parcel', 'office', null);
alter table logistics.tracking_event add foreign key (shop_id, parcel_id) references logistics.parcel;
alter table logistics.parcel add foreign key (service) references logistics.service;

insert into logistics.service values
	('ems', 'ส่งด่วน EMS', 'EMS express', 'EX', 1, '{ambient,fragile,liquid,live_plant}', 30000, 2400, 1200, 1, 2, 3, '{1,2,3,4,5,6}', null, 2000, 1, 'Thailand Post services and limits, read 2026-11'),
	('eco', 'ส่งประหยัด eCo-Post', 'eCo-Post economy', 'OX', 11, '{ambient,fragile}', 10000, 1200, 600, 2, 4, 6, '{1,2,3,4,5,6}', null, 2000, 2, 'Thailand Post services and limits, read 2026-11'),
	('cold', 'ส่งเย็น', 'Chilled', 'ZX', 21, '{chilled,frozen}', 15000, 1200, 600, 1, 2, 2, '{1,2,3,4}', '{10,11,12,13,14,16,17,18,19,20,21,24,25,26,30,31,32,34,36,40,41,43,45,47,50,51,52,53,54,56,57,60,65,67,70,71,72,73,74,75,76,77,80,81,82,83,84,85,86,90,92,93}', 0, 3, 'example until a contract names the served provinces');
-- Baht by weight, from 1 January 2026.
insert into logistics.tariff (service, from_day, up_to_g, price_satang, source)
select 'ems', '2026-01-01'::date, g, baht * 100, 'Thailand Post EMS tariff 2026'
from unnest(
	array[20,100,250,500,1000,1500,2000,2500,3000,3500,4000,4500,5000,5500,6000,6500,7000,7500,8000,8500,9000,9500,10000,11000,12000,13000,14000,15000,16000,17000,18000,19000,20000,21000,22000,23000,24000,25000,26000,27000,28000,29000,30000],
	array[32,37,42,52,67,82,97,100,105,110,120,120,120,130,140,150,160,170,180,190,200,210,220,230,240,250,260,270,280,290,300,310,320,330,340,350,360,380,400,420,440,460,480]
) as t(g, baht);
insert into logistics.tariff (service, from_day, up_to_g, price_satang, source)
select 'eco', '2026-01-01'::date, g, baht * 100, 'Thailand Post eCo-Post tariff 2026; tables differ above 1.5 kg, the lower is taken'
from unnest(array[20,100,250,500,1000,1500,2000,3000,4000,5000,6000,7000,8000,9000,10000], array[20,22,26,30,40,60,60,80,80,80,120,160,160,160,160]) as t(g, baht);
insert into logistics.tariff (service, from_day, up_to_g, price_satang, source)
select 'cold', '2026-01-01'::date, g, baht * 100, 'example until a contract names prices by box'
from unnest(array[2000,5000,10000,15000], array[130,180,260,380]) as t(g, baht);
insert into logistics.remote_area (postcode)
select unnest(array['20120','23170','50250','50310','50350','55130','55220','57170','57180','57260','57310','57340','58000','58110','58120','58130','58140','58150','63150','63170','71180','71240','81150','81210','82160','83000','83100','83110','83120','83130','83150','84140','84310','84320','84330','84280','84360',
	'94000','94110','94120','94130','94140','94150','94160','94170','94180','94190','94220','94230','95000','95110','95120','95130','95140','95150','95160','95170','96000','96110','96120','96130','96140','96150','96160','96170','96180','96190','96210','96220']);
-- Box inside sizes in millimetres; the weight is the empty box with packing.
insert into logistics.box values
	('00', 'กล่อง 00', 'Box 00', 140, 98, 60, 40, 1), ('0', 'กล่อง 0', 'Box 0', 170, 110, 60, 50, 2), ('A', 'กล่อง ก', 'Box A', 200, 140, 60, 70, 3), ('B', 'กล่อง ข', 'Box B', 250, 170, 90, 110, 4),
	('2B', 'กล่อง 2ข', 'Box 2B', 250, 170, 180, 150, 5), ('C', 'กล่อง ค', 'Box C', 300, 200, 110, 160, 6), ('D', 'กล่อง ง', 'Box D', 350, 220, 140, 210, 7), ('2C', 'กล่อง 2ค', 'Box 2C', 300, 200, 220, 220, 8),
	('E', 'กล่อง จ', 'Box E', 400, 240, 170, 280, 9), ('F', 'กล่อง ฉ', 'Box F', 450, 300, 200, 380, 10), ('G', 'กล่อง G', 'Box G', 360, 310, 260, 420, 11), ('H', 'กล่อง H', 'Box H', 450, 410, 350, 700, 12), ('I', 'กล่อง I', 'Box I', 550, 450, 400, 950, 13);
