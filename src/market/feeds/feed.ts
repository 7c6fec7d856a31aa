import { feed } from '#market/catalogue';
import { shopCards } from '#market/shops';
import { available } from '#market/stock';
import type { ReadCtx } from '#platform/ctx';
import { itemOf } from './items.ts';
import { feedRules, type FeedKind, type Item } from './rules.ts';

/** The files others fetch. */
export const feedFiles = {
	'google.xml': { kind: 'google', type: 'application/xml; charset=utf-8' },
	'meta.csv': { kind: 'meta', type: 'text/csv; charset=utf-8' },
} as const satisfies Readonly<Record<string, { kind: FeedKind; type: string }>>;
export type FeedFile = keyof typeof feedFiles;

export interface FeedWish {
	readonly file: FeedFile;
	readonly shopId?: string | null;
	readonly provinceCode?: string | null;
	/** what the feed is called */
	readonly title: string;
}

const PAGE = 200;

const escaped = (text: string): string =>
	text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		// What XML 1.0 has no place for at all.
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

const xmlItem = (item: Item): string =>
	`<item>${Object.entries(item)
		.flatMap(([field, values]) => values.filter(Boolean).map((value) => `<g:${field}>${escaped(value)}</g:${field}>`))
		.join('')}</item>\n`;

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const columns = Object.keys(feedRules.meta);
const csvLine = (item: Item): string => `${columns.map((field) => cell(item[field]?.[0] ?? '')).join(',')}\r\n`;

/** The items of one page of the feed, and where the next begins. */
async function page(ctx: ReadCtx, wish: FeedWish, cursor: string | null): Promise<{ items: Item[]; next: string | null }> {
	const { kind } = feedFiles[wish.file];
	const goods = await feed.feedGoods(ctx, { cursor, shopId: wish.shopId ?? null, provinceCode: wish.provinceCode ?? null, atMost: PAGE });
	const [left, shops] = await Promise.all([
		available(
			ctx,
			goods.items.map((one) => one.productId),
		),
		shopCards(ctx, [...new Set(goods.items.map((one) => one.shopId))]),
	]);
	const items = goods.items.flatMap((one) => {
		const shop = shops.get(one.shopId);
		if (shop?.state !== 'approved') return [];
		const around = {
			publicUrl: ctx.settings.publicUrl,
			now: ctx.now,
			shopName: shop.name.th,
			provinceName: shop.provinceName.th,
			away: shop.away !== null,
			left: left.get(one.productId) ?? 0,
		};
		const item = itemOf(kind, one, around);
		return item ? [item] : [];
	});
	return { items, next: goods.next };
}

/**
 * A feed in pieces, each of a few hundred goods, asked for one after the other.
 * @param ask runs one question on a fresh look at the market
 */
export async function* feedPieces(ask: <T>(work: (ctx: ReadCtx) => Promise<T>) => Promise<T>, wish: FeedWish): AsyncGenerator<string> {
	const xml = feedFiles[wish.file].kind === 'google';
	const publicUrl = await ask((ctx) => Promise.resolve(ctx.settings.publicUrl));
	yield xml
		? `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>${escaped(wish.title)}</title><link>${escaped(publicUrl)}</link><description>${escaped(wish.title)}</description>\n`
		: `${columns.join(',')}\r\n`;
	let cursor: string | null = null;
	do {
		const at: string | null = cursor;
		const { items, next }: Awaited<ReturnType<typeof page>> = await ask((ctx) => page(ctx, wish, at));
		if (items.length > 0) yield items.map(xml ? xmlItem : csvLine).join('');
		cursor = next;
	} while (cursor !== null);
	if (xml) yield '</channel></rss>\n';
}
