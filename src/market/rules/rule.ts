import type { Selectable } from 'kysely';
import { actorName, has, type Actor } from '#kernel/actor';
import { operates } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import { bangkokDay } from '#kernel/time';
import type { Page, Words } from '#kernel/views';
import type { Ctx, ReadCtx } from '#platform/ctx';
import type { Tables } from '#platform/tables.gen';
import type { NumberKind, RuleKind, RuleWish } from './shapes.ts';

export type RuleState = 'coming' | 'in_force' | 'ended';

/** A rule with the law it stands on. Days in Bangkok, both included; `until` null: without end. */
export interface Rule {
	readonly ruleId: string;
	readonly from: string;
	readonly until: string | null;
	readonly state: RuleState;
	readonly kind: RuleKind;
	readonly reach: 'name' | 'text';
	readonly categories: readonly string[];
	readonly words: readonly string[];
	readonly harmless: readonly string[];
	readonly number: NumberKind | null;
	readonly law: Words;
	readonly advice: Words;
	readonly source: string;
	readonly addedAt: Date;
	readonly endedAt: Date | null;
}

const PAGE = 50;
const mayRead = (actor: Actor): boolean => operates(actor) || has(actor, 'province_officer') || has(actor, 'auditor');

/** The rules in force today. */
export async function rulesOn(ctx: ReadCtx): Promise<Rule[]> {
	const today = bangkokDay(ctx.now);
	const rows = await ctx.db
		.selectFrom('rules.rule')
		.selectAll()
		.where('from_day', '<=', today)
		.where((is) => is.or([is('until_day', 'is', null), is('until_day', '>=', today)]))
		.orderBy('rule_id')
		.execute();
	return rows.map((row) => ruleFrom(row, today));
}

/** All rules, those that begin last first: also what has ended. For operators, officers and auditors. @refuses rules.not_yours */
export async function listRules(ctx: ReadCtx, wish: { cursor?: string | null | undefined } = {}): Promise<Page<Rule>> {
	if (!mayRead(ctx.actor)) refuse('rules.not_yours', 'forbidden');
	const [day, id] = wish.cursor?.split('~') ?? [];
	let query = ctx.db.selectFrom('rules.rule').selectAll();
	if (day && id && /^\d{4}-\d\d-\d\d$/.test(day) && /^[0-9a-f-]{36}$/.test(id))
		query = query.where((is) => is(is.refTuple('from_day', 'rule_id'), '<', is.tuple(day, id)));
	const rows = await query
		.orderBy('from_day', 'desc')
		.orderBy('rule_id', 'desc')
		.limit(PAGE + 1)
		.execute();
	const shown = rows.slice(0, PAGE);
	const last = shown.at(-1);
	const today = bangkokDay(ctx.now);
	return { items: shown.map((row) => ruleFrom(row, today)), next: rows.length > PAGE && last ? `${last.from_day}~${last.rule_id}` : null };
}

/**
 * Adds a rule. The same id again changes nothing. Operators only; it begins today or later, so that no past answer becomes wrong.
 * @refuses rules.not_yours, rules.nothing_said, rules.number_missing, rules.days_wrong
 */
export async function addRule(ctx: Ctx, wish: RuleWish & { ruleId: string }): Promise<void> {
	if (!operates(ctx.actor)) refuse('rules.not_yours', 'forbidden');
	if (wish.words.length + wish.categories.length === 0) refuse('rules.nothing_said', 'invalid', {}, { words: 'rules.nothing_said' });
	if (wish.kind === 'gate' && !wish.number) refuse('rules.number_missing', 'invalid', {}, { number: 'rules.number_missing' });
	const today = bangkokDay(ctx.now);
	if (wish.from < today || (wish.until && wish.until < wish.from)) refuse('rules.days_wrong', 'invalid', {}, { from: 'rules.days_wrong' });
	await ctx.db
		.insertInto('rules.rule')
		.values({
			rule_id: wish.ruleId,
			from_day: wish.from,
			until_day: wish.until ?? null,
			kind: wish.kind,
			reach: wish.reach,
			categories: [...wish.categories],
			words: [...wish.words],
			harmless: [...wish.harmless],
			number_kind: wish.kind === 'gate' ? (wish.number ?? null) : null,
			law_th: wish.lawTh,
			law_en: wish.lawEn,
			advice_th: wish.adviceTh,
			advice_en: wish.adviceEn,
			source: wish.source,
			author: actorName(ctx.actor),
			added_at: ctx.now,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Ends a rule: from today on it does not speak; one that has not begun never will. Operators only. @refuses rules.not_yours, rules.not_found, rules.over */
export async function endRule(ctx: Ctx, wish: { ruleId: string }): Promise<void> {
	if (!operates(ctx.actor)) refuse('rules.not_yours', 'forbidden');
	const row = await ctx.db.selectFrom('rules.rule').selectAll().where('rule_id', '=', wish.ruleId).forUpdate().executeTakeFirst();
	if (!row) return refuse('rules.not_found', 'not_found');
	if (row.ended_at) return;
	const today = bangkokDay(ctx.now);
	if (row.until_day && row.until_day < today) refuse('rules.over', 'conflict');
	const yesterday = dayBefore(today);
	const until = yesterday < row.from_day ? dayBefore(row.from_day) : yesterday;
	await ctx.db
		.updateTable('rules.rule')
		.set({ until_day: until, ended_by: actorName(ctx.actor), ended_at: ctx.now })
		.where('rule_id', '=', wish.ruleId)
		.execute();
}

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const ruleFrom = (row: Selectable<Tables['rules.rule']>, today: string): Rule => ({
	ruleId: row.rule_id,
	from: row.from_day,
	until: row.until_day,
	state: row.until_day !== null && row.until_day < today ? 'ended' : row.from_day > today ? 'coming' : 'in_force',
	kind: row.kind as RuleKind,
	reach: row.reach as Rule['reach'],
	categories: row.categories,
	words: row.words,
	harmless: row.harmless,
	number: row.number_kind as NumberKind | null,
	law: { th: row.law_th, en: row.law_en },
	advice: { th: row.advice_th, en: row.advice_en },
	source: row.source,
	addedAt: row.added_at,
	endedAt: row.ended_at,
});
