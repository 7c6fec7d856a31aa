import { categories } from '#market/catalogue';
import { viewPortal } from '#market/portals';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const [front, tree] = await Promise.all([viewPortal(ctx, event.params.province), categories(ctx)]);
		return { current: 'provinces' as const, theme: front.theme, front, roots: tree.filter((one) => one.parent === null) };
	});
