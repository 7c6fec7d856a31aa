// How a product is sold: from the shelf, made when ordered or promised for a day; cheaper for many; in several kinds; with a film.
import { sql } from 'kysely';
import { z } from 'zod';
import { bahtText, type Satang } from '#kernel/money';
import { refuse } from '#kernel/refusal';
import { writtenText } from '#kernel/text';
import { bangkokDay, DAY, later } from '#kernel/time';
import { recordHelp } from '#market/delegations';
import type { Ctx } from '#platform/ctx';
import { limits } from './limits.ts';
import { relist } from './listing.ts';
import { ownProduct } from './product.ts';

export const readyShape = z.discriminatedUnion('how', [
	z.strictObject({ how: z.literal('stock') }),
	z.strictObject({ how: z.literal('to_order'), days: z.number().int().min(1).max(180) }),
	z.strictObject({ how: z.literal('pre_order'), from: z.iso.date() }),
]);
export const waysShape = z.strictObject({
	ready: readyShape,
	/** so much for each piece from so many on */
	steps: z
		.array(z.strictObject({ from: z.number().int().min(2).max(10_000), priceSatang: z.number().int().min(1).max(limits.priceSatang) }))
		.max(limits.steps),
	/** a film on one of the sites in `videoSites`; empty for none */
	video: z.string().max(300),
});
export type WaysWish = z.infer<typeof waysShape>;

/** Where films may lie: sites that show them without asking who looks. */
export const videoSites = ['youtube.com', 'youtu.be', 'facebook.com', 'fb.watch', 'tiktok.com', 'vimeo.com'] as const;
const PRE_ORDER_DAYS = 366;

/** @returns the address in its plain form; null when it is none of ours to link to */
export function readVideo(text: string): string | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	const site = url.hostname.replace(/^(www|m|vm|vt)\./, '');
	if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
	return videoSites.some((known) => known === site) ? url.href : null;
}

/**
 * Says how a product is sold. Prices for many fall as the number rises and lie below the price of one.
 * @refuses catalogue.not_found, catalogue.steps_wrong, catalogue.video_wrong, catalogue.day_wrong
 */
export async function setWays(ctx: Ctx, wish: WaysWish & { shopId: string; productId: string }): Promise<void> {
	const product = await ownProduct(ctx, wish, 'price');
	refuseSteps(product.price_satang, wish.steps);
	const video =
		wish.video === '' ? null : (readVideo(wish.video) ?? refuse('catalogue.video_wrong', 'invalid', {}, { video: 'catalogue.video_wrong' }));
	const { ready } = wish;
	const today = bangkokDay(ctx.now);
	if (ready.how === 'pre_order' && (ready.from <= today || ready.from > bangkokDay(later(ctx.now, PRE_ORDER_DAYS * DAY))))
		refuse('catalogue.day_wrong', 'invalid', {}, { readyFrom: 'catalogue.day_wrong' });
	const values = {
		ready: ready.how,
		lead_days: ready.how === 'to_order' ? ready.days : null,
		ready_from: ready.how === 'pre_order' ? ready.from : null,
		video_url: video,
	};
	const ids = { shop_id: wish.shopId, product_id: wish.productId };
	await ctx.db
		.updateTable('catalogue.product')
		.set({ ...values, updated_at: ctx.now })
		.where('shop_id', '=', ids.shop_id)
		.where('product_id', '=', ids.product_id)
		.execute();
	const before = await ctx.db
		.deleteFrom('catalogue.price_step')
		.where('shop_id', '=', ids.shop_id)
		.where('product_id', '=', ids.product_id)
		.returning(['from_quantity', 'price_satang'])
		.execute();
	if (wish.steps.length > 0)
		await ctx.db
			.insertInto('catalogue.price_step')
			.values(wish.steps.map((step) => ({ ...ids, from_quantity: step.from, price_satang: step.priceSatang as never })))
			.execute();
	const told = (steps: readonly { from: number; price: number }[]): string =>
		steps.map((step) => `${step.from}+ ฿${bahtText(step.price as Satang)}`).join(', ');
	await recordHelp(ctx, {
		shopId: wish.shopId,
		act: 'price',
		subject: { kind: 'product', id: wish.productId, name: product.name_th },
		before: { ready: product.ready, steps: told(before.map((row) => ({ from: row.from_quantity, price: row.price_satang }))) },
		after: { ready: ready.how, steps: told(wish.steps.map((step) => ({ from: step.from, price: step.priceSatang }))) },
	});
}

function refuseSteps(priceSatang: number, steps: WaysWish['steps']): void {
	let from = 1;
	let price = priceSatang;
	for (const step of steps) {
		if (step.from <= from || step.priceSatang >= price) refuse('catalogue.steps_wrong', 'invalid', {}, { steps: 'catalogue.steps_wrong' });
		from = step.from;
		price = step.priceSatang;
	}
}

export const kindShape = z.strictObject({
	/** what the new kind is called: 'สีแดง', 'ไซซ์ L' */
	optionTh: writtenText({ most: 60 }),
	optionEn: writtenText({ most: 60, empty: true }).nullish(),
	/** what the first one is called, when it was the only one until now */
	firstTh: writtenText({ most: 60, empty: true }).nullish(),
});

/**
 * Makes another kind of a product (a colour, a size): a draft with the same words, pictures, price and box; stock is its own.
 * The id is made by whoever asks.
 * @refuses catalogue.not_found, catalogue.option_missing, catalogue.option_known, catalogue.too_many_kinds
 */
export async function addKind(ctx: Ctx, wish: z.infer<typeof kindShape> & { shopId: string; productId: string; newId: string }): Promise<void> {
	const first = await ownProduct(ctx, wish);
	const claimed = await ctx.db
		.insertInto('catalogue.product_place')
		.values({ product_id: wish.newId, shop_id: wish.shopId })
		.onConflict((conflict) => conflict.doNothing())
		.returning('shop_id')
		.executeTakeFirst();
	if (!claimed) return void (await ownProduct(ctx, { shopId: wish.shopId, productId: wish.newId }));
	const family = first.family_id ?? first.product_id;
	const name = first.option_th ?? (wish.firstTh || refuse('catalogue.option_missing', 'invalid', {}, { firstTh: 'catalogue.option_missing' }));
	const kinds = await ctx.db
		.selectFrom('catalogue.product')
		.select('option_th')
		.where('shop_id', '=', wish.shopId)
		.where('family_id', '=', family)
		.execute();
	if (kinds.length >= limits.kinds) refuse('catalogue.too_many_kinds', 'conflict', { most: limits.kinds });
	if ([name, ...kinds.map((kind) => kind.option_th)].includes(wish.optionTh))
		refuse('catalogue.option_known', 'conflict', {}, { optionTh: 'catalogue.option_known' });
	if (first.family_id === null)
		await ctx.db
			.updateTable('catalogue.product')
			.set({ family_id: family, option_th: name })
			.where('shop_id', '=', wish.shopId)
			.where('product_id', '=', wish.productId)
			.execute();
	await copyKind(ctx, { ...wish, family });
	if (first.state === 'published') await relist(ctx, wish.shopId, [wish.productId]);
	await recordHelp(ctx, {
		shopId: wish.shopId,
		act: 'listing',
		subject: { kind: 'product', id: wish.newId, name: `${first.name_th} ${wish.optionTh}` },
		before: { option: null },
		after: { option: wish.optionTh },
	});
}

const COPIED =
	sql.raw(`name_th, name_en, name_key, description_th, description_en, process_th, category, attributes, cleared, price_satang, unit_th, unit_en,
	weight_g, length_mm, width_mm, height_mm, transport_class, max_days, shelf_life_days, food_number, cosmetic_number, herb_number, ready, lead_days, ready_from, video_url`);

async function copyKind(
	ctx: Ctx,
	wish: { shopId: string; productId: string; newId: string; family: string; optionTh: string; optionEn?: string | null | undefined },
): Promise<void> {
	await sql`insert into catalogue.product (shop_id, product_id, family_id, option_th, option_en, state, created_at, updated_at, ${COPIED})
		select shop_id, ${wish.newId}, ${wish.family}::uuid, ${wish.optionTh}, ${wish.optionEn || null}, 'draft', ${ctx.now}, ${ctx.now}, ${COPIED}
		from catalogue.product where shop_id = ${wish.shopId} and product_id = ${wish.productId}`.execute(ctx.db);
	await sql`insert into catalogue.picture (shop_id, product_id, hash, position, alt_th, alt_en)
		select shop_id, ${wish.newId}, hash, position, alt_th, alt_en from catalogue.picture where shop_id = ${wish.shopId} and product_id = ${wish.productId}`.execute(
		ctx.db,
	);
	await sql`insert into catalogue.price_step (shop_id, product_id, from_quantity, price_satang)
		select shop_id, ${wish.newId}, from_quantity, price_satang from catalogue.price_step where shop_id = ${wish.shopId} and product_id = ${wish.productId}`.execute(
		ctx.db,
	);
}

/**
 * A copy of a decision made elsewhere: so many per cent off for everybody from now on.
 * @param wish.all off everything of the shop, 0 for nothing; @param wish.percents off some goods, when it is more
 */
export async function setOff(ctx: Ctx, wish: { shopId: string; all: number; percents: ReadonlyMap<string, number> }): Promise<void> {
	const ids = [...wish.percents.keys()];
	const { rows } = await sql<{ product_id: string }>`
		with wanted as (
			select p.product_id, nullif(greatest(${wish.all}::int, coalesce(t.percent, 0)), 0) as percent
			from catalogue.product p left join unnest(${ids}::uuid[], ${[...wish.percents.values()]}::int[]) as t(product_id, percent) using (product_id)
			where p.shop_id = ${wish.shopId} order by p.product_id for update of p)
		update catalogue.product p set off_percent = w.percent from wanted w
		where p.shop_id = ${wish.shopId} and p.product_id = w.product_id and p.off_percent is distinct from w.percent returning p.product_id`.execute(ctx.db);
	if (rows.length > 0)
		await relist(
			ctx,
			wish.shopId,
			rows.map((row) => row.product_id),
		);
}
