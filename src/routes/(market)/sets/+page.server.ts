import { listSets } from '#market/sets';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** Presents that somebody chose from several shops. */
export const load: PageServerLoad = async (event) => ({ current: 'browse' as const, sets: await query(event, listSets) });
