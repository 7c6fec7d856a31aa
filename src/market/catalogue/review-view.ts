import { system } from '#kernel/actor';
import { looksAfter, moderatedProvinces } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import type { Page, Words } from '#kernel/views';
import { namesOf } from '#market/people';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { changedParts, textsOf, type Content, type ProductRow, type Texts } from './content.ts';
import { limits } from './limits.ts';
import { isModerator, maySeeShelf } from './policy.ts';
import type { Reason, ReviewKind, ReviewRow, ReviewState } from './review.ts';

/** One thing that a person looks at, or looked at. */
export interface ReviewView {
	readonly reviewId: string;
	readonly shopId: string;
	readonly shopName: Words;
	readonly productId: string;
	readonly name: Words;
	readonly picture: string | null;
	readonly kind: ReviewKind;
	readonly state: ReviewState;
	readonly since: Date;
	/** what rules found, each with its law */
	readonly findings: readonly Reason[];
	/** the words as they would be shown */
	readonly texts: Texts;
	/** for a change: the words shown now, only those that differ */
	readonly before: Partial<Texts> | null;
	readonly reason: string | null;
	readonly appeal: string | null;
	readonly answer: string | null;
	readonly may: { readonly decide: boolean; readonly answer: boolean; readonly appeal: boolean };
}

/** One stretch of time in which buyers saw the same words and pictures. */
export interface VersionView {
	readonly version: number;
	readonly at: Date;
	/** who changed it; null when it was not a person */
	readonly by: string | null;
	readonly changed: readonly string[];
	readonly content: Content;
}

/** What waits for the caller, the longest waiting first: of the province, or of all for an operator. @refuses catalogue.not_a_moderator */
export async function waitingReviews(ctx: ReadCtx, wish: { cursor?: string | null | undefined } = {}): Promise<Page<ReviewView>> {
	if (!isModerator(ctx.actor)) refuse('catalogue.not_a_moderator', 'forbidden');
	let query = ctx.db.selectFrom('catalogue.review').selectAll().where('state', 'in', ['waiting', 'appealed']);
	const here = moderatedProvinces(ctx.actor);
	if (here) query = query.where('province_code', 'in', here);
	const [at, id] = wish.cursor?.split('~') ?? [];
	if (at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id))
		query = query.where((is) => is(is.refTuple('waiting_since', 'review_id'), '>', is.tuple(new Date(at), id)));
	const rows = await query
		.orderBy('waiting_since')
		.orderBy('review_id')
		.limit(limits.page + 1)
		.execute();
	const shown = rows.slice(0, limits.page);
	const last = shown.at(-1);
	return {
		items: await views(ctx, shown),
		next: rows.length > limits.page && last ? `${last.waiting_since.toISOString()}~${last.review_id}` : null,
	};
}

/** What was and is looked at of one product, the newest first: for its shop and its moderators. @refuses catalogue.not_found */
export async function reviewsOf(ctx: ReadCtx, ids: { shopId: string; productId: string }): Promise<ReviewView[]> {
	await mustSee(ctx, ids.shopId);
	const rows = await ctx.db
		.selectFrom('catalogue.review')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('product_id', '=', ids.productId)
		.orderBy('waiting_since', 'desc')
		.orderBy('review_id', 'desc')
		.limit(limits.page)
		.execute();
	return views(ctx, rows);
}

/** What buyers saw and from when, the newest first: for its shop and its moderators. @refuses catalogue.not_found */
export async function versionsOf(ctx: ReadCtx, ids: { shopId: string; productId: string }): Promise<VersionView[]> {
	await mustSee(ctx, ids.shopId);
	const rows = await ctx.db
		.selectFrom('catalogue.product_version')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('product_id', '=', ids.productId)
		.orderBy('version', 'desc')
		.limit(limits.page)
		.execute();
	const people = await namesOf({ ...ctx, actor: system('catalogue') }, [
		...new Set(rows.map((row) => row.by_whom).filter((id) => /^[0-9a-f-]{36}$/.test(id))),
	]);
	return rows.map((row) => ({
		version: row.version,
		at: row.at,
		by: people.get(row.by_whom) ?? null,
		changed: row.changed,
		content: row.content as Content,
	}));
}

async function mustSee(ctx: ReadCtx, shopId: string): Promise<void> {
	if (maySeeShelf(ctx.actor, shopId, ctx.now)) return;
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	if (!shop || !looksAfter(ctx.actor, shop.provinceCode)) refuse('catalogue.not_found', 'not_found');
}

type Shown = Pick<ProductRow, 'product_id' | 'name_th' | 'name_en' | 'description_th' | 'description_en' | 'process_th' | 'category' | 'attributes'>;

async function views(ctx: ReadCtx, rows: readonly ReviewRow[]): Promise<ReviewView[]> {
	if (rows.length === 0) return [];
	const shopIds = [...new Set(rows.map((row) => row.shop_id))];
	const productIds = [...new Set(rows.map((row) => row.product_id))];
	const shops = await shopCards(ctx, shopIds);
	const products: Shown[] = await ctx.db
		.selectFrom('catalogue.product')
		.select(['product_id', 'name_th', 'name_en', 'description_th', 'description_en', 'process_th', 'category', 'attributes'])
		.where('shop_id', 'in', shopIds)
		.where('product_id', 'in', productIds)
		.execute();
	const pictures = await ctx.db
		.selectFrom('catalogue.picture')
		.select(['product_id', 'hash'])
		.where('shop_id', 'in', shopIds)
		.where('product_id', 'in', productIds)
		.orderBy('position', 'desc')
		.execute();
	const first = new Map(pictures.map((one) => [one.product_id, one.hash]));
	return rows.flatMap((row) => {
		const product = products.find((one) => one.product_id === row.product_id);
		return product
			? [viewOf(ctx, row, product, { shopName: shops.get(row.shop_id)?.name ?? { th: '', en: null }, picture: first.get(row.product_id) ?? null })]
			: [];
	});
}

function viewOf(ctx: ReadCtx, row: ReviewRow, product: Shown, more: Pick<ReviewView, 'shopName' | 'picture'>): ReviewView {
	const now = textsOf(product);
	const texts = (row.content as Texts | null) ?? now;
	const changed = row.content ? changedParts(now, texts) : [];
	const moderates = looksAfter(ctx.actor, row.province_code) && !(ctx.actor.kind === 'person' && maySeeShelf(ctx.actor, row.shop_id, ctx.now));
	const mine = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
	const state = row.state as ReviewState;
	return {
		reviewId: row.review_id,
		shopId: row.shop_id,
		productId: row.product_id,
		name: { th: product.name_th, en: product.name_en },
		...more,
		kind: row.kind as ReviewKind,
		state,
		since: row.waiting_since,
		findings: row.findings as Reason[],
		texts,
		before: row.content ? Object.fromEntries(changed.map((part) => [part, now[part as keyof Texts]])) : null,
		reason: row.reason,
		appeal: row.appeal,
		answer: row.answer,
		may: {
			decide: moderates && state === 'waiting',
			answer: moderates && state === 'appealed' && row.decided_by !== mine,
			appeal: maySeeShelf(ctx.actor, row.shop_id, ctx.now) && (state === 'taken_down' || (state === 'rejected' && row.kind === 'listing')),
		},
	};
}
