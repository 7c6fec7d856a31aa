import { categories, search } from '#market/catalogue';
import { query } from '#web/door';
import { narrowOf, nearbyOf, provinceIn } from '#web/find';
import { cursorOf, PAGE, searchSortOf, wordsOf } from '#web/listing';
import type { PageServerLoad } from './$types';

const FACETS = 24;

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const q = wordsOf(event.url);
		const category = event.url.searchParams.get('category')?.slice(0, 60) || null;
		const [shelves, province, near] = await Promise.all([categories(ctx), provinceIn(ctx, event.url), nearbyOf(ctx, event.url, event.cookies)]);
		const asked = searchSortOf(event.url) ?? (q ? 'fit' : 'popular');
		const sort = asked === 'near' && near.code === null ? (q ? 'fit' : 'popular') : asked;
		const narrow = narrowOf(event.url);
		const wish = { q, category, provinceCode: province?.code ?? null, nearProvince: near.code, ...narrow };
		const { items, next, facets, ...found } = await search(ctx, { ...wish, sort, limit: PAGE, cursor: cursorOf(event.url) });
		const plain = !q && !category && !province && Object.values(narrow).every((one) => !one || (Array.isArray(one) && one.length === 0));
		return {
			...found,
			current: 'browse' as const,
			q,
			list: { items, next },
			sort,
			/** it was asked for what is near, and nobody knows from where */
			asksNear: asked === 'near',
			near,
			narrow,
			facets: { ...facets, categories: facets.categories.slice(0, FACETS), provinces: facets.provinces.slice(0, FACETS * 4) },
			shelf: shelves.find((one) => one.slug === category) ?? null,
			/** without words the whole tree is the way in */
			shelves: plain ? shelves.filter((one) => one.parent === null && one.products > 0) : [],
			province: province ? { slug: province.slug, name: province.name } : null,
			later: event.url.searchParams.has('cursor'),
		};
	});
