import { Refusal, refuse } from '#kernel/refusal';
import type { Words } from '#kernel/views';
import { judgeBy, rulesOn, type Finding, type NumberKind, type Rule } from '#market/rules';
import type { ReadCtx } from '#platform/ctx';
import { categoryTree, pathOf } from './categories.ts';
import type { Texts } from './content.ts';

type Numbers = { readonly food_number: string | null; readonly cosmetic_number: string | null; readonly herb_number: string | null };
const columns = { food: 'food_number', cosmetic: 'cosmetic_number', herb: 'herb_number' } as const satisfies Record<NumberKind, keyof Numbers>;
const fields = { food: 'foodNumber', cosmetic: 'cosmeticNumber', herb: 'herbNumber' } as const satisfies Record<NumberKind, string>;

const both = (words: Words): string => (words.en ? `${words.th} (${words.en})` : words.th);

/** What today's rules say about the words of a product. @param rules those of today when they were read already */
export async function judgeTexts(ctx: ReadCtx, texts: Texts, rules?: readonly Rule[]): Promise<Finding[]> {
	const tree = await categoryTree(ctx);
	return judgeBy(rules ?? (await rulesOn(ctx)), {
		categories: pathOf(tree, texts.category).map((one) => one.slug),
		names: [texts.nameTh, texts.nameEn ?? ''],
		texts: [texts.descriptionTh, texts.descriptionEn ?? '', texts.processTh ?? '', ...Object.values(texts.attributes)],
	});
}

/** Refuses what a rule forbids, with the words it was found by and the law. @refuses catalogue.forbidden_goods */
export function refuseForbidden(findings: readonly Finding[]): void {
	const found = findings.find((one) => one.kind === 'block');
	if (!found) return;
	const field = found.where === 'name' ? 'nameTh' : found.where === 'text' ? 'descriptionTh' : 'category';
	throw new Refusal(
		'catalogue.forbidden_goods',
		'invalid',
		{ phrase: found.phrase ?? '', law: both(found.law), advice: both(found.advice), ruleId: found.ruleId },
		{ [field]: 'catalogue.forbidden_goods' },
	);
}

/** Refuses what a gate asks a number for and that has none. @refuses catalogue.number_missing */
export function refuseUnnumbered(findings: readonly Finding[], numbers: Numbers): void {
	const found = findings.find((one) => one.number !== null && numbers[columns[one.number]] === null);
	if (!found?.number) return;
	refuse(
		'catalogue.number_missing',
		'invalid',
		{ phrase: found.phrase ?? '', law: both(found.law), advice: both(found.advice), number: found.number },
		{ [fields[found.number]]: 'catalogue.number_missing' },
	);
}

export const clearanceOf = (finding: Pick<Finding, 'ruleId' | 'phrase'>): string => `${finding.ruleId}:${finding.phrase ?? ''}`;

/** What a person has to look at and has not yet. */
export const unseen = (findings: readonly Finding[], cleared: readonly string[]): Finding[] =>
	findings.filter((one) => one.kind === 'review' && !cleared.includes(clearanceOf(one)));
