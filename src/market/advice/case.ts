import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { viewShopById } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { sideOf } from './policy.ts';
import type { CaseWish } from './shapes.ts';

type Ids = { readonly shopId: string; readonly caseId: string };

/** Opens a case for a shop of one's own or of one's area. The same id again changes nothing. @refuses shops.not_found, advice.not_found */
export async function openCase(ctx: Ctx, wish: CaseWish & Ids): Promise<void> {
	const shop = await viewShopById(ctx, wish.shopId);
	const place = { shopId: wish.shopId, provinceCode: shop.provinceCode, subdistrictCode: shop.place.subdistrictCode };
	const side = sideOf(ctx, place);
	const fresh = await ctx.db
		.insertInto('advice.case')
		.values({
			shop_id: wish.shopId,
			case_id: wish.caseId,
			topic: wish.topic,
			province_code: place.provinceCode,
			subdistrict_code: place.subdistrictCode,
			asked_by_shop: side === 'shop',
			opened_by: actorName(ctx.actor),
			opened_at: ctx.now,
			look_again: side === 'office' ? (wish.lookAgain ?? null) : null,
			waits_for: side === 'shop' ? 'office' : 'shop',
			touched_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('case_id')
		.executeTakeFirst();
	if (!fresh) return;
	await write(ctx, wish, { noteId: wish.caseId, text: wish.text, side, place });
}

/** One more note; the turn goes to the other side. The same id again changes nothing. @refuses advice.not_found, advice.closed */
export async function addNote(ctx: Ctx, wish: Ids & { noteId: string; text: string }): Promise<void> {
	const row = await lockCase(ctx, wish);
	const place = { shopId: wish.shopId, provinceCode: row.province_code, subdistrictCode: row.subdistrict_code };
	const side = sideOf(ctx, place);
	if (row.state === 'closed') refuse('advice.closed', 'conflict');
	await write(ctx, wish, { ...wish, side, place });
}

/** Done, with what came of it; either side may close. @refuses advice.not_found */
export async function closeCase(ctx: Ctx, wish: Ids & { outcome: string }): Promise<void> {
	const row = await lockCase(ctx, wish);
	sideOf(ctx, { shopId: wish.shopId, provinceCode: row.province_code, subdistrictCode: row.subdistrict_code });
	if (row.state === 'closed') return;
	await ctx.db
		.updateTable('advice.case')
		.set({ state: 'closed', waits_for: 'nobody', outcome: wish.outcome || null, closed_at: ctx.now, touched_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('case_id', '=', wish.caseId)
		.execute();
}

async function lockCase(ctx: Ctx, ids: Ids) {
	const row = await ctx.db
		.selectFrom('advice.case')
		.select(['state', 'province_code', 'subdistrict_code'])
		.where('shop_id', '=', ids.shopId)
		.where('case_id', '=', ids.caseId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('advice.not_found', 'not_found');
}

async function write(
	ctx: Ctx,
	ids: Ids,
	note: { noteId: string; text: string; side: 'shop' | 'office'; place: { provinceCode: string; subdistrictCode: string } },
): Promise<void> {
	const fresh = await ctx.db
		.insertInto('advice.note')
		.values({
			shop_id: ids.shopId,
			case_id: ids.caseId,
			note_id: note.noteId,
			from_shop: note.side === 'shop',
			author: actorName(ctx.actor),
			author_name: ctx.actor.kind === 'person' ? ctx.actor.name : '',
			text: note.text,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('note_id')
		.executeTakeFirst();
	if (!fresh) return;
	const to = note.side === 'shop' ? 'office' : 'shop';
	await ctx.db
		.updateTable('advice.case')
		.set({ waits_for: to, touched_at: ctx.now })
		.where('shop_id', '=', ids.shopId)
		.where('case_id', '=', ids.caseId)
		.execute();
	await publish(ctx, 'advice.written', { shopId: ids.shopId, caseId: ids.caseId, noteId: note.noteId, to, ...note.place });
}
