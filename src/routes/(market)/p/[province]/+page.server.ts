import { winners } from '#market/awards';
import { viewPortal } from '#market/portals';
import { htmlQuery } from '#web/door';
import type { PageServerLoad } from './$types';

const AWARDS = 8;

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const front = await viewPortal(ctx, event.params.province);
		const awards = front.provinceCode ? await winners(ctx, { provinceCode: front.provinceCode, limit: AWARDS }) : [];
		return { current: 'provinces' as const, theme: front.theme, within: { slug: front.slug, name: front.name }, front, awards };
	});
