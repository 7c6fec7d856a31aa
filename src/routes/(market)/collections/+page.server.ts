import { listCollections } from '#market/portals';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => query(event, async (ctx) => ({ current: 'browse' as const, collections: await listCollections(ctx) }));
