import { refuse } from '#kernel/refusal';
import { letters, isPlainText } from '#kernel/text';
import { bangkokDay } from '#kernel/time';
import type { AttributeView, QuestionView, Words } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

export const attributeKinds = ['text', 'choice', 'number', 'yes_no', 'months'] as const;
export type AttributeKind = QuestionView['kind'];

export type Attribute = QuestionView;

/** code → value in its one way of writing */
export type Values = Readonly<Record<string, string>>;

let kept: { readonly until: number; readonly rows: readonly Attribute[] } | null = null;

/** After a change in this process; others follow within a minute. */
export const forgetAttributes = (): void => void (kept = null);

/** Everything that is or was asked, read once a minute. */
export async function allAttributes(ctx: ReadCtx): Promise<readonly Attribute[]> {
	if (kept && ctx.now.getTime() < kept.until) return kept.rows;
	const found = await ctx.db.selectFrom('catalogue.attribute').selectAll().orderBy('position').orderBy('attribute_id').execute();
	const rows = found.map((row) => ({
		attributeId: row.attribute_id,
		code: row.code,
		category: row.category,
		kind: row.kind as AttributeKind,
		many: row.many,
		name: { th: row.name_th, en: row.name_en },
		unit: row.unit_th ? { th: row.unit_th, en: row.unit_en } : null,
		choices: row.choices as Attribute['choices'],
		from: row.from_day,
		until: row.until_day,
	}));
	kept = { until: ctx.now.getTime() + limits.synonymsMs, rows };
	return rows;
}

/** What is asked today about goods in a branch, in the order of a form. @param path slugs from the root to the leaf */
export async function attributesOf(ctx: ReadCtx, path: readonly string[]): Promise<Attribute[]> {
	const today = bangkokDay(ctx.now);
	return (await allAttributes(ctx)).filter((one) => path.includes(one.category) && one.from <= today && (one.until === null || one.until >= today));
}

/**
 * Answers in their one way of writing; empty ones are left out, and what is not asked here is too.
 * @refuses catalogue.attribute_wrong with the field `attribute.<code>`
 */
export function readAnswers(asked: readonly Attribute[], given: readonly { readonly code: string; readonly value: string }[]): Values {
	const values: Record<string, string> = {};
	for (const one of asked) {
		const text =
			given
				.find((answer) => answer.code === one.code)
				?.value.normalize('NFC')
				.trim() ?? '';
		if (text === '') continue;
		const read = readers[one.kind](text, one);
		if (read === null)
			refuse('catalogue.attribute_wrong', 'invalid', { name: one.name.th }, { [`attribute.${one.code}`]: 'catalogue.attribute_wrong' });
		values[one.code] = read!;
	}
	return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const arabic = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
const parts = (text: string): string[] => [...new Set(text.split(',').map((part) => part.trim()))].filter(Boolean);

const readers: Record<AttributeKind, (text: string, one: Attribute) => string | null> = {
	text: (text) => (isPlainText(text) && letters(text, limits.attribute) <= limits.attribute ? text.replace(/\s+/g, ' ') : null),
	choice(text, one) {
		const chosen = parts(text);
		const known = one.choices.filter((choice) => chosen.includes(choice.code)).map((choice) => choice.code);
		return known.length === chosen.length && (one.many || known.length === 1) ? known.join(',') : null;
	},
	number(text) {
		const plain = arabic(text).replaceAll(',', '');
		return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? String(Number(plain)) : null;
	},
	yes_no: (text) => (text === 'yes' || text === 'no' ? text : null),
	months(text) {
		const months = parts(arabic(text)).map(Number);
		return months.length > 0 && months.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)
			? [...new Set(months)].sort((a, b) => a - b).join(',')
			: null;
	},
};

const MONTHS: readonly Words[] = [
	'ม.ค. Jan',
	'ก.พ. Feb',
	'มี.ค. Mar',
	'เม.ย. Apr',
	'พ.ค. May',
	'มิ.ย. Jun',
	'ก.ค. Jul',
	'ส.ค. Aug',
	'ก.ย. Sep',
	'ต.ค. Oct',
	'พ.ย. Nov',
	'ธ.ค. Dec',
].map((both) => {
	const [th, en] = both.split(' ') as [string, string];
	return { th, en };
});
const say = (all: readonly { th: string; en: string | null }[]): Words => ({
	th: all.map((one) => one.th).join(', '),
	en: all.map((one) => one.en ?? one.th).join(', '),
});

/** A value as people read it. */
function textOf(one: Attribute, value: string): Words {
	if (one.kind === 'choice') return say(one.choices.filter((choice) => value.split(',').includes(choice.code)));
	if (one.kind === 'months') return say(value.split(',').flatMap((month) => MONTHS[Number(month) - 1] ?? []));
	if (one.kind === 'yes_no') return value === 'yes' ? { th: 'ได้', en: 'Yes' } : { th: 'ไม่ได้', en: 'No' };
	if (one.kind === 'number') return { th: `${value} ${one.unit?.th ?? ''}`.trim(), en: `${value} ${one.unit?.en ?? ''}`.trim() };
	return { th: value, en: null };
}

/** What a product tells of itself, in the order of the questions. Asks nothing when it tells nothing. */
export async function shownAttributes(ctx: ReadCtx, path: readonly string[], values: Values): Promise<AttributeView[]> {
	if (Object.keys(values).length === 0) return [];
	return (await attributesOf(ctx, path)).flatMap((one) => {
		const value = values[one.code];
		return value === undefined ? [] : [{ code: one.code, name: one.name, value, text: textOf(one, value) }];
	});
}
