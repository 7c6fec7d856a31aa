import { actorName } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import { maskedId, readEnterpriseNumber, readJuristicId, readNationalId } from '#kernel/registration';
import { mustOwn } from '#kernel/selling';
import { bangkokDay, later } from '#kernel/time';
import type { PaperView } from '#kernel/views-papers';
import type { Ctx } from '#platform/ctx';
import { limits } from './limits.ts';
import { requirementsOf, type RequirementRow } from './checklist.ts';
import { answerShape, reasonShape, type AnswerWish } from './shapes.ts';

const PURPOSE = 'papers.number';

/**
 * A seller shows a paper: its number, a photograph, its end. It replaces what was shown before, and an officer reads it anew.
 * @refuses papers.not_found, shops.help_never, papers.wrong, papers.unknown, papers.number_missing, papers.number_wrong, papers.picture_missing,
 *   papers.over, papers.too_many
 */
export async function showPaper(ctx: Ctx, shop: { shopId: string; kind: string }, wish: AnswerWish): Promise<void> {
	mustOwn(ctx, shop.shopId, 'papers.not_found');
	const parsed = answerShape.safeParse(wish);
	const given = parsed.success ? parsed.data : refuse('papers.wrong', 'invalid');
	const requirement = (await requirementsOf(ctx, shop.kind)).find((one) => one.code === given.code) ?? refuse('papers.unknown', 'not_found');
	const number = numberOf(requirement, given.number ?? '');
	const before = await ctx.db
		.selectFrom('papers.answer')
		.selectAll()
		.where('shop_id', '=', shop.shopId)
		.where('code', '=', given.code)
		.orderBy('given_at', 'desc')
		.forUpdate()
		.execute();
	if (before.length >= limits.answers) refuse('papers.too_many', 'conflict', { most: limits.answers });
	const picture = given.picture ?? before.find((row) => row.current)?.picture ?? null;
	if (requirement.evidence === 'needed' && !picture) refuse('papers.picture_missing', 'invalid', {}, { picture: 'papers.picture_missing' });
	if (given.expiresOn && given.expiresOn < bangkokDay(ctx.now)) refuse('papers.over', 'invalid', {}, { expiresOn: 'papers.over' });
	await ctx.db
		.updateTable('papers.answer')
		.set({ current: false })
		.where('shop_id', '=', shop.shopId)
		.where('code', '=', given.code)
		.where('current', '=', true)
		.execute();
	await write(ctx, { shopId: shop.shopId, code: given.code, picture, expiresOn: given.expiresOn ?? null, number });
}

interface ReadNumber {
	readonly digits: string;
	readonly shown: string;
	readonly sealed: boolean;
}

/** @refuses papers.number_missing, papers.number_wrong */
function numberOf(requirement: RequirementRow, text: string): ReadNumber | null {
	const format = requirement.format as PaperView['format'];
	if (format === 'none') return null;
	if (text === '') return refuse('papers.number_missing', 'invalid', {}, { number: 'papers.number_missing' });
	if (format === 'free') return { digits: text, shown: text, sealed: false };
	const read = { national_id: readNationalId, juristic_id: readJuristicId, enterprise_number: readEnterpriseNumber }[format](text);
	if (read === null) return refuse('papers.number_wrong', 'invalid', {}, { number: 'papers.number_wrong' });
	const sealed = format !== 'enterprise_number';
	return { digits: read, shown: sealed ? maskedId(read) : read, sealed };
}

async function write(
	ctx: Ctx,
	answer: { shopId: string; code: string; picture: string | null; expiresOn: string | null; number: ReadNumber | null },
): Promise<void> {
	const answerId = ctx.newId();
	const { number } = answer;
	const print = number ? ctx.seal.print(number.digits, `${PURPOSE}.${answer.code}`) : null;
	await ctx.db
		.insertInto('papers.answer')
		.values({
			shop_id: answer.shopId,
			answer_id: answerId,
			code: answer.code,
			sealed_number: number?.sealed ? ctx.seal.close(number.digits, `${PURPOSE}:${answerId}`) : null,
			number_print: print,
			shown: number?.shown ?? null,
			picture: answer.picture,
			expires_on: answer.expiresOn,
			state: 'given',
			given_at: ctx.now,
			given_by: actorName(ctx.actor),
			current: true,
		})
		.execute();
	if (!print) return;
	await ctx.db
		.insertInto('papers.number_place')
		.values({ number_print: print, shop_id: answer.shopId, code: answer.code })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/**
 * An officer has read a paper. The shops room asks, which knows whose shop it is.
 * @refuses papers.not_allowed, papers.not_found, papers.read_already, papers.reason_missing
 */
export async function reviewAnswer(
	ctx: Ctx,
	wish: { shopId: string; answerId: string; accepted: boolean; reason?: string | undefined; by: string },
): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('papers.not_allowed', 'forbidden');
	const reason = reasonShape.safeParse(wish.reason ?? '');
	if (!wish.accepted && !reason.success) refuse('papers.reason_missing', 'invalid', {}, { reason: 'papers.reason_missing' });
	const row = await findAnswer(ctx, wish);
	if (row.state !== 'given') refuse('papers.read_already', 'conflict');
	await ctx.db
		.updateTable('papers.answer')
		.set({
			state: wish.accepted ? 'accepted' : 'refused',
			reviewed_at: ctx.now,
			reviewed_by: wish.by,
			reason: wish.accepted ? null : (reason.data ?? null),
		})
		.where('shop_id', '=', wish.shopId)
		.where('answer_id', '=', wish.answerId)
		.where('state', '=', 'given')
		.execute();
}

/**
 * Lets one officer read a sealed number for five minutes; it is written down who, when and why. The shops room asks.
 * @refuses papers.not_allowed, papers.not_found, papers.not_sealed, papers.why_missing
 */
export async function unmaskAnswer(ctx: Ctx, wish: { shopId: string; answerId: string; why: string; by: string }): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('papers.not_allowed', 'forbidden');
	const why = reasonShape.safeParse(wish.why);
	if (!why.success) return refuse('papers.why_missing', 'invalid', {}, { reason: 'papers.why_missing' });
	const row = await findAnswer(ctx, wish);
	if (row.sealed_number === null) refuse('papers.not_sealed', 'conflict');
	await ctx.db
		.insertInto('papers.unmasking')
		.values({
			shop_id: wish.shopId,
			unmasking_id: ctx.newId(),
			answer_id: wish.answerId,
			by_whom: wish.by,
			why: why.data,
			at: ctx.now,
			until: later(ctx.now, limits.unmaskMs),
		})
		.execute();
}

async function findAnswer(ctx: Ctx, ids: { shopId: string; answerId: string }) {
	const row = await ctx.db
		.selectFrom('papers.answer')
		.select(['state', 'sealed_number', 'current'])
		.where('shop_id', '=', ids.shopId)
		.where('answer_id', '=', ids.answerId)
		.forUpdate()
		.executeTakeFirst();
	if (!row?.current) return refuse('papers.not_found', 'not_found');
	assert(row, 'an answer that was found');
	return row;
}
