import { buffer } from 'node:stream/consumers';
import { isUuid } from '#kernel/ids';
import { bahtText } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import type { Words } from '#kernel/views';
import { t, type Lang } from '#kernel/words';
import { listProducts, viewProduct } from '#market/catalogue';
import { portalGoods, viewPortal } from '#market/portals';
import { viewShop } from '#market/shops';
import type { Cards } from '#platform/cards';
import type { ReadCtx } from '#platform/ctx';
import { theApp } from './app.ts';
import { grounds } from './grounds.ts';

export type CardFacts = Parameters<Cards['of']>[0];

const NATIONAL = '#16294d';

/** What stands on the card of a page. @refuses error.not_found_text, catalogue.not_found, shops.not_found, portals.not_found */
export async function cardOf(ctx: ReadCtx, kind: string, key: string, lang: Lang): Promise<CardFacts> {
	const said = (words: Words): string => (lang === 'en' ? (words.en ?? words.th) : words.th);
	const common = { mark: t(lang, 'brand.name'), letters: '#ffffff' };
	if (kind === 'product') {
		if (!isUuid(key)) refuse('catalogue.not_found', 'not_found');
		const product = await viewProduct(ctx, key);
		return {
			...common,
			over: said(product.shop.name),
			title: said(product.name),
			strong: `฿${bahtText(product.priceSatang)}${product.unit.th ? ` / ${said(product.unit)}` : ''}`,
			under: `${said(product.village)} · ${said(product.provinceName)}`,
			ground: NATIONAL,
			pictureName: product.picture,
		};
	}
	if (kind === 'shop') {
		const shop = await viewShop(ctx, key);
		const { items } = await listProducts(ctx, { shopId: shop.shopId, limit: 1 });
		return {
			...common,
			over: t(lang, `shop.kind.${shop.kind}`),
			title: said(shop.name),
			strong: items[0] ? t(lang, 'list.count', { n: shop.products }) : '',
			under: `${said(shop.village)} · ${said(shop.provinceName)}`,
			ground: NATIONAL,
			pictureName: items[0]?.picture ?? null,
		};
	}
	if (kind === 'portal') {
		const [front, { items }] = await Promise.all([viewPortal(ctx, key), portalGoods(ctx, { slug: key, limit: 1 })]);
		return {
			...common,
			over: front.provinceCode ? t(lang, 'province.market') : t(lang, 'window.agency'),
			title: said(front.name),
			strong: said(front.lead),
			under: front.products === null ? '' : t(lang, 'home.province_counts', { shops: front.shops ?? 0, products: front.products }),
			ground: grounds[front.theme],
			pictureName: items[0]?.picture ?? null,
		};
	}
	if (kind !== 'market') refuse('error.not_found_text', 'not_found');
	const { items } = await listProducts(ctx, { limit: 1 });
	return { ...common, over: '', title: t(lang, 'brand.promise'), strong: '', under: '', ground: NATIONAL, pictureName: items[0]?.picture ?? null };
}

/** Draws it, or takes the one that was drawn. */
export function drawnCard(facts: CardFacts): Promise<Buffer> {
	const { cards, files } = theApp();
	return cards.of(facts, async () => {
		const file = facts.pictureName ? await files.open(`${facts.pictureName}-640.webp`) : null;
		return file ? buffer(file.stream) : null;
	});
}
