import { awardLevels } from '#kernel/views';
import { viewProgramme } from '#market/awards';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** The roll of honour of one programme. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => ({
		current: 'browse' as const,
		programme: await viewProgramme(ctx, { slug: event.params.programme }),
		levels: [...awardLevels],
	}));
