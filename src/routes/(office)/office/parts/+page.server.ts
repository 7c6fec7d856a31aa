import { listProducts } from '#market/catalogue';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** Some real pictures to show the parts with. */
export const load: PageServerLoad = async (event) => {
	const { items } = await query(event, (ctx) => listProducts(ctx, { sort: 'popular', limit: 6 }));
	return { pictures: items.flatMap((item) => (item.picture ? [item.picture] : [])) };
};
