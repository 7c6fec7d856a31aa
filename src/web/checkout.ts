import type { RequestEvent } from '@sveltejs/kit';
import { isRefusal } from '#kernel/refusal';
import type { AddressView, CheckoutPreview, PlaceView } from '#kernel/views';
import type { BookedAddress } from '#kernel/views-buying';
import { sentence } from '#kernel/words';
import { previewCheckout } from '#market/checkout';
import { listMyOrders, viewOrder } from '#market/orders';
import { findPlaces, placeOf } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { basketOf } from './door.ts';
import { rememberedPlace, rememberPlace } from './place.ts';

/** The preview with the reasons why a box cannot go there in words. */
export interface SpokenPreview extends CheckoutPreview {
	readonly refusals: Readonly<Record<string, string>>;
}

export interface WhereTo {
	/** chosen; null while it is still asked for */
	readonly place: PlaceView | null;
	/** the subdistricts of a postcode, to choose from */
	readonly choices: readonly PlaceView[];
	readonly postcode: string;
	readonly unknown: boolean;
}

const digits = (text: string | null): string => (text ?? '').replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');

/**
 * Where the goods go, by the address of the page (?postcode=…&subdistrict=…), else the remembered place, else where the last order went.
 * A postcode with one subdistrict needs no choosing.
 * @param ask forget what is remembered and ask anew
 */
export async function whereTo(
	ctx: ReadCtx,
	event: RequestEvent,
	last: AddressView | null,
	ask = event.url.searchParams.has('change'),
): Promise<WhereTo> {
	const { searchParams } = event.url;
	const postcode = digits(searchParams.get('postcode')).slice(0, 5);
	if (postcode !== '' || ask) {
		const choices = postcode.length === 5 ? await findPlaces(ctx, { postcode }) : [];
		const wanted = digits(searchParams.get('subdistrict'));
		const place = choices.find((choice) => choice.subdistrictCode === wanted) ?? (choices.length === 1 ? choices[0]! : null);
		if (place) rememberPlace(event.cookies, place);
		return { place, choices, postcode, unknown: postcode !== '' && choices.length === 0 };
	}
	const remembered = rememberedPlace(event.cookies);
	const place = remembered ? await placeOrNull(ctx, remembered.subdistrictCode, remembered.postcode) : (last?.place ?? null);
	return { place, choices: [], postcode: place?.postcode ?? '', unknown: false };
}

async function placeOrNull(ctx: ReadCtx, subdistrictCode: string, postcode: string): Promise<PlaceView | null> {
	try {
		return await placeOf(ctx, subdistrictCode, postcode);
	} catch (thrown) {
		if (isRefusal(thrown)) return null;
		throw thrown;
	}
}

/** Where the newest order went: typed once, offered again. */
export async function lastAddress(ctx: ReadCtx): Promise<AddressView | null> {
	const { items } = await listMyOrders(ctx, {});
	const [newest] = items;
	return newest ? (await viewOrder(ctx, newest.orderId)).address : null;
}

/** How each shop's part is to be sent, by shop: a service, or the open box of an earlier order. */
export interface Ways {
	readonly services: Readonly<Record<string, string>>;
	readonly together: Readonly<Record<string, string>>;
}

/** What the choice 'into the box of this order' is called in a form. */
export const WITH = 'with-';

/** The ways to send by the fields of a form: a service's name, or `with-` and the earlier order. */
export function waysOf(fields: Readonly<Record<string, string>>): Ways {
	const [together, services] = [true, false].map((boxes) => Object.entries(fields).filter(([, way]) => way.startsWith(WITH) === boxes));
	return {
		services: Object.fromEntries(services ?? []),
		together: Object.fromEntries((together ?? []).map(([shopId, way]) => [shopId, way.slice(WITH.length)])),
	};
}

/** @param ways as they were chosen; null while nothing is: an open box is chosen wherever there is one */
export async function preview(
	ctx: ReadCtx,
	event: RequestEvent,
	place: PlaceView,
	ways: Ways | null = null,
	recipients: ReadonlyMap<string, AddressView> = new Map(),
): Promise<SpokenPreview> {
	const elsewhere = new Map([...recipients].map(([shopId, to]) => [shopId, to.place]));
	const found = await previewCheckout(ctx, {
		basketId: basketOf(event),
		place,
		elsewhere,
		services: ways?.services ?? {},
		together: ways?.together ?? 'offered',
	});
	const refusals = Object.fromEntries(
		found.groups.flatMap((group) => (group.refusal ? [[group.shop.shopId, sentence(event.locals.lang, group.refusal)]] : [])),
	);
	return { ...found, refusals };
}

/** The address of the book that somebody picked: its place is remembered like one that was asked for. */
export function pickedPlace(event: RequestEvent, { place }: BookedAddress): WhereTo {
	rememberPlace(event.cookies, place);
	return { place, choices: [], postcode: place.postcode, unknown: false };
}

/** Which shop's part goes to which address of the book, by the fields of a form; what names none of the book goes with the rest. */
export function recipientsOf(book: readonly BookedAddress[], fields: Readonly<Record<string, string>>): Map<string, BookedAddress> {
	return new Map(
		Object.entries(fields).flatMap(([shopId, addressId]) => {
			const to = book.find((one) => one.addressId === addressId);
			return to ? [[shopId, to] as const] : [];
		}),
	);
}
