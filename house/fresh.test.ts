// What is made from the code is as the code has it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleText, readmeText } from '../tools/settings.ts';
import { tablesText } from '../tools/tables.ts';
import { testDatabase } from '../tests/db.ts';

const squeeze = (text: string): string => text.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---');

test('the settings in README.md and .env.example', () => {
	expect(squeeze(readFileSync('README.md', 'utf8'))).toBe(squeeze(readmeText()));
	expect(readFileSync('.env.example', 'utf8')).toBe(exampleText());
});

test('the types of the tables', async () => {
	const database = await testDatabase();
	expect(readFileSync('src/platform/tables.gen.ts', 'utf8')).toBe(await tablesText(database.url));
	await database.drop();
});
