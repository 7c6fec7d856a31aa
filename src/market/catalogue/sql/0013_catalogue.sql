-- The catalogue: what shops offer, and the listing that lists and search read.
create schema catalogue;

-- reference
create table catalogue.category (
	slug text collate "C" primary key,
	parent text collate "C" references catalogue.category,
	-- the slug of its root: lists of a whole branch read one index
	root text collate "C" not null,
	name_th text not null,
	name_en text not null,
	position int not null
);

-- shop(shop_id)
create table catalogue.product (
	shop_id uuid not null,
	product_id uuid not null,
	state text not null default 'draft' check (state in ('draft', 'published', 'paused', 'taken_down')),
	name_th text not null check (length(name_th) between 1 and 400),
	name_en text,
	description_th text not null default '',
	description_en text,
	process_th text,
	category text collate "C" not null,
	price_satang satang not null,
	unit_th text not null,
	unit_en text,
	weight_g grams not null,
	length_mm millimetres not null,
	width_mm millimetres not null,
	height_mm millimetres not null,
	transport_class text not null check (transport_class in ('ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant')),
	max_days int check (max_days > 0),
	shelf_life_days int check (shelf_life_days > 0),
	sold int not null default 0 check (sold >= 0),
	rating real,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	published_at timestamptz,
	primary key (shop_id, product_id),
	check (state <> 'published' or (price_satang > 0 and published_at is not null))
);
create index product_shelf on catalogue.product (shop_id, created_at desc, product_id desc);

-- shop(shop_id)
create table catalogue.picture (
	shop_id uuid not null,
	product_id uuid not null,
	hash text collate "C" not null check (hash ~ '^[0-9a-f]{32}$'),
	position int not null,
	alt_th text not null default '',
	alt_en text,
	primary key (shop_id, product_id, hash)
);

-- shop(shop_id)
create table catalogue.certificate (
	shop_id uuid not null,
	product_id uuid not null,
	certificate_id uuid not null,
	kind text collate "C" not null check (kind in ('otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal')),
	number text not null,
	stars int check (stars between 1 and 5),
	-- the last day on which it holds, in Bangkok
	until date not null,
	primary key (shop_id, product_id, certificate_id)
);

-- key(product_id): a published product as lists and search show it; written with the product
create table catalogue.listing (
	product_id uuid primary key,
	shop_id uuid not null,
	shop_slug text collate "C" not null,
	shop_name_th text not null,
	shop_name_en text,
	village_th text not null,
	village_en text,
	province_code text collate "C" not null,
	category text collate "C" not null,
	root text collate "C" not null,
	name_th text not null,
	name_en text,
	unit_th text not null,
	unit_en text,
	price_satang satang not null,
	picture text,
	transport_class text not null,
	-- [{kind, stars, until}]: an expired one is left out when it is read
	badges jsonb not null default '[]',
	sold_out boolean not null default false,
	sold int not null default 0,
	rating real,
	published_at timestamptz not null,
	name_key text not null,
	skeleton text not null,
	tokens tsvector not null
);
create index listing_popular on catalogue.listing (sold desc, product_id desc);
create index listing_new on catalogue.listing (published_at desc, product_id desc);
create index listing_price on catalogue.listing (price_satang, product_id);
create index listing_category on catalogue.listing (category, sold desc, product_id desc);
create index listing_root on catalogue.listing (root, sold desc, product_id desc);
create index listing_province on catalogue.listing (province_code, sold desc, product_id desc);
create index listing_shop on catalogue.listing (shop_id, sold desc, product_id desc);
create index listing_tokens on catalogue.listing using gin (tokens);
create index listing_skeleton on catalogue.listing using gin (skeleton gin_trgm_ops);

-- key(product_id): finds the shop of a product from its id alone
create table catalogue.product_place (
	product_id uuid primary key,
	shop_id uuid not null
);

-- reference: words that mean the same, editable; one group a meaning
create table catalogue.synonym (
	term text collate "C" not null,
	group_id int not null,
	primary key (term, group_id)
);

-- reference: what is offered while somebody types
create table catalogue.phrase (
	key text collate "C" not null,
	kind text collate "C" not null check (kind in ('product', 'shop', 'province', 'category')),
	href text not null,
	text_th text not null,
	weight int not null default 0,
	primary key (key, kind, href)
);
create index phrase_prefix on catalogue.phrase (key text_pattern_ops, weight desc);

select platform.distribute('catalogue.category', null, null);
select platform.distribute('catalogue.synonym', null, null);
select platform.distribute('catalogue.phrase', null, null);
select platform.distribute('catalogue.product', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.picture', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.certificate', 'shop_id', 'shops.shop');
select platform.distribute('catalogue.listing', 'product_id', null);
select platform.distribute('catalogue.product_place', 'product_id', null);
alter table catalogue.picture add foreign key (shop_id, product_id) references catalogue.product;
alter table catalogue.certificate add foreign key (shop_id, product_id) references catalogue.product;
alter table catalogue.product add foreign key (category) references catalogue.category;

insert into catalogue.category (slug, parent, root, name_th, name_en, position) values
	('textile', null, 'textile', 'ผ้าและเครื่องแต่งกาย', 'Cloth and clothing', 10),
	('silk', 'textile', 'textile', 'ผ้าไหม', 'Silk', 11),
	('cotton-indigo', 'textile', 'textile', 'ผ้าฝ้ายและผ้าคราม', 'Cotton and indigo', 12),
	('clothes', 'textile', 'textile', 'เสื้อผ้า', 'Clothes', 13),
	('bags', 'textile', 'textile', 'กระเป๋า', 'Bags', 14),
	('cloth-products', 'textile', 'textile', 'ของใช้จากผ้า', 'Made from cloth', 15),
	('accessories', 'textile', 'textile', 'เครื่องประดับแต่งกาย', 'Accessories', 16),
	('food', null, 'food', 'อาหาร', 'Food', 20),
	('food-snack', 'food', 'food', 'ขนมและของว่าง', 'Sweets and snacks', 21),
	('food-seasoning', 'food', 'food', 'น้ำพริกและเครื่องปรุง', 'Chilli pastes and seasoning', 22),
	('food-dried', 'food', 'food', 'ของแห้ง', 'Dried food', 23),
	('food-ready', 'food', 'food', 'อาหารพร้อมกิน', 'Ready to eat', 24),
	('rice', 'food', 'food', 'ข้าว', 'Rice', 25),
	('rice-organic', 'rice', 'food', 'ข้าวอินทรีย์', 'Organic rice', 26),
	('honey-sugar', 'food', 'food', 'น้ำผึ้งและน้ำตาล', 'Honey and sugar', 27),
	('drink', null, 'drink', 'เครื่องดื่ม', 'Drinks', 30),
	('coffee-tea', 'drink', 'drink', 'กาแฟและชา', 'Coffee and tea', 31),
	('herbal-drink', 'drink', 'drink', 'เครื่องดื่มสมุนไพร', 'Herbal drinks', 32),
	('juice', 'drink', 'drink', 'น้ำผลไม้', 'Juice', 33),
	('craft', null, 'craft', 'จักสานและของใช้', 'Basketry and household', 40),
	('basketry', 'craft', 'craft', 'เครื่องจักสาน', 'Basketry', 41),
	('pottery', 'craft', 'craft', 'เครื่องปั้น', 'Pottery', 42),
	('wood', 'craft', 'craft', 'งานไม้', 'Woodwork', 43),
	('silver-jewellery', 'craft', 'craft', 'เครื่องเงินและเครื่องประดับ', 'Silver and jewellery', 44),
	('toys', 'craft', 'craft', 'ของเล่น', 'Toys', 45),
	('home-decor', 'craft', 'craft', 'ของแต่งบ้าน', 'Home decoration', 46),
	('herb', null, 'herb', 'สมุนไพรและความงาม', 'Herbs and beauty', 50),
	('health-beauty', 'herb', 'herb', 'สุขภาพและความงาม', 'Health and beauty', 51),
	('herbal-household', 'herb', 'herb', 'สมุนไพรใช้ในบ้าน', 'Household herbs', 52),
	('produce', null, 'produce', 'ผลผลิตการเกษตร', 'Farm produce', 60),
	('fruit', 'produce', 'produce', 'ผลไม้', 'Fruit', 61),
	('vegetable', 'produce', 'produce', 'ผักและพืชสมุนไพร', 'Vegetables and herbs', 62),
	('seafood', 'produce', 'produce', 'ของทะเลและประมง', 'Seafood', 63),
	('seedling', 'produce', 'produce', 'ต้นกล้าและต้นไม้', 'Seedlings and plants', 64),
	('mother-child', null, 'mother-child', 'แม่และเด็ก', 'Mother and child', 70),
	('pets', null, 'pets', 'สัตว์เลี้ยง', 'Pets', 80),
	('services', null, 'services', 'บริการและท่องเที่ยวชุมชน', 'Services and village visits', 90),
	('homestay', 'services', 'services', 'โฮมสเตย์', 'Homestays', 91),
	('workshop', 'services', 'services', 'ลงมือทำกับช่าง', 'Workshops', 92);
insert into catalogue.phrase (key, kind, href, text_th, weight) select name_th, 'category', '/c/' || slug, name_th, 50 from catalogue.category;

-- Each line one meaning; in the normal form of search.
insert into catalogue.synonym (term, group_id) values
	('กรุงเทพ', 1), ('กทม', 1), ('กรุงเทพมหานคร', 1), ('bangkok', 1),
	('โคราช', 2), ('นครราชสีมา', 2), ('korat', 2),
	('อุบล', 3), ('อุบลราชธานี', 3),
	('อยุธยา', 4), ('พระนครศรีอยุธยา', 4),
	('ไรซ์เบอรี่', 5), ('ไรซ์เบอร์รี่', 5), ('riceberry', 5),
	('กก', 6), ('กิโลกรัม', 6), ('กิโล', 6), ('kg', 6),
	('silk', 7), ('ไหม', 7), ('coffee', 8), ('กาแฟ', 8), ('rice', 9), ('ข้าว', 9), ('honey', 10), ('น้ำผึ้ง', 10), ('tea', 11), ('ชา', 11),
	('basket', 12), ('ตะกร้า', 12), ('bag', 13), ('กระเป๋า', 13), ('soap', 14), ('สบู่', 14), ('mango', 15), ('มะม่วง', 15), ('durian', 16), ('ทุเรียน', 16);
