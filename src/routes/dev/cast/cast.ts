import type { Role } from '#kernel/actor';

/** Somebody of the demonstration's village whom anybody may be for a while. */
export interface CastMember {
	readonly key: string;
	/** as the demonstration enrolled them */
	readonly name: string;
	readonly nameEn: string;
	readonly role: Role | 'buyer';
	/** the shop of a seller, by its address */
	readonly shop?: string;
	readonly place?: { readonly th: string; readonly en: string };
	/** where their work lies */
	readonly home: string;
}

export const cast: readonly CastMember[] = [
	{ key: 'somchai', name: 'นายสมชาย ใจดี', nameEn: 'Somchai Jaidee', role: 'buyer', place: { th: 'พญาไท กรุงเทพฯ', en: 'Phaya Thai, Bangkok' }, home: '/' },
	{ key: 'malee', name: 'นางสาวมาลี แซ่ตั้ง', nameEn: 'Malee Saetang', role: 'buyer', place: { th: 'ขอนแก่น', en: 'Khon Kaen' }, home: '/' },
	{ key: 'yai-thongma', name: 'นางทองมา สุขศรี', nameEn: 'Thongma Suksi', role: 'seller', shop: 'yai-thongma-silk', home: '/shop' },
	{ key: 'pa-noi', name: 'นางน้อย แก้วมณี', nameEn: 'Noi Kaeomani', role: 'seller', shop: 'krua-pa-noi', home: '/shop' },
	{ key: 'asa', name: 'นายอาสา ดอยงาม', nameEn: 'Asa Doingam', role: 'seller', shop: 'ban-rai-coffee', home: '/shop' },
	{ key: 'kham-paeng', name: 'นางคำแปง กรรณิกา', nameEn: 'Khampaeng Kannika', role: 'seller', shop: 'lanna-weaving', home: '/shop' },
	{ key: 'hasana', name: 'นางฮาสนะ หมาดทิ้ง', nameEn: 'Hasana Mathing', role: 'seller', shop: 'sarai-tha-pak-waeng', home: '/shop' },
	{ key: 'clerk-32000', name: 'นายประเสริฐ ดีพร้อม', nameEn: 'Prasoet Diphrom', role: 'post_clerk', place: { th: 'สุรินทร์ 32000', en: 'Surin 32000' }, home: '/post/32000' },
	{ key: 'clerk-50270', name: 'นางสาวดาวเรือง ใจคำ', nameEn: 'Daorueang Chaikham', role: 'post_clerk', place: { th: 'แม่แจ่ม 50270', en: 'Mae Chaem 50270' }, home: '/post/50270' },
	{ key: 'clerk-82000', name: 'นายอดุลย์ หวังดี', nameEn: 'Adun Wangdi', role: 'post_clerk', place: { th: 'พังงา 82000', en: 'Phang Nga 82000' }, home: '/post/82000' },
	{ key: 'officer-surin', name: 'นายวิชัย บุญรอด', nameEn: 'Wichai Bunrot', role: 'province_officer', place: { th: 'สุรินทร์', en: 'Surin' }, home: '/office/approvals' },
	{ key: 'officer-chiang-mai', name: 'นางสาวอัญชลี อินต๊ะ', nameEn: 'Anchalee Inta', role: 'province_officer', place: { th: 'เชียงใหม่', en: 'Chiang Mai' }, home: '/office/approvals' },
	{ key: 'officer-phang-nga', name: 'นายสุไลมาน วาหะรักษ์', nameEn: 'Sulaiman Waharak', role: 'province_officer', place: { th: 'พังงา', en: 'Phang Nga' }, home: '/office/approvals' },
	{ key: 'officer-all', name: 'นางปราณี ศรีประเสริฐ', nameEn: 'Pranee Siprasoet', role: 'province_officer', place: { th: 'ทุกจังหวัด', en: 'all provinces' }, home: '/office/approvals' },
	{ key: 'finance-1', name: 'นางสาวกมลวรรณ ทรัพย์มาก', nameEn: 'Kamonwan Sapmak', role: 'finance', home: '/office/payouts' },
	{ key: 'finance-2', name: 'นายธนพล รักบัญชี', nameEn: 'Thanaphon Rakbanchi', role: 'finance', home: '/office/payouts' },
	{ key: 'operator', name: 'นายเอกชัย ดูแลระบบ', nameEn: 'Ekkachai Dulaerabop', role: 'operator', home: '/office/trust' },
	{ key: 'auditor', name: 'นางสาวรุ่งนภา ตรวจตรา', nameEn: 'Rungnapha Truattra', role: 'auditor', home: '/office/trust' },
	{ key: 'support', name: 'นางสาวพิมพ์ชนก ช่วยเหลือ', nameEn: 'Phimchanok Chuailuea', role: 'support', home: '/office' },
];
