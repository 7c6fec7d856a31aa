import type { PortalCard, PortalFront } from '#kernel/views-portals';
import { provinces } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import { shelvesOf } from './front.ts';
import { firstPage, portalOf, shownPage } from './row.ts';
import { pageShape } from './shapes.ts';

/** Every portal that is open: the provinces by code, then those of organisations by address. */
export async function listPortals(ctx: ReadCtx): Promise<PortalCard[]> {
	const rows = await ctx.db
		.selectFrom('portals.portal as portal')
		.innerJoin('portals.edition as edition', (join) => join.onRef('edition.slug', '=', 'portal.slug').onRef('edition.number', '=', 'portal.edition'))
		.select(['portal.slug', 'portal.province_code', 'portal.host', 'edition.page'])
		.orderBy('portal.slug')
		.execute();
	const shown = new Map(rows.map((row) => [row.slug, row]));
	const all = await provinces(ctx);
	return [
		...all.map((province) =>
			cardOf(province.slug, province.code, shown.get(province.slug)?.host ?? null, shown.get(province.slug)?.page ?? firstPage(province)),
		),
		...rows.filter((row) => row.province_code === null).map((row) => cardOf(row.slug, null, row.host, row.page)),
	];
}

/** Name, dress and address of one portal that is open. @refuses portals.not_found */
export async function viewPortalCard(ctx: ReadCtx, slug: string): Promise<PortalCard> {
	const portal = await portalOf(ctx, slug);
	return cardOf(portal.slug, portal.provinceCode, portal.host, await shownPage(ctx, portal));
}

function cardOf(slug: string, provinceCode: string | null, host: string | null, page: unknown): PortalCard {
	const { nameTh, nameEn, leadTh, leadEn, theme, firstLang } = pageShape.parse(page);
	return { slug, name: { th: nameTh, en: nameEn || null }, lead: { th: leadTh, en: leadEn || null }, theme, provinceCode, host, firstLang };
}

/** The same with the branches it has goods of. @refuses portals.not_found */
export async function viewPortalShelves(ctx: ReadCtx, slug: string): Promise<{ portal: PortalCard; shelves: PortalFront['shelves'] }> {
	const portal = await portalOf(ctx, slug);
	return { portal: await viewPortalCard(ctx, slug), shelves: await shelvesOf(ctx, portal) };
}
