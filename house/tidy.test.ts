// House rules that run as a test: what a reviewer would otherwise have to notice.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rooms } from './rooms.ts';

const sources = globSync('src/**/*.{ts,svelte}').filter((file) => !file.includes('tables.gen'));
const code = sources.filter((file) => !file.endsWith('.test.ts'));
const read = (file: string): string => readFileSync(file, 'utf8');
const inRooms = code.filter((file) => file.startsWith('src/market/'));

/** Files that break a rule, with the line; an empty list is what we want. */
const offenders = (files: readonly string[], pattern: RegExp): string[] =>
	files.flatMap((file) =>
		read(file)
			.split('\n')
			.flatMap((line, index) =>
				pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line) ? [`${file}:${index + 1} ${line.trim().slice(0, 100)}`] : [],
			),
	);

const messages = (lang: 'th' | 'en'): Record<string, string> => {
	const merged: Record<string, string> = {};
	for (const file of globSync(`messages/*${lang}.json`)) Object.assign(merged, JSON.parse(read(file)));
	return merged;
};

describe('the one place', () => {
	const outside = (allowed: RegExp): string[] => code.filter((file) => !allowed.test(file));
	test('of the clock', () => expect(offenders(outside(/platform\/(clock|log|embedded)|\.svelte$/), /new Date\(\)|Date\.now\(\)/)).toEqual([]));
	test('of randomness', () => expect(offenders(outside(/\.svelte$/), /Math\.random\(\)/)).toEqual([]));
	test('of the environment', () => expect(offenders(outside(/platform\/(config|embedded)/), /process\.env/)).toEqual([]));
	test('of printing', () => expect(offenders(outside(/platform\/embedded-supervisor/), /console\.\w+\(/)).toEqual([]));
});

describe('rooms', () => {
	test('each has a README, a face and a place in the order', () => {
		const folders = [...new Set(globSync('src/market/*/index.ts').map((file) => file.split('/')[2]!))].sort();
		expect(folders).toEqual([...rooms].sort());
		for (const room of rooms) expect(read(`src/market/${room}/README.md`).length, room).toBeGreaterThan(200);
	});
	test('SQL of a room names no table of a room above it', () => {
		const wrong = inRooms.flatMap((file) => {
			const room = file.split('/')[2] as (typeof rooms)[number];
			if (room === 'reports') return [];
			const others = rooms.filter((other) => other !== room).join('|');
			const pattern = new RegExp(`(selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\\('(${others})\\.`);
			return offenders([file], pattern);
		});
		expect(wrong).toEqual([]);
	});
	test('a migration names the class of each table', () => {
		for (const file of globSync('src/market/*/sql/*.sql')) {
			const text = read(file);
			if (!/create table/.test(text)) continue;
			expect(/--.*(shop\(shop_id\)|buyer\(buyer_id\)|key\(\w+\)|reference|local)/.test(text), file).toBe(true);
		}
	});
	test('no face is wider than thirty', () => {
		for (const room of rooms) {
			const names = [...read(`src/market/${room}/index.ts`).matchAll(/export \{([^}]*)\}/g)].flatMap((match) =>
				match[1]!
					.split(',')
					.map((name) => name.trim())
					.filter((name) => name && !name.startsWith('type ')),
			);
			expect(names.length, `${room}: ${names.length}`).toBeLessThanOrEqual(30);
		}
	});
});

describe('words', () => {
	test('both languages have the same keys', () => expect(Object.keys(messages('en')).sort()).toEqual(Object.keys(messages('th')).sort()));
	test('both languages of a message take the same facts', () => {
		const [th, en] = [messages('th'), messages('en')];
		const facts = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
		const differing = Object.keys(th).filter((key) => facts(th[key]!).join() !== facts(en[key] ?? '').join());
		expect(differing).toEqual([]);
	});
	test('every refusal has its sentences', () => {
		const th = messages('th');
		const codes = new Set(
			code.flatMap((file) => [...read(file).matchAll(/(?:refuse|new Refusal)\(\s*'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1]!)),
		);
		expect([...codes].filter((one) => !(one in th)).sort()).toEqual([]);
	});
	test('words the house does not use', () => {
		const banned = /\b(sub-?order|vendor|shipment|fulfillment|catalog|center)\b/i;
		expect(offenders(inRooms, banned)).toEqual([]);
	});
});

test('no file is a book', () => {
	const long = code.filter((file) => read(file).split('\n').length > 450).map((file) => `${file}: ${read(file).split('\n').length}`);
	expect(long).toEqual([]);
});
