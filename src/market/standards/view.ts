import { provincesOf } from '#kernel/areas';
import type { CertificateKind, Page } from '#kernel/views';
import { refuse } from '#kernel/refusal';
import { bangkokDay, DAY, later } from '#kernel/time';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import type { CertificateRow, CertificateState } from './certificate.ts';
import { limits } from './limits.ts';
import { isOfficer, maySeeAll } from './policy.ts';

/** One paper in a shop's wallet. Days are Bangkok calendar days, both included. */
export interface CertificateView {
	readonly certificateId: string;
	readonly shopId: string;
	readonly shopName: { readonly th: string; readonly en: string | null };
	readonly kind: CertificateKind;
	readonly number: string;
	readonly issuer: string;
	readonly scope: string;
	readonly stars: number | null;
	readonly from: string;
	readonly until: string;
	readonly picture: string | null;
	/** `lapsing`: valid, and ends within 60 days; `lapsed`: was valid, its last day is over; `coming`: valid from a later day */
	readonly state: CertificateState | 'coming' | 'lapsing' | 'lapsed';
	readonly daysLeft: number;
	readonly reason: string | null;
	readonly submittedAt: Date;
	readonly productIds: readonly string[];
}

/** All papers of one shop, the newest first. @refuses standards.not_found */
export async function wallet(ctx: ReadCtx, shopId: string): Promise<CertificateView[]> {
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	if (!shop || !maySeeAll(ctx.actor, shop, ctx.now)) return refuse('standards.not_found', 'not_found');
	const rows = await ctx.db
		.selectFrom('standards.certificate')
		.selectAll()
		.where('shop_id', '=', shopId)
		.orderBy('submitted_at', 'desc')
		.orderBy('certificate_id', 'desc')
		.limit(limits.wallet)
		.execute();
	return views(ctx, rows);
}

/** One paper. @refuses standards.not_found */
export async function viewCertificate(ctx: ReadCtx, ids: { shopId: string; certificateId: string }): Promise<CertificateView> {
	const found = (await wallet(ctx, ids.shopId)).find((one) => one.certificateId === ids.certificateId);
	return found ?? refuse('standards.not_found', 'not_found');
}

/** Papers that wait for the caller's office, the longest waiting first. @refuses standards.not_yours */
export async function waitingCertificates(ctx: ReadCtx): Promise<CertificateView[]> {
	let query = ctx.db.selectFrom('standards.certificate').selectAll().where('state', '=', 'submitted');
	const here = ownProvinces(ctx);
	if (here) query = query.where('province_code', 'in', here);
	return views(ctx, await query.orderBy('submitted_at').orderBy('certificate_id').limit(limits.page).execute());
}

/** Papers of the caller's area that end within so many days, the nearest first. @refuses standards.not_yours */
export async function lapsingCertificates(ctx: ReadCtx, wish: { days: number; cursor?: string | null | undefined }): Promise<Page<CertificateView>> {
	const here = ownProvinces(ctx);
	let query = ctx.db
		.selectFrom('standards.certificate')
		.selectAll()
		.where('state', '=', 'valid')
		.where('until_day', '>=', bangkokDay(ctx.now))
		.where('until_day', '<=', bangkokDay(later(ctx.now, wish.days * DAY)));
	if (here) query = query.where('province_code', 'in', here);
	const [day, shopId, certificateId] = wish.cursor?.split('~') ?? [];
	if (day && shopId && certificateId)
		query = query.where((eb) =>
			eb(eb.refTuple('until_day', 'shop_id', 'certificate_id'), '>', eb.tuple(day as never, shopId as never, certificateId as never)),
		);
	const rows = await query
		.orderBy('until_day')
		.orderBy('shop_id')
		.orderBy('certificate_id')
		.limit(limits.page + 1)
		.execute();
	const shown = rows.slice(0, limits.page);
	const last = shown.at(-1);
	return {
		items: await views(ctx, shown),
		next: rows.length > limits.page && last ? `${last.until_day}~${last.shop_id}~${last.certificate_id}` : null,
	};
}

/** The provinces an officer looks after; null is the whole country. @refuses standards.not_yours */
const ownProvinces = ({ actor }: ReadCtx): string[] | null => (isOfficer(actor) ? provincesOf(actor) : refuse('standards.not_yours', 'forbidden'));

async function views(ctx: ReadCtx, rows: readonly CertificateRow[]): Promise<CertificateView[]> {
	if (rows.length === 0) return [];
	const shops = await shopCards(ctx, [...new Set(rows.map((row) => row.shop_id))]);
	const covered = await ctx.db
		.selectFrom('standards.coverage')
		.select(['certificate_id', 'product_id'])
		.where('shop_id', 'in', [...new Set(rows.map((row) => row.shop_id))])
		.where(
			'certificate_id',
			'in',
			rows.map((row) => row.certificate_id),
		)
		.execute();
	const today = bangkokDay(ctx.now);
	const soon = bangkokDay(later(ctx.now, limits.warnDays[0] * DAY));
	return rows.map((row) => ({
		certificateId: row.certificate_id,
		shopId: row.shop_id,
		shopName: shops.get(row.shop_id)?.name ?? { th: '', en: null },
		kind: row.kind as CertificateKind,
		number: row.number,
		issuer: row.issuer,
		scope: row.scope,
		stars: row.stars,
		from: row.from_day,
		until: row.until_day,
		picture: row.picture,
		state: stateOn(row, today, soon),
		daysLeft: Math.round((Date.parse(row.until_day) - Date.parse(today)) / DAY),
		reason: row.reason,
		submittedAt: row.submitted_at,
		productIds: covered.filter((one) => one.certificate_id === row.certificate_id).map((one) => one.product_id),
	}));
}

function stateOn(row: CertificateRow, today: string, soon: string): CertificateView['state'] {
	if (row.state !== 'valid') return row.state as CertificateState;
	if (row.until_day < today) return 'lapsed';
	if (row.from_day > today) return 'coming';
	return row.until_day <= soon ? 'lapsing' : 'valid';
}
