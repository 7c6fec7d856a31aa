import type { Words } from '#kernel/views';

/** Banks that money can be sent to, by the gateway's codes. The farmers' bank first: most villages have it. */
export const banks: readonly { readonly code: string; readonly name: Words }[] = [
	{ code: 'baac', name: { th: 'ธ.ก.ส.', en: 'BAAC' } },
	{ code: 'gsb', name: { th: 'ออมสิน', en: 'Government Savings Bank' } },
	{ code: 'ktb', name: { th: 'กรุงไทย', en: 'Krungthai' } },
	{ code: 'bbl', name: { th: 'กรุงเทพ', en: 'Bangkok Bank' } },
	{ code: 'kbank', name: { th: 'กสิกรไทย', en: 'Kasikornbank' } },
	{ code: 'scb', name: { th: 'ไทยพาณิชย์', en: 'Siam Commercial' } },
	{ code: 'bay', name: { th: 'กรุงศรีอยุธยา', en: 'Krungsri' } },
	{ code: 'ttb', name: { th: 'ทีเอ็มบีธนชาต', en: 'ttb' } },
	{ code: 'ghb', name: { th: 'อาคารสงเคราะห์', en: 'Government Housing Bank' } },
	{ code: 'ibank', name: { th: 'อิสลามแห่งประเทศไทย', en: 'Islamic Bank of Thailand' } },
	{ code: 'cimb', name: { th: 'ซีไอเอ็มบี ไทย', en: 'CIMB Thai' } },
	{ code: 'uob', name: { th: 'ยูโอบี', en: 'UOB' } },
	{ code: 'kk', name: { th: 'เกียรตินาคินภัทร', en: 'Kiatnakin Phatra' } },
	{ code: 'tisco', name: { th: 'ทิสโก้', en: 'TISCO' } },
	{ code: 'lhb', name: { th: 'แลนด์ แอนด์ เฮ้าส์', en: 'LH Bank' } },
	{ code: 'tcrb', name: { th: 'ไทยเครดิต', en: 'Thai Credit' } },
];
