import { signatureOf } from '#market/places';
import { listPortals } from '#market/portals';
import { query } from '#web/door';
import { countedProvinces } from '#web/provinces';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const [provinces, portals] = await Promise.all([countedProvinces(ctx), listPortals(ctx)]);
		return {
			current: 'provinces' as const,
			provinces: provinces.map((one) => ({ ...one, known: signatureOf(one.code).goods[0] ?? null })),
			agencies: portals.filter((one) => one.provinceCode === null),
		};
	});
