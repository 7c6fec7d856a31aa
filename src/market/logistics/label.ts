import { clerksAt, maySellFor, system } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import type { TransportClass, Words } from '#kernel/views';
import { winners } from '#market/awards';
import { addressFor, findOrder, orderLines, type OrderRow } from '#market/orders';
import { contactOf } from '#market/people';
import { officeOf } from '#market/places';
import { ownerOf, shopCards, viewShop } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { drawLabel, type LabelFacts } from './label-drawing.ts';
import { aboard, parcelOfOrder, type ParcelRow } from './together.ts';

/**
 * The label to stick on an order's parcel: a PDF page of 100 × 150 mm. For the shop that packs, the clerk of its origin office,
 * and the system; it opens the receiver's address and telephone number, which stand whole on the parcel and nowhere else.
 * @refuses orders.not_found, logistics.not_labelled, logistics.cancelled
 */
export async function labelPdf(ctx: ReadCtx, wish: { orderId: string }): Promise<Uint8Array> {
	const asked = await findOrder(ctx, wish.orderId);
	const parcel = await parcelOfOrder(ctx, asked.shop_id, asked.order_id);
	// One label for all that travels together.
	const order = parcel && parcel.order_id !== asked.order_id ? await findOrder(ctx, parcel.order_id) : asked;
	if (!mayPrint(ctx, order, parcel)) refuse('orders.not_found', 'not_found');
	if (!parcel?.number) return refuse('logistics.not_labelled', 'conflict', { code: order.code });
	// A label of a cancelled order would send goods that nobody pays for.
	if (parcel.state === 'cancelled') return refuse('logistics.cancelled', 'conflict', { code: order.code });
	return drawLabel(await factsOf(ctx, order, parcel, parcel.number));
}

const mayPrint = (ctx: ReadCtx, order: OrderRow, parcel: ParcelRow | undefined): boolean =>
	ctx.actor.kind === 'system' ||
	maySellFor(ctx.actor, order.shop_id, 'packing', ctx.now) ||
	(parcel !== undefined && clerksAt(ctx.actor, parcel.origin_office));

async function factsOf(ctx: ReadCtx, order: OrderRow, parcel: ParcelRow, number: string): Promise<LabelFacts> {
	const [receiver, sender, origin, box, orders, award] = await Promise.all([
		addressFor(ctx, order.order_id, parcel.origin_office),
		senderOf(ctx, order.shop_id),
		officeOf(ctx, parcel.origin_office),
		boxName(ctx, parcel.box),
		aboard(ctx, parcel.shop_id, parcel.parcel_id),
		awardInside(ctx, order),
	]);
	return {
		number,
		service: { th: order.service_th, en: order.service_en },
		origin,
		sender,
		receiver,
		weightG: parcel.accepted_g ?? parcel.declared_g,
		box,
		orderCode: orders.length > 1 ? `${order.code} +${orders.length - 1}` : order.code,
		contents: parcel.contents,
		transportClass: parcel.transport_class as TransportClass,
		printedAt: ctx.now,
		award,
	};
}

const LEVELS = { nation: 'สุดยอดระดับประเทศ', region: 'สุดยอดระดับภาค', model: 'ต้นแบบ' } as const;

/** The best award that goods of the order hold today. */
async function awardInside(ctx: ReadCtx, order: OrderRow): Promise<NonNullable<LabelFacts['award']> | null> {
	const inside = new Set((await orderLines(ctx, order.shop_id, order.order_id)).map((line) => line.product_id));
	const award = (await winners(ctx, { shopId: order.shop_id })).find((one) => one.productId !== null && inside.has(one.productId));
	if (!award) return null;
	return { text: `${LEVELS[award.level]} ${award.programme.name.th}: ${award.what.th}`, address: `${ctx.settings.publicUrl}/badges/${award.code}` };
}

/** The post must be able to reach the sender: the label is where the owner's number is shown to whoever holds the parcel. */
async function senderOf(ctx: ReadCtx, shopId: string): Promise<LabelFacts['sender']> {
	// A clerk may print what a clerk may not look up: from here the label asks for itself.
	const asLabel: ReadCtx = { ...ctx, actor: system('logistics.label') };
	const card = (await shopCards(asLabel, [shopId])).get(shopId);
	assert(card, 'an order of a shop that is not there');
	const [shop, owner] = await Promise.all([viewShop(asLabel, card.slug), ownerOf(asLabel, shopId).then((personId) => contactOf(asLabel, personId))]);
	return { name: shop.name.th, phone: owner.phone, village: shop.village.th, place: shop.place };
}

async function boxName(ctx: ReadCtx, code: string | null): Promise<Words | null> {
	if (code === null) return null;
	const row = await ctx.db.selectFrom('logistics.box').select(['name_th', 'name_en']).where('code', '=', code).executeTakeFirst();
	return row ? { th: row.name_th, en: row.name_en } : null;
}
