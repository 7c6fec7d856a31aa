import { categories, listProducts } from '#market/catalogue';
import { refuse } from '#kernel/refusal';
import { provinces } from '#market/places';
import { arrivesOn } from '#web/arrives';
import { htmlQuery } from '#web/door';
import { cursorOf, PAGE, sortOf } from '#web/listing';
import type { PageServerLoad } from './$types';

const DOORS = 8;

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const { slug } = event.params;
		const sort = sortOf(event.url) ?? 'popular';
		const [shelves, list] = await Promise.all([
			categories(ctx),
			listProducts(ctx, { category: slug, sort, limit: PAGE, cursor: cursorOf(event.url) }),
		]);
		const shelf = shelves.find((one) => one.slug === slug) ?? refuse('error.not_found_text', 'not_found');
		const path = [shelf];
		for (let up = shelves.find((one) => one.slug === shelf.parent); up; up = shelves.find((one) => one.slug === up?.parent)) path.unshift(up);
		const below = shelves.filter((one) => one.parent === slug && one.products > 0);
		// The provinces of the goods seen here, as doors into the search with both conditions.
		const all = new Map((await provinces(ctx)).map((one) => [one.code, one]));
		const places = [...new Set(list.items.map((item) => item.provinceCode))].flatMap((code) => all.get(code) ?? []).slice(0, DOORS);
		return {
			current: 'browse' as const,
			shelf,
			path,
			below,
			list,
			arrives: await arrivesOn(ctx, event, list.items),
			sort,
			places: places.map((one) => ({ slug: one.slug, name: one.name })),
			later: event.url.searchParams.has('cursor'),
		};
	});
