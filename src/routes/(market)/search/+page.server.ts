import { categories, search } from '#market/catalogue';
import { provinceBySlug } from '#market/places';
import { query } from '#web/door';
import { cursorOf, PAGE, sortOf, wordsOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const q = wordsOf(event.url);
		const category = event.url.searchParams.get('category')?.slice(0, 60) || null;
		const provinceSlug = event.url.searchParams.get('province')?.slice(0, 60) || null;
		const sort = sortOf(event.url) ?? (q ? 'fit' : 'popular');
		const [shelves, province] = await Promise.all([categories(ctx), provinceSlug ? provinceBySlug(ctx, provinceSlug) : null]);
		const result = await search(ctx, { q, category, provinceCode: province?.code ?? null, sort, limit: PAGE, cursor: cursorOf(event.url) });
		const { items, next, total, totalIsLeast, facets, repaired, dropped } = result;
		return {
			current: 'browse' as const,
			q,
			list: { items, next },
			total,
			totalIsLeast,
			repaired,
			dropped,
			sort,
			facets: { ...facets, categories: facets.categories.slice(0, 20), provinces: facets.provinces.slice(0, 20) },
			shelf: shelves.find((one) => one.slug === category) ?? null,
			/** without words the whole tree is the way in */
			shelves: q || category || provinceSlug ? [] : shelves.filter((one) => one.parent === null && one.products > 0),
			province: province ? { slug: province.slug, name: province.name } : null,
			later: event.url.searchParams.has('cursor'),
		};
	});
