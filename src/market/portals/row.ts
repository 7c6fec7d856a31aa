import type { Selectable } from 'kysely';
import { refuse } from '#kernel/refusal';
import type { GoodsRule, PortalTheme } from '#kernel/views-portals';
import { provinces, signatureOf, type Province } from '#market/places';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { pageShape, ruleShape, type Face, type PortalPage } from './shapes.ts';

/** A portal as it stands, with a row of its own or without. */
export interface Portal {
	readonly slug: string;
	readonly provinceCode: string | null;
	readonly province: Province | null;
	readonly organisationId: string | null;
	readonly host: string | null;
	readonly scope: GoodsRule;
	readonly draft: PortalPage;
	readonly version: number;
	readonly edition: number | null;
	readonly lastEdition: number;
	/** whether somebody made anything of it yet */
	readonly kept: boolean;
}

type Row = Selectable<Tables['portals.portal']>;

/** A province's portal is there without a row. @refuses portals.not_found */
export async function portalOf(ctx: ReadCtx, slug: string): Promise<Portal> {
	const province = (await provinces(ctx)).find((one) => one.slug === slug) ?? null;
	const row = await ctx.db.selectFrom('portals.portal').selectAll().where('slug', '=', slug).executeTakeFirst();
	if (row) return fromRow(row, province);
	return province ? untouched(province) : refuse('portals.not_found', 'not_found');
}

export const fromRow = (row: Row, province: Province | null): Portal => ({
	slug: row.slug,
	provinceCode: row.province_code,
	province,
	organisationId: row.organisation_id,
	host: row.host,
	scope: ruleShape.parse(row.scope),
	draft: pageShape.parse(row.draft),
	version: row.version,
	edition: row.edition,
	lastEdition: row.last_edition,
	kept: true,
});

export const untouched = (province: Province): Portal => ({
	slug: province.slug,
	provinceCode: province.code,
	province,
	organisationId: null,
	host: null,
	scope: ruleShape.parse({ provinceCodes: [province.code] }),
	draft: firstPage(province),
	version: 1,
	edition: null,
	lastEdition: 0,
	kept: false,
});

const own: Readonly<Record<string, PortalTheme>> = { '32': 'surin', '47': 'sakon', '50': 'chiangmai', '82': 'phangnga', '40': 'khonkaen' };
const pictures: Readonly<Record<string, Face['picture']>> = { '32': 'elephants', '47': 'village-indigo', '40': 'village-silk', '82': 'sea-wide' };

/** The page that every province has before anybody writes one: what it is known for, its goods, districts and makers. */
export function firstPage(province: Province): PortalPage {
	const known = signatureOf(province.code).goods.slice(0, 3);
	return pageShape.parse({
		nameTh: province.name.th,
		nameEn: province.name.en,
		leadTh: known.map((one) => one.th).join(' · '),
		leadEn: known.map((one) => one.en).join(' · '),
		theme: own[province.code] ?? province.region,
		picture: pictures[province.code] ?? null,
		blocks: [
			{ kind: 'goods', id: 'best', titleTh: `ของดีเมือง${province.name.th}`, titleEn: `Best of ${province.name.en}` },
			{ kind: 'signature', id: 'signature', titleTh: 'ของเด่นประจำจังหวัด', titleEn: 'What the province is known for' },
			{ kind: 'goods', id: 'new', titleTh: 'มาใหม่', titleEn: 'New here', sort: 'new' },
			{ kind: 'districts', id: 'districts', titleTh: 'เลือกตามอำเภอ', titleEn: 'By district' },
			{ kind: 'makers', id: 'makers', titleTh: 'คนทำ', titleEn: 'The makers' },
		],
	});
}

/** The page that everybody sees. */
export async function shownPage(ctx: ReadCtx, portal: Portal): Promise<PortalPage> {
	if (portal.edition === null) return portal.province ? firstPage(portal.province) : refuse('portals.not_found', 'not_found');
	const row = await ctx.db
		.selectFrom('portals.edition')
		.select('page')
		.where('slug', '=', portal.slug)
		.where('number', '=', portal.edition)
		.executeTakeFirstOrThrow();
	return pageShape.parse(row.page);
}
