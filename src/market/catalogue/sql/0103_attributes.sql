-- What is asked about goods of a branch of the catalogue: dated rows, not code.

-- reference
create table catalogue.attribute (
	attribute_id uuid primary key,
	-- the name under which a product keeps its value
	code text collate "C" not null check (code ~ '^[a-z][a-z_]{1,39}$'),
	-- asked for everything in this branch
	category text collate "C" not null references catalogue.category,
	kind text collate "C" not null check (kind in ('text', 'choice', 'number', 'yes_no', 'months')),
	-- choice: more than one may hold
	many boolean not null default false,
	name_th text not null check (length(name_th) between 1 and 200),
	name_en text not null check (length(name_en) between 1 and 200),
	unit_th text,
	unit_en text,
	-- [{code, th, en}]
	choices jsonb not null default '[]',
	position int not null,
	-- asked on these days in Bangkok, both included
	from_day date not null,
	until_day date,
	author text not null,
	added_at timestamptz not null,
	check ((kind = 'choice') = (jsonb_array_length(choices) > 0)),
	check ((unit_th is null) = (unit_en is null)),
	check (unit_th is null or kind = 'number')
);
create unique index attribute_open on catalogue.attribute (code) where until_day is null;

-- code → value as text: '120', 'silk,cotton', 'yes', '4,5,6'
alter table catalogue.product add column attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object');

select platform.distribute('catalogue.attribute', null, null);

insert into catalogue.attribute (attribute_id, code, category, kind, many, name_th, name_en, unit_th, unit_en, choices, position, from_day, author, added_at) values
	('00000000-0000-7000-8001-000000000001', 'cloth_material', 'textile', 'choice', true, 'วัสดุ', 'Material', null, null, '[{"code": "silk", "th": "ไหม", "en": "Silk"}, {"code": "cotton", "th": "ฝ้าย", "en": "Cotton"}, {"code": "hemp", "th": "ใยกัญชง", "en": "Hemp"}, {"code": "linen", "th": "ลินิน", "en": "Linen"}, {"code": "wool", "th": "ขนสัตว์", "en": "Wool"}, {"code": "synthetic", "th": "ใยสังเคราะห์", "en": "Synthetic"}]', 10, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000002', 'cloth_pattern', 'textile', 'text', false, 'ลาย', 'Pattern', null, null, '[]', 20, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000003', 'cloth_dye', 'textile', 'choice', false, 'การย้อม', 'Dye', null, null, '[{"code": "natural", "th": "สีธรรมชาติ", "en": "Natural dye"}, {"code": "chemical", "th": "สีเคมี", "en": "Synthetic dye"}, {"code": "both", "th": "ทั้งสองอย่าง", "en": "Both"}, {"code": "none", "th": "ไม่ย้อม", "en": "Undyed"}]', 30, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000004', 'cloth_width', 'textile', 'number', false, 'หน้ากว้าง', 'Width', 'ซม.', 'cm', '[]', 40, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000005', 'cloth_length', 'textile', 'number', false, 'ยาว', 'Length', 'ซม.', 'cm', '[]', 50, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000006', 'cloth_care', 'textile', 'choice', false, 'การซัก', 'Washing', null, null, '[{"code": "hand", "th": "ซักมือ", "en": "By hand"}, {"code": "machine", "th": "ซักเครื่องได้", "en": "Machine"}, {"code": "dry", "th": "ซักแห้ง", "en": "Dry clean"}]', 60, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000007', 'food_ingredients', 'food', 'text', false, 'ส่วนประกอบ', 'Ingredients', null, null, '[]', 70, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000008', 'food_allergens', 'food', 'choice', true, 'สารก่อภูมิแพ้', 'Allergens', null, null, '[{"code": "none", "th": "ไม่มี", "en": "None"}, {"code": "gluten", "th": "กลูเตน", "en": "Gluten"}, {"code": "crustacean", "th": "กุ้ง ปู", "en": "Crustaceans"}, {"code": "mollusc", "th": "หอย ปลาหมึก", "en": "Molluscs"}, {"code": "egg", "th": "ไข่", "en": "Egg"}, {"code": "fish", "th": "ปลา", "en": "Fish"}, {"code": "peanut", "th": "ถั่วลิสง", "en": "Peanut"}, {"code": "nut", "th": "ถั่วเปลือกแข็ง", "en": "Tree nuts"}, {"code": "soy", "th": "ถั่วเหลือง", "en": "Soy"}, {"code": "milk", "th": "นม", "en": "Milk"}, {"code": "sulphite", "th": "ซัลไฟต์", "en": "Sulphites"}]', 80, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000009', 'food_storage', 'food', 'choice', false, 'การเก็บ', 'Storage', null, null, '[{"code": "room", "th": "ในที่แห้ง", "en": "Dry and cool"}, {"code": "fridge", "th": "ตู้เย็น", "en": "Fridge"}, {"code": "freezer", "th": "ช่องแช่แข็ง", "en": "Freezer"}]', 90, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000010', 'food_net', 'food', 'number', false, 'น้ำหนักสุทธิ', 'Net weight', 'กรัม', 'g', '[]', 100, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000011', 'drink_ingredients', 'drink', 'text', false, 'ส่วนประกอบ', 'Ingredients', null, null, '[]', 110, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000012', 'drink_allergens', 'drink', 'choice', true, 'สารก่อภูมิแพ้', 'Allergens', null, null, '[{"code": "none", "th": "ไม่มี", "en": "None"}, {"code": "gluten", "th": "กลูเตน", "en": "Gluten"}, {"code": "crustacean", "th": "กุ้ง ปู", "en": "Crustaceans"}, {"code": "mollusc", "th": "หอย ปลาหมึก", "en": "Molluscs"}, {"code": "egg", "th": "ไข่", "en": "Egg"}, {"code": "fish", "th": "ปลา", "en": "Fish"}, {"code": "peanut", "th": "ถั่วลิสง", "en": "Peanut"}, {"code": "nut", "th": "ถั่วเปลือกแข็ง", "en": "Tree nuts"}, {"code": "soy", "th": "ถั่วเหลือง", "en": "Soy"}, {"code": "milk", "th": "นม", "en": "Milk"}, {"code": "sulphite", "th": "ซัลไฟต์", "en": "Sulphites"}]', 120, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000013', 'drink_storage', 'drink', 'choice', false, 'การเก็บ', 'Storage', null, null, '[{"code": "room", "th": "ในที่แห้ง", "en": "Dry and cool"}, {"code": "fridge", "th": "ตู้เย็น", "en": "Fridge"}, {"code": "freezer", "th": "ช่องแช่แข็ง", "en": "Freezer"}]', 130, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000014', 'drink_net', 'drink', 'number', false, 'ปริมาตรสุทธิ', 'Net volume', 'มล.', 'ml', '[]', 140, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000015', 'produce_variety', 'produce', 'text', false, 'พันธุ์', 'Variety', null, null, '[]', 150, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000016', 'produce_grade', 'produce', 'choice', false, 'เกรด', 'Grade', null, null, '[{"code": "premium", "th": "คัดพิเศษ", "en": "Premium"}, {"code": "a", "th": "เกรด A", "en": "Grade A"}, {"code": "b", "th": "เกรด B", "en": "Grade B"}, {"code": "mixed", "th": "คละ", "en": "Mixed"}]', 160, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000017', 'produce_harvest', 'produce', 'months', false, 'เดือนที่เก็บเกี่ยว', 'Harvest months', null, null, '[]', 170, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000018', 'produce_farming', 'produce', 'choice', false, 'วิธีปลูก', 'Farming', null, null, '[{"code": "organic", "th": "อินทรีย์", "en": "Organic"}, {"code": "safe", "th": "ปลอดภัย", "en": "Low residue"}, {"code": "ordinary", "th": "ทั่วไป", "en": "Conventional"}]', 180, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000019', 'craft_material', 'craft', 'text', false, 'วัสดุ', 'Material', null, null, '[]', 190, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000020', 'craft_technique', 'craft', 'text', false, 'เทคนิค', 'Technique', null, null, '[]', 200, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000021', 'craft_food_safe', 'craft', 'yes_no', false, 'ใส่อาหารได้', 'Food safe', null, null, '[]', 210, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000022', 'herb_ingredients', 'herb', 'text', false, 'ส่วนประกอบ', 'Ingredients', null, null, '[]', 220, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000023', 'herb_use', 'herb', 'text', false, 'วิธีใช้', 'How to use', null, null, '[]', 230, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000024', 'herb_warning', 'herb', 'text', false, 'ข้อควรระวัง', 'Caution', null, null, '[]', 240, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000025', 'service_hours', 'services', 'number', false, 'ใช้เวลา', 'Duration', 'ชั่วโมง', 'hours', '[]', 250, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000026', 'service_people', 'services', 'number', false, 'รับได้ครั้งละ', 'Group size', 'คน', 'people', '[]', 260, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000027', 'service_languages', 'services', 'choice', true, 'ภาษา', 'Languages', null, null, '[{"code": "th", "th": "ไทย", "en": "Thai"}, {"code": "en", "th": "อังกฤษ", "en": "English"}, {"code": "zh", "th": "จีน", "en": "Chinese"}, {"code": "ja", "th": "ญี่ปุ่น", "en": "Japanese"}]', 270, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00'),
	('00000000-0000-7000-8001-000000000028', 'service_meet', 'services', 'text', false, 'จุดนัดพบ', 'Meeting point', null, null, '[]', 280, '2026-01-01', 'system:first', '2026-11-21T00:00:00+07:00');
