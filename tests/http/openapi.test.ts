import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasSentence } from '#kernel/words';
import { documentFile, documentText } from '../../tools/openapi.ts';
import { resolve, type Document } from './json-schema.ts';

const text = documentText();
const document = JSON.parse(text) as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, described]) => ({ name: `${method.toUpperCase()} ${path}`, path, described })),
);

test('docs/openapi.json is fresh (node tools/openapi.ts)', () => expect(readFileSync(documentFile, 'utf8') === text).toBe(true));

test('OpenAPI 3.1, every reference leads somewhere', () => {
	expect(document.openapi).toBe('3.1.0');
	const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map((match) => match[1]!);
	expect(references.length).toBeGreaterThan(100);
	for (const reference of new Set(references)) expect(resolve(document, { $ref: reference })).toBeDefined();
});

test('every operation says what it is, who may, and how it may fail', () => {
	for (const { name, path, described } of operations) {
		expect(described.summary.length, name).toBeGreaterThan(5);
		expect(described.tags, name).toHaveLength(1);
		const statuses = Object.keys(described.responses);
		expect(
			statuses.some((status) => status.startsWith('2')),
			name,
		).toBe(true);
		expect(statuses, name).toContain('500');
		if (described.security.length > 0) expect(statuses, name).toContain('401');
		const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
		expect(
			(described.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name),
			name,
		).toEqual(named);
	}
});

test('every body refuses fields it does not know', () => {
	for (const { name, path, described } of operations) {
		const schema = described.requestBody?.content?.['application/json']?.schema;
		if (!schema || path.startsWith('/webhooks')) continue;
		const choices = schema.anyOf ?? schema.oneOf ?? [schema];
		for (const choice of choices) expect(resolve(document, choice).additionalProperties, name).toBe(false);
	}
});

test('names carry their units and are written one way', () => {
	const names = [...text.matchAll(/"([a-z]+[A-Z]\w*)": \{/g)].map((match) => match[1]!);
	const ours = names.filter((name) => !['requestBody', 'securitySchemes', 'additionalProperties'].includes(name));
	expect([...new Set(ours)]).toEqual([]);
});

test('every code of the door has its sentence', () => {
	for (const file of ['parse', 'problem', 'identify', 'repeat', 'operation', 'http', 'webhooks', 'payments', 'files', 'places']) {
		const codes = [...readFileSync(new URL(`../../src/api/${file}.ts`, import.meta.url), 'utf8').matchAll(/'(api\.[a-z_]+)'/g)].map(
			(match) => match[1]!,
		);
		for (const code of codes) expect(hasSentence(code), code).toBe(true);
	}
});
