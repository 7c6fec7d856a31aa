import { sql } from 'kysely';
import type { HelpAct } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { CertificateKind, TransportClass } from '#kernel/views';
import { recordHelp } from '#market/delegations';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { nameKey, recordVersion } from './content.ts';
import { relist } from './listing.ts';
import { limits } from './limits.ts';

/** The row of a product by its id, for writing. @refuses catalogue.not_found */
export async function findProduct(ctx: ReadCtx, productId: string) {
	const place = await ctx.db.selectFrom('catalogue.product_place').select('shop_id').where('product_id', '=', productId).executeTakeFirst();
	const row =
		place &&
		(await ctx.db
			.selectFrom('catalogue.product')
			.selectAll()
			.where('shop_id', '=', place.shop_id)
			.where('product_id', '=', productId)
			.executeTakeFirst());
	return row ?? refuse('catalogue.not_found', 'not_found');
}

/** A product of the caller's shop, its row locked. @refuses catalogue.not_found */
export async function ownProduct(ctx: Ctx, wish: { shopId: string; productId: string }, act: HelpAct = 'listing') {
	mustSellFor(ctx, wish.shopId, act, 'catalogue.not_found');
	const row = await ctx.db
		.selectFrom('catalogue.product')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('catalogue.not_found', 'not_found');
}

/** Two things that a shop shows have two names, however they were typed; kinds of one thing differ by their kind. @refuses catalogue.name_taken */
export async function refuseTaken(ctx: Ctx, wish: { shopId: string; productId: string; nameTh: string; optionTh: string | null }): Promise<void> {
	const other = await ctx.db
		.selectFrom('catalogue.product')
		.select('product_id')
		.where('shop_id', '=', wish.shopId)
		.where('name_key', '=', nameKey(wish.nameTh))
		.where('name_key', '<>', '')
		.where('state', 'in', ['submitted', 'published', 'paused'])
		.where('product_id', '<>', wish.productId)
		.where(sql<boolean>`coalesce(option_th, '') = ${wish.optionTh ?? ''}`)
		.limit(1)
		.executeTakeFirst();
	if (other) refuse('catalogue.name_taken', 'conflict', { productId: other.product_id }, { nameTh: 'catalogue.name_taken' });
}

/** What a helper did to one product. */
const helped = (
	ctx: Ctx,
	product: { shop_id: string; product_id: string; name_th: string },
	change: { act: HelpAct; before: Record<string, string | number | null>; after: Record<string, string | number | null> },
): Promise<void> =>
	recordHelp(ctx, { shopId: product.shop_id, subject: { kind: 'product', id: product.product_id, name: product.name_th }, ...change });

/** What buyers see has changed: written down and listed anew, when they do see it. */
export async function shownAnew(ctx: Ctx, product: { shop_id: string; product_id: string; state: string }): Promise<void> {
	if (product.state === 'published' || product.state === 'paused') await recordVersion(ctx, product.shop_id, product.product_id);
	if (product.state === 'published') await relist(ctx, product.shop_id, [product.product_id]);
}

/** @refuses catalogue.not_found, catalogue.too_many_pictures */
export async function addPicture(ctx: Ctx, wish: { shopId: string; productId: string; hash: string; altTh: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	const there = await ctx.db
		.selectFrom('catalogue.picture')
		.select(['hash', 'position'])
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (there.some((picture) => picture.hash === wish.hash)) return;
	if (there.length >= limits.pictures) refuse('catalogue.too_many_pictures', 'conflict', { most: limits.pictures });
	const position = Math.max(0, ...there.map((picture) => picture.position)) + 1;
	await ctx.db
		.insertInto('catalogue.picture')
		.values({
			shop_id: wish.shopId,
			product_id: wish.productId,
			hash: wish.hash,
			position,
			alt_th: wish.altTh.slice(0, limits.name) || product.name_th,
		})
		.execute();
	await shownAnew(ctx, product);
	await helped(ctx, product, { act: 'listing', before: { pictures: there.length }, after: { pictures: there.length + 1 } });
}

/** @refuses catalogue.not_found, catalogue.last_picture */
export async function removePicture(ctx: Ctx, wish: { shopId: string; productId: string; hash: string }): Promise<void> {
	const product = await ownProduct(ctx, wish);
	const there = await ctx.db
		.selectFrom('catalogue.picture')
		.select('hash')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (product.state === 'published' && there.length <= 1) refuse('catalogue.last_picture', 'conflict');
	await ctx.db
		.deleteFrom('catalogue.picture')
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.where('hash', '=', wish.hash)
		.execute();
	await shownAnew(ctx, product);
	const left = there.filter((picture) => picture.hash !== wish.hash).length;
	await helped(ctx, product, { act: 'listing', before: { pictures: there.length }, after: { pictures: left } });
}

/** @refuses catalogue.not_found, catalogue.no_price */
export async function setPrice(ctx: Ctx, wish: { shopId: string; productId: string; priceSatang: number }): Promise<void> {
	const product = await ownProduct(ctx, wish, 'price');
	if (wish.priceSatang <= 0 || wish.priceSatang > limits.priceSatang)
		refuse('catalogue.no_price', 'invalid', {}, { priceSatang: 'catalogue.no_price' });
	await ctx.db
		.updateTable('catalogue.product')
		.set({ price_satang: wish.priceSatang as never, updated_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	if (product.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	await helped(ctx, product, { act: 'price', before: { price_satang: product.price_satang }, after: { price_satang: wish.priceSatang } });
}

/** A whole product as the demo brings it. */
export interface SeedProduct {
	readonly productId: string;
	readonly shopId: string;
	readonly nameTh: string;
	readonly nameEn: string | null;
	readonly descriptionTh: string;
	readonly descriptionEn: string | null;
	readonly processTh: string | null;
	readonly category: string;
	readonly priceSatang: number;
	readonly unitTh: string;
	readonly unitEn: string | null;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: TransportClass;
	readonly maxDays: number | null;
	readonly shelfLifeDays: number | null;
	readonly pictures: readonly { hash: string; altTh: string; altEn: string | null }[];
	/** answers to the questions of its branch: code → value */
	readonly attributes: Readonly<Record<string, string>>;
	readonly certificates: readonly { kind: CertificateKind; number: string; stars: number | null; until: string }[];
	readonly sold: number;
	readonly rating: number | null;
}

/** Writes many published products at once. System only. */
export async function seedProducts(ctx: Ctx, products: readonly SeedProduct[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('catalogue.not_found', 'not_found');
	if (products.length === 0) return;
	await ctx.db
		.insertInto('catalogue.product_place')
		.values(products.map((one) => ({ product_id: one.productId, shop_id: one.shopId })))
		.execute();
	await ctx.db
		.insertInto('catalogue.product')
		.values(
			products.map((one) => ({
				shop_id: one.shopId,
				product_id: one.productId,
				state: 'published',
				name_th: one.nameTh,
				name_key: nameKey(one.nameTh),
				name_en: one.nameEn,
				description_th: one.descriptionTh,
				description_en: one.descriptionEn,
				process_th: one.processTh,
				category: one.category,
				price_satang: one.priceSatang as never,
				unit_th: one.unitTh,
				unit_en: one.unitEn,
				weight_g: one.weightG,
				length_mm: one.lengthMm,
				width_mm: one.widthMm,
				height_mm: one.heightMm,
				transport_class: one.transportClass,
				max_days: one.maxDays,
				shelf_life_days: one.shelfLifeDays,
				attributes: JSON.stringify(one.attributes),
				sold: one.sold,
				rating: one.rating,
				created_at: ctx.now,
				updated_at: ctx.now,
				published_at: ctx.now,
			})),
		)
		.execute();
	const pictures = products.flatMap((one) =>
		one.pictures.map((picture, index) => ({
			shop_id: one.shopId,
			product_id: one.productId,
			hash: picture.hash,
			position: index + 1,
			alt_th: picture.altTh,
			alt_en: picture.altEn,
		})),
	);
	if (pictures.length > 0)
		await ctx.db
			.insertInto('catalogue.picture')
			.values(pictures)
			.onConflict((c) => c.doNothing())
			.execute();
	const certificates = products.flatMap((one) =>
		one.certificates.map((paper) => ({ shop_id: one.shopId, product_id: one.productId, certificate_id: ctx.newId(), ...paper })),
	);
	if (certificates.length > 0) await ctx.db.insertInto('catalogue.certificate').values(certificates).execute();
	const shops = new Map<string, string[]>();
	for (const one of products) shops.set(one.shopId, [...(shops.get(one.shopId) ?? []), one.productId]);
	for (const [shopId, ids] of shops) await relist(ctx, shopId, ids);
}
