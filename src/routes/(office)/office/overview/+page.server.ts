import { provinces } from '#market/places';
import { QUIET_DAYS, quietShops, viewArea } from '#market/reports';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** How the reader's area stands; who looks after the whole country may choose a province. */
export const load: PageServerLoad = async (event) => {
	const province = event.url.searchParams.get('province') ?? undefined;
	const cursor = event.url.searchParams.get('cursor');
	const [area, quiet, all] = await query(event, (ctx) =>
		Promise.all([viewArea(ctx, { province }), quietShops(ctx, { province, cursor }), provinces(ctx)]),
	);
	const names = (area.areas ?? []).map((code) => all.find((one) => one.code === code.slice(0, 2))?.name ?? null);
	const { roles } = await event.parent();
	return {
		area,
		quiet,
		first: cursor === null,
		days: QUIET_DAYS,
		province: province ?? '',
		names: names.filter((name, index) => name !== null && names.indexOf(name) === index),
		// Only who looks after the whole country may choose.
		choices: roles.includes('operator') || area.areas === null ? all.map(({ code, name }) => ({ code, name })) : [],
	};
};
