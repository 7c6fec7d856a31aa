import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { moderatedProvinces } from '#kernel/areas';
import { readTimePlace, writeTimePlace } from '#kernel/cursor';
import { firstName } from '#kernel/first-name';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import type { Page } from '#kernel/views';
import type { DeskQuestion, GoodsQuestion, ReportedQuestion } from '#kernel/views-talk';
import { productsForBasket, shopOfProducts } from '#market/catalogue';
import { namesOf } from '#market/people';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import type { QuestionRow } from './question.ts';

/** Questions about a product and their answers, for everybody, the newest first. */
export async function productQuestions(
	ctx: ReadCtx,
	wish: { productId: string; cursor?: string | null | undefined; limit?: number | undefined },
): Promise<Page<GoodsQuestion>> {
	const shopId = (await shopOfProducts(ctx, [wish.productId])).get(wish.productId);
	if (!shopId) return { items: [], next: null };
	const limit = Math.min(Math.max(1, wish.limit ?? limits.page), limits.desk);
	let list = ctx.db
		.selectFrom('questions.question')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('product_id', '=', wish.productId)
		.where('state', '=', 'shown');
	const after = readTimePlace(wish.cursor);
	if (after) list = list.where(sql<boolean>`(asked_at, question_id) < (${after.at}, ${after.id})`);
	const rows = await list
		.orderBy('asked_at', 'desc')
		.orderBy('question_id', 'desc')
		.limit(limit + 1)
		.execute();
	return pageOf(rows, limit, await shown(ctx, rows.slice(0, limit)));
}

function pageOf<Item>(rows: readonly QuestionRow[], limit: number, items: readonly Item[]): Page<Item> {
	const last = rows.length > limit ? rows[limit - 1] : undefined;
	return { items, next: last ? writeTimePlace(last.asked_at, last.question_id) : null };
}

/** Questions to a shop, the newest first; `waiting`: only those without an answer. @refuses questions.not_found, shops.help_not_this */
export async function shopQuestions(
	ctx: ReadCtx,
	wish: { shopId: string; waiting?: boolean | undefined; cursor?: string | null | undefined },
): Promise<Page<DeskQuestion>> {
	mustSellFor(ctx, wish.shopId, 'talk', 'questions.not_found');
	let list = ctx.db.selectFrom('questions.question').selectAll().where('shop_id', '=', wish.shopId);
	if (wish.waiting) list = list.where('answer', 'is', null).where('state', '=', 'shown');
	const after = readTimePlace(wish.cursor);
	if (after) list = list.where(sql<boolean>`(asked_at, question_id) < (${after.at}, ${after.id})`);
	const rows = await list
		.orderBy('asked_at', 'desc')
		.orderBy('question_id', 'desc')
		.limit(limits.desk + 1)
		.execute();
	return pageOf(rows, limits.desk, await atDesk(ctx, rows.slice(0, limits.desk)));
}

/** How many questions wait for the shop. */
export async function questionsToAnswer(ctx: ReadCtx, shopId: string): Promise<number> {
	mustSellFor(ctx, shopId, 'talk', 'questions.not_found');
	const row = await ctx.db
		.selectFrom('questions.question')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', shopId)
		.where('answer', 'is', null)
		.where('state', '=', 'shown')
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

/** Questions that somebody reported, for moderators, the longest waiting first. @refuses questions.not_found */
export async function reportedQuestions(ctx: ReadCtx): Promise<ReportedQuestion[]> {
	const provinces = moderatedProvinces(ctx.actor);
	if (provinces?.length === 0) return refuse('questions.not_found', 'not_found');
	let list = ctx.db.selectFrom('questions.report').selectAll().where('closed_at', 'is', null);
	if (provinces) list = list.where('province_code', 'in', provinces);
	const reports = await list.orderBy('at').orderBy('report_id').limit(limits.desk).execute();
	if (reports.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('questions.question')
		.selectAll()
		.where('shop_id', 'in', [...new Set(reports.map((one) => one.shop_id))])
		.where(
			'question_id',
			'in',
			reports.map((one) => one.question_id),
		)
		.execute();
	const questions = new Map((await atDesk(ctx, rows)).map((question) => [question.questionId, question]));
	return reports.flatMap((one) => {
		const question = questions.get(one.question_id);
		return question ? [{ reportId: one.report_id, why: one.why, at: one.at, question }] : [];
	});
}

async function atDesk(ctx: ReadCtx, rows: readonly QuestionRow[]): Promise<DeskQuestion[]> {
	const goods = await productsForBasket(ctx, [...new Set(rows.map((row) => row.product_id))]);
	return (await shown(ctx, rows)).map((question) => {
		const product = goods.get(question.productId);
		return { ...question, product: { name: product?.name ?? { th: '', en: null }, picture: product?.picture ?? null } };
	});
}

async function shown(ctx: ReadCtx, rows: readonly QuestionRow[]): Promise<GoodsQuestion[]> {
	const names = await namesOf(
		{ ...ctx, actor: system('questions') },
		rows.flatMap((row) => row.asker_id ?? []),
	);
	return rows.map((row) => ({
		shopId: row.shop_id,
		questionId: row.question_id,
		productId: row.product_id,
		text: row.body,
		name: row.asker_id ? firstName(names.get(row.asker_id)) : null,
		askedAt: row.asked_at,
		answer: row.answer !== null && row.answered_at ? { text: row.answer, at: row.answered_at } : null,
		state: row.state as GoodsQuestion['state'],
	}));
}
