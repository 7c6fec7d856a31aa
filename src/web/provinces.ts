import type { ProvinceView } from '#kernel/views';
import { provinceCounts } from '#market/catalogue';
import { provinces } from '#market/places';
import type { ReadCtx } from '#platform/ctx';

/** All provinces with how many shops and goods each has now. */
export async function countedProvinces(ctx: ReadCtx): Promise<ProvinceView[]> {
	const [all, counts] = await Promise.all([provinces(ctx), provinceCounts(ctx)]);
	return all.map(({ code, slug, name, region }) => ({
		code,
		slug,
		name,
		region,
		shops: counts.get(code)?.shops ?? 0,
		products: counts.get(code)?.products ?? 0,
	}));
}

const own: Readonly<Record<string, string>> = { '32': 'surin', '47': 'sakon', '50': 'chiangmai', '82': 'phangnga', '40': 'khonkaen' };

/** The class that dresses a province's pages: five have their own pattern, the others their region's. */
export const themeOf = (province: { readonly code: string; readonly region: ProvinceView['region'] }): string =>
	own[province.code] ?? province.region;
