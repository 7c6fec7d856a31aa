import type { DemoPerson } from './shapes.ts';

/** Telephone numbers of the cast: 080 000 0001 and on, which no one has. */
const phone = (n: number): string => `+66${800000000 + n}`;

/** Owners of the shops of the cast; other owners are made from `owners.ts`. */
export const castOwners: Record<string, { nameTh: string; nameEn: string; phone: string; key: string }> = {
	'krua-pa-noi': { key: 'pa-noi', nameTh: 'นางน้อย แก้วมณี', nameEn: 'Noi Kaeomani', phone: phone(11) },
	'ban-rai-coffee': { key: 'asa', nameTh: 'นายอาสา ดอยงาม', nameEn: 'Asa Doingam', phone: phone(12) },
	'lanna-weaving': { key: 'kham-paeng', nameTh: 'นางคำแปง กรรณิกา', nameEn: 'Khampaeng Kannika', phone: phone(13) },
	'yai-thongma-silk': { key: 'yai-thongma', nameTh: 'นางทองมา สุขศรี', nameEn: 'Thongma Suksi', phone: phone(14) },
	'sarai-tha-pak-waeng': { key: 'hasana', nameTh: 'นางฮาสนะ หมาดทิ้ง', nameEn: 'Hasana Mathing', phone: phone(15) },
};

/** Everybody who signs in to the demonstration apart from ordinary shop owners. */
export const cast: DemoPerson[] = [
	{
		key: 'somchai',
		nameTh: 'นายสมชาย ใจดี',
		nameEn: 'Somchai Jaidee',
		phone: phone(1),
		role: 'buyer',
		note: 'ผู้ซื้อหลักของเรื่อง อยู่ถนนพหลโยธิน แขวงพญาไท กรุงเทพฯ',
		provinceCode: '10',
		postcode: '10400',
	},
	{
		key: 'malee',
		nameTh: 'นางสาวมาลี แซ่ตั้ง',
		nameEn: 'Malee Saetang',
		phone: phone(2),
		role: 'buyer',
		note: 'ผู้ซื้อคนที่สอง สั่งของฝากไปขอนแก่น',
		provinceCode: '40',
		postcode: '40000',
	},
	...Object.entries(castOwners).map(([shopSlug, owner]): DemoPerson => ({ ...owner, role: 'seller', note: 'เจ้าของร้าน', shopSlug })),
	{
		key: 'officer-surin',
		nameTh: 'นายวิชัย บุญรอด',
		nameEn: 'Wichai Bunrot',
		phone: phone(21),
		role: 'province_officer',
		note: 'พัฒนาการจังหวัดสุรินทร์ ผู้ตรวจร้านและเอกสาร',
		provinceCode: '32',
	},
	{
		key: 'officer-chiang-mai',
		nameTh: 'นางสาวอัญชลี อินต๊ะ',
		nameEn: 'Anchalee Inta',
		phone: phone(22),
		role: 'province_officer',
		note: 'เจ้าหน้าที่จังหวัดเชียงใหม่',
		provinceCode: '50',
	},
	{
		key: 'officer-phang-nga',
		nameTh: 'นายสุไลมาน วาหะรักษ์',
		nameEn: 'Sulaiman Waharak',
		phone: phone(23),
		role: 'province_officer',
		note: 'เจ้าหน้าที่จังหวัดพังงา',
		provinceCode: '82',
	},
	{
		key: 'officer-all',
		nameTh: 'นางปราณี ศรีประเสริฐ',
		nameEn: 'Pranee Siprasoet',
		phone: phone(24),
		role: 'province_officer',
		note: 'เจ้าหน้าที่ส่วนกลาง ดูได้ทุกจังหวัดในงานสาธิต',
	},
	{
		key: 'clerk-32000',
		nameTh: 'นายประเสริฐ ดีพร้อม',
		nameEn: 'Prasoet Diphrom',
		phone: phone(31),
		role: 'post_clerk',
		note: 'เคาน์เตอร์ไปรษณีย์สุรินทร์',
		provinceCode: '32',
		postcode: '32000',
	},
	{
		key: 'clerk-50270',
		nameTh: 'นางสาวดาวเรือง ใจคำ',
		nameEn: 'Daorueang Chaikham',
		phone: phone(32),
		role: 'post_clerk',
		note: 'เคาน์เตอร์ไปรษณีย์แม่แจ่ม',
		provinceCode: '50',
		postcode: '50270',
	},
	{
		key: 'clerk-82000',
		nameTh: 'นายอดุลย์ หวังดี',
		nameEn: 'Adun Wangdi',
		phone: phone(33),
		role: 'post_clerk',
		note: 'เคาน์เตอร์ไปรษณีย์พังงา',
		provinceCode: '82',
		postcode: '82000',
	},
	{
		key: 'finance-1',
		nameTh: 'นางสาวกมลวรรณ ทรัพย์มาก',
		nameEn: 'Kamonwan Sapmak',
		phone: phone(41),
		role: 'finance',
		note: 'การเงินคนที่หนึ่ง จัดทำรายการโอน',
	},
	{ key: 'finance-2', nameTh: 'นายธนพล รักบัญชี', nameEn: 'Thanaphon Rakbanchi', phone: phone(42), role: 'finance', note: 'การเงินคนที่สอง ตรวจและอนุมัติ' },
	{ key: 'operator', nameTh: 'นายเอกชัย ดูแลระบบ', nameEn: 'Ekkachai Dulaerabop', phone: phone(51), role: 'operator', note: 'ผู้ดูแลตลาด' },
	{ key: 'auditor', nameTh: 'นางสาวรุ่งนภา ตรวจตรา', nameEn: 'Rungnapha Truattra', phone: phone(52), role: 'auditor', note: 'ผู้ตรวจสอบ อ่านอย่างเดียว' },
	{ key: 'support', nameTh: 'นางสาวพิมพ์ชนก ช่วยเหลือ', nameEn: 'Phimchanok Chuailuea', phone: phone(53), role: 'support', note: 'ช่วยเหลือผู้ซื้อและผู้ขาย' },
];

const women: readonly (readonly [string, string])[] = [
	['บุญมี', 'Bunmi'],
	['สมศรี', 'Somsi'],
	['ทองใบ', 'Thongbai'],
	['คำปุ่น', 'Khampun'],
	['อารี', 'Ari'],
	['พิกุล', 'Phikun'],
	['จันทร์เพ็ญ', 'Chanphen'],
	['ลำดวน', 'Lamduan'],
	['วันดี', 'Wandi'],
	['สุภาพ', 'Suphap'],
	['บัวลา', 'Buala'],
	['กัลยา', 'Kanlaya'],
	['นงลักษณ์', 'Nonglak'],
	['ประไพ', 'Praphai'],
	['มะลิ', 'Mali'],
	['รัตนา', 'Rattana'],
	['เพ็ญศรี', 'Phensi'],
	['อำไพ', 'Amphai'],
	['สายทอง', 'Saithong'],
	['ละออ', 'La-o'],
	['ดวงใจ', 'Duangchai'],
	['ชูศรี', 'Chusi'],
	['ฉวีวรรณ', 'Chawiwan'],
	['กรองแก้ว', 'Krongkaeo'],
	['ไพลิน', 'Phailin'],
];
const men: readonly (readonly [string, string])[] = [
	['บุญเลิศ', 'Bunloet'],
	['สมหมาย', 'Sommai'],
	['ทวี', 'Thawi'],
	['ประยูร', 'Prayun'],
	['อินทร์', 'In'],
	['คำมูล', 'Khammun'],
	['สุรศักดิ์', 'Surasak'],
	['วีระ', 'Wira'],
	['มานิตย์', 'Manit'],
	['ชัยณรงค์', 'Chainarong'],
	['ไพรัช', 'Phairat'],
	['สุทิน', 'Suthin'],
	['ณรงค์', 'Narong'],
	['เดชา', 'Decha'],
	['จำรัส', 'Chamrat'],
];
const muslim: readonly (readonly [string, string, 'f' | 'm'])[] = [
	['ฟาตีเมาะ', 'Fatimoh', 'f'],
	['อิสมาแอ', 'Isma-ae', 'm'],
	['ปาตีเมาะ', 'Patimoh', 'f'],
	['ซอและ', 'Soleh', 'm'],
	['รอฮานี', 'Rohani', 'f'],
	['มะรอยี', 'Maroyi', 'm'],
];
const families: readonly (readonly [string, string])[] = [
	['ทองดี', 'Thongdi'],
	['สุขใจ', 'Sukchai'],
	['บุญส่ง', 'Bunsong'],
	['ศรีสมบัติ', 'Sisombat'],
	['แก้วใส', 'Kaeosai'],
	['พรมมา', 'Phromma'],
	['คำแสน', 'Khamsaen'],
	['วงศ์คำ', 'Wongkham'],
	['ใจงาม', 'Chai-ngam'],
	['ดวงดี', 'Duangdi'],
	['ชื่นบาน', 'Chuenban'],
	['มีทรัพย์', 'Misap'],
	['สายบุญ', 'Saibun'],
	['นาคทอง', 'Nakthong'],
	['พูนผล', 'Phunphon'],
	['เพชรรัตน์', 'Phetcharat'],
	['รุ่งเรือง', 'Rungrueang'],
	['อ่อนละมัย', 'Onlamai'],
	['กองแก้ว', 'Kongkaeo'],
	['ปัญญา', 'Panya'],
	['ไชยวงศ์', 'Chaiwong'],
	['จันทร์แดง', 'Chandaeng'],
	['หอมหวล', 'Homhuan'],
	['บัวผัน', 'Buaphan'],
	['ศรีวิไล', 'Siwilai'],
	['ยิ้มแย้ม', 'Yimyaem'],
	['คงมั่น', 'Khongman'],
	['ดำรงค์', 'Damrong'],
	['เรืองศรี', 'Rueangsi'],
];
const southernFamilies: readonly (readonly [string, string])[] = [
	['เจ๊ะมะ', 'Chema'],
	['สาและ', 'Salae'],
	['หะยีดอเลาะ', 'Hayidoloh'],
	['ยูโซะ', 'Yusoh'],
];

/** A made-up owner, never twice the same name within the demonstration. */
export function ownerOf(index: number, provinceCode: string): { nameTh: string; nameEn: string; phone: string } {
	const deepSouth = ['91', '94', '95', '96'].includes(provinceCode);
	const woman = index % 5 !== 2 && index % 5 !== 4;
	const round = Math.floor(index / 5);
	const number = phone(1000 + index);
	if (deepSouth) {
		const [first, english, sex] = muslim[index % muslim.length]!;
		const [family, familyEnglish] = southernFamilies[Math.floor(index / muslim.length) % southernFamilies.length]!;
		return { nameTh: `${sex === 'f' ? 'นาง' : 'นาย'}${first} ${family}`, nameEn: `${english} ${familyEnglish}`, phone: number };
	}
	const [first, english] = woman ? women[(index * 7) % women.length]! : men[(index * 4) % men.length]!;
	const [family, familyEnglish] = families[(index + round * 3) % families.length]!;
	const title = woman ? (index % 4 === 1 ? 'นางสาว' : 'นาง') : 'นาย';
	return { nameTh: `${title}${first} ${family}`, nameEn: `${english} ${familyEnglish}`, phone: number };
}
