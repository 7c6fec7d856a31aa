// What the address package has wrong, in a table of our own. Codes are those of the Department of Provincial Administration.
import codes from './codes.json' with { type: 'json' };

/** province code → district → subdistrict → the right six-digit code, where the package has another or none */
export const rightCodes: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = codes;

/** Subdistricts the package does not know. */
export const added: readonly { readonly code: string; readonly th: string; readonly en: string; readonly postcodes: readonly string[] }[] = [
	{ code: '100910', th: 'พระโขนงใต้', en: 'Phra Khanong Tai', postcodes: ['10260'] },
	{ code: '101406', th: 'พญาไท', en: 'Phaya Thai', postcodes: ['10400'] },
	{ code: '102602', th: 'รัชดาภิเษก', en: 'Ratchadaphisek', postcodes: ['10400'] },
	{ code: '105002', th: 'บางบอนเหนือ', en: 'Bang Bon Nuea', postcodes: ['10150'] },
	{ code: '105003', th: 'บางบอนใต้', en: 'Bang Bon Tai', postcodes: ['10150'] },
	{ code: '105005', th: 'คลองบางบอน', en: 'Khlong Bang Bon', postcodes: ['10150'] },
];

/** Names in the package that are no subdistricts: one divided in 2017, one campus with a postcode of its own. */
export const dropped: readonly string[] = ['กรุงเทพมหานคร|บางบอน|บางบอน', 'ขอนแก่น|เมืองขอนแก่น|มหาวิทยาลัยขอนแก่น'];

/** Right spellings by code. */
export const spelled: Readonly<Record<string, { readonly th?: string; readonly en: string }>> = {
	'101301': { th: 'จักรวรรดิ', en: 'Chakkrawat' },
	'102009': { th: 'อรุณอมรินทร์', en: 'Arun Ammarin' },
	'102704': { en: 'Nawamin' },
	'102705': { en: 'Nuan Chan' },
	'102902': { en: 'Wong Sawang' },
	'103605': { en: 'Sanam Bin' },
	'104302': { en: 'Ram Inthra' },
	'104502': { en: 'Saphan Song' },
	'104503': { en: 'Khlong Chao Khun Sing' },
	'104504': { en: 'Phlapphla' },
	'105004': { en: 'Khlong Bang Phran' },
	'150601': { th: 'ไผ่จำศิล', en: 'Phai Cham Sin' },
	'411106': { th: 'บ้านจันทน์', en: 'Ban Chan' },
	'450109': { en: 'Po Phan' },
	'450806': { en: 'Kham Pha-ung' },
	'470204': { th: 'โพธิไพศาล', en: 'Phothi Phaisan' },
	'540113': { th: 'วังหงส์', en: 'Wang Hong' },
	'600113': { en: 'Wat Sai' },
	'910303': { th: 'อุใดเจริญ', en: 'Udai Charoen' },
};
