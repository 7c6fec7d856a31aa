import type { Narrow } from './find.ts';
import type { SearchAsked } from '#kernel/views-searches';
import { searchShape, type KeptWish } from '#market/searches';

/** What the page of a search shows now, as it is kept; null when it shows what cannot be kept. */
export function keptWish(shown: {
	readonly q: string;
	readonly category: string | null;
	readonly province: string | null;
	readonly portal: string | null;
	readonly narrow: Narrow;
	readonly postcode: string | null;
	readonly sort: string;
}): KeptWish | null {
	const { narrow, ...rest } = shown;
	const wish = searchShape.safeParse({
		...rest,
		sellerKinds: narrow.sellerKinds,
		standards: narrow.standards,
		awards: narrow.awards,
		transportClasses: narrow.transportClasses,
		inStock: narrow.inStock,
		priceFromSatang: narrow.priceFrom,
		priceToSatang: narrow.priceTo,
		arriveWithin: narrow.arriveWithin,
	});
	return wish.success ? wish.data : null;
}

/** The address of a kept search. @param fresh what is new first */
export function searchHref(asked: SearchAsked, fresh = false): string {
	const params = new URLSearchParams();
	const put = (name: string, value: string | number | null): void => {
		if (value !== null && value !== '') params.set(name, String(value));
	};
	put('q', asked.q);
	put('category', asked.category);
	put('province', asked.province);
	put('in', asked.portal);
	put('kind', asked.sellerKinds.join(','));
	put('standard', asked.standards.join(','));
	put('award', asked.awards.join(','));
	put('way', asked.transportClasses.join(','));
	put('stock', asked.inStock ? 1 : null);
	put('from', asked.priceFromSatang === null ? null : asked.priceFromSatang / 100);
	put('to', asked.priceToSatang === null ? null : asked.priceToSatang / 100);
	put('near', asked.postcode);
	put('within', asked.arriveWithin);
	put('sort', fresh ? 'new' : asked.sort);
	return `/search?${params}`;
}
