-- Words that mean the same are written by officers, each change with who and why; and more of them to begin with.

-- reference: who changed which words, when and why; never edited
create table catalogue.meaning_change (
	change_id uuid primary key,
	group_id int not null,
	kind text collate "C" not null check (kind in ('written', 'removed')),
	-- what stands after it, or what stood before it was removed
	terms text[] not null check (cardinality(terms) between 1 and 24),
	why text not null check (length(why) between 1 and 500),
	by_whom uuid not null,
	by_name text not null,
	at timestamptz not null
);
create index meaning_change_last on catalogue.meaning_change (at desc, change_id desc);
create index meaning_change_of on catalogue.meaning_change (group_id, at desc);
create index synonym_group on catalogue.synonym (group_id, term);
create sequence catalogue.meaning_number start 1000;
select platform.distribute('catalogue.meaning_change', null, null);

-- Other names of the same, local names and ways to write them.
insert into catalogue.synonym (term, group_id) values
	('ผ้านวม', 40), ('ผ้าห่ม', 40), ('blanket', 40), ('quilt', 40),
	('หม้อห้อม', 41), ('ม่อฮ่อม', 41), ('ม่อห้อม', 41), ('หม้อฮ่อม', 41), ('mohom', 41), ('morhom', 41),
	('กาหยู', 42), ('มะม่วงหิมพานต์', 42), ('เม็ดมะม่วง', 42), ('cashew', 42),
	('กะละแม', 43), ('กาละแม', 43), ('กาละแมร์', 43),
	('งอบ', 44), ('หมวกสาน', 44), ('กุบ', 44),
	('ผ้าถุง', 45), ('ผ้านุ่ง', 45), ('ผ้าซิ่น', 45), ('sarong', 45),
	('กล้วยฉาบ', 46), ('กล้วยกรอบ', 46),
	('หมึกแดดเดียว', 47), ('หมึกแห้ง', 47), ('ปลาหมึกแห้ง', 47), ('squid', 47),
	('ไชโป๊ว', 48), ('หัวไชโป๊ว', 48), ('ไชโป้ว', 48), ('chaipo', 48),
	('ศิลาดล', 49), ('เซลาดอน', 49), ('celadon', 49),
	('ผ้าปาเต๊ะ', 50), ('ปาเต๊ะ', 50), ('บาติก', 50), ('batik', 50),
	('หมอนสามเหลี่ยม', 51), ('หมอนขวาน', 51),
	('เมี่ยน', 52), ('เย้า', 52), ('ม้ง', 53), ('แม้ว', 53), ('hmong', 53), ('กะเหรี่ยง', 54), ('ปกาเกอะญอ', 54), ('karen', 54),
	('เครื่องถม', 55), ('เครื่องถมนคร', 55), ('niello', 55),
	('จักสาน', 56), ('สาน', 56), ('wickerwork', 56), ('basketry', 56),
	('ซีอิ๊ว', 57), ('ซอสถั่วเหลือง', 57),
	('ปลากุเลา', 58), ('กุเลา', 58), ('ปลาเค็มตากใบ', 58),
	('โฮมสเตย์', 60), ('ที่พัก', 60), ('homestay', 60),
	('บุรีรัมย์', 61), ('buriram', 61), ('เมืองแป๊ะ', 61), ('เมืองย่าโม', 2), ('เมืองช้าง', 62), ('สุรินทร์', 62), ('เมืองดอกบัว', 3), ('เมืองลิง', 63), ('ลพบุรี', 63),
	('เมืองเพชร', 64), ('เพชรบุรี', 64), ('เมืองตรัง', 65), ('ตรัง', 65), ('เมืองชล', 66), ('ชลบุรี', 66), ('เมืองจันท์', 67), ('จันทบุรี', 67), ('จันท์', 67), ('จันทบูร', 67),
	('เมืองนคร', 36), ('หาดใหญ่', 68), ('สงขลา', 68), ('นครปฐม', 69), ('นครชัยศรี', 69)
on conflict do nothing;
