import type { RequestEvent } from '@sveltejs/kit';
import type { ProductCard } from '#kernel/views';
import { arrivals } from '#market/catalogue';
import { arrivalsAt } from '#market/logistics';
import type { ReadCtx } from '#platform/ctx';
import type { Arrives } from '#ui/market/shell.ts';
import { nearbyOf } from './find.ts';

/** When the cards of a page can be where the visitor's goods go; null while nobody has said where that is. */
export async function arrivesOn(ctx: ReadCtx, event: RequestEvent, cards: readonly ProductCard[]): Promise<Arrives | null> {
	const { place, at } = await nearbyOf(ctx, event.url, event.cookies);
	if (!place || !at || cards.length === 0) return null;
	const ids = cards.map((card) => card.productId);
	return { at, days: await arrivals.arrivalDays(ctx, await arrivalsAt(ctx, place), ids) };
}
