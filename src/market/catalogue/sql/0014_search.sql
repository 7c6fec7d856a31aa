-- Search: one narrow row a product on sale, apart from the wide listing; phrases with counts; how many goods stand where.

-- key(product_id): what search reads; written with the listing
create table catalogue.entry (
	product_id uuid primary key,
	category text collate "C" not null,
	province_code text collate "C" not null,
	sold int not null,
	price_satang satang not null,
	published_at timestamptz not null,
	-- the names in normal form: what stands there comes first
	name text collate "C" not null,
	-- names, shop, village, province and category in normal form, and the skeletons of the same: for parts of words and for slips
	plain text collate "C" not null,
	skeleton text collate "C" not null,
	-- finished words with positions and weights, cut by the application: the parser of the database cannot cut Thai
	words tsvector not null
) with (fillfactor = 85);
-- asked through its index only: kept out of the way of the rest of the row
alter table catalogue.entry alter column words set storage external;

insert into catalogue.entry (product_id, category, province_code, sold, price_satang, published_at, name, plain, skeleton, words)
	select product_id, category, province_code, sold, price_satang, published_at, name_key, name_key, skeleton, tokens from catalogue.listing;
-- a short waiting list: every search reads it whole
create index entry_words on catalogue.entry using gin (words) with (gin_pending_list_limit = 256);
create index entry_skeleton on catalogue.entry using gin (skeleton gin_trgm_ops) with (gin_pending_list_limit = 256);
alter table catalogue.listing drop column name_key, drop column skeleton, drop column tokens;

-- key(place): how many goods stand in 'all', 'c/silk', 'p/32'
create table catalogue.tally (
	place text collate "C" primary key,
	products int not null check (products >= 0)
);
insert into catalogue.tally (place, products)
	select 'all', count(*) from catalogue.listing union all
	select 'p/' || province_code, count(*) from catalogue.listing group by province_code union all
	select 'c/' || category, count(*) from catalogue.listing group by category;

-- key(normal): what a beginning may become, and the words that slips are mended with; counted while goods come and go
drop table catalogue.phrase;
create table catalogue.phrase (
	normal text collate "C" not null,
	kind text collate "C" not null check (kind in ('product', 'shop', 'province', 'category')),
	href text collate "C" not null,
	text text not null,
	skeleton text collate "C" not null,
	-- goods it stands in, and goods whose name begins with it
	products int not null,
	leads int not null,
	primary key (normal, kind, href)
);
create index phrase_alike on catalogue.phrase using gin (skeleton gin_trgm_ops) with (gin_pending_list_limit = 256) where kind = 'product';
create index phrase_skeleton on catalogue.phrase (skeleton, length(skeleton)) where kind = 'product';

select platform.distribute('catalogue.entry', 'product_id', 'catalogue.listing');
select platform.distribute('catalogue.tally', 'place', null);
select platform.distribute('catalogue.phrase', 'normal', null);

-- Words as people write Thai with Latin letters, and more that mean the same.
insert into catalogue.synonym (term, group_id) values
	('phamai', 7), ('kafae', 8), ('khao', 9), ('namphueng', 10), ('cha', 11), ('takra', 12), ('krapao', 13), ('sabu', 14), ('mamuang', 15), ('thurian', 16),
	('namphrik', 17), ('น้ำพริก', 17), ('chilli', 17), ('chili', 17), ('krachut', 18), ('krajood', 18), ('กระจูด', 18), ('indigo', 19), ('คราม', 19), ('khram', 19), ('cotton', 20), ('ฝ้าย', 20),
	('fish', 21), ('ปลา', 21), ('pla', 21), ('bamboo', 22), ('ไผ่', 22), ('phai', 22), ('pottery', 23), ('ปั้น', 23), ('ceramic', 23), ('เซรามิก', 23), ('coconut', 24), ('มะพร้าว', 24), ('maphrao', 24),
	('banana', 25), ('กล้วย', 25), ('kluai', 25), ('herb', 26), ('สมุนไพร', 26), ('samunphrai', 26), ('shirt', 27), ('เสื้อ', 27), ('suea', 27), ('hat', 28), ('หมวก', 28), ('muak', 28),
	('scarf', 29), ('ผ้าพันคอ', 29), ('elephant', 30), ('ช้าง', 30), ('chang', 30), ('salt', 31), ('เกลือ', 31), ('kluea', 31), ('sugar', 32), ('น้ำตาล', 32), ('namtan', 32),
	('สุราษฎร์', 33), ('สุราษฎร์ธานี', 33), ('เมืองกาญจน์', 34), ('กาญจนบุรี', 34), ('แปดริ้ว', 35), ('ฉะเชิงเทรา', 35), ('เมืองคอน', 36), ('นครศรีธรรมราช', 36), ('ปากน้ำ', 37), ('สมุทรปราการ', 37);
