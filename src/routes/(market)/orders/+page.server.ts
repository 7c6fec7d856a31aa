import { listMyOrders } from '#market/orders';
import { needSignIn, query } from '#web/door';
import { cursorOf } from '#web/listing';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => ({
		current: 'orders' as const,
		orders: await listMyOrders(ctx, { cursor: cursorOf(event.url) }),
		paid: event.url.searchParams.has('paid'),
		later: event.url.searchParams.has('cursor'),
	}));
};
