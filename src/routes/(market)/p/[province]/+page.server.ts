import { viewPortal } from '#market/portals';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const front = await viewPortal(ctx, event.params.province);
		return { current: 'provinces' as const, theme: front.theme, front };
	});
