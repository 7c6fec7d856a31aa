import type { CertificateKind, Words } from '#kernel/views';

interface Kind {
	readonly name: Words;
	readonly issuer: Words;
	/** how the number looks, for the form */
	readonly example: string;
	/** the one way of writing it, or null when it is not such a number */
	read(text: string): string | null;
}

const digitsOf = (text: string): string => text.replace(/[\s./-]/g, '');
const free = (text: string): string | null => (text.length >= 3 ? text : null);

/** 13 digits of a food serial; the first two are the province of the premises. */
function foodSerial(text: string): string | null {
	const digits = digitsOf(text);
	if (!/^[1-9]\d[1-4]\d{10}$/.test(digits)) return null;
	return `${digits.slice(0, 2)}-${digits[2]}-${digits.slice(3, 8)}-${digits[8]}-${digits.slice(9)}`;
}

/**
 * The marks a product may claim, who gives them, and how their numbers are written.
 * No public rule gives a check digit for any of them, so the shape is looked at here and the paper by an officer.
 * @source numbering of the Food and Drug Administration; community product standards of the Industrial Standards Institute; Geographical Indications Registry
 */
export const kinds: Readonly<Record<CertificateKind, Kind>> = {
	otop: {
		name: { th: 'ดาว OTOP', en: 'OTOP stars' },
		issuer: { th: 'กรมการพัฒนาชุมชน', en: 'Community Development Department' },
		example: 'OPC 2567/320012',
		read: free,
	},
	tcps: {
		name: { th: 'มาตรฐานผลิตภัณฑ์ชุมชน (มผช.)', en: 'Community product standard' },
		issuer: { th: 'สำนักงานมาตรฐานผลิตภัณฑ์อุตสาหกรรม', en: 'Industrial Standards Institute' },
		example: '1234-12/123',
		read: (text) => /(\d{1,5}-\d{1,3}\/\d{1,5}|\d{1,5}\/\d{4})$/.exec(text.replace(/\s+/g, ''))?.[1] ?? null,
	},
	fda: {
		name: { th: 'เลขสารบบอาหาร (อย.)', en: 'Food serial number' },
		issuer: { th: 'สำนักงานคณะกรรมการอาหารและยา', en: 'Food and Drug Administration' },
		example: '10-1-01234-5-0001',
		read: foodSerial,
	},
	gi: {
		name: { th: 'สิ่งบ่งชี้ทางภูมิศาสตร์ (GI)', en: 'Geographical indication' },
		issuer: { th: 'กรมทรัพย์สินทางปัญญา', en: 'Department of Intellectual Property' },
		example: 'สช 50100001',
		read: (text) => {
			const digits = /^(?:สช|TGI)?\s*(\d{6,8})$/.exec(text.replaceAll('.', ''))?.[1];
			return digits ? `สช ${digits}` : null;
		},
	},
	organic: {
		name: { th: 'เกษตรอินทรีย์', en: 'Organic' },
		issuer: { th: 'หน่วยรับรองเกษตรอินทรีย์', en: 'Organic certifier' },
		example: 'กษ 03-9000-12345678',
		read: free,
	},
	gap: {
		name: { th: 'GAP', en: 'Good agricultural practice' },
		issuer: { th: 'กรมวิชาการเกษตร', en: 'Department of Agriculture' },
		example: 'กษ 03-9001-12345678',
		read: free,
	},
	halal: {
		name: { th: 'ฮาลาล', en: 'Halal' },
		issuer: { th: 'คณะกรรมการกลางอิสลามแห่งประเทศไทย', en: 'Central Islamic Council of Thailand' },
		example: 'กอท.ฮล. 123/2567',
		read: free,
	},
};
