import { sql } from 'kysely';
import { less, satang, sum, times, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { PriceReason, PromotionView } from '#kernel/views';
import { campaignOffers, giveBackOffers, takeOffers, type CampaignOffer, type Taking } from '#market/campaigns';
import { productsForBasket, type GoodsFacts } from '#market/catalogue';
import { follows } from '#market/following';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { runningPromotions } from './promotion.ts';

/** What one piece costs somebody now, and why. */
export interface PriceNow {
	readonly priceSatang: Satang;
	readonly usualSatang: Satang;
	readonly why: PriceReason | null;
	/** the deal, discount or coupon that made it */
	readonly promotionId: string | null;
	/** what of a campaign made it */
	readonly offer: CampaignOffer | null;
	/** a campaign would make it cheaper for so many pieces, and more were asked for */
	readonly most: number | null;
}

export interface PricedGoods extends GoodsFacts {
	readonly quantity: number;
	readonly now: PriceNow;
	/** the shop is away and sends nothing until after this day */
	readonly awayUntil: string | null;
}

export interface PricedLine extends GoodsFacts {
	readonly quantity: number;
	readonly lineSatang: Satang;
	readonly now: PriceNow;
}

export interface Wanted {
	readonly productId: string;
	readonly quantity: number;
}

/** What somebody wants at today's prices, on sale or not; lines of one product are one. */
export async function pricedGoods(ctx: ReadCtx, lines: readonly Wanted[]): Promise<Map<string, PricedGoods>> {
	const quantities = new Map<string, number>();
	for (const line of lines) quantities.set(line.productId, (quantities.get(line.productId) ?? 0) + line.quantity);
	const goods = await productsForBasket(ctx, [...quantities.keys()]);
	const shopIds = [...new Set([...goods.values()].map((one) => one.shopId))];
	const [running, shops, offers] = await Promise.all([usable(ctx, shopIds), shopCards(ctx, shopIds), campaignOffers(ctx, [...goods.values()])]);
	const wanted = [...goods.values()].map((one) => ({ ...one, quantity: quantities.get(one.productId) ?? 0 }));
	return new Map(
		wanted.map((one) => [
			one.productId,
			{ ...one, now: priceNow(one, { running, offers }, wanted), awayUntil: shops.get(one.shopId)?.away?.until ?? null },
		]),
	);
}

/** Everything that runs in these shops and that the caller may use: a coupon only as a follower, once, while there are some. */
async function usable(ctx: ReadCtx, shopIds: readonly string[]): Promise<PromotionView[]> {
	const running = await runningPromotions(ctx, shopIds);
	const coupons = running.filter((one) => one.kind === 'coupon');
	if (coupons.length === 0) return running;
	const mine = await follows(ctx, shopIds);
	const used = await usedCoupons(ctx, coupons);
	return running.filter((one) => one.kind !== 'coupon' || (mine.has(one.shopId) && (one.left ?? 0) > 0 && !used.has(one.promotionId)));
}

/** Which of these coupons the caller has used. */
export async function usedCoupons(ctx: ReadCtx, coupons: readonly Pick<PromotionView, 'promotionId' | 'shopId'>[]): Promise<Set<string>> {
	if (ctx.actor.kind !== 'person' || coupons.length === 0) return new Set();
	const rows = await ctx.db
		.selectFrom('promotions.coupon_use')
		.select('promotion_id')
		.where('person_id', '=', ctx.actor.personId)
		.where('shop_id', 'in', [...new Set(coupons.map((one) => one.shopId))])
		.execute();
	return new Set(rows.map((row) => row.promotion_id));
}

const covers = (promotion: PromotionView, one: { shopId: string; productId: string }): boolean =>
	promotion.shopId === one.shopId && (promotion.products.length === 0 || promotion.products.includes(one.productId));

type Basketed = GoodsFacts & { readonly quantity: number };

interface Reductions {
	readonly running: readonly PromotionView[];
	readonly offers: readonly CampaignOffer[];
}

function priceNow(one: Basketed, { running, offers }: Reductions, all: readonly Basketed[]): PriceNow {
	const usual = one.priceSatang;
	const step = one.steps.findLast((known) => known.from <= one.quantity);
	const plain = { usualSatang: usual, promotionId: null, offer: null, most: null };
	const choices: PriceNow[] = [{ ...plain, priceSatang: usual, why: null }];
	if (step) choices.push({ ...plain, priceSatang: satang(step.priceSatang), why: 'steps' });
	for (const promotion of running) {
		if (!covers(promotion, one)) continue;
		const pieces = all.reduce((count, other) => count + (covers(promotion, other) ? other.quantity : 0), 0);
		if (promotion.pieces !== null && pieces < promotion.pieces) continue;
		choices.push({ ...plain, priceSatang: less(usual, promotion.percent), why: promotion.kind, promotionId: promotion.promotionId });
	}
	let most: number | null = null;
	for (const offer of offers) {
		if (offer.shopId !== one.shopId || (offer.kind === 'entry' && offer.productId !== one.productId)) continue;
		const fits = offer.kind === 'entry' ? one.quantity <= offer.most : goodsOfShop(all, one.shopId) >= offer.leastSatang;
		if (fits) choices.push({ ...plain, priceSatang: less(usual, offer.percent), why: offer.kind === 'entry' ? 'campaign' : 'market_coupon', offer });
		else if (offer.kind === 'entry' && offer.most > 0) most = Math.max(most ?? 0, offer.most);
	}
	// Equal prices: the earlier reason, so that a coupon is not spent for nothing.
	const rank: readonly (PriceReason | null)[] = [null, 'steps', 'discount', 'deal', 'campaign', 'coupon', 'market_coupon'];
	return { ...choices.toSorted((a, b) => a.priceSatang - b.priceSatang || rank.indexOf(a.why) - rank.indexOf(b.why))[0]!, most };
}

/** At usual prices: what counts towards a market coupon. */
const goodsOfShop = (all: readonly Basketed[], shopId: string): Satang =>
	sum(all.filter((one) => one.shopId === shopId).map((one) => times(one.priceSatang, one.quantity)));

/**
 * Today's prices of what somebody wants to buy.
 * @param pricesSeen what the buyer saw, by product: a different price is refused, never charged
 * @refuses catalogue.not_for_sale, catalogue.price_changed, shops.away
 */
export async function priceLines(ctx: ReadCtx, lines: readonly Wanted[], pricesSeen?: Readonly<Record<string, number>>): Promise<PricedLine[]> {
	const goods = await pricedGoods(ctx, lines);
	return [...new Set(lines.map((line) => line.productId))].map((productId) => {
		const one = goods.get(productId);
		if (!one?.forSale) return refuse('catalogue.not_for_sale', 'conflict', { productId, name: one?.name.th ?? '' });
		if (one.awayUntil !== null) refuse('shops.away', 'conflict', { productId, name: one.name.th });
		const seen = pricesSeen?.[productId];
		if (pricesSeen && seen !== one.now.priceSatang)
			refuse('catalogue.price_changed', 'conflict', { productId, name: one.name.th, was: seen ?? null, now: one.now.priceSatang });
		return { ...one, priceSatang: one.now.priceSatang, lineSatang: times(one.now.priceSatang, one.quantity) };
	});
}

/** The first moment at which these goods can be handed to the post: made to order takes its days, a pre-order waits for its own. */
export function readyAt(goods: readonly Pick<GoodsFacts, 'ready'>[], now: Date): Date {
	const DAY = 86_400_000;
	const times = goods.map(({ ready }) => {
		if (ready.how === 'to_order') return now.getTime() + ready.days * DAY;
		// At eight in the morning of its day.
		return ready.how === 'pre_order' && ready.from > bangkokDay(now) ? Date.parse(`${ready.from}T08:00:00+07:00`) : now.getTime();
	});
	return new Date(Math.max(now.getTime(), ...times));
}

/**
 * Spends what made these prices and has a limit, in the transaction that places the checkout. The budget's row is locked last and shortest.
 * @refuses promotions.coupon_gone, campaigns.gone, campaigns.person_limit, campaigns.coupon_gone
 */
export async function spendCoupons(ctx: Ctx, wish: { checkoutId: string; buyerId: string; lines: readonly PricedLine[] }): Promise<void> {
	const spent = new Map(
		wish.lines.flatMap((line) => (line.now.why === 'coupon' && line.now.promotionId ? [[line.now.promotionId, line.shopId]] : [])),
	);
	for (const [promotionId, shopId] of [...spent].sort(([a], [b]) => (a! < b! ? -1 : 1))) {
		const { rows } = await sql<{ promotion_id: string }>`
			with spent as (
				update promotions.promotion set used = used + 1 where shop_id = ${shopId} and promotion_id = ${promotionId} and used < budget returning shop_id, promotion_id
			) insert into promotions.coupon_use (shop_id, promotion_id, person_id, checkout_id, used_at)
				select shop_id, promotion_id, ${wish.buyerId}, ${wish.checkoutId}, ${ctx.now} from spent
				on conflict do nothing returning promotion_id`.execute(ctx.db);
		if (rows.length === 0) refuse('promotions.coupon_gone', 'conflict');
	}
	await takeOffers(ctx, { checkoutId: wish.checkoutId, buyerId: wish.buyerId, takings: takingsOf(wish.lines) });
}

/** An entry by its pieces; a coupon once in each shop's part. */
function takingsOf(lines: readonly PricedLine[]): Taking[] {
	const takings = lines.flatMap(({ quantity, now: { offer } }): Taking[] => {
		if (!offer) return [];
		const of = { shopId: offer.shopId, campaignId: offer.campaignId };
		return [
			offer.kind === 'entry'
				? { ...of, kind: 'entry', thingId: offer.productId, pieces: quantity }
				: { ...of, kind: 'coupon', thingId: offer.couponId, pieces: 1 },
		];
	});
	return [...new Map(takings.map((one) => [`${one.shopId} ${one.thingId}`, one])).values()];
}

/** A checkout that came to nothing gives its coupons and pieces of campaigns back; one shop's when only its order was called off. A second time changes nothing. */
export async function returnCoupons(ctx: Ctx, wish: { checkoutId: string; shopId?: string }): Promise<void> {
	await giveBackOffers(ctx, wish);
	await sql`with back as (
			delete from promotions.coupon_use where checkout_id = ${wish.checkoutId} and (${wish.shopId ?? null}::uuid is null or shop_id = ${wish.shopId ?? null})
			returning shop_id, promotion_id
		) update promotions.promotion p set used = p.used - 1 from back where p.shop_id = back.shop_id and p.promotion_id = back.promotion_id`.execute(
		ctx.db,
	);
}
