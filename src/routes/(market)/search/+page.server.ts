import { redirect, type RequestEvent } from '@sveltejs/kit';
import { categories, search } from '#market/catalogue';
import { arrivalsAt } from '#market/logistics';
import { districtsCalled } from '#market/places';
import { scopes, viewPortalCard } from '#market/portals';
import { dropSearch, keepSearch, keptAs } from '#market/searches';
import { isRefusal } from '#kernel/refusal';
import type { ReadCtx } from '#platform/ctx';
import { command, htmlQuery, needSignIn } from '#web/door';
import { narrowOf, nearbyOf, provinceIn } from '#web/find';
import { readForm } from '#web/form';
import { keptWish } from '#web/kept-search';
import { cursorOf, PAGE, searchSortOf, wordsOf } from '#web/listing';
import type { Actions, PageServerLoad } from './$types';

const FACETS = 24;
const DISTRICTS = 3;

/** What the address asks, before anything is looked for. */
async function askedOf(ctx: ReadCtx, event: RequestEvent) {
	const q = wordsOf(event.url);
	const category = event.url.searchParams.get('category')?.slice(0, 60) || null;
	const [province, near, within] = await Promise.all([provinceIn(ctx, event.url), nearbyOf(ctx, event.url, event.cookies), portalIn(ctx, event)]);
	const usual = q ? ('fit' as const) : ('popular' as const);
	const asked = searchSortOf(event.url) ?? usual;
	const sort = asked === 'near' && near.code === null ? usual : asked;
	const narrow = narrowOf(event.url);
	return { q, category, province, near, within, asked, sort, narrow };
}

/** The portal a search stays in: ?in=surin, or the one under whose host name this is unless the whole country is asked for. */
async function portalIn(ctx: ReadCtx, { url, locals }: RequestEvent) {
	const named = url.searchParams.get('in')?.slice(0, 60) ?? locals.portal;
	if (!named || named === COUNTRY) return null;
	try {
		return { portal: await viewPortalCard(ctx, named), scope: await scopes.portalScope(ctx, named) };
	} catch (thrown) {
		if (isRefusal(thrown)) return null;
		throw thrown;
	}
}
const COUNTRY = 'all';

/** The search as it would be kept, under the words that were really searched. */
const keepOf = ({ q, category, province, near, within, sort, narrow }: Awaited<ReturnType<typeof askedOf>>, repaired: string | null) =>
	keptWish({
		q: repaired ?? q,
		category,
		province: province?.slug ?? null,
		portal: within?.portal.slug ?? null,
		narrow,
		postcode: near.postcode || null,
		sort,
	});

export const load: PageServerLoad = (event) =>
	htmlQuery(event, async (ctx) => {
		const [shelves, asked] = await Promise.all([categories(ctx), askedOf(ctx, event)]);
		const { q, category, province, near, within, sort, narrow } = asked;
		const arrivals = near.place ? await arrivalsAt(ctx, near.place) : null;
		const wish = { q, category, provinceCode: province?.code ?? null, nearProvince: near.code, arrivals, ...narrow };
		const [{ items, next, facets, arrivesIn, ...found }, country] = await Promise.all([
			search(ctx, { ...wish, scope: within?.scope, sort, limit: PAGE, cursor: cursorOf(event.url) }),
			within ? search(ctx, { ...wish, sort, limit: 1 }) : null,
		]);
		const plain = !q && !category && !province && Object.values(narrow).every((one) => !one || (Array.isArray(one) && one.length === 0));
		const districts = found.total === 0 ? (await districtsCalled(ctx, q)).slice(0, DISTRICTS) : [];
		const keep = plain ? null : keepOf(asked, found.repaired);
		return {
			...found,
			current: 'browse' as const,
			theme: within?.portal.theme ?? null,
			q,
			list: { items, next },
			arrives: near.at ? { at: near.at, days: arrivesIn } : null,
			sort,
			/** it was asked for what is near, and nobody knows from where */
			asksNear: asked.asked === 'near',
			near,
			narrow,
			facets: { ...facets, categories: facets.categories.slice(0, FACETS), provinces: facets.provinces.slice(0, FACETS * 4) },
			shelf: shelves.find((one) => one.slug === category) ?? null,
			/** without words the whole tree is the way in */
			shelves: plain && !within ? shelves.filter((one) => one.parent === null && one.products > 0) : [],
			province: province ? { slug: province.slug, name: province.name } : null,
			later: event.url.searchParams.has('cursor'),
			within: within ? { slug: within.portal.slug, name: within.portal.name } : null,
			/** how many the whole country has */
			country: country && { total: country.total, least: country.totalIsLeast },
			/** what was asked is a district that has nothing: its province has more */
			beside: districts.map((one) => one.province),
			mayKeep: keep !== null,
			keptAs: keep ? await keptAs(ctx, keep) : null,
			kept: event.url.searchParams.has('kept'),
		};
	});

/** The same page, told that the search was kept, or no longer. */
function here(event: RequestEvent, kept: boolean): string {
	const params = new URLSearchParams(event.url.searchParams);
	for (const name of [...params.keys()]) if (name.startsWith('/') || name === 'kept') params.delete(name);
	if (kept) params.set('kept', '1');
	return `/search?${params}`;
}

export const actions: Actions = {
	/** Keeps what this page shows. */
	keep: async (event) => {
		await needSignIn(event);
		const repaired = (await readForm(event)).text('repaired') || null;
		return command(
			event,
			async (ctx) => {
				const wish = keepOf(await askedOf(ctx, event), repaired);
				if (wish) await keepSearch(ctx, wish);
			},
			{ then: () => redirect(303, here(event, true)) },
		);
	},
	/** Keeps it no longer. */
	drop: async (event) => {
		const searchId = (await readForm(event)).text('search');
		return command(event, (ctx) => dropSearch(ctx, { searchId }), { then: () => redirect(303, here(event, false)) });
	},
};
