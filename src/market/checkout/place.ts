import { createHash } from 'node:crypto';
import { shortCode } from '#kernel/ids';
import { sum } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { CheckoutPreview, PlaceView } from '#kernel/views';
import { emptyBasket, takeBasket, viewBasket, type BasketLine } from '#market/baskets';
import { viaOf } from '#market/channels';
import { quoteDelivery, readTariffs, type Quotes } from '#market/logistics';
import { openOrders, type OrderDraft } from '#market/orders';
import { openPayment } from '#market/payments';
import { placeOf } from '#market/places';
import { priceLines, readyAt, spendCoupons } from '#market/promotions';
import { shopCards } from '#market/shops';
import { holdStock, mustBeThere } from '#market/stock';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { PlaceCheckout } from './shapes.ts';
import { byShop, splitByShop, totalOf, type ShopLine } from './split.ts';
import { offersTogether, type Offer, type Part } from './together.ts';

export interface PlacedCheckout {
	readonly checkoutId: string;
	readonly paymentId: string;
}

/**
 * Turns a basket into one order per shop, holds the goods, and opens one payment for all of them.
 * Nothing is sold until the payment is captured: see completeCheckout.
 * @refuses checkout.sign_in, checkout.empty, checkout.id_used, checkout.total_changed, catalogue.price_changed, catalogue.not_for_sale, shops.away,
 *   checkout.box_closed, logistics.unreachable and its kin, promotions.coupon_gone, stock.short
 */
export async function placeCheckout(ctx: Ctx, wish: PlaceCheckout): Promise<PlacedCheckout> {
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('checkout.sign_in', 'unauthenticated');
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([wish.address, wish.services, wish.totalSeen, wish.recipients ?? {}, wish.gifts ?? {}, wish.together ?? {}]))
		.digest('base64url');
	const before = await claim(ctx, buyerId, wish.checkoutId, fingerprint);
	if (before) return before;

	const basket = await takeBasket(ctx, wish.basketId);
	if (basket.lines.length === 0) refuse('checkout.empty', 'conflict');
	const lines = await priceLines(ctx, basket.lines, wish.pricesSeen);
	await mustBeThere(ctx, lines);
	const drafts = await draftsOf(ctx, wish, lines, basket.lines);
	const total = totalOf(drafts);
	if (total !== wish.totalSeen) refuse('checkout.total_changed', 'conflict', { was: wish.totalSeen, now: total });
	const until = later(ctx.now, ctx.settings.holdMs);

	const { paymentId } = await openPayment(ctx, {
		reference: `TLD${shortCode(ctx.random.bytes(9))}`,
		checkoutId: wish.checkoutId,
		payerId: buyerId,
		amountSatang: total,
		until,
	});
	await ctx.db
		.insertInto('checkout.checkout')
		.values({
			buyer_id: buyerId,
			checkout_id: wish.checkoutId,
			basket_id: basket.basketId,
			payment_id: paymentId,
			state: 'placed',
			total_satang: total,
			fingerprint,
			placed_at: ctx.now,
		})
		.execute();
	await openOrders(ctx, { checkoutId: wish.checkoutId, paymentId, buyerId, address: wish.address, drafts });
	await emptyBasket(
		ctx,
		basket.basketId,
		lines.map((line) => line.productId),
	);
	await publish(ctx, 'checkout.placed', { checkoutId: wish.checkoutId, buyerId, paymentId });
	await spendCoupons(ctx, { checkoutId: wish.checkoutId, buyerId, lines });
	// The shelf is what many buyers want at once: its rows are locked last and shortest.
	await holdStock(ctx, { holder: wish.checkoutId, lines: lines.map(({ shopId, productId, quantity }) => ({ shopId, productId, quantity })), until });
	return { checkoutId: wish.checkoutId, paymentId };
}

/** Each shop's part as it shall be ordered: by which service or in which open box, to whom, how it came. @refuses checkout.box_closed */
async function draftsOf(ctx: ReadCtx, wish: PlaceCheckout, lines: readonly ShopLine[], basketed: readonly BasketLine[]): Promise<OrderDraft[]> {
	const place = await placeOf(ctx, wish.address.subdistrictCode, wish.address.postcode);
	const wanted = wish.together ?? {};
	const { quotes, offers } = await quoteEach(ctx, lines, place, await placesOf(ctx, wish.recipients ?? {}), Object.keys(wanted).length > 0);
	const came = await cameBy(ctx, basketed);
	return splitByShop(lines, quotes, wish.services).map((draft) => {
		const first = wanted[draft.shopId];
		const offer = first ? offers.get(draft.shopId) : undefined;
		// Packed while the page stood open: the buyer sees the postage anew.
		if (first && offer?.orderId !== first) refuse('checkout.box_closed', 'conflict', { shopId: draft.shopId });
		return {
			...draft,
			...(offer ? inTheBox(offer) : { to: wish.recipients?.[draft.shopId] ?? null }),
			...came(draft),
			gift: wish.gifts?.[draft.shopId] ?? null,
		};
	});
}

const inTheBox = ({ to, ...offer }: Offer) => ({
	service: offer.service,
	serviceName: offer.name,
	postageSatang: offer.feeSatang,
	arriveFrom: offer.arriveFrom,
	arriveBy: offer.arriveBy,
	to: { name: to.name, phone: to.phone, line: to.line, subdistrictCode: to.place.subdistrictCode, postcode: to.place.postcode },
	together: { orderId: offer.orderId, aloneSatang: offer.aloneSatang },
});

/** The id is claimed in the same transaction: a second press waits for the first and then gets its answer. */
async function claim(ctx: Ctx, buyerId: string, checkoutId: string, fingerprint: string): Promise<PlacedCheckout | null> {
	const fresh = await ctx.db
		.insertInto('checkout.checkout_place')
		.values({ checkout_id: checkoutId, buyer_id: buyerId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('checkout_id')
		.executeTakeFirst();
	if (fresh) return null;
	const known = await ctx.db
		.selectFrom('checkout.checkout')
		.select(['payment_id', 'fingerprint'])
		.where('buyer_id', '=', buyerId)
		.where('checkout_id', '=', checkoutId)
		.executeTakeFirst();
	if (!known || known.fingerprint !== fingerprint) return refuse('checkout.id_used', 'invalid');
	return { checkoutId, paymentId: known.payment_id };
}

/** How each shop's part came: by a link of that shop, or of no shop in particular; else by oneself. */
async function cameBy(ctx: ReadCtx, basketed: readonly BasketLine[]) {
	const codes = new Map(basketed.flatMap((line) => (line.via ? [[line.productId, line.via] as const] : [])));
	const ways = await viaOf(ctx, [...codes.values()]);
	return (draft: OrderDraft): { channel: string; linkCode: string | null } => {
		const via = draft.lines
			.map((line) => ways.get(codes.get(line.productId) ?? ''))
			.find((one) => one && (one.shopId ?? draft.shopId) === draft.shopId);
		return via ? { channel: via.channel, linkCode: via.linkCode } : { channel: 'portal', linkCode: null };
	};
}

/** The places of those parts that go to somebody else. @refuses places.unknown */
async function placesOf(ctx: ReadCtx, recipients: NonNullable<PlaceCheckout['recipients']>): Promise<Map<string, PlaceView>> {
	const places = new Map<string, PlaceView>();
	for (const [shopId, to] of Object.entries(recipients)) places.set(shopId, await placeOf(ctx, to.subdistrictCode, to.postcode));
	return places;
}

/**
 * Quotes for each shop's part, from the shop's post office to the place, or to its own recipient's.
 * @param boxes whether to look for earlier orders that a part may travel with
 */
async function quoteEach(
	ctx: ReadCtx,
	lines: readonly ShopLine[],
	place: PlaceView,
	elsewhere: ReadonlyMap<string, PlaceView>,
	boxes: boolean,
): Promise<{ quotes: Map<string, Quotes>; offers: Map<string, Offer> }> {
	const groups = byShop(lines);
	const [tariffs, shops] = await Promise.all([
		readTariffs(ctx),
		shopCards(
			ctx,
			groups.map(([shopId]) => shopId),
		),
	]);
	const quotes = new Map<string, Quotes>();
	const parts: Part[] = [];
	for (const [shopId, freight] of groups) {
		const shop = shops.get(shopId);
		const to = elsewhere.get(shopId) ?? place;
		if (!shop) continue;
		const found = await quoteDelivery(ctx, { from: shop, to, freight, readyAt: readyAt(freight, ctx.now) }, tariffs);
		quotes.set(shopId, found);
		// What goes to somebody else on purpose goes by itself.
		if (boxes && !elsewhere.has(shopId)) parts.push({ shop, lines: freight, to, quotes: found });
	}
	return { quotes, offers: await offersTogether(ctx, parts, tariffs) };
}

/**
 * What the checkout page shows: today's goods, ways to send them to the place, and the sum. Lines that cannot be bought are left out of the sum.
 * @param wish.elsewhere the place of a shop's part that goes to somebody else, by shop
 * @param wish.together the earlier order that a shop's part goes with, by shop; 'offered': wherever one is, unless a service is chosen
 */
export async function previewCheckout(
	ctx: ReadCtx,
	wish: {
		basketId: string | null;
		place: PlaceView;
		services?: Readonly<Record<string, string>>;
		elsewhere?: ReadonlyMap<string, PlaceView>;
		together?: Readonly<Record<string, string>> | 'offered';
	},
): Promise<CheckoutPreview> {
	const basket = await viewBasket(ctx, wish.basketId);
	const buyable = basket.groups.flatMap((group) =>
		group.lines.filter((line) => line.problem === null).map((line) => ({ productId: line.productId, quantity: line.quantity })),
	);
	const lines: ShopLine[] = buyable.length > 0 ? await priceLines(ctx, buyable) : [];
	const elsewhere = wish.elsewhere ?? new Map<string, PlaceView>();
	const { quotes, offers } = await quoteEach(ctx, lines, wish.place, elsewhere, true);
	const groups = basket.groups.map((group) => {
		const { options, refusal } = quotes.get(group.shop.shopId) ?? { options: [], refusal: null };
		const wanted = wish.services?.[group.shop.shopId];
		const offer = offers.get(group.shop.shopId);
		const goesWith = offer && (wish.together === 'offered' ? !wanted : wish.together?.[group.shop.shopId] === offer.orderId);
		const chosen = goesWith ? null : (options.find((option) => option.service === wanted) ?? options[0]);
		return {
			...group,
			options: options.map((option) => ({ ...option, chosen: option === chosen })),
			refusal,
			elsewhere: elsewhere.get(group.shop.shopId) ?? null,
			together: offer ? { ...offer, chosen: goesWith === true } : null,
		};
	});
	const goodsSatang = sum(groups.map((group) => group.goodsSatang));
	const chosenWays = groups.flatMap((group) => [...group.options, ...(group.together ? [group.together] : [])].filter((way) => way.chosen));
	const postageSatang = sum(chosenWays.map((way) => way.feeSatang));
	return { groups, goodsSatang, postageSatang, totalSatang: sum([goodsSatang, postageSatang]) };
}
