import { awardLevels } from '#kernel/views';
import { listProgrammes, winners } from '#market/awards';
import { provinces } from '#market/places';
import { query } from '#web/door';
import type { PageServerLoad } from './$types';

/** Every programme by its year, and who won: narrowed by ?level=, ?province= and ?year=. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		const { searchParams } = event.url;
		const level = awardLevels.find((one) => one === searchParams.get('level')) ?? null;
		const asked = Number(searchParams.get('year'));
		const [programmes, places, everybody] = await Promise.all([listProgrammes(ctx), provinces(ctx), winners(ctx)]);
		const year = programmes.some((one) => one.year === asked) ? asked : null;
		const province = places.find((one) => one.slug === searchParams.get('province')) ?? null;
		const held = new Map<string, number>();
		for (const one of everybody) held.set(one.provinceCode, (held.get(one.provinceCode) ?? 0) + 1);
		return {
			current: 'browse' as const,
			programmes,
			level,
			year,
			province: province && { slug: province.slug, name: province.name },
			levels: [...awardLevels],
			places: places
				.filter((place) => held.has(place.code))
				.map((place) => ({ slug: place.slug, name: place.name, region: place.region, awards: held.get(place.code) ?? 0 })),
			awards: everybody.filter(
				(one) => (!level || one.level === level) && (!year || one.year === year) && (!province || one.provinceCode === province.code),
			),
		};
	});
