import { refuse } from '#kernel/refusal';
import { setCertificates, shownCertificates } from '#market/catalogue';
import { shopCards } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { kinds } from './kinds.ts';

/** The demonstration brings goods that show papers: the wallets of these shops get them, read by the set-up. System only. @refuses standards.not_yours */
export async function adoptCertificates(ctx: Ctx, shopIds: readonly string[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('standards.not_yours', 'forbidden');
	const shops = await shopCards(ctx, shopIds);
	const shown = await shownCertificates(ctx, shopIds);
	const papers = Map.groupBy(shown, (one) => `${one.shopId} ${one.kind} ${one.number}`);
	if (papers.size === 0) return;
	const wallet = [...papers.values()].map((same) => ({
		...same[0]!,
		from: yearsBefore(same[0]!.until),
		certificateId: ctx.newId(),
		goods: same.map((one) => one.productId),
	}));
	await ctx.db
		.insertInto('standards.certificate')
		.values(
			wallet.map((paper) => ({
				shop_id: paper.shopId,
				certificate_id: paper.certificateId,
				kind: paper.kind,
				number: paper.number,
				issuer: kinds[paper.kind].issuer.th,
				scope: '',
				stars: paper.stars,
				from_day: paper.from,
				until_day: paper.until,
				picture: null,
				state: 'valid',
				reason: null,
				province_code: shops.get(paper.shopId)!.provinceCode,
				submitted_at: ctx.now,
				submitted_by: 'system:seed',
				decided_at: ctx.now,
				decided_by: 'system:seed',
			})),
		)
		.execute();
	await ctx.db
		.insertInto('standards.coverage')
		.values(
			wallet.flatMap((paper) =>
				[...new Set(paper.goods)].map((product_id) => ({ shop_id: paper.shopId, certificate_id: paper.certificateId, product_id })),
			),
		)
		.execute();
	for (const [shopId, own] of Map.groupBy(wallet, (paper) => paper.shopId)) {
		const rows = own.flatMap((paper) => [...new Set(paper.goods)].map((productId) => ({ ...paper, productId })));
		await setCertificates(ctx, shopId, [...new Set(rows.map((row) => row.productId))], rows);
	}
}

const LIFE_YEARS = 3;
/** Papers of the demonstration were given three years before they end. */
const yearsBefore = (until: string): string => `${Number(until.slice(0, 4)) - LIFE_YEARS}${until.slice(4).replace('-02-29', '-02-28')}`;
