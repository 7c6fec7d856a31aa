import { z } from '@hono/zod-openapi';
import { channels } from '#market/channels';
import { count, day, id, instant, orNull, picture, satang, words } from './common.ts';
import { address, place } from './places.ts';
import { shopCard } from './shops.ts';

const basketLine = z
	.object({
		product_id: id,
		name: words,
		unit: words,
		picture: picture.nullable(),
		price_satang: satang,
		usual_satang: satang,
		why: z
			.enum(['steps', 'discount', 'deal', 'coupon', 'campaign', 'market_coupon'])
			.nullable()
			.openapi({ description: 'Why it costs less than usual' }),
		most: count.nullable().openapi({ description: 'A campaign would make it cheaper for so many pieces, and more are wanted' }),
		quantity: count,
		line_satang: satang,
		available: count,
		problem: z.string().nullable().openapi({ description: 'Code of why this line cannot be bought now' }),
	})
	.openapi('BasketLine');
const group = { shop: shopCard, lines: z.array(basketLine), goods_satang: satang };
export const keptGoods = z
	.object({
		product_id: id,
		name: words,
		unit: words,
		picture: picture.nullable(),
		price_satang: satang,
		usual_satang: satang,
		kept_satang: satang.nullable().openapi({ description: 'What it cost when it was kept' }),
		quantity: count,
		shop: z.object({ slug: z.string(), name: words }),
		province_name: words,
		problem: z.string().nullable().openapi({ description: 'Code of why it cannot be bought now' }),
	})
	.openapi('KeptGoods');
export const basket = z
	.object({
		basket_id: id.nullable(),
		groups: z.array(z.object(group).openapi('BasketGroup')),
		later: z.array(keptGoods).openapi({ description: 'Set aside for another day' }),
		pieces: count,
		goods_satang: satang,
	})
	.openapi('Basket', { description: 'Grouped by shop. A guest keeps `basket_id`; a signed-in person has one basket' });

const option = z
	.object({ service: z.string(), name: words, fee_satang: satang, dispatch_day: day, arrive_from: day, arrive_by: day, chosen: z.boolean() })
	.openapi('DeliveryOption');
const together = z
	.object({
		order_id: id,
		code: z.string(),
		pack_on: day,
		service: z.string(),
		name: words,
		fee_satang: satang.openapi({ description: 'Postage on top of what the earlier order paid' }),
		alone_satang: satang.openapi({ description: 'Postage of this part by itself' }),
		arrive_from: day,
		arrive_by: day,
		to: address,
		chosen: z.boolean(),
	})
	.openapi('TogetherOffer', { description: 'Packed before this is paid, it goes as a parcel of its own at no further cost' });
export const checkoutPreview = z
	.object({
		groups: z.array(
			z.object({
				...group,
				options: z.array(option),
				refusal: z.string().nullable().openapi({ description: 'Code of why nothing can carry it there' }),
				elsewhere: orNull(place).openapi({ description: 'Its own place, when this part goes to somebody else' }),
				together: orNull(together).openapi({ description: 'An earlier order of this shop that is not packed: this part may travel with it' }),
			}),
		),
		goods_satang: satang,
		postage_satang: satang,
		total_satang: satang,
	})
	.openapi('CheckoutPreview');
export const bookedAddress = z
	.object({ address_id: id, label: z.string(), name: z.string(), phone: z.string(), line: z.string(), place })
	.openapi('BookedAddress');
export const againLine = z
	.object({
		product_id: id,
		name: words,
		was_satang: satang,
		now_satang: satang.nullable(),
		wanted: count,
		put: count,
		problem: z.string().nullable(),
	})
	.openapi('AgainLine');
export const placedCheckout = z.object({ checkout_id: id, payment_id: id }).openapi('PlacedCheckout');

const paymentReturn = z
	.object({
		refund_id: id,
		amount_satang: satang,
		cause: z.string().openapi({ description: 'Code of why, for programs' }),
		why: words,
		state: z.enum(['on_its_way', 'returned']),
		order_id: id.nullable().openapi({ description: 'null: the money belonged to no order (short, too much, twice)' }),
		at: instant,
		returned_at: instant.nullable(),
	})
	.openapi('PaymentReturn');

export const payment = z
	.object({
		payment_id: id,
		reference: z.string(),
		state: z.enum(['open', 'captured', 'part_refunded', 'refunded', 'expired']),
		amount_satang: satang,
		refunded_satang: satang,
		returning_satang: satang.openapi({ description: 'Came and fits no order: on its way back' }),
		returns: z.array(paymentReturn).openapi({ description: 'Each return of money to the payer, newest first' }),
		payee: z.string(),
		qr_text: z.string().nullable().openapi({ description: 'Text of the PromptPay QR (EMVCo)' }),
		qr_image: z.string().nullable().openapi({ description: 'Address of a picture of the QR' }),
		expires_at: instant,
		checkout_id: id,
	})
	.openapi('Payment');

export const link = z
	.object({
		code: z.string(),
		shop_id: id,
		product_id: id.nullable(),
		channel: z.enum(channels),
		price_satang: satang.nullable().openapi({ description: 'As it stands on the card' }),
		made_at: instant,
	})
	.openapi('SharedLink');
const cardGoods = z.object({
	product_id: id,
	name: words,
	unit: words,
	picture: picture.nullable(),
	card_satang: satang.openapi({ description: 'On the card, when it was made' }),
	now_satang: satang,
	usual_satang: satang,
	made_at: instant,
	left: count,
	problem: z.string().nullable().openapi({ description: 'Code of why it cannot be bought now' }),
});
export const linkCard = z.object({ code: z.string(), channel: z.string(), shop: shopCard, goods: orNull(cardGoods) }).openapi('LinkCard');
export const channelFigures = z
	.object({ channel: z.string(), opened: count, orders: count, cancelled: count, goods_satang: satang })
	.openapi('ChannelFigures');
