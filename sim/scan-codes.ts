/** What Thailand Post's tracking codes say, Thai and English. */
export const scanCodes: Readonly<Record<string, readonly [string, string]>> = {
	'101': ['เตรียมการฝากส่ง', 'Preparing to ship'],
	'102': ['รับฝากผ่านตัวแทน', 'Accepted by agent'],
	'103': ['รับฝาก', 'Accepted'],
	'104': ['ผู้ฝากส่งขอถอนคืน/ยกเลิกการรับฝาก', 'Withdrawn by sender'],
	'201': ['อยู่ระหว่างการขนส่ง', 'In transit'],
	'202': ['ดำเนินพิธีการศุลกากร', 'Customs clearance'],
	'203': ['ส่งคืนต้นทาง', 'Return to sender'],
	'204': ['ถึงที่ทำการแลกเปลี่ยนระหว่างประเทศขาออก', 'Arrived at outward office of exchange'],
	'205': ['ถึงที่ทำการแลกเปลี่ยนระหว่างประเทศขาเข้า', 'Arrived at inward office of exchange'],
	'206': ['ถึงที่ทำการไปรษณีย์', 'Arrived at post office'],
	'207': ['เตรียมการขนส่ง', 'Preparing transit'],
	'208': ['ส่งออกจากที่ทำการแลกเปลี่ยนขาออก', 'Left outward office of exchange'],
	'211': ['รับเข้า ณ ศูนย์คัดแยก', 'In at sorting centre'],
	'220': ['ถึงที่ทำการ/ศูนย์ไปรษณีย์', 'At office or centre'],
	'301': ['อยู่ระหว่างการนำจ่าย', 'Out for delivery'],
	'302': ['นำจ่าย ณ จุดรับสิ่งของ', 'Ready at pickup point'],
	'303': ['เจ้าหน้าที่ติดต่อผู้รับ', 'Contacting the receiver'],
	'304': ['ติดต่อผู้รับไม่ได้', 'Could not contact the receiver'],
	'401': ['นำจ่ายไม่สำเร็จ', 'Delivery failed'],
	'402': ['ปิดประกาศ ณ ที่ทำการรับฝาก', 'Notice posted at office'],
	'501': ['นำจ่ายสำเร็จ', 'Delivered'],
	'901': ['โอนเงินให้ผู้ขายเรียบร้อยแล้ว', 'Money transferred to the seller'],
};

/** Which scans may follow which, for the buttons of the page; any code may be ordered by hand. */
export function nextCodes(code: string | null): readonly string[] {
	switch (code) {
		case null:
		case '101':
			return ['103', '104'];
		case '102':
		case '103':
		case '211':
			return ['201', '203'];
		case '201':
			return ['206', '211'];
		case '206':
		case '220':
			return ['301', '302', '203'];
		case '301':
		case '302':
		case '303':
		case '304':
			return ['501', '401'];
		case '401':
			return ['301', '203'];
		case '203':
			return ['206', '501'];
		case '501':
			return ['901'];
		default:
			return [];
	}
}

const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** UPU S10: the check digit of an eight-digit serial. */
export function checkDigit(serial: string): number {
	const sum = [...serial].reduce((total, digit, index) => total + Number(digit) * WEIGHTS[index]!, 0);
	const check = 11 - (sum % 11);
	return check === 10 ? 0 : check === 11 ? 5 : check;
}

/** Thai or foreign S10 number with a right check digit. */
export const isItemNumber = (text: string): boolean => /^[A-Z]{2}\d{9}[A-Z]{2}$/.test(text) && checkDigit(text.slice(2, 10)) === Number(text[10]);

const bangkok = (at: Date): string => new Date(at.getTime() + 7 * 3600_000).toISOString();

/** 'dd/MM/yyyy', the year of the Buddhist era when Thai is spoken. */
function day(at: Date, language: string): string {
	const text = bangkok(at);
	const year = Number(text.slice(0, 4)) + (language === 'TH' ? 543 : 0);
	return `${text.slice(8, 10)}/${text.slice(5, 7)}/${year}`;
}

/** '19/07/2562 18:12:26+07:00' */
export const postTime = (at: Date, language: string): string => `${day(at, language)} ${bangkok(at).slice(11, 19)}+07:00`;

/** The call-back's own time, without seconds: '19/07/2562 18:12+07:00' */
export const hookTime = (at: Date, language: string): string => `${day(at, language)} ${bangkok(at).slice(11, 16)}+07:00`;

export const postDay = day;

/** '2019-09-28 10:18:20+07:00', the token's end */
export const tokenTime = (at: Date): string => `${bangkok(at).slice(0, 10)} ${bangkok(at).slice(11, 19)}+07:00`;
