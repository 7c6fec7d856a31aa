import type { Selectable } from 'kysely';
import { actorName, sellsFor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { bangkokDay } from '#kernel/time';
import { setCertificates, shopOfProducts } from '#market/catalogue';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';
import { mayDecide } from './policy.ts';
import { certificateShape, type CertificateWish } from './shapes.ts';

export type CertificateRow = Selectable<Tables['standards.certificate']>;
export type CertificateState = 'submitted' | 'valid' | 'refused' | 'withdrawn';

/**
 * A seller hands in a paper for some of the shop's goods; the province's office reads it before anything is shown. The same id again changes nothing.
 * @refuses standards.wrong, standards.number_wrong, standards.stars_missing, standards.days_wrong, standards.lapsed, standards.not_found,
 * standards.known, standards.too_many, shops.help_not_this
 */
export async function submitCertificate(ctx: Ctx, wish: CertificateWish & { shopId: string; certificateId: string }): Promise<void> {
	const { shopId, certificateId, ...given } = wish;
	mustSellFor(ctx, shopId, 'listing', 'standards.not_found');
	const paper = readPaper(ctx, given);
	const shop = (await shopCards(ctx, [shopId])).get(shopId) ?? refuse('standards.not_found', 'not_found');
	const there = await ctx.db
		.selectFrom('standards.certificate')
		.select(['certificate_id', 'kind', 'number', 'state'])
		.where('shop_id', '=', shopId)
		.orderBy('certificate_id')
		.limit(limits.wallet)
		.execute();
	if (there.some((one) => one.certificate_id === certificateId)) return;
	if (there.length >= limits.wallet) refuse('standards.too_many', 'conflict', { most: limits.wallet });
	const twin = there.find((one) => one.kind === paper.kind && one.number === paper.number && (one.state === 'submitted' || one.state === 'valid'));
	if (twin) refuse('standards.known', 'conflict', { number: paper.number });
	const productIds = await ownGoods(ctx, shopId, given.productIds);
	const written = await ctx.db
		.insertInto('standards.certificate')
		.values({
			shop_id: shopId,
			certificate_id: certificateId,
			...paper,
			state: 'submitted',
			reason: null,
			province_code: shop.provinceCode,
			submitted_at: ctx.now,
			submitted_by: actorName(ctx.actor),
			decided_at: null,
			decided_by: null,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('certificate_id')
		.executeTakeFirst();
	if (!written) return refuse('standards.known', 'conflict', { number: paper.number });
	await ctx.db
		.insertInto('standards.coverage')
		.values(productIds.map((product_id) => ({ shop_id: shopId, certificate_id: certificateId, product_id })))
		.execute();
	await remember(ctx, shopId, certificateId, 'submitted', null);
	await publish(ctx, 'standards.submitted', { shopId, certificateId, provinceCode: shop.provinceCode });
}

/** What the paper says, in its one way of writing. */
function readPaper(ctx: Ctx, given: CertificateWish) {
	const parsed = certificateShape.safeParse(given);
	const paper = parsed.success ? parsed.data : refuse('standards.wrong', 'invalid');
	const kind = kinds[paper.kind];
	const number =
		kind.read(paper.number) ?? refuse('standards.number_wrong', 'invalid', { example: kind.example }, { number: 'standards.number_wrong' });
	if (paper.kind === 'otop' && paper.stars === null) refuse('standards.stars_missing', 'invalid', {}, { stars: 'standards.stars_missing' });
	const furthest = `${Number(paper.from.slice(0, 4)) + limits.years}${paper.from.slice(4)}`;
	if (paper.until < paper.from || paper.until > furthest) refuse('standards.days_wrong', 'invalid', {}, { until: 'standards.days_wrong' });
	if (paper.until < bangkokDay(ctx.now)) refuse('standards.lapsed', 'invalid', {}, { until: 'standards.lapsed' });
	return {
		kind: paper.kind,
		number,
		issuer: paper.issuer || kind.issuer.th,
		scope: paper.scope,
		stars: paper.kind === 'otop' ? paper.stars : null,
		from_day: paper.from,
		until_day: paper.until,
		picture: paper.picture,
	};
}

/** @refuses standards.not_found when one of them is no product of the shop */
async function ownGoods(ctx: Ctx, shopId: string, wanted: readonly string[]): Promise<string[]> {
	const ids = [...new Set(wanted)];
	const shops = await shopOfProducts(ctx, ids);
	if (ids.some((id) => shops.get(id) !== shopId)) refuse('standards.not_found', 'not_found', {}, { productIds: 'standards.not_found' });
	return ids;
}

/**
 * The goods a paper covers, changed. Leaving one out takes its mark away at once; a new one has the paper read again.
 * @refuses standards.not_found, standards.moved_on
 */
export async function coverGoods(ctx: Ctx, wish: { shopId: string; certificateId: string; productIds: readonly string[] }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'listing', 'standards.not_found');
	const paper = await lock(ctx, wish);
	if (paper.state !== 'submitted' && paper.state !== 'valid') refuse('standards.moved_on', 'conflict');
	const wanted = await ownGoods(ctx, wish.shopId, wish.productIds);
	const covered = await goodsOf(ctx, paper);
	await ctx.db.deleteFrom('standards.coverage').where('shop_id', '=', wish.shopId).where('certificate_id', '=', wish.certificateId).execute();
	if (wanted.length > 0)
		await ctx.db
			.insertInto('standards.coverage')
			.values(wanted.map((product_id) => ({ shop_id: wish.shopId, certificate_id: wish.certificateId, product_id })))
			.execute();
	const again = paper.state === 'valid' && wanted.some((id) => !covered.includes(id));
	if (again) {
		await move(ctx, paper, 'submitted', null);
		await publish(ctx, 'standards.submitted', { shopId: wish.shopId, certificateId: wish.certificateId, provinceCode: paper.province_code });
	}
	if (paper.state === 'valid') await show(ctx, wish.shopId, [...new Set([...covered, ...wanted])]);
}

/**
 * An officer of the shop's province has read the paper; never of an own shop.
 * @refuses standards.not_found, standards.own_shop, standards.not_yours, standards.reason_missing, standards.moved_on
 */
export async function decideCertificate(
	ctx: Ctx,
	wish: { shopId: string; certificateId: string; valid: boolean; reason?: string | undefined },
): Promise<void> {
	const paper = await forOfficer(ctx, wish);
	const reason = wish.valid ? null : reasonOf(wish.reason);
	if (paper.state === (wish.valid ? 'valid' : 'refused')) return;
	if (paper.state !== 'submitted') refuse('standards.moved_on', 'conflict');
	await move(ctx, paper, wish.valid ? 'valid' : 'refused', reason);
	await show(ctx, wish.shopId, await goodsOf(ctx, paper));
	await publish(ctx, 'standards.decided', { shopId: wish.shopId, certificateId: wish.certificateId, valid: wish.valid });
}

/** The mark goes from everything at once: by the office with a reason, or by the seller. @refuses standards.not_found, standards.moved_on, standards.reason_missing */
export async function withdrawCertificate(ctx: Ctx, wish: { shopId: string; certificateId: string; reason?: string | undefined }): Promise<void> {
	const own = sellsFor(ctx.actor, wish.shopId);
	const paper = own ? await lock(ctx, wish) : await forOfficer(ctx, wish);
	const reason = own ? (wish.reason?.trim().slice(0, limits.reason) ?? null) : reasonOf(wish.reason);
	if (paper.state === 'withdrawn') return;
	if (paper.state === 'refused') refuse('standards.moved_on', 'conflict');
	await move(ctx, paper, 'withdrawn', reason);
	await show(ctx, wish.shopId, await goodsOf(ctx, paper));
	if (!own) await publish(ctx, 'standards.decided', { shopId: wish.shopId, certificateId: wish.certificateId, valid: false });
}

function reasonOf(text: string | undefined): string {
	const reason = text?.trim().slice(0, limits.reason) ?? '';
	return reason === '' ? refuse('standards.reason_missing', 'invalid', {}, { reason: 'standards.reason_missing' }) : reason;
}

type PaperIds = { readonly shopId: string; readonly certificateId: string };

async function lock(ctx: Ctx, { shopId, certificateId }: PaperIds): Promise<CertificateRow> {
	const row = await ctx.db
		.selectFrom('standards.certificate')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('certificate_id', '=', certificateId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('standards.not_found', 'not_found');
}

async function forOfficer(ctx: Ctx, ids: PaperIds): Promise<CertificateRow> {
	const paper = await lock(ctx, ids);
	if (sellsFor(ctx.actor, ids.shopId)) refuse('standards.own_shop', 'forbidden');
	if (!mayDecide(ctx.actor, paper.province_code)) refuse('standards.not_found', 'not_found');
	return paper;
}

async function move(ctx: Ctx, paper: CertificateRow, to: CertificateState, reason: string | null): Promise<void> {
	const decided = to === 'submitted' ? { decided_at: null, decided_by: null } : { decided_at: ctx.now, decided_by: actorName(ctx.actor) };
	await ctx.db
		.updateTable('standards.certificate')
		.set({ state: to, reason, ...decided })
		.where('shop_id', '=', paper.shop_id)
		.where('certificate_id', '=', paper.certificate_id)
		.where('state', '=', paper.state)
		.execute();
	await remember(ctx, paper.shop_id, paper.certificate_id, to, reason);
}

const remember = (ctx: Ctx, shopId: string, certificateId: string, state: CertificateState, why: string | null): Promise<unknown> =>
	ctx.db
		.insertInto('standards.history')
		.values({
			shop_id: shopId,
			history_id: ctx.newId(),
			certificate_id: certificateId,
			state,
			at: ctx.now,
			by_whom: actorName(ctx.actor),
			why,
		})
		.execute();

async function goodsOf(ctx: Ctx, paper: CertificateRow): Promise<string[]> {
	const rows = await ctx.db
		.selectFrom('standards.coverage')
		.select('product_id')
		.where('shop_id', '=', paper.shop_id)
		.where('certificate_id', '=', paper.certificate_id)
		.orderBy('product_id')
		.execute();
	return rows.map((row) => row.product_id);
}

/** The catalogue gets what each product may show: valid papers, with their days; it looks at the days itself. */
async function show(ctx: Ctx, shopId: string, productIds: readonly string[]): Promise<void> {
	if (productIds.length === 0) return;
	const rows = await ctx.db
		.selectFrom('standards.coverage as c')
		.innerJoin('standards.certificate as w', (join) => join.onRef('w.shop_id', '=', 'c.shop_id').onRef('w.certificate_id', '=', 'c.certificate_id'))
		.select(['c.product_id', 'w.certificate_id', 'w.kind', 'w.number', 'w.stars', 'w.from_day', 'w.until_day'])
		.where('c.shop_id', '=', shopId)
		.where('c.product_id', 'in', [...productIds])
		.where('w.state', '=', 'valid')
		.execute();
	await setCertificates(
		ctx,
		shopId,
		productIds,
		rows.map((row) => ({
			productId: row.product_id,
			certificateId: row.certificate_id,
			kind: row.kind as CertificateWish['kind'],
			number: row.number,
			stars: row.stars,
			from: row.from_day,
			until: row.until_day,
		})),
	);
}
