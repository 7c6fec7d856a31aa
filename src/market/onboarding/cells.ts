import type { z } from 'zod';
import { readPhone } from '#kernel/phone';
import { normalise } from '#kernel/thai';
import { limits } from './limits.ts';

/** What is wrong with one cell. */
export interface Fault {
	/** the field of its column */
	readonly field: string;
	readonly code: string;
	readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export type Cells = Readonly<Record<string, string>>;

export const fault = (field: string, code: string, facts: Fault['facts'] = {}): Fault => ({ field, code, facts });

/** A Thai phone; spreadsheet programs drop the zero before it. @returns '+66…' or null */
export const phoneIn = (cell: string): string | null => readPhone(cell) ?? readPhone(`0${cell}`);

const plainDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/**
 * A number as people write it: '1,200.50', '๑๒๐', '20 ซม.', times `scale`.
 * @returns a whole number; NaN where it is none, or finer than the scale
 */
export function numberIn(cell: string, scale: number): number {
	const match = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,6}))?\s*(?:[\p{L}\p{M}]{1,12}\.?)?$/u.exec(plainDigits(cell).trim());
	if (!match) return Number.NaN;
	const digits = String(scale).length - 1;
	const part = (match[2] ?? '').replace(/0+$/, '');
	if (part.length > digits) return Number.NaN;
	return Number(match[1]!.replaceAll(',', '')) * scale + Number(part.padEnd(digits, '0') || 0);
}

/** What a cell chooses: by code, or by its words in either language. */
export function choiceIn(cell: string, words: Readonly<Record<string, readonly string[]>>): string | null {
	const wanted = normalise(cell);
	return Object.entries(words).find(([code, names]) => [code, ...names].some((name) => normalise(name) === wanted))?.[0] ?? null;
}

/** The faults that a shape finds, one a field. */
export function faultsOf(error: z.ZodError): Fault[] {
	const faults = new Map<string, Fault>();
	for (const issue of error.issues) {
		const field = String(issue.path[0] ?? '');
		if (faults.has(field) || faults.size >= limits.faults) continue;
		faults.set(field, fault(field, codeOf(issue)));
	}
	return [...faults.values()];
}

function codeOf(issue: z.core.$ZodIssue): string {
	if (/^[a-z]+\.[a-z_]+$/.test(issue.message)) return issue.message;
	if (issue.code === 'too_big' || issue.code === 'too_small') return 'api.out_of_range';
	return issue.code === 'invalid_type' ? 'onboarding.no_number' : 'api.wrong_form';
}
