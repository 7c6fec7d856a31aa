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

export interface PlacedCheckout {
	readonly checkoutId: string;
	readonly paymentId: string;
}

/**
 * Turns a basket into one order per shop, holds the goods, and opens one payment for all of them.
 * Nothing is sold until the payment is captured: see completeCheckout.
 * @refuses checkout.sign_in, checkout.empty, checkout.id_used, checkout.total_changed, catalogue.price_changed, catalogue.not_for_sale, shops.away,
 *   logistics.unreachable and its kin, promotions.coupon_gone, stock.short
 */
export async function placeCheckout(ctx: Ctx, wish: PlaceCheckout): Promise<PlacedCheckout> {
	const buyerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('checkout.sign_in', 'unauthenticated');
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([wish.address, wish.services, wish.totalSeen, wish.recipients ?? {}, wish.gifts ?? {}]))
		.digest('base64url');
	const before = await claim(ctx, buyerId, wish.checkoutId, fingerprint);
	if (before) return before;

	const basket = await takeBasket(ctx, wish.basketId);
	if (basket.lines.length === 0) refuse('checkout.empty', 'conflict');
	const lines = await priceLines(ctx, basket.lines, wish.pricesSeen);
	await mustBeThere(ctx, lines);
	const place = await placeOf(ctx, wish.address.subdistrictCode, wish.address.postcode);
	const quotes = await quoteEach(ctx, lines, place, await placesOf(ctx, wish.recipients ?? {}));
	const came = await cameBy(ctx, basket.lines);
	const drafts = splitByShop(lines, quotes, wish.services).map((draft) => ({
		...draft,
		...came(draft),
		to: wish.recipients?.[draft.shopId] ?? null,
		gift: wish.gifts?.[draft.shopId] ?? null,
	}));
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

/** Quotes for each shop's part, from the shop's post office to the place, or to its own recipient's. */
async function quoteEach(
	ctx: ReadCtx,
	lines: readonly ShopLine[],
	place: PlaceView,
	elsewhere: ReadonlyMap<string, PlaceView>,
): Promise<Map<string, Quotes>> {
	const groups = byShop(lines);
	const [tariffs, shops] = await Promise.all([
		readTariffs(ctx),
		shopCards(
			ctx,
			groups.map(([shopId]) => shopId),
		),
	]);
	const quotes = new Map<string, Quotes>();
	for (const [shopId, freight] of groups) {
		const shop = shops.get(shopId);
		const to = elsewhere.get(shopId) ?? place;
		if (shop) quotes.set(shopId, await quoteDelivery(ctx, { from: shop, to, freight, readyAt: readyAt(freight, ctx.now) }, tariffs));
	}
	return quotes;
}

/**
 * What the checkout page shows: today's goods, ways to send them to the place, and the sum. Lines that cannot be bought are left out of the sum.
 * @param wish.elsewhere the place of a shop's part that goes to somebody else, by shop
 */
export async function previewCheckout(
	ctx: ReadCtx,
	wish: {
		basketId: string | null;
		place: PlaceView;
		services?: Readonly<Record<string, string>>;
		elsewhere?: ReadonlyMap<string, PlaceView>;
	},
): Promise<CheckoutPreview> {
	const basket = await viewBasket(ctx, wish.basketId);
	const buyable = basket.groups.flatMap((group) =>
		group.lines.filter((line) => line.problem === null).map((line) => ({ productId: line.productId, quantity: line.quantity })),
	);
	const lines: ShopLine[] = buyable.length > 0 ? await priceLines(ctx, buyable) : [];
	const elsewhere = wish.elsewhere ?? new Map<string, PlaceView>();
	const quotes = await quoteEach(ctx, lines, wish.place, elsewhere);
	const groups = basket.groups.map((group) => {
		const { options, refusal } = quotes.get(group.shop.shopId) ?? { options: [], refusal: null };
		const wanted = wish.services?.[group.shop.shopId];
		const chosen = options.find((option) => option.service === wanted) ?? options[0];
		return {
			...group,
			options: options.map((option) => ({ ...option, chosen: option === chosen })),
			refusal,
			elsewhere: elsewhere.get(group.shop.shopId) ?? null,
		};
	});
	const goodsSatang = sum(groups.map((group) => group.goodsSatang));
	const postageSatang = sum(groups.flatMap((group) => group.options.filter((option) => option.chosen).map((option) => option.feeSatang)));
	return { groups, goodsSatang, postageSatang, totalSatang: sum([goodsSatang, postageSatang]) };
}
