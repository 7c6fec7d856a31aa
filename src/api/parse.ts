import type { z } from 'zod';
import { Refusal, refuse } from '#kernel/refusal';
import { readBytes, type Call } from './http.ts';
import { receive } from './names.ts';

export const limits = { json: 100_000, picture: 10 * 1024 * 1024, webhook: 256_000, table: 20_000_000, fields: 20, fieldName: 80 } as const;

/** A table comes as an Excel file or as CSV. */
export const tableTypes: readonly string[] = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'];

/** Checks a value against a shape and gives it the names that rooms use. @refuses api.invalid with the fields at fault, or what `otherwise` makes of it */
export function check(schema: z.ZodType, value: unknown, otherwise?: () => never): unknown {
	const parsed = schema.safeParse(value);
	if (!parsed.success) {
		if (otherwise) otherwise();
		throw new Refusal('api.invalid', 'invalid', {}, fieldsOf(parsed.error, value));
	}
	const field = unstorable(parsed.data, '');
	if (field !== null) {
		if (otherwise) otherwise();
		throw new Refusal('api.invalid', 'invalid', {}, { [field]: 'api.wrong_form' });
	}
	return receive(parsed.data);
}

/** Which field holds a text that no database takes: a NUL or half a character. */
function unstorable(value: unknown, path: string): string | null {
	if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null;
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, inner] of Object.entries(value)) {
		const found = unstorable(inner, path === '' ? key : `${path}.${key}`);
		if (found !== null) return found;
	}
	return null;
}

/** Each field at fault with one code. */
function fieldsOf(error: z.ZodError, value: unknown): Record<string, string> {
	const fields = new Map<string, string>();
	const add = (path: readonly PropertyKey[], code: string): void => {
		const name = path.map(String).join('.').slice(0, limits.fieldName) || 'body';
		if (fields.size < limits.fields && !fields.has(name)) fields.set(name, code);
	};
	for (const issue of error.issues) {
		if (issue.code === 'unrecognized_keys') for (const key of issue.keys) add([...issue.path, key], 'api.unknown_field');
		else add(issue.path, codeOf(issue, value));
	}
	return Object.fromEntries(fields);
}

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
	// Shapes of rooms may name their own code.
	if (/^[a-z]+\.[a-z_]+$/.test(issue.message)) return issue.message;
	if (issue.code === 'too_big' || issue.code === 'too_small') return 'api.out_of_range';
	if (issue.code !== 'invalid_type') return 'api.wrong_form';
	return reach(value, issue.path) === undefined ? 'api.missing' : 'api.wrong_kind';
}

const reach = (value: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>(
		(inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined),
		value,
	);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as JSON. @refuses api.not_json */
export function readJson(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(utf8.decode(bytes)) as unknown;
	} catch {
		return refuse('api.not_json', 'invalid');
	}
}

/**
 * The JSON body of a request.
 * @returns undefined when there is none
 * @refuses api.too_large, api.wrong_type, api.not_json
 */
export async function readJsonBody(c: Call): Promise<unknown> {
	const bytes = await readBytes(c, limits.json);
	if (bytes.byteLength === 0) return undefined;
	const type = c.req.raw.headers.get('content-type') ?? '';
	if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) refuse('api.wrong_type', 'invalid', { wanted: 'application/json' });
	return readJson(bytes);
}
