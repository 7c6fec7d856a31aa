import { isUuid } from '#kernel/ids';
import { t } from '#kernel/words';
import { viewFigures } from '#market/figures';
import { query } from '#web/door';
import { myShop } from '../../../../my-shop.ts';
import type { RequestHandler } from './$types';

const measures = ['seen', 'basket', 'sold', 'returned'] as const;
/** So that a spreadsheet reads Thai. */
const BOM = '\ufeff';
/** A cell that begins like a formula would be one; a name is only a name. */
const cell = (value: string | number): string => {
	const text = String(value);
	const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The same figures as a file: weeks of the shop or of one product, then the products. */
export const GET: RequestHandler = async (event) => {
	const { shop } = await myShop(event);
	const asked = event.url.searchParams.get('product');
	const productId = asked && isUuid(asked) ? asked : null;
	const { lang } = event.locals;
	const figures = await query(event, (ctx) => viewFigures(ctx, { shopId: shop.shopId, productId, weeks: 53 }));
	const names = measures.map((measure) => t(lang, `figures.${measure}`));
	const rows: (string | number)[][] = [
		[t(lang, 'figures.week'), ...names, ...names.map((name) => `${t(lang, 'figures.usual')} ${name}`)],
		...figures.weeks.map((week) => [
			week.week,
			...measures.map((measure) => week[measure]),
			...measures.map((measure) => (week.usual ? week.usual[measure] : '')),
		]),
	];
	if (!productId)
		rows.push(
			[],
			[t(lang, 'figures.product'), ...names],
			...figures.products.map((one) => [(lang === 'en' ? one.name.en : null) ?? one.name.th, ...measures.map((measure) => one[measure])]),
		);
	return new Response(BOM + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n', {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="figures.csv"',
			'cache-control': 'private, no-store',
		},
	});
};
