import { sql } from 'kysely';
import { isRefusal } from '#kernel/refusal';
import type { Words } from '#kernel/views';
import type { KeptSearch } from '#kernel/views-searches';
import { categories } from '#market/catalogue';
import { provinces } from '#market/places';
import { viewPortalCard } from '#market/portals';
import type { ReadCtx } from '#platform/ctx';
import { countFresh } from './fresh.ts';
import { inOneForm, mustBePerson } from './keep.ts';
import { limits } from './limits.ts';
import { searchShape, type KeptWish } from './shapes.ts';

/** The caller's searches with how much is new in each; what has something new first, then the last kept. @refuses searches.sign_in */
export async function mySearches(ctx: ReadCtx): Promise<KeptSearch[]> {
	const rows = await ctx.db
		.selectFrom('searches.search')
		.select(['search_id', 'wish', 'kept_at', 'looked_at'])
		.where('person_id', '=', mustBePerson(ctx))
		.where('removed_at', 'is', null)
		.orderBy('kept_at', 'desc')
		.orderBy('search_id', 'desc')
		.limit(limits.searches)
		.execute();
	const kept = await Promise.all(
		rows.map(async (row): Promise<KeptSearch> => {
			const asked = searchShape.parse(row.wish);
			return {
				searchId: row.search_id,
				asked,
				names: await namesOf(ctx, asked),
				keptAt: row.kept_at,
				lookedAt: row.looked_at,
				fresh: await countFresh(ctx, asked, row.looked_at, ctx.now),
			};
		}),
	);
	return kept.sort((a, b) => Number(b.fresh > 0) - Number(a.fresh > 0));
}

/** Under which id the caller keeps this search; null for a guest, and when it is not kept. */
export async function keptAs(ctx: ReadCtx, asked: KeptWish): Promise<string | null> {
	if (ctx.actor.kind !== 'person') return null;
	let wish: KeptWish;
	try {
		wish = inOneForm(asked);
	} catch (thrown) {
		if (isRefusal(thrown)) return null;
		throw thrown;
	}
	const row = await ctx.db
		.selectFrom('searches.search')
		.select('search_id')
		.where('person_id', '=', ctx.actor.personId)
		.where('wish', '=', sql<string>`${JSON.stringify(wish)}::jsonb` as never)
		.where('removed_at', 'is', null)
		.executeTakeFirst();
	return row?.search_id ?? null;
}

/** Names of what a search is narrowed to; what is gone has none. */
export async function namesOf(ctx: ReadCtx, asked: KeptWish): Promise<KeptSearch['names']> {
	const portal = asked.portal === null ? null : await viewPortalCard(ctx, asked.portal).catch((thrown: unknown) => goneOr(thrown));
	return {
		category: asked.category === null ? null : ((await categories(ctx)).find((one) => one.slug === asked.category)?.name ?? null),
		province: asked.province === null ? null : ((await provinces(ctx)).find((one) => one.slug === asked.province)?.name ?? null),
		portal: portal?.name ?? null,
	};
}

function goneOr(thrown: unknown): null {
	if (isRefusal(thrown)) return null;
	throw thrown;
}

/** What a search is called in a sentence: its words, else what it is narrowed to. */
export async function titleOf(ctx: ReadCtx, asked: KeptWish): Promise<Words> {
	const names = await namesOf(ctx, asked);
	const parts = [names.category, names.province, names.portal].filter((name) => name !== null);
	const joined = (lang: (name: Words) => string): string => [...(asked.q === '' ? [] : [asked.q]), ...parts.map(lang)].join(' · ');
	return { th: joined((name) => name.th), en: joined((name) => name.en ?? name.th) };
}
