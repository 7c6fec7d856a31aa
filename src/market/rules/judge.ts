import type { Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { cut, findPhrase, type Cut } from './find.ts';
import { rulesOn, type Rule } from './rule.ts';
import type { NumberKind, RuleKind } from './shapes.ts';

/** What is judged. */
export interface Goods {
	/** slugs from the root to the leaf */
	readonly categories: readonly string[];
	/** its names, in any language */
	readonly names: readonly string[];
	/** all other texts shown to buyers */
	readonly texts: readonly string[];
}

/** A rule that speaks about the goods. */
export interface Finding {
	readonly ruleId: string;
	readonly kind: RuleKind;
	/** the words it was found by; null: the whole branch */
	readonly phrase: string | null;
	readonly where: 'name' | 'text' | 'category';
	readonly number: NumberKind | null;
	readonly law: Words;
	readonly advice: Words;
}

/** What today's rules say about some goods: blocks first, then gates, then reviews. */
export const judge = async (ctx: ReadCtx, goods: Goods): Promise<Finding[]> => judgeBy(await rulesOn(ctx), goods);

/** The same by rules that were read already: for many goods at once. */
export function judgeBy(rules: readonly Rule[], goods: Goods): Finding[] {
	const names = cut(goods.names.join(' . '));
	const texts = cut(goods.texts.join(' . '));
	const findings = rules.flatMap((rule) => speaks(rule, goods.categories, names, texts) ?? []);
	const order = ['block', 'gate', 'review'];
	return findings.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function speaks(rule: Rule, path: readonly string[], names: Cut, texts: Cut): Finding | null {
	if (rule.categories.length > 0 && !rule.categories.some((slug) => path.includes(slug))) return null;
	const found = (kind: RuleKind, where: Finding['where'], phrase: string | null): Finding => ({
		ruleId: rule.ruleId,
		kind,
		phrase,
		where,
		number: kind === 'gate' ? rule.number : null,
		law: rule.law,
		advice: rule.advice,
	});
	if (rule.words.length === 0) return found(rule.kind, 'category', null);
	const named = findPhrase(names, rule.words, rule.harmless);
	if (named !== null) return found(rule.kind, 'name', named);
	const told = rule.kind === 'gate' ? null : findPhrase(texts, rule.words, rule.harmless);
	// "Goes well with beer" is no beer; but beer may hide behind a harmless name.
	return told === null ? null : found(rule.reach === 'text' ? rule.kind : 'review', 'text', told);
}
