import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { statesBefore } from '#kernel/steps';
import type { ShopCard } from '#kernel/views';
import { shopPath, tellChanged } from '#platform/changes';
import type { Ctx } from '#platform/ctx';
import { shopSteps } from './steps.ts';
import { countOpen } from './tally.ts';

export type State = ShopCard['state'];

export const remember = (ctx: Ctx, shopId: string, state: State, why: string | null): Promise<unknown> =>
	ctx.db
		.insertInto('shops.history')
		.values({ shop_id: shopId, history_id: ctx.newId(), state, at: ctx.now, by_whom: actorName(ctx.actor), why })
		.execute();

/** One move, from the states that allow it; its history row is written with it. @refuses shops.moved_on */
export async function move(
	ctx: Ctx,
	shopId: string,
	to: State,
	more: { reason?: string | null; approved_at?: Date; from?: State; why?: string | null },
): Promise<void> {
	const { from, why, ...set } = more;
	const before = statesBefore<State>(shopSteps, to);
	const was = await ctx.db
		.selectFrom('shops.shop')
		.select(['state', 'subdistrict_code'])
		.where('shop_id', '=', shopId)
		.forUpdate()
		.executeTakeFirst();
	const moved = await ctx.db
		.updateTable('shops.shop')
		.set({ state: to, ...set })
		.where('shop_id', '=', shopId)
		.where('state', 'in', from ? before.filter((state) => state === from) : before)
		.returning('slug')
		.executeTakeFirst();
	if (!was || !moved) return refuse('shops.moved_on', 'conflict');
	if (to === 'approved') await countOpen(ctx, [was.subdistrict_code], 1);
	else if (was.state === 'approved') await countOpen(ctx, [was.subdistrict_code], -1);
	await tellChanged(ctx, [shopPath(moved.slug)]);
	await remember(ctx, shopId, to, why ?? more.reason ?? null);
}
