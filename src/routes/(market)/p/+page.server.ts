import { query } from '#web/door';
import { countedProvinces } from '#web/provinces';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => ({ current: 'provinces' as const, provinces: await countedProvinces(ctx) }));
