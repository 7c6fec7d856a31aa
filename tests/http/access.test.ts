// Who gets what: every operation about somebody's things, asked by everyone. An operation that is not in this table fails the test.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bangkokDay, DAY, later } from '#kernel/time';
import { testDatabase } from '#tests/db';
import type { Document } from './json-schema.ts';
import { buy, openStage, pay, photo, somewhere, type Person, type Stage } from './stage.ts';

let stage: Stage;
const ids = { order: '', payment: '', shop: '', otherShop: '', product: '', otherProduct: '', batch: '', number: '', foreignOrder: '' };
const faces = ['nobody', 'buyer', 'other', 'seller', 'otherSeller', 'clerk', 'officer', 'maker', 'operator'] as const;
type Face = (typeof faces)[number];
const who = (face: Face): Pick<Person, 'ask'> =>
	face === 'nobody' ? stage.nobody : face === 'seller' ? stage.shops[0].seller : face === 'otherSeller' ? stage.shops[1].seller : stage.people[face];

beforeAll(async () => {
	stage = await openStage(testDatabase);
	const [one, two] = stage.shops;
	const bought = await buy(stage.people.buyer, [
		[one, 2],
		[two, 1],
	]);
	const orders = await pay(stage, stage.people.buyer, bought);
	ids.order = orders.find((order) => order.shop.shop_id === one.shopId)!.order_id;
	ids.foreignOrder = orders.find((order) => order.shop.shop_id === two.shopId)!.order_id;
	Object.assign(ids, { payment: bought.paymentId, shop: one.shopId, otherShop: two.shopId, product: one.productId, otherProduct: two.productId });
	ids.number = (await one.seller.must<{ number: string }>('PUT', `/orders/${ids.order}/parcel`, { box_code: 'C', weight_g: 700 })).number;
	ids.batch = (
		await stage.people.maker
			.must<{ batch_id: string }>('POST', '/payout-batches', {}, { 'idempotency-key': randomUUID() })
			.catch(() => ({ batch_id: '' }))
	).batch_id;
});
afterAll(() => stage.close());

interface Row {
	readonly operation: string;
	readonly path: () => string;
	readonly body?: () => unknown;
	/** who is answered 2xx; everybody else gets `others`, nobody gets 401 */
	readonly may: readonly Face[];
	readonly others: readonly number[];
	/** left undone for those who may: it would move things that later rows need */
	readonly onlyRefusals?: boolean;
}
const anyone = faces;
const signedIn = faces.filter((face) => face !== 'nobody');
const wordOfficers = ['officer', 'operator'] as const;
const product = () => ({
	name_th: 'ข',
	description_th: 'ค',
	category: 'food-snack',
	price_satang: 100,
	unit_th: 'ชิ้น',
	weight_g: 1,
	length_mm: 1,
	width_mm: 1,
	height_mm: 1,
	transport_class: 'ambient',
});
const tableRun = `/onboarding/runs/${randomUUID()}`;
const paperId = randomUUID();
const paper = () => `/shops/${ids.shop}/certificates/${paperId}`;
const helper = () => `/shops/${ids.shop}/helpers/${paperId}`;
const dayFromNow = (days: number): string => bangkokDay(later(stage.app.ground.clock.now(), days * DAY));
const ruleWish = () => ({
	from: dayFromNow(2),
	kind: 'block',
	words: ['คำทดสอบ'],
	law_th: 'กฎ',
	law_en: 'Law',
	advice_th: 'ทำ',
	advice_en: 'Do',
	source: 'test',
});
const addressWish = () => ({ name: 'มะลิ', phone: '0802220002', line: '1/1', ...somewhere });
const own = () => `/shops/${ids.shop}/products/${ids.product}`;

const rows: readonly Row[] = [
	{ operation: 'GET /me', path: () => '/me', may: signedIn, others: [] },
	{ operation: 'PUT /me', path: () => '/me', body: () => ({ name: 'มะลิ' }), may: signedIn, others: [] },
	{ operation: 'POST /me/forgetting', path: () => '/me/forgetting', may: ['other'], others: [409], onlyRefusals: true },
	{ operation: 'GET /me/shops', path: () => '/me/shops', may: signedIn, others: [] },
	{ operation: 'GET /orders', path: () => '/orders', may: signedIn, others: [] },
	{
		operation: 'POST /uploads',
		path: () => '/uploads',
		body: () => ({ upload_id: paperId, bytes: 10 }),
		may: signedIn,
		others: [],
	},
	{ operation: 'GET /uploads/{uploadId}', path: () => `/uploads/${paperId}`, may: signedIn, others: [] },
	{ operation: 'PATCH /uploads/{uploadId}', path: () => `/uploads/${paperId}`, may: [], others: [415] },
	{ operation: 'DELETE /uploads/{uploadId}', path: () => `/uploads/${paperId}`, may: signedIn, others: [] },
	{
		operation: 'POST /shops/{shopId}/products/{productId}/uploaded-pictures',
		path: () => `${own()}/uploaded-pictures`,
		body: () => ({ upload_id: paperId, alt: 'รูป' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /notices', path: () => '/notices', may: signedIn, others: [] },
	{ operation: 'GET /orders/{orderId}', path: () => `/orders/${ids.order}`, may: ['buyer', 'seller', 'operator'], others: [404] },
	{
		operation: 'POST /orders/{orderId}/cancellation',
		path: () => `/orders/${ids.order}/cancellation`,
		body: () => ({}),
		may: ['buyer', 'seller'],
		others: [404, 409],
		onlyRefusals: true,
	},
	{ operation: 'POST /orders/{orderId}/receipt', path: () => `/orders/${ids.order}/receipt`, may: [], others: [404, 409] },
	{ operation: 'GET /orders/{orderId}/boxes', path: () => `/orders/${ids.order}/boxes`, may: ['seller'], others: [404] },
	{
		operation: 'PUT /orders/{orderId}/parcel',
		path: () => `/orders/${ids.order}/parcel`,
		body: () => ({ box_code: 'C', weight_g: 700 }),
		may: ['seller'],
		others: [404],
	},
	{ operation: 'GET /orders/{orderId}/label.pdf', path: () => `/orders/${ids.order}/label.pdf`, may: ['seller', 'clerk'], others: [404] },
	{ operation: 'GET /payments/{paymentId}', path: () => `/payments/${ids.payment}`, may: ['buyer'], others: [404] },
	{ operation: 'POST /payments/{paymentId}/check', path: () => `/payments/${ids.payment}/check`, may: ['buyer'], others: [404] },
	{ operation: 'GET /shops/{shopId}/today', path: () => `/shops/${ids.shop}/today`, may: ['seller'], others: [403, 404] },
	{ operation: 'GET /shops/{shopId}/orders', path: () => `/shops/${ids.shop}/orders`, may: ['seller', 'operator'], others: [403, 404] },
	{ operation: 'GET /shops/{shopId}/products', path: () => `/shops/${ids.shop}/products`, may: ['seller'], others: [403, 404] },
	{ operation: 'GET /shops/{shopId}/statement', path: () => `/shops/${ids.shop}/statement`, may: ['seller', 'maker'], others: [403, 404] },
	{
		operation: 'PUT /shops/{shopId}/payout-account',
		path: () => `/shops/${ids.shop}/payout-account`,
		body: () => ({ kind: 'promptpay', phone: '0801110009' }),
		may: ['seller'],
		others: [403, 404],
	},
	{ operation: 'PUT /shops/{shopId}/products/{productId}', path: own, body: product, may: ['seller'], others: [403, 404], onlyRefusals: true },
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/price',
		path: () => `${own()}/price`,
		body: () => ({ price_satang: 1 }),
		may: ['seller'],
		others: [403, 404],
		onlyRefusals: true,
	},
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/stock',
		path: () => `${own()}/stock`,
		body: () => ({ on_hand: 40 }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/pictures',
		path: () => `${own()}/pictures`,
		body: () => ({ order: ['0'.repeat(32)] }),
		may: [],
		others: [403, 404, 409],
	},
	{
		operation: 'DELETE /shops/{shopId}/products/{productId}/pictures/{hash}',
		path: () => `${own()}/pictures/${'0'.repeat(32)}`,
		may: [],
		others: [403, 404, 409],
	},
	{ operation: 'POST /shops/{shopId}/products/{productId}/publication', path: () => `${own()}/publication`, may: ['seller'], others: [403, 404] },
	{
		operation: 'DELETE /shops/{shopId}/products/{productId}/publication',
		path: () => `${own()}/publication`,
		may: ['seller'],
		others: [403, 404],
		onlyRefusals: true,
	},
	{
		operation: 'PUT /shops/{shopId}/application',
		path: () => `/shops/${ids.shop}/application`,
		body: () => ({ village_th: 'ที่อื่น' }),
		may: [],
		others: [404, 409],
	},
	{ operation: 'GET /shops/{shopId}/certificates', path: () => `/shops/${ids.shop}/certificates`, may: ['seller', 'officer'], others: [404] },
	{
		operation: 'PUT /shops/{shopId}/certificates/{certificateId}',
		path: paper,
		body: () => ({ kind: 'halal', number: 'HL 1/2569', from: dayFromNow(-300), until: dayFromNow(700), product_ids: [ids.product] }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/certificates/{certificateId}/products',
		path: () => `${paper()}/products`,
		body: () => ({ product_ids: [ids.product] }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/certificates/{certificateId}/decision',
		path: () => `${paper()}/decision`,
		body: () => ({ valid: true }),
		may: ['officer'],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/certificates/{certificateId}/withdrawal',
		path: () => `${paper()}/withdrawal`,
		body: () => ({}),
		may: ['seller'],
		others: [404, 422],
	},
	{ operation: 'GET /reviews', path: () => '/reviews', may: ['officer', 'operator'], others: [403] },
	{
		operation: 'GET /shops/{shopId}/products/{productId}/reviews',
		path: () => `${own()}/reviews`,
		may: ['seller', 'officer', 'operator'],
		others: [404],
	},
	{
		operation: 'GET /shops/{shopId}/products/{productId}/versions',
		path: () => `${own()}/versions`,
		may: ['seller', 'officer', 'operator'],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/reviews/{reviewId}/decision',
		path: () => `/shops/${ids.shop}/reviews/${paperId}/decision`,
		body: () => ({ outcome: 'accepted' }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/reviews/{reviewId}/appeal',
		path: () => `/shops/${ids.shop}/reviews/${paperId}/appeal`,
		body: () => ({ text: 'ขายได้' }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/reviews/{reviewId}/answer',
		path: () => `/shops/${ids.shop}/reviews/${paperId}/answer`,
		body: () => ({ lifted: true }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /products/{productId}/takedown',
		path: () => `/products/${ids.product}/takedown`,
		body: () => ({ reason: 'ทดสอบ' }),
		may: ['officer', 'operator'],
		others: [404],
		onlyRefusals: true,
	},
	{ operation: 'GET /shops/{shopId}/promotions', path: () => `/shops/${ids.shop}/promotions`, may: ['seller'], others: [403, 404] },
	{
		operation: 'PUT /shops/{shopId}/promotions/{promotionId}',
		path: () => `/shops/${ids.shop}/promotions/${paperId}`,
		body: () => ({ kind: 'discount', name_th: 'ลดเปิดร้าน', percent: 10, products: [ids.product], from_day: dayFromNow(2), until_day: dayFromNow(3) }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'DELETE /shops/{shopId}/promotions/{promotionId}',
		path: () => `/shops/${ids.shop}/promotions/${paperId}`,
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/ways',
		path: () => `/shops/${ids.shop}/products/${ids.product}/ways`,
		body: () => ({ ready: { how: 'stock' }, steps: [], video: '' }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/kinds/{newId}',
		path: () => `/shops/${ids.shop}/products/${ids.product}/kinds/${paperId}`,
		body: () => ({ option_th: 'สีแดง', first_th: 'สีขาว' }),
		may: ['seller'],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/away',
		path: () => `/shops/${ids.shop}/away`,
		body: () => ({ from_day: dayFromNow(2), until_day: dayFromNow(3) }),
		may: ['seller'],
		others: [403, 404],
		onlyRefusals: true,
	},
	{ operation: 'DELETE /shops/{shopId}/away', path: () => `/shops/${ids.shop}/away`, may: ['seller'], others: [403, 404] },
	{ operation: 'GET /following', path: () => '/following', may: signedIn, others: [] },
	{ operation: 'PUT /following/{shopId}', path: () => `/following/${ids.shop}`, may: signedIn, others: [] },
	{ operation: 'DELETE /following/{shopId}', path: () => `/following/${ids.shop}`, may: signedIn, others: [] },
	{ operation: 'GET /advice', path: () => '/advice', may: ['officer'], others: [403] },
	{ operation: 'GET /shops/{shopId}/advice', path: () => `/shops/${ids.shop}/advice`, may: ['seller'], others: [403, 404] },
	{
		operation: 'PUT /shops/{shopId}/advice/{caseId}',
		path: () => `/shops/${ids.shop}/advice/${paperId}`,
		body: () => ({ topic: 'photo', text: 'ถ่ายรูปอย่างไร' }),
		may: ['seller', 'officer'],
		others: [404],
	},
	{ operation: 'GET /shops/{shopId}/advice/{caseId}', path: () => `/shops/${ids.shop}/advice/${paperId}`, may: ['seller', 'officer'], others: [404] },
	{
		operation: 'POST /shops/{shopId}/advice/{caseId}/notes',
		path: () => `/shops/${ids.shop}/advice/${paperId}/notes`,
		body: () => ({ note_id: randomUUID(), text: 'ถ่ายริมหน้าต่าง' }),
		may: ['seller', 'officer'],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/advice/{caseId}/closing',
		path: () => `/shops/${ids.shop}/advice/${paperId}/closing`,
		body: () => ({ outcome: 'รูปสวยขึ้น' }),
		may: ['seller', 'officer'],
		others: [404],
	},
	{ operation: 'GET /sets', path: () => '/sets', may: anyone, others: [] },
	{ operation: 'GET /sets/{slug}', path: () => '/sets/none', may: [], others: [404] },
	{
		operation: 'PUT /sets/{setId}',
		path: () => `/sets/${paperId}`,
		body: () => ({ slug: 'no-goods', name_th: 'ชุด', items: [{ product_id: paperId, quantity: 1 }] }),
		may: [],
		others: [403, 409],
	},
	{ operation: 'PUT /sets/{setId}/shown', path: () => `/sets/${paperId}/shown`, body: () => ({ shown: true }), may: [], others: [404] },
	{ operation: 'GET /campaigns', path: () => '/campaigns', may: anyone, others: [] },
	{ operation: 'GET /campaigns/{slug}', path: () => '/campaigns/none', may: [], others: [404] },
	{ operation: 'GET /campaigns/{slug}/products', path: () => '/campaigns/none/products', may: [], others: [404] },
	{
		operation: 'PUT /campaigns/{campaignId}',
		path: () => `/campaigns/${paperId}`,
		body: () => ({
			slug: 'fair-of-test',
			kind: 'fair',
			name_th: 'งาน',
			picture: 'land',
			from_at: '2099-01-01T09:00:00+07:00',
			until_at: '2099-01-02T09:00:00+07:00',
		}),
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'PUT /campaigns/{campaignId}/shown',
		path: () => `/campaigns/${paperId}/shown`,
		body: () => ({ shown: false }),
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'PUT /campaigns/{campaignId}/coupons/{couponId}',
		path: () => `/campaigns/${paperId}/coupons/${paperId}`,
		body: () => ({ name_th: 'คูปอง', percent: 10, least_satang: 0, budget: 5, per_person: 1 }),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'PUT /me/coupons/{couponId}', path: () => `/me/coupons/${randomUUID()}`, may: [], others: [404] },
	{ operation: 'GET /shops/{shopId}/campaigns', path: () => `/shops/${ids.shop}/campaigns`, may: ['seller'], others: [403, 404] },
	{
		operation: 'PUT /shops/{shopId}/campaigns/{campaignId}',
		path: () => `/shops/${ids.shop}/campaigns/${randomUUID()}`,
		body: () => ({ coupons: true }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'PUT /shops/{shopId}/campaigns/{campaignId}/products/{productId}',
		path: () => `/shops/${ids.shop}/campaigns/${randomUUID()}/products/${ids.product}`,
		body: () => ({ percent: 10 }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'DELETE /shops/{shopId}/campaigns/{campaignId}/products/{productId}',
		path: () => `/shops/${ids.shop}/campaigns/${randomUUID()}/products/${ids.product}`,
		may: ['seller'],
		others: [403, 404],
	},
	{ operation: 'GET /portals', path: () => '/portals', may: anyone, others: [] },
	{ operation: 'GET /portals/{slug}', path: () => '/portals/surin', may: anyone, others: [] },
	{ operation: 'GET /portals/{slug}/products', path: () => '/portals/surin/products', may: anyone, others: [] },
	{ operation: 'GET /portals/{slug}/draft', path: () => '/portals/surin/draft', may: ['officer', 'operator'], others: [403] },
	{
		operation: 'PUT /portals/{slug}',
		path: () => '/portals/surin',
		body: () => ({ host: 'surin.talad.example' }),
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'PUT /portals/{slug}/draft',
		path: () => '/portals/surin/draft',
		body: () => ({ version: 1, page: { name_th: 'สุรินทร์', theme: 'surin', blocks: [] } }),
		may: ['officer', 'operator'],
		others: [403],
		onlyRefusals: true,
	},
	{
		operation: 'POST /portals/{slug}/editions',
		path: () => '/portals/surin/editions',
		body: () => ({ version: 1 }),
		may: ['officer', 'operator'],
		others: [403],
		onlyRefusals: true,
	},
	{ operation: 'POST /portals/{slug}/undo', path: () => '/portals/surin/undo', may: ['officer', 'operator'], others: [403], onlyRefusals: true },
	{ operation: 'GET /portals/{slug}/marks', path: () => '/portals/surin/marks', may: ['officer', 'operator'], others: [403] },
	{
		operation: 'PUT /portals/{slug}/marks/{productId}',
		path: () => `/portals/surin/marks/${ids.product}`,
		body: () => ({ mark: null }),
		may: ['officer', 'operator'],
		others: [403],
	},
	{ operation: 'GET /portals/{slug}/curators', path: () => '/portals/surin/curators', may: ['officer', 'operator'], others: [403] },
	{
		operation: 'PUT /portals/{slug}/curators/{personId}',
		path: () => `/portals/surin/curators/${paperId}`,
		body: () => ({}),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /collections', path: () => '/collections', may: anyone, others: [] },
	{ operation: 'GET /collections/{slug}', path: () => '/collections/none', may: [], others: [404] },
	{
		operation: 'PUT /collections/{slug}',
		path: () => '/collections/of-surin',
		body: () => ({ portal: 'surin', name_th: 'ผ้า', rule: { province_codes: ['32'] } }),
		may: ['officer', 'operator'],
		others: [403],
	},
	{
		operation: 'PUT /collections/{slug}/shown',
		path: () => '/collections/none/shown',
		body: () => ({ shown: true }),
		may: [],
		others: [404],
	},
	{ operation: 'GET /categories/{slug}/questions', path: () => '/categories/textile/questions', may: anyone, others: [] },
	{
		operation: 'PUT /categories/{slug}',
		path: () => '/categories/textile',
		body: () => ({ name_th: 'ผ้า', name_en: 'Cloth' }),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'GET /questions', path: () => '/questions', may: ['operator'], others: [403] },
	{
		operation: 'PUT /questions/{attributeId}',
		path: () => `/questions/${paperId}`,
		body: () => ({ code: 'cloth_weave', category: 'textile', kind: 'text', name_th: 'การทอ', name_en: 'Weave', from: '2026-01-01' }),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'DELETE /questions/{attributeId}', path: () => `/questions/${paperId}`, may: ['operator'], others: [403, 404] },
	{ operation: 'GET /rules', path: () => '/rules', may: ['officer', 'operator'], others: [403] },
	{ operation: 'PUT /rules/{ruleId}', path: () => `/rules/${paperId}`, body: () => ruleWish(), may: ['operator'], others: [403] },
	{ operation: 'DELETE /rules/{ruleId}', path: () => `/rules/${paperId}`, may: ['operator'], others: [403] },
	{ operation: 'GET /certificates/waiting', path: () => '/certificates/waiting', may: ['officer'], others: [403] },
	{ operation: 'GET /certificates/lapsing', path: () => '/certificates/lapsing', may: ['officer'], others: [403] },
	{
		operation: 'PUT /shops/{shopId}/products/{productId}/origin',
		path: () => `${own()}/origin`,
		body: () => ({ subdistrict_code: '320101', postcode: '32000', village: 'บ้านท่าสว่าง', makers: 'กลุ่มแม่บ้าน' }),
		may: ['seller'],
		others: [403, 404],
	},
	{ operation: 'GET /shops/{shopId}/products/{productId}/origin', path: () => `${own()}/origin`, may: ['seller', 'officer'], others: [404] },
	{ operation: 'GET /origins', path: () => '/origins', may: ['officer'], others: [403] },
	{ operation: 'GET /origins/{code}', path: () => '/origins/AAAAAAAAAA', may: [], others: [404] },
	{
		operation: 'POST /shops/{shopId}/products/{productId}/origin/decision',
		path: () => `${own()}/origin/decision`,
		body: () => ({ verified: true }),
		may: ['officer'],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/products/{productId}/origin/withdrawal',
		path: () => `${own()}/origin/withdrawal`,
		body: () => ({ reason: 'ย้ายที่ผลิต' }),
		may: ['officer'],
		others: [403, 404],
	},
	{ operation: 'GET /awards', path: () => '/awards?province=32&level=nation', may: anyone, others: [] },
	{ operation: 'GET /awards/programmes', path: () => '/awards/programmes', may: anyone, others: [] },
	{ operation: 'GET /awards/programmes/{slug}', path: () => '/awards/programmes/none', may: [], others: [404] },
	{ operation: 'GET /badge-check', path: () => '/badge-check?badge=AAAAAAAAAA', may: anyone, others: [] },
	{ operation: 'GET /badge-keys', path: () => '/badge-keys', may: anyone, others: [] },
	{
		operation: 'PUT /awards/drafts/{programmeId}',
		path: () => `/awards/drafts/${paperId}`,
		body: () => ({
			slug: 'best-of-2569',
			name_th: 'สุดยอดสินค้าชุมชนออนไลน์',
			year: 2026,
			organiser_th: 'ตลาด',
			until: dayFromNow(700),
			categories: [{ slug: 'food', name_th: 'อาหาร', levels: [{ level: 'nation', quota: 1 }] }],
		}),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'GET /awards/drafts/{programmeId}/entries', path: () => `/awards/drafts/${paperId}/entries`, may: ['operator'], others: [403] },
	{
		operation: 'PUT /awards/drafts/{programmeId}/entries/{entryId}',
		path: () => `/awards/drafts/${paperId}/entries/${paperId}`,
		body: () => ({ category: 'food', level: 'nation', subject: 'shop', subject_id: ids.shop, reason_th: 'อร่อย' }),
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'DELETE /awards/drafts/{programmeId}/entries/{entryId}',
		path: () => `/awards/drafts/${paperId}/entries/${randomUUID()}`,
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'POST /awards/drafts/{programmeId}/publication',
		path: () => `/awards/drafts/${paperId}/publication`,
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'POST /awards/{awardId}/withdrawal',
		path: () => `/awards/${paperId}/withdrawal`,
		body: () => ({ reason: 'ย้ายที่ผลิต' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /shops/{shopId}/helpers', path: () => `/shops/${ids.shop}/helpers`, may: ['seller'], others: [404] },
	{ operation: 'GET /shops/{shopId}/help-done', path: () => `/shops/${ids.shop}/help-done`, may: ['seller'], others: [404] },
	{
		operation: 'PUT /shops/{shopId}/helpers/{delegationId}',
		path: helper,
		body: () => ({ phone: '0899990001', called: 'หลาน', acts: ['price'], until_day: dayFromNow(30) }),
		may: ['seller'],
		others: [404],
	},
	{ operation: 'DELETE /shops/{shopId}/helpers/{delegationId}', path: helper, may: ['seller'], others: [404] },
	{ operation: 'GET /me/help', path: () => '/me/help', may: signedIn, others: [] },
	{ operation: 'POST /me/help/{delegationId}/acceptance', path: () => `/me/help/${paperId}/acceptance`, may: [], others: [404] },
	{ operation: 'DELETE /me/help/{delegationId}', path: () => `/me/help/${paperId}`, may: [], others: [404] },
	{ operation: 'GET /approvals', path: () => '/approvals', may: ['officer'], others: [403] },
	{
		operation: 'POST /shops/{shopId}/approval',
		path: () => `/shops/${ids.shop}/approval`,
		may: ['officer'],
		others: [403, 404, 409],
		onlyRefusals: true,
	},
	{
		operation: 'POST /shops/{shopId}/return',
		path: () => `/shops/${ids.shop}/return`,
		body: () => ({ reason: 'x' }),
		may: ['officer'],
		others: [403, 404, 409],
		onlyRefusals: true,
	},
	{ operation: 'GET /offices/{code}/parcels', path: () => '/offices/32000/parcels', may: ['clerk'], others: [403] },
	{ operation: 'GET /offices/{code}/parcels/{number}', path: () => `/offices/32000/parcels/${ids.number}`, may: ['clerk'], others: [403] },
	{
		operation: 'POST /offices/{code}/acceptances',
		path: () => '/offices/32000/acceptances',
		body: () => ({ number: ids.number, weight_g: 700 }),
		may: ['clerk'],
		others: [403],
		onlyRefusals: true,
	},
	{
		operation: 'GET /offices/{code}/manifests/{shopId}',
		path: () => `/offices/32000/manifests/${ids.shop}`,
		may: ['clerk', 'seller'],
		others: [403],
	},
	{ operation: 'GET /payout-batches', path: () => '/payout-batches', may: ['maker', 'operator'], others: [403] },
	{ operation: 'POST /payout-batches', path: () => '/payout-batches', body: () => ({}), may: ['maker'], others: [403], onlyRefusals: true },
	{
		operation: 'GET /payout-batches/{batchId}',
		path: () => `/payout-batches/${ids.batch || randomUUID()}`,
		may: [],
		others: [403, 404],
		onlyRefusals: true,
	},
	{
		operation: 'POST /payout-batches/{batchId}/approval',
		path: () => `/payout-batches/${randomUUID()}/approval`,
		body: () => ({ fingerprint: 'x' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'DELETE /payout-batches/{batchId}', path: () => `/payout-batches/${randomUUID()}`, may: [], others: [403, 404] },
	{ operation: 'GET /shops/{shopId}/papers', path: () => `/shops/${ids.shop}/papers`, may: ['seller'], others: [404] },
	{
		operation: 'PUT /shops/{shopId}/papers/{code}',
		path: () => `/shops/${ids.shop}/papers/enterprise_number`,
		body: () => ({ number: '4-32-01-01/1-0012' }),
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/appeals/{appealId}',
		path: () => `/shops/${ids.shop}/appeals/${randomUUID()}`,
		body: () => ({ text: 'ขอให้ดูใหม่' }),
		may: [],
		others: [404, 409],
	},
	{ operation: 'GET /approvals/{shopId}', path: () => `/approvals/${ids.shop}`, may: ['officer', 'operator'], others: [404] },
	{
		operation: 'POST /shops/{shopId}/answers/{answerId}/review',
		path: () => `/shops/${ids.shop}/answers/${randomUUID()}/review`,
		body: () => ({ accepted: true }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/answers/{answerId}/unmasking',
		path: () => `/shops/${ids.shop}/answers/${randomUUID()}/unmasking`,
		body: () => ({ reason: 'ตรวจกับบัตรจริง' }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /shops/{shopId}/standing',
		path: () => `/shops/${ids.shop}/standing`,
		body: () => ({ to: 'suspended', reason: 'ทดสอบ' }),
		may: ['officer', 'operator'],
		others: [403, 404],
		onlyRefusals: true,
	},
	{
		operation: 'POST /shops/{shopId}/appeals/{appealId}/answer',
		path: () => `/shops/${ids.shop}/appeals/${randomUUID()}/answer`,
		body: () => ({ outcome: 'upheld', answer: 'x' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /villages', path: () => '/villages?subdistrict=320101', may: anyone, others: [] },
	{ operation: 'GET /shops/{shopId}/members', path: () => `/shops/${ids.shop}/members`, may: ['seller'], others: [404] },
	{
		operation: 'PUT /shops/{shopId}/members/{memberId}',
		path: () => `/shops/${ids.shop}/members/${randomUUID()}`,
		body: () => ({ phone: '0809998877', called: 'ยายมี', role: 'member' }),
		may: ['seller'],
		others: [404],
	},
	{ operation: 'DELETE /shops/{shopId}/members/{memberId}', path: () => `/shops/${ids.shop}/members/${randomUUID()}`, may: [], others: [404] },
	{
		operation: 'POST /shops/{shopId}/member-links',
		path: () => `/shops/${ids.shop}/member-links`,
		body: () => ({ called: 'ป้าแดง', role: 'staff' }),
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'GET /products/{productId}/buyer-reviews',
		path: () => `/products/${ids.product}/buyer-reviews?sort=best`,
		may: anyone,
		others: [],
	},
	{ operation: 'POST /me/pictures', path: () => '/me/pictures', may: [], others: [415] },
	{ operation: 'GET /orders/{orderId}/reviews', path: () => `/orders/${ids.order}/reviews`, may: ['buyer'], others: [404] },
	{
		operation: 'PUT /orders/{orderId}/lines/{lineId}/review',
		path: () => `/orders/${ids.order}/lines/${randomUUID()}/review`,
		body: () => ({ stars: 5 }),
		may: [],
		others: [404],
	},
	{ operation: 'GET /shops/{shopId}/buyer-reviews', path: () => `/shops/${ids.shop}/buyer-reviews`, may: ['seller'], others: [404] },
	{
		operation: 'PUT /shops/{shopId}/buyer-reviews/{reviewId}/answer',
		path: () => `/shops/${ids.shop}/buyer-reviews/${randomUUID()}/answer`,
		body: () => ({ text: 'ขอบคุณ' }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/buyer-reviews/{reviewId}/reports',
		path: () => `/shops/${ids.shop}/buyer-reviews/${randomUUID()}/reports`,
		body: () => ({ why: 'x' }),
		may: [],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/buyer-reviews/{reviewId}/standing',
		path: () => `/shops/${ids.shop}/buyer-reviews/${randomUUID()}/standing`,
		body: () => ({ hide: false }),
		may: [],
		others: [404],
	},
	{
		operation: 'GET /products/{productId}/questions',
		path: () => `/products/${ids.product}/questions`,
		may: anyone,
		others: [],
	},
	{
		operation: 'PUT /products/{productId}/questions/{questionId}',
		path: () => `/products/${ids.product}/questions/${randomUUID()}`,
		body: () => ({ text: 'มีสีอะไรบ้าง' }),
		may: ['buyer', 'other', 'otherSeller', 'clerk', 'officer', 'maker', 'operator'],
		others: [422],
	},
	{
		operation: 'GET /shops/{shopId}/questions',
		path: () => `/shops/${ids.shop}/questions`,
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/questions/{questionId}/answer',
		path: () => `/shops/${ids.shop}/questions/${randomUUID()}/answer`,
		body: () => ({ text: 'มีค่ะ' }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/questions/{questionId}/reports',
		path: () => `/shops/${ids.shop}/questions/${randomUUID()}/reports`,
		body: () => ({ why: 'x' }),
		may: [],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/questions/{questionId}/standing',
		path: () => `/shops/${ids.shop}/questions/${randomUUID()}/standing`,
		body: () => ({ hide: false }),
		may: [],
		others: [404],
	},
	{
		operation: 'GET /reported-questions',
		path: () => `/reported-questions`,
		may: ['officer', 'operator'],
		others: [404],
	},
	{
		operation: 'GET /shops/{shopId}/replies',
		path: () => `/shops/${ids.shop}/replies`,
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/replies/{replyId}',
		path: () => `/shops/${ids.shop}/replies/${randomUUID()}`,
		body: () => ({ text: 'สวัสดีค่ะ' }),
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'DELETE /shops/{shopId}/replies/{replyId}',
		path: () => `/shops/${ids.shop}/replies/${randomUUID()}`,
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'GET /talks',
		path: () => `/talks`,
		may: signedIn,
		others: [],
	},
	{
		operation: 'GET /talks/{shopId}',
		path: () => `/talks/${ids.shop}`,
		may: signedIn,
		others: [],
	},
	{
		operation: 'PUT /talks/{shopId}/messages/{messageId}',
		path: () => `/talks/${ids.shop}/messages/${randomUUID()}`,
		body: () => ({ text: 'สวัสดี' }),
		may: ['buyer', 'other', 'otherSeller', 'clerk', 'officer', 'maker', 'operator'],
		others: [422],
	},
	{
		operation: 'POST /talks/{shopId}/reading',
		path: () => `/talks/${ids.otherShop}/reading`,
		may: [],
		others: [404],
	},
	{
		operation: 'PUT /talks/{shopId}/block',
		path: () => `/talks/${ids.otherShop}/block`,
		body: () => ({ blocked: true }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /talks/{shopId}/messages/{messageId}/reports',
		path: () => `/talks/${ids.shop}/messages/${randomUUID()}/reports`,
		body: () => ({ why: 'x' }),
		may: [],
		others: [404],
	},
	{
		operation: 'GET /shops/{shopId}/talks',
		path: () => `/shops/${ids.shop}/talks`,
		may: ['seller'],
		others: [404],
	},
	{
		operation: 'GET /shops/{shopId}/talks/{talkId}',
		path: () => `/shops/${ids.shop}/talks/${randomUUID()}`,
		may: [],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/talks/{talkId}/messages/{messageId}',
		path: () => `/shops/${ids.shop}/talks/${randomUUID()}/messages/${randomUUID()}`,
		body: () => ({ text: 'x' }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/talks/{talkId}/reading',
		path: () => `/shops/${ids.shop}/talks/${randomUUID()}/reading`,
		may: [],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/talks/{talkId}/block',
		path: () => `/shops/${ids.shop}/talks/${randomUUID()}/block`,
		body: () => ({ blocked: true }),
		may: [],
		others: [404],
	},
	{
		operation: 'POST /shops/{shopId}/talks/{talkId}/messages/{messageId}/reports',
		path: () => `/shops/${ids.shop}/talks/${randomUUID()}/messages/${randomUUID()}/reports`,
		body: () => ({ why: 'x' }),
		may: [],
		others: [404],
	},
	{
		operation: 'GET /reported-messages',
		path: () => `/reported-messages`,
		may: ['officer', 'operator'],
		others: [404],
	},
	{
		operation: 'PUT /shops/{shopId}/message-reports/{reportId}',
		path: () => `/shops/${ids.shop}/message-reports/${randomUUID()}`,
		body: () => ({ remove: false }),
		may: [],
		others: [404],
	},
	{ operation: 'GET /shops/{shopId}/figures', path: () => `/shops/${ids.shop}/figures?weeks=4`, may: ['seller'], others: [404] },
	{ operation: 'GET /reported-reviews', path: () => '/reported-reviews', may: ['officer', 'operator'], others: [404] },
	{ operation: 'GET /me/groups', path: () => '/me/groups', may: signedIn, others: [] },
	{ operation: 'POST /me/groups', path: () => '/me/groups', body: () => ({ token: 'x'.repeat(43) }), may: [], others: [404] },
	{ operation: 'POST /me/groups/{memberId}/acceptance', path: () => `/me/groups/${randomUUID()}/acceptance`, may: [], others: [404] },
	{ operation: 'DELETE /me/groups/{memberId}', path: () => `/me/groups/${randomUUID()}`, may: [], others: [404] },
	{ operation: 'POST /member-links/views', path: () => '/member-links/views', body: () => ({ token: 'x'.repeat(43) }), may: [], others: [404] },
	{ operation: 'GET /areas/mine', path: () => '/areas/mine', may: ['officer', 'operator'], others: [403] },
	{ operation: 'GET /areas/mine/quiet-shops', path: () => '/areas/mine/quiet-shops?province=32', may: ['officer', 'operator'], others: [403] },
	{ operation: 'GET /onboarding/form.xlsx', path: () => '/onboarding/form.xlsx', may: ['officer', 'operator'], others: [403] },
	{ operation: 'GET /onboarding/runs', path: () => '/onboarding/runs', may: ['officer', 'operator'], others: [403] },
	{ operation: 'PUT /onboarding/runs/{runId}', path: () => `${tableRun}?file_name=a.csv`, may: [], others: [415] },
	{ operation: 'GET /onboarding/runs/{runId}', path: () => tableRun, may: [], others: [404] },
	{ operation: 'GET /onboarding/runs/{runId}/lines', path: () => `${tableRun}/lines`, may: [], others: [404] },
	{ operation: 'GET /onboarding/runs/{runId}/to-mend.xlsx', path: () => `${tableRun}/to-mend.xlsx`, may: [], others: [404] },
	{ operation: 'POST /onboarding/runs/{runId}/commit', path: () => `${tableRun}/commit`, may: [], others: [404] },
	{ operation: 'DELETE /onboarding/runs/{runId}', path: () => tableRun, may: [], others: [404] },
	{ operation: 'GET /organisations', path: () => '/organisations', may: ['operator'], others: [403] },
	{
		operation: 'PUT /organisations/{organisationId}',
		path: () => `/organisations/${randomUUID()}`,
		body: () => ({ kind: 'centre', name_th: 'ศูนย์ดิจิทัลชุมชน', areas: ['32'] }),
		may: ['operator'],
		others: [403],
	},
	{
		operation: 'POST /people/searches',
		path: () => '/people/searches',
		body: () => ({ phone: '0802220002' }),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'GET /people/{personId}', path: () => `/people/${stage.people.other.personId}`, may: ['operator'], others: [403] },
	{
		operation: 'POST /people/{personId}/suspension',
		path: () => `/people/${stage.people.other.personId}/suspension`,
		body: () => ({ why: 'ทดสอบ' }),
		may: ['operator'],
		others: [403],
		onlyRefusals: true,
	},
	{
		operation: 'POST /people/{personId}/reinstatement',
		path: () => `/people/${stage.people.other.personId}/reinstatement`,
		body: () => ({ why: 'ทดสอบ' }),
		may: ['operator'],
		others: [403],
	},
	{ operation: 'GET /grants', path: () => '/grants', may: ['operator'], others: [403] },
	{
		operation: 'PUT /people/{personId}/grants/{grantId}',
		path: () => `/people/${stage.people.other.personId}/grants/${randomUUID()}`,
		body: () => ({ organisation_id: randomUUID(), role: 'support', area: '', from_day: '2026-01-01', why: 'ทดสอบ' }),
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /people/{personId}/grants/{grantId}/approval',
		path: () => `/people/${stage.people.other.personId}/grants/${randomUUID()}/approval`,
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /people/{personId}/grants/{grantId}/refusal',
		path: () => `/people/${stage.people.other.personId}/grants/${randomUUID()}/refusal`,
		may: [],
		others: [403, 404],
	},
	{
		operation: 'POST /people/{personId}/grants/{grantId}/end',
		path: () => `/people/${stage.people.other.personId}/grants/${randomUUID()}/end`,
		body: () => ({ why: 'ทดสอบ' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /trust', path: () => '/trust', may: ['operator', 'maker'], others: [403] },
	{
		operation: 'POST /trust/deliveries/{eventId}/{handler}/retry',
		path: () => `/trust/deliveries/${randomUUID()}/x/retry`,
		may: [],
		others: [403, 404],
	},
	{ operation: 'POST /shops', path: () => '/shops', body: () => ({}), may: [], others: [422] },
	{ operation: 'POST /checkouts', path: () => '/checkouts', body: () => ({}), may: [], others: [422] },
	{ operation: 'DELETE /session', path: () => '/session', may: [], others: [], onlyRefusals: true },
	{ operation: 'GET /basket', path: () => '/basket', may: anyone, others: [] },
	{
		operation: 'PUT /basket/later/{productId}',
		path: () => `/basket/later/${ids.product}`,
		body: () => ({}),
		may: signedIn,
		others: [404],
		onlyRefusals: true,
	},
	{
		operation: 'POST /basket/later/{productId}/return',
		path: () => `/basket/later/${ids.product}/return`,
		body: () => ({}),
		may: signedIn,
		others: [404],
		onlyRefusals: true,
	},
	{ operation: 'DELETE /basket/later/{productId}', path: () => `/basket/later/${ids.product}`, may: signedIn, others: [404], onlyRefusals: true },
	{ operation: 'POST /orders/{orderId}/again', path: () => `/orders/${ids.order}/again`, may: ['buyer'], others: [404] },
	{ operation: 'GET /addresses', path: () => '/addresses', may: signedIn, others: [] },
	{ operation: 'POST /addresses', path: () => '/addresses', body: addressWish, may: signedIn, others: [] },
	{ operation: 'PUT /addresses/{addressId}', path: () => `/addresses/${paperId}`, body: addressWish, may: [], others: [404] },
	{ operation: 'DELETE /addresses/{addressId}', path: () => `/addresses/${paperId}`, may: signedIn, others: [] },
	{ operation: 'GET /links/{code}', path: () => '/links/NOTALINK', may: [], others: [404] },
	{
		operation: 'POST /shops/{shopId}/links',
		path: () => `/shops/${ids.shop}/links`,
		body: () => ({ channel: 'line' }),
		may: ['seller'],
		others: [403, 404],
	},
	{ operation: 'GET /shops/{shopId}/links', path: () => `/shops/${ids.shop}/links`, may: ['seller'], others: [403, 404] },
	{ operation: 'GET /notices/ways', path: () => '/notices/ways', may: signedIn, others: [] },
	{ operation: 'PUT /notices/ways', path: () => '/notices/ways', body: () => ({ order: ['line'], topics: {} }), may: signedIn, others: [] },
	{ operation: 'GET /notices/addresses', path: () => '/notices/addresses', may: signedIn, others: [] },
	{
		operation: 'POST /notices/push',
		path: () => '/notices/push',
		body: () => ({ endpoint: 'https://evil.example/x', keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } }),
		may: [],
		others: [422],
	},
	{ operation: 'POST /notices/email', path: () => '/notices/email', body: () => ({ email: 'x' }), may: [], others: [422] },
	{
		operation: 'POST /notices/email/{addressId}/proof',
		path: () => `/notices/email/${paperId}/proof`,
		body: () => ({ code: '123456' }),
		may: [],
		others: [422],
	},
	{ operation: 'DELETE /notices/addresses/{addressId}', path: () => `/notices/addresses/${paperId}`, may: signedIn, others: [] },
	{ operation: 'GET /me/passkeys', path: () => '/me/passkeys', may: signedIn, others: [] },
	{ operation: 'POST /me/passkeys/options', path: () => '/me/passkeys/options', may: signedIn, others: [] },
	{
		operation: 'POST /me/passkeys',
		path: () => '/me/passkeys',
		body: () => ({ challenge_id: paperId, response: {} }),
		may: [],
		others: [422],
	},
	{ operation: 'DELETE /me/passkeys/{credentialId}', path: () => `/me/passkeys/${'x'.repeat(20)}`, may: signedIn, others: [] },
	{ operation: 'GET /meanings', path: () => '/meanings', may: wordOfficers, others: [403] },
	{ operation: 'GET /meanings/{groupId}/changes', path: () => '/meanings/7/changes', may: wordOfficers, others: [403] },
	{
		operation: 'POST /meanings',
		path: () => '/meanings',
		body: () => ({ terms: ['ลูกประคบ', 'ประคบ'], why: 'เรียกอย่างนี้' }),
		may: wordOfficers,
		others: [403],
	},
	{
		operation: 'PUT /meanings/{groupId}',
		path: () => '/meanings/7',
		body: () => ({ terms: ['ผ้าไหม', 'phamai'], why: 'เรียกอย่างนี้' }),
		may: wordOfficers,
		others: [403],
	},
	{
		operation: 'POST /meanings/{groupId}/removals',
		path: () => '/meanings/999999/removals',
		body: () => ({ why: 'ผิด' }),
		may: [],
		others: [403, 404],
	},
	{ operation: 'GET /me/searches', path: () => '/me/searches', may: signedIn, others: [] },
	{ operation: 'POST /me/searches', path: () => '/me/searches', body: () => ({ q: 'ผ้าไหม' }), may: signedIn, others: [] },
	{ operation: 'POST /me/searches/{searchId}/looks', path: () => `/me/searches/${ids.product}/looks`, may: [], others: [404] },
	{ operation: 'DELETE /me/searches/{searchId}', path: () => `/me/searches/${ids.product}`, may: [], others: [404] },
	{ operation: 'POST /me/searches/{searchId}/restorations', path: () => `/me/searches/${ids.product}/restorations`, may: [], others: [404] },
	{ operation: 'GET /favourites', path: () => '/favourites', may: signedIn, others: [] },
	{ operation: 'PUT /favourites/{productId}', path: () => `/favourites/${ids.product}`, may: signedIn, others: [] },
	{ operation: 'DELETE /favourites/{productId}', path: () => `/favourites/${ids.product}`, may: signedIn, others: [] },
	{ operation: 'POST /basket/lines', path: () => '/basket/lines', body: () => ({ product_id: ids.product, quantity: 1 }), may: anyone, others: [] },
	{
		operation: 'PUT /basket/lines/{productId}',
		path: () => `/basket/lines/${ids.product}`,
		body: () => ({ quantity: 1 }),
		may: signedIn,
		others: [],
	},
	{ operation: 'POST /checkouts/preview', path: () => '/checkouts/preview', body: () => somewhere, may: anyone, others: [] },
	{ operation: 'GET /shops/{slug}', path: () => `/shops/${stage.shops[0].slug}`, may: anyone, others: [] },
	{ operation: 'GET /products', path: () => '/products', may: anyone, others: [] },
	{ operation: 'GET /products/{productId}', path: () => `/products/${ids.product}`, may: anyone, others: [] },
	{
		operation: 'GET /products/{productId}/delivery',
		path: () => `/products/${ids.product}/delivery?postcode=10400&subdistrict=101401`,
		may: anyone,
		others: [],
	},
	{ operation: 'GET /search', path: () => `/search?q=${encodeURIComponent('นางเล็ด')}`, may: anyone, others: [] },
	{ operation: 'GET /suggestions', path: () => `/suggestions?q=${encodeURIComponent('นาง')}`, may: anyone, others: [] },
	{ operation: 'GET /provinces', path: () => '/provinces', may: anyone, others: [] },
	{ operation: 'GET /places', path: () => '/places?postcode=32000', may: anyone, others: [] },
	{ operation: 'GET /categories', path: () => '/categories', may: anyone, others: [] },
];
/** Told apart by a secret, a code or a picture: tested on their own. */
const elsewhere = [
	'POST /sign-in',
	'POST /sign-in/codes',
	'POST /sign-in/passkey',
	'POST /sign-in/passkey/options',
	'POST /webhooks/omise',
	'POST /webhooks/thailand-post',
	'POST /shops/{shopId}/products/{productId}/pictures',
	'GET /payments/{paymentId}/qr',
];

test('no operation is left out', async () => {
	const document = await stage.nobody.must<Document>('GET', '/openapi.json');
	const all = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
	expect(all.filter((one) => !rows.some((row) => row.operation === one) && !elsewhere.includes(one))).toEqual([]);
	expect(rows.map((row) => row.operation).filter((one) => !all.includes(one))).toEqual([]);
});

test.each(rows.map((row) => [row.operation, row] as const))('%s', async (_name, row) => {
	const [method] = row.operation.split(' ') as [string];
	const told: string[] = [];
	for (const face of faces) {
		const may = row.may.includes(face);
		if (may && row.onlyRefusals) continue;
		if (!may && face !== 'nobody' && row.others.length === 0) continue;
		const key = { 'idempotency-key': randomUUID() };
		const said = await who(face).ask(method, row.path(), {
			...(row.body ? { body: row.body() } : {}),
			...(method === 'POST' ? { headers: key } : {}),
		});
		const wanted = may ? [200, 201, 204] : face === 'nobody' ? [401, 404] : row.others;
		if (!wanted.includes(said.status)) told.push(`${face}: ${said.status} ${JSON.stringify(said.body).slice(0, 200)}, wanted ${wanted.join('/')}`);
	}
	expect(told).toEqual([]);
});

test('a foreign thing is answered exactly as a missing one', async () => {
	const plain = (body: unknown): unknown => ({ ...(body as object), request_id: '' });
	for (const path of ['/orders/ID', '/orders/ID/boxes', '/orders/ID/label.pdf']) {
		const foreign = await stage.people.other.ask('GET', path.replace('ID', ids.order));
		const missing = await stage.people.other.ask('GET', path.replace('ID', randomUUID()));
		expect([foreign.status, plain(foreign.body)], path).toEqual([missing.status, plain(missing.body)]);
	}
	const foreign = await stage.people.other.ask('GET', `/payments/${ids.payment}`);
	expect([foreign.status, plain(foreign.body)]).toEqual([404, plain((await stage.people.other.ask('GET', `/payments/${randomUUID()}`)).body)]);
});

test('ids of two owners in one path do not help', async () => {
	const { seller } = stage.shops[0];
	const crossed = `/shops/${ids.shop}/products/${ids.otherProduct}`;
	for (const [method, path, body] of [
		['PUT', crossed, product()],
		['PUT', `${crossed}/price`, { price_satang: 1 }],
		['PUT', `${crossed}/stock`, { on_hand: 1 }],
		['POST', `${crossed}/publication`, undefined],
		['DELETE', `${crossed}/publication`, undefined],
	] as const) {
		const said = await seller.ask(method, path, body === undefined ? {} : { body });
		expect([403, 404, 409, 422], `${method} ${path} ${JSON.stringify(said.body)}`).toContain(said.status);
	}
	expect(await stage.nobody.must('GET', `/products/${ids.otherProduct}`)).toMatchObject({
		price_satang: stage.shops[1].priceSatang,
		name: { th: 'ผ้าคลุมไหล่ตีนจก' },
		shop: { slug: stage.shops[1].slug },
		state: 'published',
	});
	expect((await stage.people.clerk.ask('GET', '/offices/50270/parcels')).status).toBe(403);
});

test('pictures: only for the own shop, only pictures', async () => {
	const path = `${own()}/pictures?alt=x`;
	const bytes = await photo('#123456');
	for (const face of ['buyer', 'otherSeller', 'operator'] as const)
		expect((await who(face).ask('POST', path, { raw: { type: 'image/jpeg', bytes } })).status).toBe(404);
	const send = (type: string, content: Uint8Array | string) => stage.shops[0].seller.ask('POST', path, { raw: { type, bytes: content } });
	for (const type of ['image/svg+xml', 'image/gif', 'text/html', 'application/json', 'image/jpeg, image/svg+xml'])
		expect((await send(type, bytes)).status, type).toBe(415);
	for (const content of ['', 'x', '<svg xmlns="http://www.w3.org/2000/svg"/>', bytes.subarray(0, 200), Buffer.alloc(1000, 0xff)])
		expect((await send('image/jpeg', content)).status).toBe(422);
	expect((await send('image/jpeg', Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413);
});

test('the address of a buyer is for the buyer, the shop and the counter', async () => {
	const order = await stage.people.operator.must<{ address: unknown }>('GET', `/orders/${ids.order}`);
	expect(order.address).toBeNull();
	const board = await stage.people.clerk.ask('GET', `/offices/32000/parcels/${ids.number}`);
	expect(JSON.stringify(board.body)).not.toContain('ซอยอารีย์');
});

test('buying from a price, a postage or an owner of one’s own making does not work', async () => {
	const { other } = stage.people;
	await other.must('POST', '/basket/lines', { product_id: ids.product, quantity: 1 });
	const preview = await other.must<{
		total_satang: number;
		groups: { shop: { shop_id: string }; lines: { product_id: string; price_satang: number }[] }[];
	}>('POST', '/checkouts/preview', somewhere);
	const seen = Object.fromEntries(preview.groups.flatMap((group) => group.lines.map((line) => [line.product_id, line.price_satang])));
	const wish = () => ({
		checkout_id: randomUUID(),
		basket_id: null as string | null,
		services: {} as Record<string, string>,
		total_seen: preview.total_satang,
		prices_seen: { ...seen },
		address: { name: 'ม', phone: '0802220002', line: '1', ...somewhere },
	});
	const order = async (body: unknown) => {
		const said = await other.ask('POST', '/checkouts', { body, headers: { 'idempotency-key': randomUUID() } });
		return [said.status, (said.body as { code: string }).code];
	};
	expect(await order({ ...wish(), total_seen: 1 })).toEqual([409, 'checkout.total_changed']);
	expect(await order({ ...wish(), total_seen: -1 })).toEqual([422, 'api.invalid']);
	expect(await order({ ...wish(), prices_seen: { [ids.product]: 1 } })).toEqual([409, 'catalogue.price_changed']);
	expect(await order({ ...wish(), services: { [ids.shop]: 'free' } })).toEqual([409, 'logistics.service_gone']);
	expect(await order({ ...wish(), postage_satang: 0 })).toEqual([422, 'api.invalid']);
	expect(await order({ ...wish(), address: { ...wish().address, subdistrict_code: '999999' } })).toEqual([expect.any(Number), 'places.unknown']);
});

test('tables: an officer sends one in and sees what is wrong with it; nobody else does', async () => {
	const path = `/onboarding/runs/${randomUUID()}`;
	const csv = 'เบอร์โทรเจ้าของ,ชื่อเจ้าของ,ชื่อร้าน,ประเภทผู้ขาย,หมู่บ้าน,ตำบล,รหัสไปรษณีย์,เรื่องราวของร้าน\n12,ก,ข,ค,ง,จ,99999,ฉ\n';
	const send = (face: Face, type = 'text/csv', name = 'a.csv') =>
		who(face).ask('PUT', `${path}?file_name=${name}`, { raw: { type, bytes: Buffer.from(csv) } });
	for (const face of ['buyer', 'seller', 'clerk', 'maker'] as const) expect((await send(face)).status, face).toBe(403);
	expect((await send('nobody')).status).toBe(401);
	expect((await send('officer', 'text/html')).status).toBe(415);
	expect(await send('officer', 'text/csv', 'a.xlsx')).toMatchObject({ status: 422, body: { code: 'sheets.not_a_table' } });
	expect(await send('officer')).toMatchObject({ status: 200, body: { state: 'reading', rows: 1 } });
	expect(await send('officer')).toMatchObject({ status: 200, body: { rows: 1 } });
	expect((await who('seller').ask('GET', path)).status).toBe(404);
	expect(await who('officer').ask('POST', `${path}/commit`)).toMatchObject({ status: 409, body: { code: 'onboarding.still_reading' } });
	const lines = await who('officer').ask('GET', `${path}/lines`);
	expect(lines.body).toMatchObject({ items: [{ kind: 'shop', state: 'new', cells: { owner_name: 'ก' } }] });
	expect((await who('officer').ask('DELETE', path)).status).toBe(204);
});
