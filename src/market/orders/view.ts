import { clerksAt, type Actor } from '#kernel/actor';
import { isUuid } from '#kernel/ids';
import { satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { AddressView, OrderCard, OrderState, OrderView, Page } from '#kernel/views';
import { placeOf } from '#market/places';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { facts, findOrder, type OrderRow } from './order.ts';
import { additionsTo } from './together.ts';
import { mayCancel, mayConfirm, mayPack, maySee, maySeeAddress } from './policy.ts';

type Lines = Awaited<ReturnType<typeof linesOf>>;

const linesOf = (ctx: ReadCtx, rows: readonly { shop_id: string; order_id: string }[]) =>
	ctx.db
		.selectFrom('orders.order_line')
		.selectAll()
		.where('shop_id', 'in', [...new Set(rows.map((row) => row.shop_id))])
		.where(
			'order_id',
			'in',
			rows.map((row) => row.order_id),
		)
		.orderBy('position')
		.execute();

/** How far an order is, as a buyer asks for it. */
export const orderFilters = {
	to_pay: ['awaiting_payment'],
	on_way: ['placed', 'ready', 'handed_over'],
	arrived: ['delivered'],
	done: ['completed'],
	off: ['cancelled', 'lapsed', 'returned'],
} as const satisfies Readonly<Record<string, readonly OrderState[]>>;
export type OrderFilter = keyof typeof orderFilters;

/** A buyer's own orders, newest first; only those that are so far when asked. */
export async function listMyOrders(ctx: ReadCtx, wish: { cursor?: string | null; only?: OrderFilter | null } = {}): Promise<Page<OrderCard>> {
	if (ctx.actor.kind !== 'person') return { items: [], next: null };
	let list = ctx.db.selectFrom('orders.buyer_order').select(['order_id', 'shop_id', 'placed_at']).where('buyer_id', '=', ctx.actor.personId);
	if (wish.only) list = list.where('state', 'in', [...orderFilters[wish.only]]);
	const after = wish.cursor?.split('_');
	const afterAt = after?.[0] ? new Date(after[0]) : null;
	if (after?.[1] && isUuid(after[1]) && afterAt && !Number.isNaN(afterAt.getTime())) {
		const [at, id] = [afterAt, after[1]];
		list = list.where((eb) => eb.or([eb('placed_at', '<', at), eb.and([eb('placed_at', '=', at), eb('order_id', '<', id)])]));
	}
	const found = await list
		.orderBy('placed_at', 'desc')
		.orderBy('order_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const shown = found.slice(0, limits.page);
	const last = shown.at(-1);
	return { items: await cardsOf(ctx, shown), next: found.length > limits.page && last ? `${last.placed_at.toISOString()}_${last.order_id}` : null };
}

/**
 * A shop's orders in given states, oldest first: what waits longest comes first.
 * @param wish.boxes one for each box, its pieces those of all orders in it
 */
export async function listShopOrders(
	ctx: ReadCtx,
	wish: { shopId: string; states: readonly OrderState[]; atMost: number; boxes?: boolean },
): Promise<OrderCard[]> {
	if (!maySee(ctx.actor, { shopId: wish.shopId, buyerId: '', state: 'placed' }, ctx.now))
		mustSellFor(ctx, wish.shopId, 'packing', 'orders.not_found');
	let list = ctx.db
		.selectFrom('orders.order')
		.select(['order_id', 'shop_id'])
		.where('shop_id', '=', wish.shopId)
		.where('state', 'in', [...wish.states]);
	if (wish.boxes) list = list.where('in_box_of', 'is', null);
	const rows = await list.orderBy('placed_at').limit(wish.atMost).execute();
	const cards = await cardsOf(ctx, rows);
	if (!wish.boxes || cards.length === 0) return cards;
	const more = await ctx.db
		.selectFrom('orders.order')
		.select(['in_box_of', 'pieces'])
		.where('shop_id', '=', wish.shopId)
		.where(
			'in_box_of',
			'in',
			cards.map((one) => one.orderId),
		)
		.execute();
	return cards.map((one) => ({
		...one,
		pieces: more.reduce((pieces, other) => pieces + (other.in_box_of === one.orderId ? other.pieces : 0), one.pieces),
	}));
}

/** How many boxes a shop has in these states. */
export async function countShopOrders(ctx: ReadCtx, shopId: string, states: readonly OrderState[]): Promise<number> {
	const row = await ctx.db
		.selectFrom('orders.order')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', shopId)
		.where('state', 'in', [...states])
		.where('in_box_of', 'is', null)
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

async function cardsOf(ctx: ReadCtx, refs: readonly { order_id: string; shop_id: string }[]): Promise<OrderCard[]> {
	if (refs.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('orders.order')
		.selectAll()
		.where('shop_id', 'in', [...new Set(refs.map((ref) => ref.shop_id))])
		.where(
			'order_id',
			'in',
			refs.map((ref) => ref.order_id),
		)
		.execute();
	const [lines, shops] = await Promise.all([linesOf(ctx, refs), shopCards(ctx, [...new Set(refs.map((ref) => ref.shop_id))])]);
	const byId = new Map(rows.map((row) => [row.order_id, row]));
	return refs.flatMap((ref) => {
		const row = byId.get(ref.order_id);
		const shop = shops.get(ref.shop_id);
		return row && shop
			? [
					card(
						row,
						lines.filter((line) => line.order_id === row.order_id),
						shop,
					),
				]
			: [];
	});
}

function card(row: OrderRow, lines: Lines, shop: OrderCard['shop']): OrderCard {
	const [first] = lines;
	return {
		orderId: row.order_id,
		code: row.code,
		checkoutId: row.checkout_id,
		state: row.state as OrderState,
		shop,
		pieces: row.pieces,
		firstLine: { th: first?.name_th ?? '', en: first?.name_en ?? null },
		firstPicture: first?.picture ?? null,
		totalSatang: row.total_satang,
		placedAt: row.placed_at,
	};
}

/** Everything about one order for whoever may see it; parcels are added by logistics. @refuses orders.not_found */
export async function viewOrder(ctx: ReadCtx, orderId: string): Promise<Omit<OrderView, 'parcels'>> {
	const row = await findOrder(ctx, orderId);
	const order = facts(row);
	if (!maySee(ctx.actor, order, ctx.now)) refuse('orders.not_found', 'not_found');
	const [lines, history, shops, together] = await Promise.all([
		linesOf(ctx, [row]),
		ctx.db
			.selectFrom('orders.history')
			.select(['state', 'at', 'why'])
			.where('shop_id', '=', row.shop_id)
			.where('order_id', '=', orderId)
			.orderBy('at')
			.orderBy('history_id')
			.execute(),
		shopCards(ctx, [row.shop_id]),
		viewTogether(ctx, row),
	]);
	const shop = shops.get(row.shop_id) ?? refuse('orders.not_found', 'not_found');
	const seesAddress = maySeeAddress(ctx.actor, order, ctx.now);
	return {
		...card(row, lines, shop),
		lines: lines.map((line) => ({
			lineId: line.line_id,
			productId: line.product_id,
			name: { th: line.name_th, en: line.name_en },
			unit: { th: line.unit_th, en: line.unit_en },
			picture: line.picture,
			priceSatang: line.price_satang,
			quantity: line.quantity,
			lineSatang: line.line_satang,
		})),
		goodsSatang: row.goods_satang,
		postageSatang: row.postage_satang,
		refundedSatang: satang(row.refunded_satang),
		service: { th: row.service_th, en: row.service_en },
		arriveFrom: row.arrive_from,
		arriveBy: row.arrive_by,
		paymentId: row.payment_id,
		address: seesAddress ? await openAddress(ctx, row) : null,
		gift: seesAddress && row.sealed_gift ? ctx.seal.open(row.sealed_gift, `orders.order.sealed_gift:${row.order_id}`) : null,
		channel: row.channel,
		together,
		history: history.map((entry) => ({ state: entry.state as OrderState, at: entry.at, why: entry.why })),
		may: { cancel: mayCancel(ctx.actor, order), confirm: mayConfirm(ctx.actor, order), pack: mayPack(ctx.actor, order, ctx.now) },
	};
}

/** Which orders travel with which: the one this was added to, the one in whose box it is, those that were added to it. */
async function viewTogether(ctx: ReadCtx, row: OrderRow): Promise<OrderView['together']> {
	const additions = await additionsTo(ctx, row.shop_id, row.order_id);
	const ids = [row.with_order_id, row.in_box_of].flatMap((id) => (id ? [id] : []));
	if (ids.length === 0) return { chose: null, inBoxOf: null, additions: additions.map(viewAddition) };
	const others = await ctx.db
		.selectFrom('orders.order')
		.select(['order_id', 'code', 'state'])
		.where('shop_id', '=', row.shop_id)
		.where('order_id', 'in', ids)
		.execute();
	const named = (id: string | null) => {
		const other = others.find((one) => one.order_id === id);
		return other ? { orderId: other.order_id, code: other.code, state: other.state as OrderState } : null;
	};
	return { chose: named(row.with_order_id), inBoxOf: named(row.in_box_of), additions: additions.map(viewAddition) };
}

const viewAddition = (row: Awaited<ReturnType<typeof additionsTo>>[number]) => ({
	orderId: row.order_id,
	code: row.code,
	state: row.state as OrderState,
	inBox: row.in_box_of !== null,
});

async function openAddress(ctx: ReadCtx, row: OrderRow): Promise<AddressView> {
	const parts = JSON.parse(ctx.seal.open(row.sealed_address, `orders.order.sealed_address:${row.order_id}`)) as {
		name: string;
		phone: string;
		line: string;
	};
	return { ...parts, place: await placeOf(ctx, row.subdistrict_code, row.postcode) };
}

/** The address for a label: for the shop that packs, the clerk of its origin office, and the system. @refuses orders.not_found */
export async function addressFor(ctx: ReadCtx, orderId: string, officeCode: string): Promise<AddressView> {
	const row = await findOrder(ctx, orderId);
	if (!maySeeAddress(ctx.actor, facts(row), ctx.now) && !carries(ctx.actor, officeCode)) refuse('orders.not_found', 'not_found');
	return openAddress(ctx, row);
}
const carries = (actor: Actor, officeCode: string): boolean => clerksAt(actor, officeCode);

/** What was ordered, for weighing, packing and putting back. */
export async function orderLines(ctx: ReadCtx, shopId: string, orderId: string): Promise<Lines> {
	return linesOf(ctx, [{ shop_id: shopId, order_id: orderId }]);
}
