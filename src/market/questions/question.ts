import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { actorName, sellsFor } from '#kernel/actor';
import { looksAfter } from '#kernel/areas';
import { maskContacts } from '#kernel/contacts';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { later } from '#kernel/time';
import { productsForBasket, shopOfProducts } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import { shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { answerShape, questionShape, whyShape } from './shapes.ts';

export type QuestionRow = Selectable<Tables['questions.question']>;
type Ids = { readonly shopId: string; readonly questionId: string };

const written = (shape: z.ZodType<string>, text: string, field = 'text'): string => {
	const parsed = shape.safeParse(text);
	return maskContacts(parsed.success ? parsed.data : refuse('questions.wrong', 'invalid', {}, { [field]: 'questions.wrong' })).text;
};

/**
 * Somebody asks about a product on sale; the id is made by the caller, so sending it twice asks once.
 * @refuses questions.sign_in, questions.not_found, questions.own_shop, questions.too_many, questions.wrong
 */
export async function askQuestion(ctx: Ctx, wish: { questionId: string; productId: string; text: string }): Promise<void> {
	const askerId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('questions.sign_in', 'unauthenticated');
	const shopId = (await shopOfProducts(ctx, [wish.productId])).get(wish.productId) ?? refuse('questions.not_found', 'not_found');
	const product = (await productsForBasket(ctx, [wish.productId])).get(wish.productId);
	if (!product?.forSale) return refuse('questions.not_found', 'not_found');
	if (sellsFor(ctx.actor, shopId)) refuse('questions.own_shop', 'invalid');
	const body = written(questionShape, wish.text);
	const recent = await ctx.db
		.selectFrom('questions.of_asker')
		.select('question_id')
		.where('asker_id', '=', askerId)
		.where('asked_at', '>', later(ctx.now, -limits.dayMs))
		.execute();
	if (recent.some((row) => row.question_id === wish.questionId)) return;
	if (recent.length >= limits.aDay) refuse('questions.too_many', 'too_many', { most: limits.aDay });
	const made = await ctx.db
		.insertInto('questions.of_asker')
		.values({ asker_id: askerId, question_id: wish.questionId, shop_id: shopId, asked_at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('question_id')
		.executeTakeFirst();
	if (!made) return;
	const asked = await ctx.db
		.insertInto('questions.question')
		.values({ shop_id: shopId, question_id: wish.questionId, product_id: wish.productId, asker_id: askerId, body, asked_at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('question_id')
		.executeTakeFirst();
	// The id is that of somebody else's question.
	if (!asked) refuse('questions.not_found', 'not_found');
	await remember(ctx, { shopId, questionId: wish.questionId }, 'asked', null);
	await publish(ctx, 'questions.asked', { shopId, questionId: wish.questionId, productName: product.name.th });
}

/**
 * The shop answers; said again, it changes the answer. What a helper answers is written down.
 * @refuses questions.not_found, questions.wrong, shops.help_not_this, shops.help_over
 */
export async function answerQuestion(ctx: Ctx, wish: Ids & { text: string }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'talk', 'questions.not_found');
	const row = await lock(ctx, wish);
	const answer = written(answerShape, wish.text);
	if (row.answer === answer) return;
	await ctx.db
		.updateTable('questions.question')
		.set({ answer, answered_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('question_id', '=', wish.questionId)
		.execute();
	await remember(ctx, wish, 'answered', null);
	const name = (await productsForBasket(ctx, [row.product_id])).get(row.product_id)?.name.th ?? '';
	await recordHelp(ctx, {
		shopId: wish.shopId,
		act: 'talk',
		subject: { kind: 'product', id: row.product_id, name },
		before: { answer: row.answer },
		after: { answer },
	});
	if (row.answer === null && row.asker_id)
		await publish(ctx, 'questions.answered', { questionId: wish.questionId, askerId: row.asker_id, productId: row.product_id, productName: name });
}

/** Somebody says that a question should not stand there, once a person. @refuses questions.sign_in, questions.not_found, questions.wrong */
export async function reportQuestion(ctx: Ctx, wish: Ids & { why: string }): Promise<void> {
	const reporterId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('questions.sign_in', 'unauthenticated');
	const row = await lock(ctx, wish);
	if (row.state === 'hidden') refuse('questions.not_found', 'not_found');
	const why = written(whyShape, wish.why, 'why');
	const { provinceCode } = await shopOf(ctx, wish.shopId);
	const made = await ctx.db
		.insertInto('questions.report')
		.values({
			shop_id: wish.shopId,
			report_id: ctx.newId(),
			question_id: wish.questionId,
			province_code: provinceCode,
			reporter_id: reporterId,
			why,
			at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('report_id')
		.executeTakeFirst();
	if (made) await publish(ctx, 'questions.reported', { questionId: wish.questionId, provinceCode });
}

/**
 * A moderator takes a question off the page with a reason, or lets it stand; open reports of it are closed.
 * @refuses questions.not_found, questions.reason_missing
 */
export async function moderateQuestion(ctx: Ctx, wish: Ids & { hide: boolean; why?: string | undefined }): Promise<void> {
	const { provinceCode } = await shopOf(ctx, wish.shopId);
	if (!looksAfter(ctx.actor, provinceCode) || sellsFor(ctx.actor, wish.shopId)) refuse('questions.not_found', 'not_found');
	const row = await lock(ctx, wish);
	const parsed = whyShape.safeParse(wish.why ?? '');
	const why = !wish.hide
		? null
		: parsed.success
			? parsed.data
			: refuse('questions.reason_missing', 'invalid', {}, { reason: 'questions.reason_missing' });
	await ctx.db
		.updateTable('questions.report')
		.set({ closed_at: ctx.now })
		.where('shop_id', '=', wish.shopId)
		.where('question_id', '=', wish.questionId)
		.where('closed_at', 'is', null)
		.execute();
	const to = wish.hide ? 'hidden' : 'shown';
	if (row.state === to) return;
	await ctx.db
		.updateTable('questions.question')
		.set({ state: to, hidden_why: why })
		.where('shop_id', '=', wish.shopId)
		.where('question_id', '=', wish.questionId)
		.execute();
	await remember(ctx, wish, to, why);
}

/** Somebody asked to be forgotten: the questions stay without a name. System only. @returns how many */
export async function forgetAsker(ctx: Ctx, personId: string): Promise<number> {
	if (ctx.actor.kind !== 'system') refuse('questions.not_found', 'not_found');
	const own = await ctx.db.deleteFrom('questions.of_asker').where('asker_id', '=', personId).returning(['shop_id', 'question_id']).execute();
	for (const one of own) {
		await ctx.db
			.updateTable('questions.question')
			.set({ asker_id: null })
			.where('shop_id', '=', one.shop_id)
			.where('question_id', '=', one.question_id)
			.execute();
		await ctx.db
			.updateTable('questions.history')
			.set({ by_whom: 'forgotten' })
			.where('shop_id', '=', one.shop_id)
			.where('question_id', '=', one.question_id)
			.where('by_whom', '=', personId)
			.execute();
	}
	return own.length;
}

async function lock(ctx: Ctx, ids: Ids): Promise<QuestionRow> {
	const row = await ctx.db
		.selectFrom('questions.question')
		.selectAll()
		.where('shop_id', '=', ids.shopId)
		.where('question_id', '=', ids.questionId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('questions.not_found', 'not_found');
}

const shopOf = async (ctx: ReadCtx, shopId: string) => (await shopCards(ctx, [shopId])).get(shopId) ?? refuse('questions.not_found', 'not_found');

const remember = (ctx: Ctx, ids: Ids, what: 'asked' | 'answered' | 'hidden' | 'shown', why: string | null): Promise<unknown> =>
	ctx.db
		.insertInto('questions.history')
		.values({ shop_id: ids.shopId, history_id: ctx.newId(), question_id: ids.questionId, what, at: ctx.now, by_whom: actorName(ctx.actor), why })
		.execute();
