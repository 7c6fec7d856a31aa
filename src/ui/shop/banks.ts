import type { Words } from '#kernel/views';

/** Banks that take transfers, by the three digits the Bank of Thailand gives them. The farmers' bank first: most villages have it. */
export const banks: readonly { readonly code: string; readonly name: Words }[] = [
	{ code: '034', name: { th: 'ธ.ก.ส.', en: 'BAAC' } },
	{ code: '030', name: { th: 'ออมสิน', en: 'Government Savings Bank' } },
	{ code: '006', name: { th: 'กรุงไทย', en: 'Krungthai' } },
	{ code: '002', name: { th: 'กรุงเทพ', en: 'Bangkok Bank' } },
	{ code: '004', name: { th: 'กสิกรไทย', en: 'Kasikornbank' } },
	{ code: '014', name: { th: 'ไทยพาณิชย์', en: 'Siam Commercial Bank' } },
	{ code: '025', name: { th: 'กรุงศรีอยุธยา', en: 'Krungsri' } },
	{ code: '011', name: { th: 'ทีทีบี', en: 'ttb' } },
	{ code: '033', name: { th: 'อาคารสงเคราะห์', en: 'Government Housing Bank' } },
	{ code: '066', name: { th: 'อิสลามแห่งประเทศไทย', en: 'Islamic Bank of Thailand' } },
	{ code: '022', name: { th: 'ซีไอเอ็มบี ไทย', en: 'CIMB Thai' } },
	{ code: '024', name: { th: 'ยูโอบี', en: 'UOB' } },
	{ code: '067', name: { th: 'ทิสโก้', en: 'TISCO' } },
	{ code: '069', name: { th: 'เกียรตินาคินภัทร', en: 'Kiatnakin Phatra' } },
	{ code: '070', name: { th: 'ไอซีบีซี (ไทย)', en: 'ICBC (Thai)' } },
	{ code: '071', name: { th: 'ไทยเครดิต', en: 'Thai Credit' } },
	{ code: '073', name: { th: 'แลนด์ แอนด์ เฮ้าส์', en: 'LH Bank' } },
];
