import { areasOf } from '#kernel/areas';
import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { AdviceCard, AdviceView } from '#kernel/views-advice';
import type { Page } from '#kernel/views';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { sideOf } from './policy.ts';

const PAGE = 30;
const columns = ['shop_id', 'case_id', 'topic', 'state', 'asked_by_shop', 'opened_at', 'look_again', 'waits_for', 'touched_at', 'outcome'] as const;
type Row = {
	shop_id: string;
	case_id: string;
	topic: string;
	state: string;
	asked_by_shop: boolean;
	opened_at: Date;
	look_again: string | null;
	waits_for: string;
	touched_at: Date;
	outcome: string | null;
};

async function cards(ctx: ReadCtx, rows: readonly Row[]): Promise<AdviceCard[]> {
	const shops = await shopCards(ctx, [...new Set(rows.map((row) => row.shop_id))]);
	return rows.map((row) => {
		const shop = shops.get(row.shop_id);
		return {
			caseId: row.case_id,
			shop: { shopId: row.shop_id, slug: shop?.slug ?? '', name: shop?.name ?? { th: '', en: null } },
			topic: row.topic as AdviceCard['topic'],
			state: row.state as AdviceCard['state'],
			waitsFor: row.waits_for as AdviceCard['waitsFor'],
			askedByShop: row.asked_by_shop,
			openedAt: row.opened_at,
			touchedAt: row.touched_at,
			lookAgain: row.look_again,
			outcome: row.outcome,
		};
	});
}

/** A shop's cases, newest first, for those who work for it. @refuses advice.not_found */
export async function shopCases(ctx: ReadCtx, shopId: string): Promise<AdviceCard[]> {
	mustSellFor(ctx, shopId, 'see', 'advice.not_found');
	const rows = await ctx.db.selectFrom('advice.case').select(columns).where('shop_id', '=', shopId).orderBy('opened_at', 'desc').limit(100).execute();
	return cards(ctx, rows);
}

/** Open cases of the caller's area, longest untouched first. @refuses advice.not_an_officer */
export async function areaCases(ctx: ReadCtx, wish: { cursor?: string | null | undefined }): Promise<Page<AdviceCard>> {
	const areas = ctx.actor.kind === 'person' ? areasOf(ctx.actor) : [];
	if (areas?.length === 0) refuse('advice.not_an_officer', 'forbidden');
	let query = ctx.db.selectFrom('advice.case').select(columns).where('state', '=', 'open');
	if (areas)
		query = query.where((of) =>
			of.or([
				of('province_code', '=', sql<string>`any(${areas}::text[])`),
				of(sql<string>`left(subdistrict_code, 4)`, '=', sql<string>`any(${areas}::text[])`),
			]),
		);
	const [at, id] = (wish.cursor ?? '').split('_');
	if (at && id && /^\d{1,15}$/.test(at) && /^[0-9a-f-]{36}$/.test(id))
		query = query.where(sql<boolean>`(touched_at, case_id) > (${new Date(Number(at))}, ${id}::uuid)`);
	const rows = await query
		.orderBy('touched_at')
		.orderBy('case_id')
		.limit(PAGE + 1)
		.execute();
	const last = rows.slice(0, PAGE).at(-1);
	return { items: await cards(ctx, rows.slice(0, PAGE)), next: rows.length > PAGE && last ? `${last.touched_at.getTime()}_${last.case_id}` : null };
}

/** One case with what was written, oldest first. @refuses advice.not_found */
export async function viewCase(ctx: ReadCtx, ids: { shopId: string; caseId: string }): Promise<AdviceView> {
	const row = await ctx.db
		.selectFrom('advice.case')
		.select([...columns, 'province_code', 'subdistrict_code'])
		.where('shop_id', '=', ids.shopId)
		.where('case_id', '=', ids.caseId)
		.executeTakeFirst();
	if (!row) return refuse('advice.not_found', 'not_found');
	const side = sideOf(ctx, { shopId: ids.shopId, provinceCode: row.province_code, subdistrictCode: row.subdistrict_code });
	const notes = await ctx.db
		.selectFrom('advice.note')
		.select(['note_id', 'from_shop', 'author_name', 'text', 'at'])
		.where('shop_id', '=', ids.shopId)
		.where('case_id', '=', ids.caseId)
		.orderBy('at')
		.orderBy('note_id')
		.execute();
	const [card] = await cards(ctx, [row]);
	return {
		...card!,
		side,
		notes: notes.map((note) => ({ noteId: note.note_id, fromShop: note.from_shop, by: note.author_name, text: note.text, at: note.at })),
	};
}
