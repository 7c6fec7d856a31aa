import { maskContacts } from '#kernel/contacts';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { KeptReply } from '#kernel/views-talk';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { replyShape } from './shapes.ts';

/** The replies a shop keeps ready, the oldest first. @refuses questions.not_found, shops.help_not_this */
export async function keptReplies(ctx: ReadCtx, shopId: string): Promise<KeptReply[]> {
	mustSellFor(ctx, shopId, 'talk', 'questions.not_found');
	const rows = await ctx.db
		.selectFrom('questions.reply')
		.select(['reply_id', 'body'])
		.where('shop_id', '=', shopId)
		.orderBy('at')
		.orderBy('reply_id')
		.limit(limits.replies)
		.execute();
	return rows.map((row) => ({ replyId: row.reply_id, text: row.body }));
}

/** Keeps a reply, or changes it. @refuses questions.not_found, questions.wrong, questions.replies_full */
export async function keepReply(ctx: Ctx, wish: { shopId: string; replyId: string; text: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'talk', 'questions.not_found');
	const parsed = replyShape.safeParse(wish.text);
	const body = maskContacts(parsed.success ? parsed.data : refuse('questions.wrong', 'invalid', {}, { text: 'questions.wrong' })).text;
	const kept = await ctx.db.selectFrom('questions.reply').select('reply_id').where('shop_id', '=', wish.shopId).forUpdate().execute();
	if (kept.length >= limits.replies && !kept.some((row) => row.reply_id === wish.replyId))
		refuse('questions.replies_full', 'conflict', { most: limits.replies });
	await ctx.db
		.insertInto('questions.reply')
		.values({ shop_id: wish.shopId, reply_id: wish.replyId, body, at: ctx.now })
		.onConflict((conflict) => conflict.columns(['shop_id', 'reply_id']).doUpdateSet({ body }))
		.execute();
}

/** @refuses questions.not_found */
export async function dropReply(ctx: Ctx, wish: { shopId: string; replyId: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'talk', 'questions.not_found');
	await ctx.db.deleteFrom('questions.reply').where('shop_id', '=', wish.shopId).where('reply_id', '=', wish.replyId).execute();
}
