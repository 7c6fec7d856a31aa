import type { Selectable } from 'kysely';
import { actorName, officerOf, sellsFor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { markOrigin, shopOfProducts } from '#market/catalogue';
import { placeOf } from '#market/places';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { originShape, type OriginWish } from './shapes.ts';

export type ClaimRow = Selectable<Tables['origin.claim']>;
export type ClaimState = 'submitted' | 'verified' | 'refused' | 'withdrawn';
type Ids = { readonly shopId: string; readonly productId: string };

/**
 * A seller says where a product is made, or says it anew: any change takes the mark away until the office of that place has read it.
 * The same words again change nothing.
 * @returns the code that its labels carry
 * @refuses origin.wrong, origin.not_found, places.unknown, shops.help_not_this
 */
export async function claimOrigin(ctx: Ctx, wish: Ids & OriginWish): Promise<{ code: string; state: ClaimState }> {
	const { shopId, productId, ...given } = wish;
	mustSellFor(ctx, shopId, 'listing', 'origin.not_found');
	const parsed = originShape.safeParse(given);
	const said = parsed.success ? parsed.data : refuse('origin.wrong', 'invalid');
	if ((await shopOfProducts(ctx, [productId])).get(productId) !== shopId) refuse('origin.not_found', 'not_found');
	const { provinceCode } = await placeOf(ctx, said.subdistrictCode, said.postcode);
	const before = await find(ctx, wish);
	if (before && (before.state === 'submitted' || before.state === 'verified') && isSame(before, said))
		return { code: before.code, state: before.state as ClaimState };
	const code = before?.code ?? (await newLabel(ctx, wish));
	const row = {
		subdistrict_code: said.subdistrictCode,
		postcode: said.postcode,
		province_code: provinceCode,
		village: said.village,
		makers: said.makers,
		wisdom: said.wisdom,
		evidence: JSON.stringify(said.evidence),
		state: 'submitted',
		reason: null,
		submitted_at: ctx.now,
		decided_at: null,
		decided_by: null,
	};
	await ctx.db
		.insertInto('origin.claim')
		.values({ shop_id: shopId, product_id: productId, code, ...row })
		.onConflict((conflict) => conflict.columns(['shop_id', 'product_id']).doUpdateSet(row))
		.execute();
	await remember(ctx, wish, 'submitted', said, null);
	await markOrigin(ctx, shopId, [productId], false);
	await publish(ctx, 'origin.submitted', { shopId, productId, provinceCode });
	return { code, state: 'submitted' };
}

const isSame = (row: ClaimRow, said: OriginWish): boolean =>
	row.subdistrict_code === said.subdistrictCode &&
	row.postcode === said.postcode &&
	row.village === said.village &&
	row.makers === said.makers &&
	row.wisdom === said.wisdom &&
	JSON.stringify(row.evidence) === JSON.stringify(said.evidence);

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A fresh code that leads to a product's claim. */
export async function newLabel(ctx: Ctx, ids: Ids): Promise<string> {
	const code = [...ctx.random.bytes(limits.code)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
	await ctx.db.insertInto('origin.label').values({ code, shop_id: ids.shopId, product_id: ids.productId }).execute();
	return code;
}

/**
 * An officer of the place of production has read it; never of an own shop.
 * @refuses origin.not_found, origin.own_shop, origin.reason_missing, origin.moved_on
 */
export async function decideOrigin(ctx: Ctx, wish: Ids & { verified: boolean; reason?: string | undefined }): Promise<void> {
	const claim = await forOfficer(ctx, wish);
	const reason = wish.verified ? null : reasonOf(wish.reason);
	if (claim.state === (wish.verified ? 'verified' : 'refused')) return;
	if (claim.state !== 'submitted') refuse('origin.moved_on', 'conflict');
	await move(ctx, claim, wish.verified ? 'verified' : 'refused', reason);
}

/** The office takes the mark back, with a reason. @refuses origin.not_found, origin.own_shop, origin.reason_missing, origin.moved_on */
export async function withdrawOrigin(ctx: Ctx, wish: Ids & { reason: string }): Promise<void> {
	const claim = await forOfficer(ctx, wish);
	const reason = reasonOf(wish.reason);
	if (claim.state === 'withdrawn') return;
	if (claim.state !== 'verified') refuse('origin.moved_on', 'conflict');
	await move(ctx, claim, 'withdrawn', reason);
}

async function forOfficer(ctx: Ctx, ids: Ids): Promise<ClaimRow> {
	const claim = (await find(ctx, ids)) ?? refuse('origin.not_found', 'not_found');
	if (sellsFor(ctx.actor, ids.shopId)) refuse('origin.own_shop', 'forbidden');
	if (ctx.actor.kind !== 'system' && !officerOf(ctx.actor, claim.province_code)) refuse('origin.not_found', 'not_found');
	return claim;
}

function reasonOf(text: string | undefined): string {
	const reason = text?.trim().slice(0, limits.reason) ?? '';
	return reason === '' ? refuse('origin.reason_missing', 'invalid', {}, { reason: 'origin.reason_missing' }) : reason;
}

const find = (ctx: Ctx, ids: Ids): Promise<ClaimRow | undefined> =>
	ctx.db
		.selectFrom('origin.claim')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('product_id', '=', ids.productId)
		.forUpdate()
		.executeTakeFirst();

async function move(ctx: Ctx, claim: ClaimRow, to: 'verified' | 'refused' | 'withdrawn', reason: string | null): Promise<void> {
	const ids = { shopId: claim.shop_id, productId: claim.product_id };
	await ctx.db
		.updateTable('origin.claim')
		.set({ state: to, reason, decided_at: ctx.now, decided_by: actorName(ctx.actor) })
		.where('shop_id', '=', ids.shopId)
		.where('product_id', '=', ids.productId)
		.execute();
	await remember(ctx, ids, to, {}, reason);
	await markOrigin(ctx, ids.shopId, [ids.productId], to === 'verified');
	await publish(ctx, 'origin.decided', { ...ids, verified: to === 'verified' });
}

const remember = (ctx: Ctx, ids: Ids, state: ClaimState, said: object, why: string | null): Promise<unknown> =>
	ctx.db
		.insertInto('origin.history')
		.values({
			shop_id: ids.shopId,
			history_id: ctx.newId(),
			product_id: ids.productId,
			state,
			said: JSON.stringify(said),
			at: ctx.now,
			by_whom: actorName(ctx.actor),
			why,
		})
		.execute();
