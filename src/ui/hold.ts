/** Thai compounds that a line must not break: the browser's dictionary splits them where a reader would stumble. */
const compounds = [
	['พร้อม', 'เพย์'],
	['ย้อม', 'คราม'],
	['มัด', 'หมี่'],
	['มัด', 'ย้อม'],
	['ลาย', 'นาค'],
	['ลาย', 'ช้าง'],
	['น้ำ', 'จิ้ม'],
	['น้ำ', 'พริก'],
	['น้ำ', 'ผึ้ง'],
	['หอม', 'มะลิ'],
	['ไรซ์', 'เบอร์รี'],
	['พวง', 'องุ่น'],
	['บ่อ', 'สร้าง'],
	['ศิลา', 'ดล'],
	['หม้อ', 'ห้อม'],
	['ประ', 'เกือม'],
	['แดด', 'เดียว'],
	['ตา', 'แดง'],
	['ค่า', 'ส่ง'],
	['ที่', 'ส่ง'],
	['คน', 'ทำ'],
	['เปิด', 'ร้าน'],
	['เปิด', 'รหัส'],
	['คืน', 'เงิน'],
	['ทั้ง', 'หมด'],
	['ออ', 'เดอร์'],
] as const;

const JOINER = '\u2060';
const held = new Map<string, string>(compounds.map(([first, second]) => [first + second, first + JOINER + second]));
const pattern = new RegExp([...held.keys()].join('|'), 'g');

/** Joins those compounds with an invisible joiner, and keeps ๆ with the word before it. */
export const hold = (text: string): string => text.replace(pattern, (word) => held.get(word) ?? word).replace(/ ๆ/g, '\u00a0ๆ');
