-- Papers: what a shop of each kind must show, what it showed, and who read it.
create schema papers;

-- reference: dated; a change adds a row and ends the older one, so that what was approved stays explained
create table papers.requirement (
	kind text collate "C" not null check (kind in ('farmer', 'household', 'community_enterprise', 'cooperative', 'otop_producer', 'sme', 'agency')),
	code text collate "C" not null,
	valid_from date not null,
	valid_until date,
	-- without it the shop is not approved, but for a written reason
	needed boolean not null,
	format text not null check (format in ('national_id', 'juristic_id', 'enterprise_number', 'free', 'none')),
	-- a photograph of the paper belongs to it
	evidence text not null check (evidence in ('needed', 'welcome', 'none')),
	name_th text not null,
	name_en text not null,
	help_th text not null,
	help_en text not null,
	position int not null,
	source text not null,
	primary key (kind, code, valid_from),
	check (valid_until is null or valid_from < valid_until),
	check (format <> 'none' or evidence = 'needed')
);

-- shop(shop_id): every answer ever given; the newest of a code is current
create table papers.answer (
	shop_id uuid not null,
	answer_id uuid not null,
	code text collate "C" not null,
	-- readable only with the key: numbers of persons
	sealed_number text,
	-- a keyed hash, to find the same number elsewhere
	number_print text collate "C",
	-- what may be shown: masked for numbers of persons, whole for the others
	shown text,
	picture text collate "C" check (picture ~ '^[0-9a-f]{32}$'),
	expires_on date,
	state text not null check (state in ('given', 'accepted', 'refused')),
	given_at timestamptz not null,
	given_by text not null,
	reviewed_at timestamptz,
	reviewed_by text,
	reason text,
	current boolean not null,
	primary key (shop_id, answer_id),
	check ((reviewed_at is not null) = (state <> 'given')),
	check (state <> 'refused' or reason is not null),
	check ((sealed_number is null) or (number_print is not null and shown is not null))
);
create unique index answer_current on papers.answer (shop_id, code) where current;

-- key(number_print): in which shops a number was shown
create table papers.number_place (
	number_print text collate "C" not null,
	shop_id uuid not null,
	code text collate "C" not null,
	primary key (number_print, shop_id, code)
);

-- shop(shop_id): who read a sealed number in the clear, when and why; only added to
create table papers.unmasking (
	shop_id uuid not null,
	unmasking_id uuid not null,
	answer_id uuid not null,
	by_whom uuid not null,
	why text not null,
	at timestamptz not null,
	until timestamptz not null,
	primary key (shop_id, unmasking_id)
);
create index unmasking_of_answer on papers.unmasking (shop_id, answer_id, until);

select platform.distribute('papers.requirement', null, null);
select platform.distribute('papers.answer', 'shop_id', null);
select platform.distribute('papers.unmasking', 'shop_id', 'papers.answer');
select platform.distribute('papers.number_place', 'number_print', null);
alter table papers.unmasking add foreign key (shop_id, answer_id) references papers.answer;

-- Examples to begin with: the operator changes them by adding dated rows.
insert into papers.requirement (kind, code, valid_from, needed, format, evidence, name_th, name_en, help_th, help_en, position, source)
select kind, code, '2024-01-01', needed, format, evidence, name_th, name_en, help_th, help_en, position, source
from (values
	('national_id', 'national_id', 'none', 'เลขบัตรประชาชนของผู้รับผิดชอบร้าน', 'National number of who answers for the shop',
		'13 หลักบนบัตร เก็บแบบเข้ารหัส ไม่ต้องถ่ายรูปบัตร', 'The 13 digits on the card; kept sealed, no photograph of the card', 1, 'Civil registration; data minimisation'),
	('farmer_register', 'free', 'welcome', 'ทะเบียนเกษตรกร', 'Farmer registration', 'เลขในสมุดทะเบียนเกษตรกร ถ้ามี', 'The number in the green book, if there is one', 2,
		'Department of Agricultural Extension'),
	('enterprise_number', 'enterprise_number', 'none', 'เลขทะเบียนวิสาหกิจชุมชน', 'Community enterprise number', 'เช่น 4-32-01-01/1-0012', 'For example 4-32-01-01/1-0012', 3,
		'Community Enterprise Promotion Act B.E. 2548'),
	('enterprise_paper', 'none', 'needed', 'หนังสือสำคัญ ท.ว.ช. 3', 'Licence ท.ว.ช. 3', 'ถ่ายรูปให้อ่านออก', 'A photograph that can be read', 4, 'Community Enterprise Promotion Act B.E. 2548'),
	('juristic_id', 'juristic_id', 'none', 'เลขนิติบุคคล 13 หลัก', 'Juristic number, 13 digits', 'ขึ้นต้นด้วย 0', 'It begins with 0', 5, 'Department of Business Development'),
	('juristic_paper', 'none', 'needed', 'หนังสือรับรองนิติบุคคลหรือทะเบียนสหกรณ์', 'Certificate of registration', 'ถ่ายรูปหน้าที่มีชื่อและเลข', 'A photograph of the page with name and number', 6,
		'Department of Business Development; Cooperative Promotion Department'),
	('otop_number', 'free', 'welcome', 'เลขทะเบียนผู้ผลิต OTOP', 'OTOP producer number', 'เลข อำเภอที่ออก และปี', 'Number, issuing district and year', 7, 'Community Development Department'),
	('commerce_register', 'free', 'welcome', 'ทะเบียนพาณิชย์อิเล็กทรอนิกส์', 'Electronic commerce registration', 'ถ้ามี', 'If there is one', 8, 'Commercial Registration Act B.E. 2499'),
	('agency_letter', 'none', 'needed', 'หนังสือมอบหมายจากหน่วยงาน', 'Letter of the agency', 'ลงนามโดยหัวหน้าหน่วยงาน', 'Signed by its head', 9, 'Practice of state agencies')
) as paper (code, format, evidence, name_th, name_en, help_th, help_en, position, source)
join (values
	('farmer', 'national_id', true), ('farmer', 'farmer_register', false),
	('household', 'national_id', true),
	('community_enterprise', 'national_id', true), ('community_enterprise', 'enterprise_number', true), ('community_enterprise', 'enterprise_paper', true),
	('cooperative', 'juristic_id', true), ('cooperative', 'juristic_paper', true),
	('otop_producer', 'national_id', true), ('otop_producer', 'otop_number', true),
	('sme', 'juristic_id', true), ('sme', 'juristic_paper', true), ('sme', 'commerce_register', false),
	('agency', 'juristic_id', true), ('agency', 'agency_letter', true)
) as kinds (kind, code, needed) using (code);
