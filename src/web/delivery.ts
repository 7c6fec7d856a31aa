import type { RequestEvent } from '@sveltejs/kit';
import type { DeliveryEstimate, PlaceView, ProductView } from '#kernel/views';
import { isRefusal } from '#kernel/refusal';
import { sentence } from '#kernel/words';
import { estimate } from '#market/logistics';
import { findPlaces, placeOf } from '#market/places';
import { readyAt } from '#market/promotions';
import type { ReadCtx } from '#platform/ctx';
import { rememberedPlace, rememberPlace } from './place.ts';

export interface DeliveryTold {
	readonly place: PlaceView;
	readonly estimate: DeliveryEstimate | null;
	/** why it cannot be sent there, in words */
	readonly refusal: string | null;
}

const plainDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');

/**
 * Where this visitor wants goods sent: the postcode just asked about, else the remembered place.
 * @returns `unknown` when a postcode was asked about that nobody has
 */
export async function placeOfVisitor(ctx: ReadCtx, event: RequestEvent): Promise<{ place: PlaceView | null; unknown: string | null }> {
	const asked = plainDigits(event.url.searchParams.get('postcode') ?? '').slice(0, 5);
	const remembered = rememberedPlace(event.cookies);
	if (asked !== '' && asked !== remembered?.postcode) {
		const found = asked.length === 5 ? await findPlaces(ctx, { postcode: asked }) : [];
		const place = found[0] ?? null;
		if (place) rememberPlace(event.cookies, place);
		return { place, unknown: place ? null : asked };
	}
	if (!remembered) return { place: null, unknown: null };
	try {
		return { place: await placeOf(ctx, remembered.subdistrictCode, remembered.postcode), unknown: null };
	} catch (thrown) {
		if (isRefusal(thrown)) return { place: null, unknown: null };
		throw thrown;
	}
}

/** When one piece would arrive at the visitor's place, and for how much. */
export async function toldDelivery(
	ctx: ReadCtx,
	event: RequestEvent,
	product: Pick<ProductView, 'weightG' | 'lengthMm' | 'widthMm' | 'heightMm' | 'transportClass' | 'maxDays' | 'maker' | 'ready'>,
	to: PlaceView,
): Promise<DeliveryTold> {
	const { weightG, lengthMm, widthMm, heightMm, transportClass, maxDays, maker, ready } = product;
	const told = await estimate(ctx, {
		freight: { quantity: 1, weightG, lengthMm, widthMm, heightMm, transportClass, maxDays },
		from: maker,
		to,
		readyAt: readyAt([{ ready }], ctx.now),
	});
	return 'refusal' in told
		? { place: to, estimate: null, refusal: sentence(event.locals.lang, told.refusal) }
		: { place: to, estimate: told, refusal: null };
}
