import type { Selectable } from 'kysely';
import { worksFor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { idText } from '#kernel/registration';
import { bangkokDay } from '#kernel/time';
import type { Checklist, PaperView } from '#kernel/views-papers';
import type { ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';

export type RequirementRow = Selectable<Tables['papers.requirement']>;
type AnswerRow = Selectable<Tables['papers.answer']>;

/** What a kind of seller must show today. */
export function requirementsOf(ctx: ReadCtx, kind: string): Promise<RequirementRow[]> {
	const today = bangkokDay(ctx.now);
	return ctx.db
		.selectFrom('papers.requirement')
		.selectAll()
		.where('kind', '=', kind)
		.where('valid_from', '<=', today)
		.where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', today)]))
		.orderBy('position')
		.execute();
}

/**
 * Every requirement of a shop's kind with what was shown for it. For who works for the shop, and for rooms acting for themselves.
 * @param wish.reader an officer whose unmaskings are shown
 * @refuses papers.not_found
 */
export async function checklistOf(ctx: ReadCtx, wish: { shopId: string; kind: string; reader?: string | undefined }): Promise<Checklist> {
	if (ctx.actor.kind !== 'system' && !worksFor(ctx.actor, wish.shopId, ctx.now)) refuse('papers.not_found', 'not_found');
	const [requirements, answers, open] = await Promise.all([
		requirementsOf(ctx, wish.kind),
		ctx.db.selectFrom('papers.answer').selectAll().where('shop_id', '=', wish.shopId).where('current', '=', true).execute(),
		wish.reader === undefined
			? []
			: ctx.db
					.selectFrom('papers.unmasking')
					.select('answer_id')
					.where('shop_id', '=', wish.shopId)
					.where('by_whom', '=', wish.reader)
					.where('until', '>', ctx.now)
					.execute(),
	]);
	const unmasked = new Set(open.map((row) => row.answer_id));
	const papers = requirements.map((requirement) => {
		const answer = answers.find((row) => row.code === requirement.code);
		return paperView(ctx, requirement, answer, answer !== undefined && unmasked.has(answer.answer_id));
	});
	return { papers, complete: papers.every((paper) => !paper.needed || paper.state === 'accepted') };
}

function paperView(ctx: ReadCtx, requirement: RequirementRow, answer: AnswerRow | undefined, unmasked: boolean): PaperView {
	const over = answer?.state === 'accepted' && answer.expires_on !== null && answer.expires_on < bangkokDay(ctx.now);
	return {
		code: requirement.code,
		name: { th: requirement.name_th, en: requirement.name_en },
		help: { th: requirement.help_th, en: requirement.help_en },
		needed: requirement.needed,
		format: requirement.format as PaperView['format'],
		evidence: requirement.evidence as PaperView['evidence'],
		state: over ? 'over' : ((answer?.state as 'given' | 'accepted' | 'refused' | undefined) ?? 'missing'),
		answerId: answer?.answer_id ?? null,
		shown: answer?.shown ?? null,
		clear: unmasked && answer?.sealed_number ? idText(ctx.seal.open(answer.sealed_number, `papers.number:${answer.answer_id}`)) : null,
		sealed: answer?.sealed_number != null,
		picture: answer?.picture ?? null,
		expiresOn: answer?.expires_on ?? null,
		reason: answer?.reason ?? null,
		givenAt: answer?.given_at ?? null,
		reviewedAt: answer?.reviewed_at ?? null,
	};
}

/** Other shops that showed a number of this one. Rooms only, for themselves. @refuses papers.not_allowed */
export async function sameNumbers(ctx: ReadCtx, shopId: string): Promise<string[]> {
	if (ctx.actor.kind !== 'system') refuse('papers.not_allowed', 'forbidden');
	const own = await ctx.db
		.selectFrom('papers.answer')
		.select('number_print')
		.where('shop_id', '=', shopId)
		.where('current', '=', true)
		.where('number_print', 'is not', null)
		.execute();
	if (own.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('papers.number_place')
		.select('shop_id')
		.distinct()
		.where(
			'number_print',
			'in',
			own.flatMap((row) => row.number_print ?? []),
		)
		.where('shop_id', '<>', shopId)
		.limit(limits.sameNumber)
		.execute();
	return rows.map((row) => row.shop_id);
}
