import { satang, type Satang } from '#kernel/money';
import { bangkokDay } from '#kernel/time';
import type { PlaceView, ShopCard, TogetherOffer } from '#kernel/views';
import { openBoxes, quoteDelivery, type OpenBox, type Quote, type Quotes, type Tariffs } from '#market/logistics';
import { readyAt } from '#market/promotions';
import type { ReadCtx } from '#platform/ctx';
import type { ShopLine } from './split.ts';

/** One shop's part, as far as it matters whether it may go with an earlier order. */
export interface Part {
	readonly shop: ShopCard;
	readonly lines: readonly ShopLine[];
	/** where it goes */
	readonly to: PlaceView;
	/** what it costs by itself */
	readonly quotes: Quotes;
}

export type Offer = Omit<TogetherOffer, 'chosen'>;

/**
 * Which parts may travel in the box of an earlier order that the shop has not packed: the same buyer and place, goods that are ready in time, one
 * service for all of it. What it costs is the postage of everything together less what was paid, never below zero and never more than by itself.
 */
export async function offersTogether(ctx: ReadCtx, parts: readonly Part[], tariffs: Tariffs): Promise<Map<string, Offer>> {
	const boxes = await openBoxes(
		ctx,
		parts.map((part) => part.shop.shopId),
	);
	const offers = new Map<string, Offer>();
	for (const part of parts) {
		for (const box of boxes) {
			if (offers.has(part.shop.shopId) || box.shopId !== part.shop.shopId) continue;
			const offer = await offerFor(ctx, part, box, tariffs);
			if (offer) offers.set(part.shop.shopId, offer);
		}
	}
	return offers;
}

async function offerFor(ctx: ReadCtx, part: Part, box: OpenBox, tariffs: Tariffs): Promise<Offer | null> {
	const { place } = box.to;
	if (place.subdistrictCode !== part.to.subdistrictCode || place.postcode !== part.to.postcode) return null;
	const ready = readyAt(part.lines, ctx.now);
	if (ready > ctx.now && bangkokDay(ready) > box.packOn) return null;
	const both = await quoteDelivery(ctx, { from: part.shop, to: place, freight: [...box.freight, ...part.lines], readyAt: ready }, tariffs);
	const together = both.options.find((option) => option.service === box.service);
	const alone = part.quotes.options.find((option) => option.service === box.service);
	const [cheapest] = part.quotes.options;
	if (!together || !alone || !cheapest) return null;
	const feeSatang = onTop(together, box.paidSatang);
	if (feeSatang > cheapest.feeSatang) return null;
	return {
		orderId: box.orderId,
		code: box.code,
		packOn: box.packOn,
		service: box.service,
		name: together.name,
		feeSatang,
		aloneSatang: satang(alone.feeSatang),
		arriveFrom: later(together.arriveFrom, box.arriveFrom),
		arriveBy: later(together.arriveBy, box.arriveBy),
		to: box.to,
	};
}

/** What everything together costs, less what is paid. */
export const onTop = (together: Pick<Quote, 'feeSatang'>, paid: Satang): Satang => satang(Math.max(0, together.feeSatang - paid));

const later = (one: string, other: string): string => (one > other ? one : other);
