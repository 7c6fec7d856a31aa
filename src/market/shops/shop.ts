import { system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import type { SellerKind, ShopView } from '#kernel/views';
import { contactOf, grantDuty } from '#market/people';
import { placeOf } from '#market/places';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { saveAccount } from './account.ts';
import { limits } from './limits.ts';
import { markShop } from './marks.ts';
import { move, remember } from './move.ts';
import { findShop } from './row.ts';
import { openShopShape, resubmitShape, type OpenShop, type PayoutWish, type ShopChanges } from './shapes.ts';
import { claimSlug, slugFrom } from './slug.ts';
import { countOpen } from './tally.ts';
import { viewMyShop } from './view.ts';

/**
 * Asks to open a shop; its owner may prepare goods at once, and sells when an officer of the province has approved it.
 * The id is made by the caller: sending it twice opens one shop.
 * @param device a cookie that tells one phone or computer from others; only its print is kept
 * @refuses shops.sign_in, shops.wrong, shops.id_used, shops.too_many, shops.account_wrong, places.unknown
 */
export async function openShop(ctx: Ctx, wish: OpenShop, device?: string): Promise<ShopView> {
	const ownerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('shops.sign_in', 'unauthenticated');
	const parsed = openShopShape.safeParse(wish);
	const shop = parsed.success ? parsed.data : refuse('shops.wrong', 'invalid');
	const mine = await ctx.db
		.selectFrom('shops.shop')
		.select(['shop_id', 'owner_id'])
		.where((eb) => eb.or([eb('shop_id', '=', shop.shopId), eb('owner_id', '=', ownerId)]))
		.execute();
	const same = mine.find((row) => row.shop_id === shop.shopId);
	if (same && same.owner_id !== ownerId) refuse('shops.id_used', 'conflict');
	if (!same) {
		if (mine.length >= limits.shopsAPerson) refuse('shops.too_many', 'conflict', { most: limits.shopsAPerson });
		const { provinceCode } = await writeShop(ctx, { ...shop, ownerId, slug: slugFrom(shop.nameEn ?? ''), state: 'applied' });
		if (device) await markShop(ctx, shop.shopId, 'device', device);
		await publish(ctx, 'shops.applied', { shopId: shop.shopId, provinceCode });
	}
	// The duty is minutes old and not yet in the caller's session: here the owner is known to be the owner.
	return viewMyShop(asSeller(ctx, shop.shopId), shop.shopId);
}

const asSeller = <Kind extends ReadCtx>(ctx: Kind, shopId: string): Kind =>
	ctx.actor.kind === 'person'
		? { ...ctx, actor: { ...ctx.actor, duties: [...ctx.actor.duties, { role: 'seller', shopId, provinceCode: null, officeCode: null }] } }
		: ctx;

export interface SeedShop {
	readonly shopId?: string;
	readonly slug: string;
	readonly ownerId: string;
	readonly nameTh: string;
	readonly nameEn: string | null;
	readonly kind: SellerKind;
	readonly subdistrictCode: string;
	readonly postcode: string;
	readonly villageTh: string;
	readonly villageEn: string | null;
	readonly storyTh: string;
	readonly storyEn: string | null;
	readonly since: number | null;
	readonly members: number | null;
	readonly saying: string | null;
	readonly payout: PayoutWish;
}

/** For the demonstration: a shop that is approved at once. @refuses shops.not_allowed */
export async function seedShop(ctx: Ctx, wish: SeedShop): Promise<{ shopId: string; slug: string }> {
	if (ctx.actor.kind !== 'system') refuse('shops.not_allowed', 'forbidden');
	const shopId = wish.shopId ?? ctx.newId();
	const { slug } = await writeShop(ctx, { ...wish, shopId, slug: slugFrom(wish.slug), state: 'approved' });
	return { shopId, slug };
}

interface Written {
	readonly shopId: string;
	readonly ownerId: string;
	readonly slug: string | null;
	readonly state: 'applied' | 'approved';
	readonly nameTh: string;
	readonly nameEn?: string | null | undefined;
	readonly kind: SellerKind;
	readonly subdistrictCode: string;
	readonly postcode: string;
	readonly villageTh: string;
	readonly villageEn?: string | null;
	readonly storyTh: string;
	readonly storyEn?: string | null | undefined;
	readonly saying?: string | null;
	readonly since?: number | null;
	readonly members?: number | null;
	readonly payout: PayoutWish;
}

async function writeShop(ctx: Ctx, shop: Written): Promise<{ slug: string; provinceCode: string }> {
	const asShops = { ...ctx, actor: system('shops') };
	const { provinceCode } = await placeOf(ctx, shop.subdistrictCode, shop.postcode);
	const slug = await claimSlug(ctx, shop.shopId, shop.slug);
	await ctx.db
		.insertInto('shops.shop')
		.values({
			shop_id: shop.shopId,
			slug,
			owner_id: shop.ownerId,
			name_th: shop.nameTh,
			name_en: shop.nameEn ?? null,
			kind: shop.kind,
			state: shop.state,
			subdistrict_code: shop.subdistrictCode,
			postcode: shop.postcode,
			province_code: provinceCode,
			village_th: shop.villageTh,
			village_en: shop.villageEn ?? null,
			story_th: shop.storyTh,
			story_en: shop.storyEn ?? null,
			saying: shop.saying ?? null,
			since_year: shop.since ?? null,
			members: shop.members ?? null,
			reason: null,
			applied_at: ctx.now,
			approved_at: shop.state === 'approved' ? ctx.now : null,
		})
		.execute();
	if (shop.state === 'approved') await countOpen(ctx, [shop.subdistrictCode], 1);
	await remember(ctx, shop.shopId, shop.state, null);
	const { name, phone } = await contactOf(asShops, shop.ownerId);
	await saveAccount(ctx, shop.shopId, shop.payout, name);
	await markShop(ctx, shop.shopId, 'phone', phone);
	await grantDuty(asShops, { personId: shop.ownerId, role: 'seller', shopId: shop.shopId });
	return { slug, provinceCode };
}

/** The owner puts things right and sends the application again. @refuses shops.not_found, shops.wrong, shops.moved_on, places.unknown */
export async function resubmitShop(ctx: Ctx, shopId: string, changes: ShopChanges): Promise<ShopView> {
	mustOwn(ctx, shopId, 'shops.not_found');
	const shop = await findShop(ctx, shopId, { lock: true });
	const parsed = resubmitShape.safeParse(changes);
	const fresh = parsed.success ? parsed.data : refuse('shops.wrong', 'invalid');
	const place = await placeOf(ctx, fresh.subdistrictCode ?? shop.subdistrict_code, fresh.postcode ?? shop.postcode);
	await move(ctx, shopId, 'applied', { reason: null, from: 'sent_back' });
	await ctx.db
		.updateTable('shops.shop')
		.set({
			name_th: fresh.nameTh ?? shop.name_th,
			name_en: fresh.nameEn ?? shop.name_en,
			kind: fresh.kind ?? shop.kind,
			subdistrict_code: place.subdistrictCode,
			postcode: place.postcode,
			province_code: place.provinceCode,
			village_th: fresh.villageTh ?? shop.village_th,
			story_th: fresh.storyTh ?? shop.story_th,
			story_en: fresh.storyEn ?? shop.story_en,
			applied_at: ctx.now,
		})
		.where('shop_id', '=', shopId)
		.execute();
	await publish(ctx, 'shops.applied', { shopId, provinceCode: place.provinceCode });
	return viewMyShop(ctx, shopId);
}

/** The catalogue counts what is on sale. */
export async function countProducts(ctx: Ctx, shopId: string, by: number): Promise<void> {
	await ctx.db
		.updateTable('shops.shop')
		.set((eb) => ({ products: eb('products', '+', by) }))
		.where('shop_id', '=', shopId)
		.execute();
}
