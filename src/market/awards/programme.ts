import type { Selectable } from 'kysely';
import { actorName } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import { limits } from './limits.ts';
import { mayAward } from './policy.ts';
import type { ProgrammeWish } from './shapes.ts';

export type ProgrammeRow = Selectable<Tables['awards.programme']>;

/** @refuses awards.not_operator, awards.not_found */
export async function lockProgramme(ctx: Ctx, programmeId: string): Promise<ProgrammeRow> {
	if (!mayAward(ctx.actor)) refuse('awards.not_operator', 'forbidden');
	const row = await ctx.db.selectFrom('awards.programme').selectAll().where('programme_id', '=', programmeId).forUpdate().executeTakeFirst();
	return row ?? refuse('awards.not_found', 'not_found');
}

/** A published programme stays as it is. @refuses awards.frozen */
export async function lockDraft(ctx: Ctx, programmeId: string): Promise<ProgrammeRow> {
	const row = await lockProgramme(ctx, programmeId);
	return row.state === 'draft' ? row : refuse('awards.frozen', 'conflict');
}

/**
 * Writes a programme down, or writes it anew while it is a draft; the id is made by whoever asks.
 * @refuses awards.not_operator, awards.frozen, awards.slug_taken, awards.level_used, awards.too_many
 */
export async function saveProgramme(ctx: Ctx, wish: ProgrammeWish & { programmeId: string }): Promise<void> {
	if (!mayAward(ctx.actor)) refuse('awards.not_operator', 'forbidden');
	const { programmeId } = wish;
	const before = await ctx.db.selectFrom('awards.programme').select('state').where('programme_id', '=', programmeId).forUpdate().executeTakeFirst();
	if (before && before.state !== 'draft') refuse('awards.frozen', 'conflict');
	const namesake = await ctx.db
		.selectFrom('awards.programme')
		.select('programme_id')
		.where('slug', '=', wish.slug)
		.where('programme_id', '<>', programmeId)
		.executeTakeFirst();
	if (namesake) refuse('awards.slug_taken', 'conflict', {}, { slug: 'awards.slug_taken' });
	const all = wish.categories.flatMap((category) => category.levels);
	if (all.reduce((sum, level) => sum + level.quota, 0) > limits.awards) refuse('awards.too_many', 'invalid', { most: limits.awards });
	const values = {
		slug: wish.slug,
		name_th: wish.nameTh,
		name_en: wish.nameEn || null,
		year: wish.year,
		organiser_th: wish.organiserTh,
		organiser_en: wish.organiserEn || null,
		about_th: wish.aboutTh,
		about_en: wish.aboutEn || null,
		until_day: wish.until,
		author: actorName(ctx.actor),
		changed_at: ctx.now,
	};
	await ctx.db
		.insertInto('awards.programme')
		.values({ programme_id: programmeId, state: 'draft', ...values })
		.onConflict((conflict) => conflict.column('programme_id').doUpdateSet(values))
		.execute();
	await saveLevels(ctx, wish);
	await remember(ctx, { programmeId, act: 'saved' });
}

/** Categories and levels as they are wished; what has proposals cannot be left out. */
async function saveLevels(ctx: Ctx, { programmeId, categories }: ProgrammeWish & { programmeId: string }): Promise<void> {
	const levels = categories.flatMap((category) => category.levels.map((level) => ({ ...level, category: category.slug })));
	if (new Set(categories.map((one) => one.slug)).size < categories.length || new Set(levels.map(keyOf)).size < levels.length)
		refuse('awards.twice', 'invalid', {}, { categories: 'awards.twice' });
	const wanted = new Set(levels.map(keyOf));
	const used = await ctx.db.selectFrom('awards.entry').select(['category', 'level']).distinct().where('programme_id', '=', programmeId).execute();
	if (used.some((one) => !wanted.has(keyOf(one)))) refuse('awards.level_used', 'conflict', {}, { categories: 'awards.level_used' });
	const before = await ctx.db.selectFrom('awards.level').select(['category', 'level']).where('programme_id', '=', programmeId).execute();
	for (const gone of before.filter((one) => !wanted.has(keyOf(one))))
		await ctx.db
			.deleteFrom('awards.level')
			.where('programme_id', '=', programmeId)
			.where('category', '=', gone.category)
			.where('level', '=', gone.level)
			.execute();
	await ctx.db
		.deleteFrom('awards.category')
		.where('programme_id', '=', programmeId)
		.where(
			'slug',
			'not in',
			categories.map((one) => one.slug),
		)
		.execute();
	for (const [index, category] of categories.entries()) {
		const values = { position: index + 1, name_th: category.nameTh, name_en: category.nameEn || null };
		await ctx.db
			.insertInto('awards.category')
			.values({ programme_id: programmeId, slug: category.slug, ...values })
			.onConflict((conflict) => conflict.columns(['programme_id', 'slug']).doUpdateSet(values))
			.execute();
	}
	for (const { category, level, quota, areaRule } of levels)
		await ctx.db
			.insertInto('awards.level')
			.values({ programme_id: programmeId, category, level, quota, area_rule: areaRule })
			.onConflict((conflict) => conflict.columns(['programme_id', 'category', 'level']).doUpdateSet({ quota, area_rule: areaRule }))
			.execute();
}

const keyOf = (one: { readonly category: string; readonly level: string }): string => `${one.category} ${one.level}`;

/** Writes down who did what. */
export const remember = (
	ctx: Ctx,
	did: {
		programmeId: string;
		act: 'saved' | 'entered' | 'removed' | 'published' | 'withdrawn';
		awardId?: string;
		why?: string;
	},
): Promise<unknown> =>
	ctx.db
		.insertInto('awards.history')
		.values({
			programme_id: did.programmeId,
			history_id: ctx.newId(),
			award_id: did.awardId ?? null,
			act: did.act,
			why: did.why ?? null,
			at: ctx.now,
			by_whom: actorName(ctx.actor),
		})
		.execute();

/** Categories in their order, and their levels. */
export async function partsOf(ctx: ReadCtx, programmeId: string) {
	const [categories, levels] = await Promise.all([
		ctx.db.selectFrom('awards.category').selectAll().where('programme_id', '=', programmeId).orderBy('position').orderBy('slug').execute(),
		ctx.db.selectFrom('awards.level').selectAll().where('programme_id', '=', programmeId).execute(),
	]);
	return { categories, levels };
}
