import { z } from 'zod';
import { readPhone } from '#kernel/phone';
import { writtenText } from '#kernel/text';
import { limits } from './limits.ts';

export const sellerKinds = ['farmer', 'household', 'community_enterprise', 'cooperative', 'otop_producer', 'sme', 'agency'] as const;

/** Banks that take transfers, by the three digits the Bank of Thailand gives them. */
export const banks: Readonly<Record<string, string>> = {
	'002': 'กรุงเทพ',
	'004': 'กสิกรไทย',
	'006': 'กรุงไทย',
	'011': 'ทีทีบี',
	'014': 'ไทยพาณิชย์',
	'022': 'ซีไอเอ็มบี ไทย',
	'024': 'ยูโอบี',
	'025': 'กรุงศรีอยุธยา',
	'030': 'ออมสิน',
	'033': 'อาคารสงเคราะห์',
	'034': 'ธ.ก.ส.',
	'066': 'อิสลามแห่งประเทศไทย',
	'067': 'ทิสโก้',
	'069': 'เกียรตินาคินภัทร',
	'070': 'ไอซีบีซี (ไทย)',
	'071': 'ไทยเครดิต',
	'073': 'แลนด์ แอนด์ เฮ้าส์',
};
/** The same banks by the short names that gateways and people use. */
export const bankBrands: Readonly<Record<string, string>> = {
	bbl: '002',
	kbank: '004',
	ktb: '006',
	ttb: '011',
	scb: '014',
	cimb: '022',
	uob: '024',
	bay: '025',
	gsb: '030',
	ghb: '033',
	baac: '034',
	ibank: '066',
	tisco: '067',
	kk: '069',
	icbc: '070',
	tcrb: '071',
	lhb: '073',
};
const bankCodes = [...Object.keys(banks), ...Object.keys(bankBrands)] as [string, ...string[]];

/** Where a shop's money goes: its PromptPay phone, or an account at a bank. */
export const payoutShape = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('promptpay'),
		phone: z
			.string()
			.max(40)
			.refine((text) => readPhone(text) !== null, { message: 'people.phone_wrong' }),
	}),
	z.strictObject({
		kind: z.literal('bank'),
		bankCode: z.enum(bankCodes),
		number: z
			.string()
			.max(30)
			.regex(/^\d[\d -]{6,18}\d$/, { message: 'shops.account_wrong' }),
		name: writtenText({ most: limits.accountName }),
	}),
]);
export type PayoutWish = z.infer<typeof payoutShape>;

const face = {
	nameTh: writtenText({ most: limits.name }),
	nameEn: writtenText({ most: limits.name }).optional(),
	kind: z.enum(sellerKinds),
	subdistrictCode: z.string().regex(/^\d{6}$/),
	postcode: z.string().regex(/^\d{5}$/),
	villageTh: writtenText({ most: limits.village }),
	storyTh: writtenText({ most: limits.story, lines: true }),
	storyEn: writtenText({ most: limits.story, lines: true }).optional(),
};

export const openShopShape = z.strictObject({ shopId: z.uuid(), ...face, payout: payoutShape });
export type OpenShop = z.infer<typeof openShopShape>;

/** What may be put right before an application is sent again. */
export const resubmitShape = z.strictObject(face).partial();
export type ShopChanges = z.infer<typeof resubmitShape>;

/** What an officer writes down of a shop for its owner; the place is checked beside it. */
export const importShape = z.strictObject({ ...face, ownerName: writtenText({ most: limits.accountName }) });
export type ImportShop = z.infer<typeof importShape>;
