import { error } from '@sveltejs/kit';
import { sentence, t, type Lang, type WordKey } from '#kernel/words';
import { bangkokDay } from '#kernel/time';
import { areaList, lapsingPapers, type AreaPaper, type AreaShop } from '#market/reports';
import { writeCsv, writeXlsx } from '#platform/spreadsheet';
import { theApp } from '#web/app';
import { needSignIn, query } from '#web/door';
import { csvFile, xlsxFile } from '#web/tables';
import type { RequestHandler } from './$types';

type Cell = string | number | null;
const shopColumns: readonly WordKey[] = [
	'area.column_shop',
	'area.column_kind',
	'area.column_village',
	'area.column_place',
	'area.column_province',
	'area.column_goods',
	'area.column_applied',
	'area.column_last_order',
	'area.column_link',
];
const paperColumns: readonly WordKey[] = ['area.column_shop', 'area.column_paper', 'area.column_number', 'area.column_until', 'area.column_link'];

const shopRow = (lang: Lang, site: string, shop: AreaShop): Cell[] => [
	shop.name.th,
	t(lang, `shop.kind.${shop.kind}`),
	shop.village.th,
	shop.place ? `${shop.place.subdistrict.th}, ${shop.place.district.th}` : null,
	shop.place?.province.th ?? null,
	shop.products,
	bangkokDay(shop.appliedAt),
	shop.lastOrderAt ? bangkokDay(shop.lastOrderAt) : null,
	`${site}/office/approvals/${shop.shopId}`,
];
const paperRow = (lang: Lang, site: string, paper: AreaPaper): Cell[] => [
	paper.shop.th,
	sentence(lang, `badge.${paper.kind}`),
	paper.number,
	paper.until,
	`${site}/office/approvals/${paper.shopId}`,
];

/** The lists of the area as a file: quiet.csv, quiet.xlsx, newest.…, lapsing.… */
export const GET: RequestHandler = async (event) => {
	await needSignIn(event);
	const { lang } = event.locals;
	const [, list, kind] = /^(quiet|newest|lapsing)\.(csv|xlsx)$/.exec(event.params.file) ?? error(404, sentence(lang, 'api.not_found'));
	const province = event.url.searchParams.get('province') ?? undefined;
	const site = theApp().ground.settings.publicUrl;
	const rows = await query(event, async (ctx) =>
		list === 'lapsing'
			? [paperColumns.map((key) => t(lang, key)), ...(await lapsingPapers(ctx, { province })).map((one) => paperRow(lang, site, one))]
			: [
					shopColumns.map((key) => t(lang, key)),
					...(await areaList(ctx, { list: list === 'quiet' ? 'quiet' : 'newest', province })).map((one) => shopRow(lang, site, one)),
				],
	);
	const name = `talad-${list}.${kind}`;
	return kind === 'csv'
		? csvFile(name, writeCsv(rows))
		: xlsxFile(name, await writeXlsx([{ name: String(list), rows, widths: [30, 20, 20, 30, 16, 12, 14, 14, 60] }]));
};
