// Maps of the site, feeds and robots: what is read by programs that come by.
import { listProgrammes } from '#market/awards';
import { categories, windows } from '#market/catalogue';
import { provinces, provinceBySlug } from '#market/places';
import { listCollections, listPortals } from '#market/portals';
import { shopAreas, viewShop } from '#market/shops';
import { refuse } from '#kernel/refusal';
import { isUuid } from '#kernel/ids';
import { t, type Lang } from '#kernel/words';
import type { ReadCtx } from '#platform/ctx';

/** Addresses in one part of the map; the rule of maps allows 50,000. */
const PART = 10_000;
const FEED = 40;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const unsafe: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
/** Text inside XML; what joins no words and what XML cannot hold is left out. */
export const xml = (text: string): string =>
	text.replace(/\u2060|[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/gu, '').replace(/[&<>"']/g, (letter) => unsafe[letter]!);

interface Place {
	readonly path: string;
	readonly changed?: Date;
	readonly picture?: string | null;
}

/** The map of maps: pages, areas, shops and goods, the long ones in parts that begin after an id. */
export async function mapIndex(ctx: ReadCtx): Promise<string> {
	const goods = await windows.goodsParts(ctx, PART);
	const parts = ['pages', 'areas', 'shops', ...goods.map((after) => (after === null ? 'goods' : `goods/${after}`))];
	const site = ctx.settings.publicUrl;
	return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${parts
		.map((part) => `<sitemap><loc>${xml(`${site}/sitemap/${part}.xml`)}</loc></sitemap>`)
		.join('\n')}\n</sitemapindex>\n`;
}

/** @param part 'pages', 'areas', 'shops', 'goods', 'goods/<id>' @refuses error.not_found_text */
export async function mapPart(ctx: ReadCtx, part: string): Promise<string> {
	return urlSet(ctx.settings.publicUrl, await placesIn(ctx, part));
}

async function placesIn(ctx: ReadCtx, part: string): Promise<Place[]> {
	const [kind, after = null] = part.split('/');
	if (after !== null && !isUuid(after)) refuse('error.not_found_text', 'not_found');
	if (kind === 'goods')
		return (await windows.goodsAfter(ctx, after, PART)).map((one) => ({
			path: `/products/${one.productId}`,
			changed: one.publishedAt,
			picture: one.picture,
		}));
	if (after !== null) refuse('error.not_found_text', 'not_found');
	if (kind === 'shops') return allShops(ctx);
	if (kind === 'areas') return areas(ctx);
	if (kind !== 'pages') refuse('error.not_found_text', 'not_found');
	const [tree, portals, collections, programmes] = await Promise.all([categories(ctx), listPortals(ctx), listCollections(ctx), listProgrammes(ctx)]);
	return [
		...['/', '/map', '/p', '/collections', '/sets', '/awards', '/badges', '/help'].map((path) => ({ path })),
		...tree.filter((one) => one.products > 0).map((one) => ({ path: `/c/${one.slug}` })),
		...portals.map((one) => ({ path: `/p/${one.slug}` })),
		...collections.map((one) => ({ path: `/collections/${one.slug}` })),
		...programmes.map((one) => ({ path: `/awards/${one.slug}` })),
	];
}

/** Shops are far fewer than goods: read page by page, told in one part. */
async function allShops(ctx: ReadCtx): Promise<Place[]> {
	const places: Place[] = [];
	for (let after: string | null = null; places.length < 5 * PART;) {
		const lines = await shopAreas.shopsAfter(ctx, after, 1000);
		places.push(...lines.map((line) => ({ path: `/shops/${line.slug}`, changed: line.changedAt })));
		after = lines.at(-1)?.shopId ?? null;
		if (lines.length < 1000 || after === null) break;
	}
	return places;
}

async function areas(ctx: ReadCtx): Promise<Place[]> {
	const slugs = new Map((await provinces(ctx)).map((one) => [one.code, one.slug]));
	return (await shopAreas.areasWithShops(ctx)).map((code) => ({ path: `/p/${slugs.get(code.slice(0, 2))}/at/${code}` }));
}

function urlSet(site: string, places: readonly Place[]): string {
	const lines = places.map(({ path, changed, picture }) => {
		const english = `${site}${path}${path.includes('?') ? '&' : '?'}lang=en`;
		return (
			`<url><loc>${xml(site + path)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}` +
			`<xhtml:link rel="alternate" hreflang="en" href="${xml(english)}"/><xhtml:link rel="alternate" hreflang="th" href="${xml(site + path)}"/>` +
			`${picture ? `<image:image><image:loc>${xml(`${site}/files/${picture}-1280.webp`)}</image:loc></image:image>` : ''}</url>`
		);
	});
	return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n${lines.join('\n')}\n</urlset>\n`;
}

interface Feed {
	readonly title: string;
	readonly path: string;
	readonly of: Parameters<typeof windows.newestGoods>[1];
}

/** @param what 'all', 'province/surin', 'category/silk', 'shop/<slug>' @refuses error.not_found_text, places.no_province, shops.not_found */
async function feedOf(ctx: ReadCtx, what: string, lang: Lang): Promise<Feed> {
	const [kind, key = ''] = what.split('/');
	const said = (words: { th: string; en: string | null }): string => (lang === 'en' ? (words.en ?? words.th) : words.th);
	if (kind === 'all' && key === '') return { title: t(lang, 'brand.name'), path: '/', of: {} };
	if (kind === 'province') {
		const province = await provinceBySlug(ctx, key);
		return { title: said(province.name), path: `/p/${key}`, of: { provinceCode: province.code } };
	}
	if (kind === 'category') {
		const category = (await categories(ctx)).find((one) => one.slug === key) ?? refuse('error.not_found_text', 'not_found');
		return { title: said(category.name), path: `/c/${key}`, of: { category: key } };
	}
	if (kind !== 'shop') refuse('error.not_found_text', 'not_found');
	const shop = await viewShop(ctx, key);
	return { title: said(shop.name), path: `/shops/${shop.slug}`, of: { shopId: shop.shopId } };
}

/** What is new, newest first, as RSS 2.0 with pictures. */
export async function feedText(ctx: ReadCtx, what: string, lang: Lang): Promise<string> {
	const feed = await feedOf(ctx, what, lang);
	const site = ctx.settings.publicUrl;
	const goods = await windows.newestGoods(ctx, feed.of, FEED);
	const items = goods.map((one) => {
		const link = xml(`${site}/products/${one.productId}`);
		return (
			`<item><title>${xml(lang === 'en' ? (one.name.en ?? one.name.th) : one.name.th)}</title><link>${link}</link><guid isPermaLink="true">${link}</guid>` +
			`<pubDate>${one.publishedAt.toUTCString()}</pubDate>${one.picture ? `<media:content url="${xml(`${site}/files/${one.picture}-640.webp`)}" medium="image" type="image/webp"/>` : ''}</item>`
		);
	});
	const own = `${site}/feed/${what}.xml${lang === 'en' ? '?lang=en' : ''}`;
	return `${HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${xml(`${t(lang, 'window.feed')}: ${feed.title}`)}</title><link>${xml(site + feed.path)}</link><description>${xml(t(lang, 'foot.about'))}</description>
<language>${lang}</language><atom:link href="${xml(own)}" rel="self" type="application/rss+xml"/>
${items.join('\n')}
</channel></rss>
`;
}

/** Who comes by may read everything that is for everybody; what belongs to one person or changes with each visit is left alone. */
export const robotsText = (site: string): string =>
	[
		'User-agent: *',
		...['/api/', '/basket', '/checkout', '/pay/', '/me', '/orders', '/notices', '/following', '/talks', '/helping', '/signin', '/deliver'].map(
			(path) => `Disallow: ${path}`,
		),
		...['/shop/', '/shop$', '/office', '/post/', '/sell', '/join/', '/dev/', '/search/suggest', '/*?*cursor=', '/*?*added='].map(
			(path) => `Disallow: ${path}`,
		),
		'',
		`Sitemap: ${site}/sitemap.xml`,
		'',
	].join('\n');
