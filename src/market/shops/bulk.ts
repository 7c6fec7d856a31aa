import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { SellerKind, ShopCard } from '#kernel/views';
import { checklistOf } from '#market/papers';
import { bulkPeople } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publishMany } from '#platform/events';
import { insertMany } from '#platform/many';
import { maskedAccount } from './account.ts';
import { sellerKinds, type ImportShop } from './shapes.ts';
import { slugFrom } from './slug.ts';
import { countOpen } from './tally.ts';
import { shortCode } from '#kernel/ids';

export { importShape, type ImportShop } from './shapes.ts';

export interface OwnedShop {
	readonly shopId: string;
	readonly ownerId: string;
	readonly nameTh: string;
	readonly state: ShopCard['state'];
	readonly provinceCode: string;
	readonly subdistrictCode: string;
}

/** All shops of some people, those that are closed too. Rooms only, for themselves. @refuses shops.not_allowed */
export async function shopsOfOwners(ctx: ReadCtx, ownerIds: readonly string[]): Promise<OwnedShop[]> {
	if (ctx.actor.kind !== 'system') refuse('shops.not_allowed', 'forbidden');
	const rows = await ctx.db
		.selectFrom('shops.shop')
		.select(['shop_id', 'owner_id', 'name_th', 'state', 'province_code', 'subdistrict_code'])
		.where(sql<boolean>`owner_id = any(${[...ownerIds]}::uuid[])`)
		.orderBy('applied_at')
		.execute();
	return rows.map((row) => ({
		shopId: row.shop_id,
		ownerId: row.owner_id,
		nameTh: row.name_th,
		state: row.state as ShopCard['state'],
		provinceCode: row.province_code,
		subdistrictCode: row.subdistrict_code,
	}));
}

/** A shop that an officer writes down for its owner. */
export interface NewShop extends ImportShop {
	readonly shopId: string;
	readonly ownerId: string;
	/** '+66…' */
	readonly phone: string;
	readonly provinceCode: string;
	/** whether its officer opens it at once where no paper is asked for */
	readonly mayOpen: boolean;
}

/** Which kinds of seller need no paper today: their shops may open at once. */
async function withoutPapers(ctx: ReadCtx, kinds: ReadonlySet<SellerKind>, shopId: string): Promise<Set<SellerKind>> {
	const free = new Set<SellerKind>();
	for (const kind of sellerKinds)
		if (kinds.has(kind) && (await checklistOf({ ...ctx, actor: system('shops') }, { shopId, kind })).complete) free.add(kind);
	return free;
}

/**
 * Opens many shops for their owners, each as openShop and approveShop would: with its history, its owner's duty, its marks, and news. Money goes to the
 * owner's own phone (PromptPay) until the owner names an account. Whoever asks has checked the shops and that they are not there.
 * @param wish.by who answers for it, as history rows name people
 * @returns the state of each shop
 * @refuses shops.not_allowed
 */
export async function importShops(ctx: Ctx, wish: { by: string; shops: readonly NewShop[] }): Promise<Map<string, 'applied' | 'approved'>> {
	if (ctx.actor.kind !== 'system') refuse('shops.not_allowed', 'forbidden');
	const [first] = wish.shops;
	if (!first) return new Map();
	const free = await withoutPapers(ctx, new Set(wish.shops.map((shop) => shop.kind)), first.shopId);
	const slugs = await claimSlugs(ctx, wish.shops);
	const states = new Map(wish.shops.map((shop) => [shop.shopId, shop.mayOpen && free.has(shop.kind) ? ('approved' as const) : ('applied' as const)]));
	await insertMany(
		ctx.db,
		'shops.shop',
		wish.shops.map((shop) => shopRow(ctx, shop, slugs.get(shop.shopId)!, states.get(shop.shopId)!)),
	);
	const history = (shop: NewShop, state: string, why: string | null) => ({
		shop_id: shop.shopId,
		history_id: ctx.newId(),
		state,
		at: ctx.now,
		by_whom: wish.by,
		why,
	});
	const opened = wish.shops.filter((shop) => states.get(shop.shopId) === 'approved');
	await countOpen(
		ctx,
		opened.map((shop) => shop.subdistrictCode),
		1,
	);
	await insertMany(ctx.db, 'shops.history', [
		...wish.shops.map((shop) => history(shop, 'applied', 'onboarding')),
		...opened.map((shop) => history(shop, 'approved', null)),
	]);
	await writeAccounts(ctx, wish);
	await bulkPeople.grantSellers(
		ctx,
		wish.shops.map((shop) => ({ personId: shop.ownerId, shopId: shop.shopId })),
	);
	const waiting = wish.shops.filter((shop) => states.get(shop.shopId) === 'applied');
	await publishMany(
		ctx,
		'shops.applied',
		waiting.map((shop) => ({ shopId: shop.shopId, provinceCode: shop.provinceCode, imported: true })),
	);
	await publishMany(
		ctx,
		'shops.approved',
		opened.map((shop) => ({ shopId: shop.shopId, ownerId: shop.ownerId })),
	);
	return states;
}

const shopRow = (ctx: Ctx, shop: NewShop, slug: string, state: 'applied' | 'approved') => ({
	shop_id: shop.shopId,
	slug,
	owner_id: shop.ownerId,
	name_th: shop.nameTh,
	name_en: shop.nameEn ?? null,
	kind: shop.kind,
	state,
	subdistrict_code: shop.subdistrictCode,
	postcode: shop.postcode,
	province_code: shop.provinceCode,
	village_th: shop.villageTh,
	story_th: shop.storyTh,
	story_en: shop.storyEn ?? null,
	products: 0,
	applied_at: ctx.now,
	approved_at: state === 'approved' ? ctx.now : null,
});

/** The wished address where it is free, else 'shop-' and a short code; what is taken is tried again with another code. */
async function claimSlugs(ctx: Ctx, shops: readonly NewShop[]): Promise<Map<string, string>> {
	const slugs = new Map<string, string>();
	let open = shops.map((shop) => ({ shop_id: shop.shopId, slug: slugFrom(shop.nameEn ?? '') ?? codeSlug(ctx) }));
	for (let attempt = 1; open.length > 0 && attempt <= 20; attempt++) {
		// In one order, so that two imports at once never wait for each other in a circle.
		open.sort((a, b) => (a.slug < b.slug ? -1 : 1));
		const claimed = new Set(await insertMany(ctx.db, 'shops.shop_slug', open, { known: 'skip', returning: 'shop_id' }));
		for (const one of open) if (claimed.has(one.shop_id)) slugs.set(one.shop_id, one.slug);
		open = open.filter((one) => !claimed.has(one.shop_id)).map((one) => ({ ...one, slug: codeSlug(ctx) }));
	}
	if (open.length > 0) throw new Error('no free address for a shop');
	return slugs;
}

const codeSlug = (ctx: Ctx): string => `shop-${shortCode(ctx.random.bytes(6)).toLowerCase()}`;

async function writeAccounts(ctx: Ctx, { by, shops }: { by: string; shops: readonly NewShop[] }): Promise<void> {
	const rows = shops.map((shop) => {
		const accountId = ctx.newId();
		return {
			shop_id: shop.shopId,
			account_id: accountId,
			kind: 'promptpay',
			bank_code: null,
			sealed_number: ctx.seal.close(shop.phone, `shops.account.number:${accountId}`),
			sealed_name: ctx.seal.close(shop.ownerName, `shops.account.name:${accountId}`),
			masked: maskedAccount({ kind: 'promptpay', bankCode: null, number: shop.phone }),
			current: true,
			changed_at: ctx.now,
			by_whom: by,
		};
	});
	await insertMany(ctx.db, 'shops.payout_account', rows);
	const marks = shops.map((shop) => ({ shop_id: shop.shopId, kind: 'phone', print: ctx.seal.print(shop.phone, 'shops.mark.phone') }));
	await insertMany(
		ctx.db,
		'shops.mark',
		marks.map((mark) => ({ ...mark, at: ctx.now })),
		{ known: 'skip' },
	);
	await insertMany(ctx.db, 'shops.own_mark', marks, { known: 'skip' });
}
