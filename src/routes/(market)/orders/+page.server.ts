import { listMyOrders, orderFilters, type OrderFilter } from '#market/orders';
import { needSignIn, query } from '#web/door';
import { cursorOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const asked = event.url.searchParams.get('only') ?? '';
	const only = asked in orderFilters ? (asked as OrderFilter) : null;
	return query(event, async (ctx) => ({
		current: 'orders' as const,
		orders: await listMyOrders(ctx, { cursor: cursorOf(event.url), only }),
		only,
		filters: Object.keys(orderFilters) as OrderFilter[],
		paid: event.url.searchParams.has('paid'),
		later: event.url.searchParams.has('cursor'),
	}));
};
