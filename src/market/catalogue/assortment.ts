// The operator's desk: branches of the catalogue and what is asked about the goods in them.
import { z } from 'zod';
import { actorName, has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { writtenText } from '#kernel/text';
import { bangkokDay, DAY, later } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { allAttributes, attributeKinds, attributesOf, forgetAttributes, type Attribute } from './attributes.ts';
import { categoryTree, forgetCategories, pathOf } from './categories.ts';

export { attributeKinds, type Attribute, type AttributeKind } from './attributes.ts';

const slug = z.string().regex(/^[a-z-]{2,40}$/);
export const categoryShape = z.strictObject({ parent: slug.nullish(), nameTh: writtenText({ most: 80 }), nameEn: writtenText({ most: 80 }) });
export const attributeShape = z.strictObject({
	code: z.string().regex(/^[a-z][a-z_]{1,39}$/),
	category: slug,
	kind: z.enum(attributeKinds),
	many: z.boolean().default(false),
	nameTh: writtenText({ most: 80 }),
	nameEn: writtenText({ most: 80 }),
	unitTh: writtenText({ most: 20, empty: true }).nullish(),
	unitEn: writtenText({ most: 20, empty: true }).nullish(),
	choices: z
		.array(z.strictObject({ code: z.string().regex(/^[a-z][a-z_]{0,39}$/), th: writtenText({ most: 60 }), en: writtenText({ most: 60 }) }))
		.max(60)
		.default([]),
	from: z.iso.date(),
});

const mustOperate = ({ actor }: ReadCtx): void => {
	if (actor.kind !== 'system' && !has(actor, 'operator')) refuse('catalogue.not_the_operator', 'forbidden');
};

/**
 * Adds a branch or gives one other names; where it stands in the tree stays. Operators only.
 * @refuses catalogue.not_the_operator, catalogue.unknown_category
 */
export async function saveCategory(ctx: Ctx, wish: z.infer<typeof categoryShape> & { slug: string }): Promise<void> {
	mustOperate(ctx);
	forgetCategories();
	const tree = await categoryTree(ctx);
	const parent = wish.parent ? tree.get(wish.parent) : null;
	if (parent === undefined || wish.parent === wish.slug)
		refuse('catalogue.unknown_category', 'invalid', {}, { parent: 'catalogue.unknown_category' });
	const { position } = await ctx.db
		.selectFrom('catalogue.category')
		.select((of) => of.fn.coalesce(of.fn.max('position'), of.lit(0)).as('position'))
		.executeTakeFirstOrThrow();
	await ctx.db
		.insertInto('catalogue.category')
		.values({
			slug: wish.slug,
			parent: wish.parent ?? null,
			root: parent?.root ?? wish.slug,
			name_th: wish.nameTh,
			name_en: wish.nameEn,
			position: position + 1,
		})
		.onConflict((conflict) => conflict.column('slug').doUpdateSet({ name_th: wish.nameTh, name_en: wish.nameEn }))
		.execute();
	forgetCategories();
}

/** What is asked today about goods of a branch, in the order of a form. @refuses catalogue.unknown_category */
export async function questionsOf(ctx: ReadCtx, category: string): Promise<Attribute[]> {
	const path = pathOf(await categoryTree(ctx), category);
	if (path.length === 0) refuse('catalogue.unknown_category', 'not_found');
	return attributesOf(
		ctx,
		path.map((one) => one.slug),
	);
}

/** All that is, was and will be asked. Operators only. @refuses catalogue.not_the_operator */
export async function listAttributes(ctx: ReadCtx): Promise<readonly (Attribute & { state: 'coming' | 'in_force' | 'ended' })[]> {
	mustOperate(ctx);
	const today = bangkokDay(ctx.now);
	return (await allAttributes(ctx)).map((one) => ({
		...one,
		state: one.until !== null && one.until < today ? 'ended' : one.from > today ? 'coming' : 'in_force',
	}));
}

/**
 * Adds a question about the goods of a branch. The same id again changes nothing. Operators only.
 * @refuses catalogue.not_the_operator, catalogue.unknown_category, catalogue.attribute_known, catalogue.choices_missing
 */
export async function addAttribute(ctx: Ctx, wish: z.infer<typeof attributeShape> & { attributeId: string }): Promise<void> {
	mustOperate(ctx);
	if (!(await categoryTree(ctx)).has(wish.category)) refuse('catalogue.unknown_category', 'invalid', {}, { category: 'catalogue.unknown_category' });
	if ((wish.kind === 'choice') !== wish.choices.length > 0)
		refuse('catalogue.choices_missing', 'invalid', {}, { choices: 'catalogue.choices_missing' });
	const all = await ctx.db.selectFrom('catalogue.attribute').select(['attribute_id', 'code', 'until_day', 'position']).execute();
	if (all.some((one) => one.attribute_id === wish.attributeId)) return;
	const unit = wish.kind === 'number' && wish.unitTh && wish.unitEn ? { unit_th: wish.unitTh, unit_en: wish.unitEn } : {};
	const written = await ctx.db
		.insertInto('catalogue.attribute')
		.values({
			attribute_id: wish.attributeId,
			code: wish.code,
			category: wish.category,
			kind: wish.kind,
			many: wish.kind === 'choice' && wish.many,
			name_th: wish.nameTh,
			name_en: wish.nameEn,
			...unit,
			choices: JSON.stringify(wish.choices),
			position: Math.max(0, ...all.map((one) => one.position)) + 10,
			from_day: wish.from,
			author: actorName(ctx.actor),
			added_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('attribute_id')
		.executeTakeFirst();
	if (!written) refuse('catalogue.attribute_known', 'conflict', {}, { code: 'catalogue.attribute_known' });
	forgetAttributes();
}

/** From today on it is not asked and not shown; what was said is kept. Operators only. @refuses catalogue.not_the_operator, catalogue.not_found */
export async function endAttribute(ctx: Ctx, wish: { attributeId: string }): Promise<void> {
	mustOperate(ctx);
	const ended = await ctx.db
		.updateTable('catalogue.attribute')
		.set({ until_day: bangkokDay(later(ctx.now, -DAY)) })
		.where('attribute_id', '=', wish.attributeId)
		.where('until_day', 'is', null)
		.returning('attribute_id')
		.executeTakeFirst();
	forgetAttributes();
	if (ended) return;
	const known = (await allAttributes(ctx)).some((one) => one.attributeId === wish.attributeId);
	if (!known) refuse('catalogue.not_found', 'not_found');
}
