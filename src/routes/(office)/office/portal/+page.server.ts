import { myPortals } from '#market/portals';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** The portals the caller curates. */
export const load: PageServerLoad = async (event) => ({ portals: await query(event, myPortals) });
