import { actorName, system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import { statesBefore } from '#kernel/steps';
import type { SellerKind, ShopCard, ShopView } from '#kernel/views';
import { contactOf, grantDuty } from '#market/people';
import { placeOf } from '#market/places';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { saveAccount } from './account.ts';
import { limits } from './limits.ts';
import { mayApprove, maySee } from './policy.ts';
import { facts, findShop, type ShopRow } from './row.ts';
import { openShopShape, resubmitShape, type OpenShop, type PayoutWish, type ShopChanges } from './shapes.ts';
import { claimSlug, slugFrom } from './slug.ts';
import { shopSteps } from './steps.ts';
import { viewMyShop } from './view.ts';

type State = ShopCard['state'];

/**
 * Asks to open a shop; its owner may prepare goods at once, and sells when an officer of the province has approved it.
 * The id is made by the caller: sending it twice opens one shop.
 * @refuses shops.sign_in, shops.wrong, shops.id_used, shops.too_many, shops.account_wrong, places.unknown
 */
export async function openShop(ctx: Ctx, wish: OpenShop): Promise<ShopView> {
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
	await remember(ctx, shop.shopId, shop.state, null);
	await saveAccount(ctx, shop.shopId, shop.payout, (await contactOf(asShops, shop.ownerId)).name);
	await grantDuty(asShops, { personId: shop.ownerId, role: 'seller', shopId: shop.shopId });
	return { slug, provinceCode };
}

const remember = (ctx: Ctx, shopId: string, state: State, why: string | null): Promise<unknown> =>
	ctx.db
		.insertInto('shops.history')
		.values({ shop_id: shopId, history_id: ctx.newId(), state, at: ctx.now, by_whom: actorName(ctx.actor), why })
		.execute();

/** One move, from the states that allow it; its history row is written with it. @refuses shops.moved_on */
async function move(ctx: Ctx, shopId: string, to: State, more: { reason?: string | null; approved_at?: Date }): Promise<void> {
	const moved = await ctx.db
		.updateTable('shops.shop')
		.set({ state: to, ...more })
		.where('shop_id', '=', shopId)
		.where('state', 'in', statesBefore<State>(shopSteps, to))
		.executeTakeFirst();
	if (moved.numUpdatedRows !== 1n) refuse('shops.moved_on', 'conflict');
	await remember(ctx, shopId, to, more.reason ?? null);
}

/** For an officer of the shop's province. @refuses shops.not_found, shops.not_yours, shops.moved_on */
export async function approveShop(ctx: Ctx, shopId: string): Promise<void> {
	const shop = await findForOfficer(ctx, shopId);
	if (shop.state === 'approved') return;
	await move(ctx, shopId, 'approved', { reason: null, approved_at: ctx.now });
	await publish(ctx, 'shops.approved', { shopId, ownerId: shop.owner_id });
}

/** With what is to be put right, for its owner to read. @refuses shops.not_found, shops.not_yours, shops.moved_on, shops.reason_missing */
export async function sendBackShop(ctx: Ctx, wish: { shopId: string; reason: string }): Promise<void> {
	const shop = await findForOfficer(ctx, wish.shopId);
	const reason = wish.reason.trim().slice(0, limits.reason);
	if (reason === '') refuse('shops.reason_missing', 'invalid', {}, { reason: 'shops.reason_missing' });
	await move(ctx, wish.shopId, 'sent_back', { reason });
	await publish(ctx, 'shops.sent_back', { shopId: wish.shopId, ownerId: shop.owner_id });
}

async function findForOfficer(ctx: Ctx, shopId: string): Promise<ShopRow> {
	const shop = await findShop(ctx, shopId, { lock: true });
	if (!maySee(ctx.actor, facts(shop), ctx.now)) refuse('shops.not_found', 'not_found');
	if (shop.owner_id === (ctx.actor.kind === 'person' ? ctx.actor.personId : '')) refuse('shops.own_shop', 'forbidden');
	if (!mayApprove(ctx.actor, { ...facts(shop), state: 'applied' })) refuse('shops.not_yours', 'forbidden');
	return shop;
}

/** The owner puts things right and sends the application again. @refuses shops.not_found, shops.wrong, shops.moved_on, places.unknown */
export async function resubmitShop(ctx: Ctx, shopId: string, changes: ShopChanges): Promise<ShopView> {
	mustOwn(ctx, shopId, 'shops.not_found');
	const shop = await findShop(ctx, shopId, { lock: true });
	const parsed = resubmitShape.safeParse(changes);
	const fresh = parsed.success ? parsed.data : refuse('shops.wrong', 'invalid');
	const place = await placeOf(ctx, fresh.subdistrictCode ?? shop.subdistrict_code, fresh.postcode ?? shop.postcode);
	await move(ctx, shopId, 'applied', { reason: null });
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
