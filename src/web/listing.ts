import type { Sort } from '#market/catalogue';

export const PAGE = 24;

const known: readonly Sort[] = ['popular', 'new', 'price_up', 'price_down'];

/** How a shelf is sorted, by its address. */
export const sortOf = (url: URL): Sort | null => known.find((sort) => sort === url.searchParams.get('sort')) ?? null;
/** The same for a search, which knows two more: the nearest to what was asked, and the nearest by. */
export const searchSortOf = (url: URL): Sort | 'fit' | 'near' | null =>
	sortOf(url) ?? (['fit', 'near'] as const).find((sort) => sort === url.searchParams.get('sort')) ?? null;
export const cursorOf = (url: URL): string | null => url.searchParams.get('cursor')?.slice(0, 300) ?? null;
/** What somebody looks for: joiners come in with texts copied from our own pages. */
export const wordsOf = (url: URL): string => (url.searchParams.get('q') ?? '').replaceAll('\u2060', '').trim().slice(0, 100);
