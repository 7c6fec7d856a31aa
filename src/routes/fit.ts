import type { z } from 'zod';
import { Refusal } from '#kernel/refusal';

/**
 * What a form said, in the shape a room asks for.
 * @param names what the form calls a field of the shape, where it differs
 * @refuses work.fix with each field at fault and what is wrong with it
 */
export function fit<Shape extends z.ZodType>(shape: Shape, value: unknown, names: Readonly<Record<string, string>> = {}): z.output<Shape> {
	const parsed = shape.safeParse(value);
	if (parsed.success) return parsed.data;
	const fields: Record<string, string> = {};
	for (const issue of parsed.error.issues) {
		const path = issue.path.map(String).join('.') || 'form';
		const name = names[path] ?? path;
		fields[name] ??= codeOf(issue, value);
	}
	throw new Refusal('work.fix', 'invalid', { n: Object.keys(fields).length }, fields);
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
	// Shapes of rooms may name their own code.
	if (/^[a-z]+\.[a-z_]+$/.test(issue.message)) return issue.message;
	const given = issue.path.reduce<unknown>(
		(inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
		value,
	);
	if (given === undefined || given === null || given === '') return 'work.missing';
	if (issue.code === 'too_big') return 'work.too_much';
	if (issue.code === 'too_small') return 'work.too_little';
	return 'work.wrong';
}

/** @refuses work.fix for one field */
export const fixOne = (field: string, code: string): never => {
	throw new Refusal('work.fix', 'invalid', { n: 1 }, { [field]: code });
};
