import type { z } from 'zod';
import { Refusal } from '#kernel/refusal';

/**
 * Checks what a form was filled with against a room's shape.
 * @refuses form.fix, with one code for each field at fault; a field inside another is named by its last part: 'address.phone' → 'phone'
 */
export function checked<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
	const parsed = shape.safeParse(value);
	if (parsed.success) return parsed.data;
	const fields: Record<string, string> = {};
	for (const issue of parsed.error.issues) fields[String(issue.path.at(-1) ?? 'form')] ??= codeOf(issue);
	throw new Refusal('form.fix', 'invalid', { n: Object.keys(fields).length }, fields);
}

/** Shapes may name a code of their own; those of the API speak too dryly for a form. */
function codeOf(issue: z.core.$ZodIssue): string {
	if (issue.message === 'api.missing') return 'form.missing';
	if (issue.message === 'api.out_of_range' || issue.code === 'too_big') return 'form.length';
	if (issue.code === 'too_small') return 'form.missing';
	return /^(?!api\.)[a-z]+\.[a-z_]+$/.test(issue.message) ? issue.message : 'form.check';
}
