import { categories } from '#market/catalogue';
import { portalGoods, viewPortalShelves } from '#market/portals';
import { arrivesOn } from '#web/arrives';
import { htmlQuery } from '#web/door';
import { cursorOf, PAGE, sortOf } from '#web/listing';
import type { PageServerLoad } from './$types';

const standards = ['otop', 'tcps', 'gi', 'organic'] as const;

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const { searchParams } = event.url;
		const sort = sortOf(event.url) ?? 'popular';
		const tree = await categories(ctx);
		const category = tree.find((one) => one.slug === searchParams.get('category')) ?? null;
		const standard = standards.find((one) => one === searchParams.get('standard')) ?? null;
		const [{ portal, shelves }, list] = await Promise.all([
			viewPortalShelves(ctx, event.params.province),
			portalGoods(ctx, {
				slug: event.params.province,
				category: category?.slug,
				standard,
				sort,
				limit: PAGE,
				cursor: cursorOf(event.url),
			}),
		]);
		return {
			current: 'provinces' as const,
			theme: portal.theme,
			portal,
			within: { slug: portal.slug, name: portal.name },
			list,
			arrives: await arrivesOn(ctx, event, list.items),
			sort,
			category,
			standard,
			standards,
			roots: shelves,
			later: searchParams.has('cursor'),
		};
	});
