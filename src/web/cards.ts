import { buffer } from 'node:stream/consumers';
import { isUuid } from '#kernel/ids';
import { bahtText } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { Words } from '#kernel/views';
import { t, type Lang } from '#kernel/words';
import { categories, listProducts, viewProduct } from '#market/catalogue';
import { portalGoods, viewPortal } from '#market/portals';
import { viewShop } from '#market/shops';
import type { Cards } from '#platform/cards';
import type { ReadCtx } from '#platform/ctx';
import { theApp } from './app.ts';
import { grounds } from './grounds.ts';

export type CardFacts = Parameters<Cards['of']>[0];
type Own = Pick<CardFacts, 'title' | 'pictureName'> & Partial<CardFacts>;

const NATIONAL = '#16294d';
const say = (words: Words, lang: Lang): string => (lang === 'en' ? (words.en ?? words.th) : words.th);
const firstPicture = async (ctx: ReadCtx, of: Parameters<typeof listProducts>[1]): Promise<string | null> =>
	(await listProducts(ctx, { ...of, limit: 1 })).items[0]?.picture ?? null;

/** What each kind of page has on its card. */
const kinds: Readonly<Record<string, (ctx: ReadCtx, key: string, lang: Lang) => Promise<Own>>> = {
	async product(ctx, key, lang) {
		if (!isUuid(key)) refuse('catalogue.not_found', 'not_found');
		const product = await viewProduct(ctx, key);
		return {
			over: say(product.shop.name, lang),
			title: say(product.name, lang),
			strong: `฿${bahtText(product.priceSatang)}${product.unit.th ? ` / ${say(product.unit, lang)}` : ''}`,
			under: `${say(product.village, lang)} · ${say(product.provinceName, lang)}`,
			pictureName: product.picture,
		};
	},
	async shop(ctx, key, lang) {
		const shop = await viewShop(ctx, key);
		return {
			over: t(lang, `shop.kind.${shop.kind}`),
			title: say(shop.name, lang),
			strong: shop.products > 0 ? t(lang, 'list.count', { n: shop.products }) : '',
			under: `${say(shop.village, lang)} · ${say(shop.provinceName, lang)}`,
			pictureName: await firstPicture(ctx, { shopId: shop.shopId }),
		};
	},
	async portal(ctx, key, lang) {
		const [front, { items }] = await Promise.all([viewPortal(ctx, key), portalGoods(ctx, { slug: key, limit: 1 })]);
		return {
			over: t(lang, front.provinceCode ? 'province.market' : 'window.agency'),
			title: say(front.name, lang),
			strong: say(front.lead, lang),
			under: front.products === null ? '' : t(lang, 'home.province_counts', { shops: front.shops ?? 0, products: front.products }),
			ground: grounds[front.theme],
			pictureName: items[0]?.picture ?? null,
		};
	},
	async category(ctx, key, lang) {
		const shelf = (await categories(ctx)).find((one) => one.slug === key) ?? refuse('error.not_found_text', 'not_found');
		return {
			title: say(shelf.name, lang),
			strong: t(lang, 'list.count', { n: shelf.products }),
			pictureName: await firstPicture(ctx, { category: key }),
		};
	},
	async market(ctx, _key, lang) {
		return { title: t(lang, 'brand.promise'), pictureName: await firstPicture(ctx, {}) };
	},
};

/**
 * What stands on the card of a page.
 * @param kind 'product', 'shop', 'portal', 'category', 'market'
 * @refuses error.not_found_text, catalogue.not_found, shops.not_found, portals.not_found
 */
export async function cardOf(ctx: ReadCtx, kind: string, key: string, lang: Lang): Promise<CardFacts> {
	const make = Object.hasOwn(kinds, kind) ? kinds[kind]! : refuse('error.not_found_text', 'not_found');
	const common = { over: '', strong: '', under: '', ground: NATIONAL, letters: '#ffffff', mark: t(lang, 'brand.name') };
	return { ...common, ...(await make(ctx, key, lang)) };
}

/** Draws it, or takes the one that was drawn. */
export function drawnCard(facts: CardFacts): Promise<Buffer> {
	const { cards, files } = theApp();
	return cards.of(facts, async () => {
		const file = facts.pictureName ? await files.open(`${facts.pictureName}-640.webp`) : null;
		return file ? buffer(file.stream) : null;
	});
}
