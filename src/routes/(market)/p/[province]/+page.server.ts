import { htmlQuery } from '#web/door';
import { frontOf } from '#web/front';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => ({ current: 'provinces' as const, ...(await frontOf(ctx, event, event.params.province)) }));
