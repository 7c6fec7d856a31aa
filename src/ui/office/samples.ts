import { satang } from '#kernel/money';
import type { BoxView, OfficeView, OrderCard, ParcelView, ProductCard, QuotedGroup, ShopCard } from '#kernel/views';

// Invented goods and people, to show parts with.
const NOON = new Date('2026-11-21T05:00:00Z');
const ID = '00000000-0000-7000-8000-00000000000';

export const sampleShop: ShopCard = {
	shopId: `${ID}1`,
	slug: 'yai-thongma-silk',
	name: { th: 'ผ้าไหมยายทองมา', en: 'Grandma Thongma’s silk' },
	kind: 'community_enterprise',
	village: { th: 'บ้านท่าสว่าง', en: 'Ban Tha Sawang' },
	provinceCode: '32',
	provinceName: { th: 'สุรินทร์', en: 'Surin' },
	postcode: '32000',
	state: 'approved',
	away: null,
};

export const sampleProduct: ProductCard = {
	productId: `${ID}2`,
	name: { th: 'ผ้าไหมมัดหมี่ลายดอกแก้ว สีทอง 2 เมตร', en: 'Golden silk ikat, 2 metres' },
	priceSatang: satang(240_000),
	wasSatang: null,
	options: 1,
	unit: { th: 'ผืน', en: 'piece' },
	picture: null,
	shop: { slug: sampleShop.slug, name: sampleShop.name },
	village: sampleShop.village,
	provinceCode: '32',
	provinceName: sampleShop.provinceName,
	transportClass: 'ambient',
	badges: [{ kind: 'otop', stars: 5 }],
	award: { level: 'nation', year: 2026 },
	originChecked: true,
	soldOut: false,
	rating: 4.8,
	ratings: 12,
	sold: 37,
};

export const sampleProducts: readonly ProductCard[] = [
	sampleProduct,
	{
		...sampleProduct,
		productId: `${ID}3`,
		name: { th: 'สาหร่ายพวงองุ่นสด 500 กรัม', en: null },
		transportClass: 'chilled',
		priceSatang: satang(18_900),
		wasSatang: null,
		options: 1,
		badges: [{ kind: 'gi', stars: null }],
	},
	{ ...sampleProduct, productId: `${ID}4`, name: { th: 'น้ำผึ้งดอกลำไย', en: 'Longan honey' }, soldOut: true, badges: [{ kind: 'fda', stars: null }] },
];

export const sampleOrder: OrderCard = {
	orderId: `${ID}5`,
	code: 'TLD-7K3M9QX',
	checkoutId: `${ID}6`,
	state: 'placed',
	shop: sampleShop,
	pieces: 2,
	firstLine: { th: 'ผ้าไหมลายช้าง', en: 'Silk with elephants' },
	firstPicture: null,
	totalSatang: satang(595_200),
	placedAt: NOON,
};

const sampleOffice: OfficeView = { code: '32000', name: { th: 'ที่ทำการไปรษณีย์เมืองสุรินทร์', en: 'Mueang Surin post office' }, provinceCode: '32' };

export const sampleParcel: ParcelView = {
	parcelId: `${ID}7`,
	orderId: sampleOrder.orderId,
	orderCode: sampleOrder.code,
	orders: [],
	number: 'EF582419367TH',
	state: 'in_transit',
	box: 'B',
	declaredG: 800,
	acceptedG: 842,
	postage: null,
	origin: sampleOffice,
	timeline: [
		{
			code: '201',
			state: 'in_transit',
			text: { th: 'ออกจากที่ทำการต้นทาง', en: 'Left the origin office' },
			at: new Date('2026-11-21T09:30:00Z'),
			place: 'สุรินทร์',
		},
		{ code: '103', state: 'accepted', text: { th: 'รับฝากแล้ว', en: 'Taken in' }, at: NOON, place: 'เมืองสุรินทร์' },
	],
};

const box = (code: string, th: string, lengthMm: number, widthMm: number, heightMm: number, more: Partial<BoxView> = {}): BoxView => ({
	code,
	name: { th, en: `Box ${code}` },
	lengthMm,
	widthMm,
	heightMm,
	fits: true,
	suggested: false,
	...more,
});
export const sampleBoxes: readonly BoxView[] = [
	box('B', 'กล่อง ข', 250, 170, 90, { suggested: true }),
	box('C', 'กล่อง ค', 300, 200, 110),
	box('D', 'กล่อง ง', 350, 220, 140),
	box('00', 'กล่อง 00', 140, 98, 60, { fits: false }),
	box('I', 'กล่อง I', 550, 450, 400),
];

export const sampleGroup: QuotedGroup = {
	shop: sampleShop,
	goodsSatang: satang(240_000),
	lines: [
		{
			productId: sampleProduct.productId,
			name: sampleProduct.name,
			unit: sampleProduct.unit,
			picture: null,
			priceSatang: satang(240_000),
			usualSatang: satang(240_000),
			why: null,
			quantity: 1,
			lineSatang: satang(240_000),
			available: 3,
			most: null,
			problem: null,
		},
	],
	options: [
		{
			service: 'ems',
			name: { th: 'EMS', en: 'EMS' },
			feeSatang: satang(5200),
			dispatchDay: '2026-11-21',
			arriveFrom: '2026-11-23',
			arriveBy: '2026-11-24',
			chosen: true,
		},
		{
			service: 'eco',
			name: { th: 'eCo-Post', en: 'eCo-Post' },
			feeSatang: satang(3200),
			dispatchDay: '2026-11-21',
			arriveFrom: '2026-11-25',
			arriveBy: '2026-11-27',
			chosen: false,
		},
	],
	refusal: null,
	elsewhere: null,
	together: null,
};

/** What nothing can carry to where it should go. */
export const sampleStuck: QuotedGroup = {
	...sampleGroup,
	shop: { ...sampleShop, slug: 'krua-pa-noi', name: { th: 'ครัวป้าน้อย', en: 'Auntie Noi’s kitchen' } },
	options: [],
	refusal: 'logistics.cold_not_there',
};
