import type { CertificateKind, Words } from '#kernel/views';
import { bangkokDay } from '#kernel/time';
import type { ReadCtx } from '#platform/ctx';
import type { CertificateRow } from './certificate.ts';
import { kinds } from './kinds.ts';
import { limits } from './limits.ts';

/** A certificate as anybody may read it: one that holds, or that held once. Days in Bangkok, both included. */
export interface PublicCertificate {
	/** on its badge */
	readonly code: string;
	readonly certificateId: string;
	readonly shopId: string;
	readonly provinceCode: string;
	readonly kind: CertificateKind;
	readonly kindName: Words;
	readonly number: string;
	readonly stars: number | null;
	readonly issuer: string;
	readonly from: string;
	readonly until: string;
	/** `waiting`: the office reads it again */
	readonly state: 'valid' | 'expired' | 'withdrawn' | 'waiting';
	readonly history: readonly { readonly at: Date; readonly state: string }[];
}

/** The certificate of a badge's code; null when there is none, or when no office ever found it valid. */
export async function certificateByCode(ctx: ReadCtx, code: string): Promise<PublicCertificate | null> {
	const row = await ctx.db.selectFrom('standards.certificate').selectAll().where('code', '=', code).executeTakeFirst();
	if (!row) return null;
	const history = await ctx.db
		.selectFrom('standards.history')
		.select(['at', 'state'])
		.where('shop_id', '=', row.shop_id)
		.where('certificate_id', '=', row.certificate_id)
		.orderBy('history_id')
		.limit(limits.page)
		.execute();
	// Those of the set-up have no history before somebody touches them.
	const held = row.state === 'valid' || row.state === 'withdrawn' || history.some((one) => one.state === 'valid');
	const neverValid =
		row.state === 'withdrawn' && history.length > 0 && history[0]!.state === 'submitted' && !history.some((one) => one.state === 'valid');
	return held && !neverValid ? publicOf(row, ctx.now, history) : null;
}

/** Certificates that hold today and cover a product. */
export async function certificatesOfProduct(ctx: ReadCtx, ids: { shopId: string; productId: string }): Promise<PublicCertificate[]> {
	const today = bangkokDay(ctx.now);
	const rows = await ctx.db
		.selectFrom('standards.certificate as w')
		.innerJoin('standards.coverage as c', (join) => join.onRef('c.shop_id', '=', 'w.shop_id').onRef('c.certificate_id', '=', 'w.certificate_id'))
		.selectAll('w')
		.where('w.shop_id', '=', ids.shopId)
		.where('c.product_id', '=', ids.productId)
		.where('w.state', '=', 'valid')
		.where('w.from_day', '<=', today)
		.where('w.until_day', '>=', today)
		.orderBy('w.kind')
		.limit(limits.page)
		.execute();
	return rows.map((row) => publicOf(row, ctx.now, []));
}

function publicOf(row: CertificateRow, now: Date, history: PublicCertificate['history']): PublicCertificate {
	const kind = row.kind as CertificateKind;
	const today = bangkokDay(now);
	const inForce = row.until_day < today ? 'expired' : row.from_day > today ? 'waiting' : 'valid';
	return {
		code: row.code,
		certificateId: row.certificate_id,
		shopId: row.shop_id,
		provinceCode: row.province_code,
		kind,
		kindName: kinds[kind].name,
		number: row.number,
		stars: row.stars,
		issuer: row.issuer,
		from: row.from_day,
		until: row.until_day,
		state: row.state === 'valid' ? inForce : row.state === 'submitted' ? 'waiting' : 'withdrawn',
		history,
	};
}
