import { originByCode } from '#market/origin';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** What stands behind a label today. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => ({ current: 'browse' as const, origin: await originByCode(ctx, event.params.code) }));
