// The part of JSON Schema that our OpenAPI document uses: what is wrong with a value, and values that are right.
import * as fc from 'fast-check';

export interface Schema {
	readonly $ref?: string;
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly const?: unknown;
	readonly format?: string;
	readonly pattern?: string;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly exclusiveMinimum?: number;
	readonly items?: Schema;
	readonly maxItems?: number;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean | Schema;
	readonly anyOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly allOf?: readonly Schema[];
}
export interface Media {
	readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
export interface Described {
	readonly summary: string;
	readonly tags: readonly string[];
	readonly security: readonly Record<string, unknown>[];
	readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Schema }[];
	readonly requestBody?: Media & { readonly required?: boolean };
	readonly responses: Readonly<Record<string, Media & { readonly $ref?: string }>>;
}
export interface Document {
	readonly openapi: string;
	readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
	readonly components: {
		readonly schemas: Readonly<Record<string, Schema>>;
		readonly responses: Readonly<Record<string, Media>>;
		readonly securitySchemes: unknown;
	};
}

export function resolve<T>(document: Document, part: T & { readonly $ref?: string }): T {
	if (!part.$ref) return part;
	const found = part.$ref
		.replace('#/', '')
		.split('/')
		.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], document);
	if (found === undefined) throw new Error(`${part.$ref} leads nowhere`);
	return found as T;
}

const typeOf = (value: unknown): string =>
	value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
const fits = (wanted: string, value: unknown): boolean => wanted === typeOf(value) || (wanted === 'number' && typeof value === 'number');
const formats: Readonly<Record<string, RegExp>> = {
	uuid: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
	date: /^\d{4}-\d\d-\d\d$/,
	'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

/** What is wrong with an answer, fields that no schema names included. */
export function faults(document: Document, given: Schema, value: unknown, path = ''): string[] {
	const schema = resolve(document, given);
	// An empty schema: the standard that is named says what it is.
	if (Object.keys(schema).length === 0) return [];
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) {
		const tried = choices.map((choice) => faults(document, choice, value, path));
		return tried.some((one) => one.length === 0) ? [] : (tried.toSorted((a, b) => a.length - b.length)[0] ?? []);
	}
	if (schema.allOf) return schema.allOf.flatMap((one) => faults(document, one, value, path));
	if (schema.enum) return schema.enum.includes(value) ? [] : [`${path}: ${JSON.stringify(value)} is none of ${JSON.stringify(schema.enum)}`];
	if ('const' in schema && schema.const !== value) return [`${path}: is not ${JSON.stringify(schema.const)}`];
	const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
	if (types.length > 0 && !types.some((type) => fits(type, value))) return [`${path}: is ${typeOf(value)}, not ${types.join(' or ')}`];
	if (typeof value === 'string') {
		const form = schema.format ? formats[schema.format] : undefined;
		return form && !form.test(value) ? [`${path}: ${value} is no ${schema.format}`] : [];
	}
	if (typeof value === 'number')
		return value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity) ? [`${path}: ${value} is out of range`] : [];
	if (Array.isArray(value)) return schema.items ? value.flatMap((item, index) => faults(document, schema.items!, item, `${path}[${index}]`)) : [];
	return typeof value === 'object' && value !== null ? objectFaults(document, schema, value as Record<string, unknown>, path) : [];
}

function objectFaults(document: Document, schema: Schema, value: Record<string, unknown>, path: string): string[] {
	const properties = schema.properties ?? {};
	const missing = (schema.required ?? []).filter((name) => !(name in value)).map((name) => `${path}.${name}: is missing`);
	const inner = Object.entries(value).flatMap(([name, part]) => {
		const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
		if (known) return faults(document, known, part, `${path}.${name}`);
		if (typeof schema.additionalProperties === 'object') return faults(document, schema.additionalProperties, part, `${path}.${name}`);
		return [`${path}.${name}: is not documented`];
	});
	return [...missing, ...inner];
}

/** Values for names that mean something here: ids that exist, postcodes, phones. */
export type Known = Readonly<Record<string, readonly unknown[]>>;
const letters = fc.constantFrom(...Array.from('กขคงจชดตนบปพมยรลวสหอะาิีุูเแไ่้ abcXYZ019-๑๒'), '😀', "'", '"', '<', '%', '\\');

/** Values that a schema takes; where a name is known, mostly what is known. */
export function valid(document: Document, given: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
	const schema = resolve(document, given);
	const drawn = drawValid(document, schema, known, name);
	const familiar = known[name];
	return familiar && familiar.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...familiar) }, { weight: 1, arbitrary: drawn }) : drawn;
}

function drawValid(document: Document, schema: Schema, known: Known, name: string): fc.Arbitrary<unknown> {
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) return fc.oneof(...choices.map((choice) => valid(document, choice, known, name)));
	if (schema.enum) return fc.constantFrom(...schema.enum);
	if ('const' in schema) return fc.constant(schema.const);
	const types = schema.type === undefined ? ['string'] : typeof schema.type === 'string' ? [schema.type] : schema.type;
	return fc.oneof(...types.map((type) => drawType(document, { ...schema, type }, type, known)));
}

function drawType(document: Document, schema: Schema, type: string, known: Known): fc.Arbitrary<unknown> {
	if (type === 'null') return fc.constant(null);
	if (type === 'boolean') return fc.boolean();
	if (type === 'integer' || type === 'number') {
		const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, -1_000_000);
		return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? 1_000_000, 10_000_000)) });
	}
	if (type === 'array') return fc.array(valid(document, schema.items ?? {}, known), { maxLength: Math.min(schema.maxItems ?? 3, 3) });
	if (type === 'object') return drawObject(document, schema, known);
	if (schema.format === 'uuid') return fc.uuid();
	if (schema.format === 'date-time')
		return fc
			.date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
			.map((at) => at.toISOString());
	if (schema.pattern) return matching(schema.pattern);
	return fc.string({
		unit: letters,
		minLength: schema.minLength ?? 0,
		maxLength: Math.min(schema.maxLength ?? 40, Math.max(40, schema.minLength ?? 0)),
	});
}

function drawObject(document: Document, schema: Schema, known: Known): fc.Arbitrary<unknown> {
	if (typeof schema.additionalProperties === 'object')
		return fc.dictionary(fc.uuid(), valid(document, schema.additionalProperties, known), { maxKeys: 2 });
	const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, valid(document, inner, known, name)]));
	return fc.record(fields, { requiredKeys: [...(schema.required ?? [])] });
}

const nasty: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
	null,
	true,
	0,
	-1,
	1.5,
	1e18,
	1e308,
	Number.MAX_SAFE_INTEGER,
	'',
	' ',
	'0',
	'1e3',
	'๑๒๓',
	'x'.repeat(5000),
	'ก'.repeat(3000),
	'\0',
	'a\0b',
	'\ud800',
	'‮',
	[],
	[[]],
	{},
	{ a: 1 },
	['x'],
	"' or 1=1 --",
	'%',
	'_',
	'../../etc/passwd',
	'00000000-0000-0000-0000-000000000000',
	'2026-02-31',
	'NaN',
	'-0',
	'\n',
	'\r\nX: y',
	'{{7*7}}',
	'<script>',
	'; drop table',
);

/** A right value made wrong in one place, or something else altogether. */
export function mutated(base: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	const wrongField = fc.tuple(base, fc.nat(), nasty).map(([value, at, bad]) => change(value, at, bad));
	const less = fc.tuple(base, fc.nat()).map(([value, at]) => drop(value, at));
	const more = fc
		.tuple(base, fc.constantFrom('role', 'price', 'seller_id', 'state', 'balance', '__proto__', 'constructor', 'x'.repeat(200)), nasty)
		.map(([value, name, bad]) => {
			if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad;
			return JSON.parse(
				`${JSON.stringify(value).slice(0, -1)}${Object.keys(value).length > 0 ? ',' : ''}${JSON.stringify(name)}:${JSON.stringify(bad)}}`,
			) as unknown;
		});
	return fc.oneof(
		{ weight: 4, arbitrary: wrongField },
		{ weight: 2, arbitrary: less },
		{ weight: 2, arbitrary: more },
		{ weight: 1, arbitrary: nasty },
	);
}

function change(value: unknown, at: number, bad: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad;
	const keys = Object.keys(value);
	const key = keys[at % Math.max(1, keys.length)];
	if (key === undefined) return bad;
	const inner = (value as Record<string, unknown>)[key];
	const deeper = typeof inner === 'object' && inner !== null && at % 3 !== 0;
	return { ...value, [key]: deeper ? change(inner, Math.floor(at / 7), bad) : bad };
}

function drop(value: unknown, at: number): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	const keys = Object.keys(value);
	return Object.fromEntries(Object.entries(value).filter(([key]) => key !== keys[at % Math.max(1, keys.length)]));
}

/** What looks ahead cannot be drawn from: drawn without, then compared with the whole. */
function matching(pattern: string): fc.Arbitrary<string> {
	const whole = new RegExp(pattern, 'u');
	return fc.stringMatching(new RegExp(pattern.replaceAll(/\(\?[!=][^()]*\)/g, '').replace('\\x20-\\x7e', 'a-z'))).filter((text) => whole.test(text));
}
