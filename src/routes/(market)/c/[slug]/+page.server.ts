import { categories, listProducts } from '#market/catalogue';
import { refuse } from '#kernel/refusal';
import { query } from '#web/door';
import { cursorOf, PAGE, sortOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
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
		return { current: 'browse' as const, shelf, path, below, list, sort, later: event.url.searchParams.has('cursor') };
	});
