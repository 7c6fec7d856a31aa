import { z } from '@hono/zod-openapi';
import { change, count, day, grams, id, instant, millimetres, picture, postcode, satang, transportClass, words, orNull } from './common.ts';
import { address, office } from './places.ts';
import { shop, shopCard } from './shops.ts';

export const orderState = z
	.enum(['awaiting_payment', 'placed', 'ready', 'handed_over', 'delivered', 'completed', 'cancelled', 'lapsed', 'returned'])
	.openapi('OrderState');
export const parcelState = z
	.enum([
		'planned',
		'labelled',
		'accepted',
		'in_transit',
		'at_office',
		'out_for_delivery',
		'ready_for_pickup',
		'delivery_failed',
		'delivered',
		'returning',
		'exception',
		'cancelled',
	])
	.openapi('ParcelState');

const card = {
	order_id: id,
	code: z.string().openapi({ example: 'TLD-7K3M9QX' }),
	checkout_id: id,
	state: orderState,
	shop: shopCard,
	pieces: count,
	first_line: words,
	first_picture: picture.nullable(),
	total_satang: satang,
	placed_at: instant,
};
export const orderCard = z.object(card).openapi('OrderCard');
const orderLine = z
	.object({
		line_id: id,
		product_id: id,
		name: words,
		unit: words,
		picture: picture.nullable(),
		price_satang: satang,
		quantity: count,
		line_satang: satang,
	})
	.openapi('OrderLine');
const parcelEvent = z.object({ code: z.string(), state: parcelState, text: words, at: instant, place: z.string().nullable() }).openapi('ParcelEvent');
/** What was quoted and what the counter found. */
export const postage = z
	.object({
		quoted_g: grams.nullable(),
		quoted_satang: satang.nullable(),
		weighed_g: grams.nullable(),
		weighed_satang: satang.nullable().openapi({ description: 'By the weight found; null until weighed, or when the service does not carry so much' }),
		difference_satang: change.nullable().openapi({ description: 'More than zero: the post asks for more than was quoted. Told, not charged' }),
	})
	.openapi('Postage');
export const parcel = z
	.object({
		parcel_id: id,
		order_id: id,
		order_code: z.string(),
		orders: z.array(z.object({ order_id: id, code: z.string() })).openapi({ description: 'Every order whose goods are in it' }),
		number: z.string().nullable().openapi({ description: 'UPU S10 item number, once there is a label', example: 'EX473124829TH' }),
		state: parcelState,
		box: z.string().nullable(),
		declared_g: grams,
		accepted_g: grams.nullable(),
		postage: orNull(postage).openapi({ description: 'For the shop and its post office; null for everybody else' }),
		origin: office,
		timeline: z.array(parcelEvent),
	})
	.openapi('Parcel');
const mate = z.object({ order_id: id, code: z.string(), state: orderState }).openapi('TravelMate');
const addition = z.object({ order_id: id, code: z.string(), state: orderState, in_box: z.boolean() }).openapi('OrderAddition');
export const order = z
	.object({
		...card,
		lines: z.array(orderLine),
		goods_satang: satang,
		postage_satang: satang,
		refunded_satang: satang,
		service: words,
		arrive_from: day,
		arrive_by: day,
		payment_id: id,
		address: orNull(address),
		gift: z.string().nullable().openapi({ description: 'The card in the box; null for those who may not see the address' }),
		channel: z.string().openapi({ description: 'How the buyer came: portal, or the channel of the shared link' }),
		together: z.object({ chose: orNull(mate), in_box_of: orNull(mate), additions: z.array(addition) }).openapi({
			description: 'Orders of one buyer and shop that travel in one box: the one it was added to, the one in whose box it is, what was added to it',
		}),
		history: z.array(z.object({ state: orderState, at: instant, why: z.string().nullable() })),
		parcels: z.array(parcel),
		may: z.object({ cancel: z.boolean(), confirm: z.boolean(), pack: z.boolean() }),
	})
	.openapi('Order');

export const box = z
	.object({
		code: z.string(),
		name: words,
		length_mm: millimetres,
		width_mm: millimetres,
		height_mm: millimetres,
		fits: z.boolean(),
		suggested: z.boolean(),
	})
	.openapi('Box');

const officeParcelFields = {
	parcel_id: id,
	number: z.string().nullable(),
	state: parcelState,
	order_code: z.string(),
	shop: z.object({ shop_id: id, name: words }),
	service: words,
	transport_class: transportClass,
	declared_g: grams,
	accepted_g: grams.nullable(),
	postage,
	destination: z.object({ postcode, province: words }),
	expected_on: day,
	late: z.boolean(),
};
export const officeParcel = z.object(officeParcelFields).openapi('OfficeParcel');
export const scannedParcel = z.object({ ...officeParcelFields, contents: z.string(), box: z.string().nullable() }).openapi('ScannedParcel');
export const officeBoard = z.object({ expected: z.array(officeParcel), accepted: z.array(officeParcel) }).openapi('OfficeBoard');

export const sellerMoney = z.object({ held_satang: satang, payable_satang: satang, paid_out_satang: satang, next_release_on: day.nullable() });
export const sellerToday = z
	.object({ shop, to_pack: z.array(orderCard), to_hand_over: z.array(orderCard), on_the_way: count, money: sellerMoney, products: count })
	.openapi('SellerToday');
