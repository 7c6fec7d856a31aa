import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const all = globSync(['{src,tools,house,sim,art,tests}/**/*.test.ts'])
	.map((file) => file.replaceAll('\\', '/'))
	.sort();
const browser = all.filter((file) => file.startsWith('tests/browser/'));
/** A test that opens a database or another process, or draws whole documents, says so in its imports. */
const real = all.filter(
	(file) => !browser.includes(file) && /tests\/(db|market|village)|startEmbedded|startSim|openMarket|drawLabel/.test(readFileSync(file, 'utf8')),
);
const unit = all.filter((file) => !browser.includes(file) && !real.includes(file));

const plain = { resolve: { conditions: ['node'] } };
const setupFiles = ['tests/seed.ts'];

export default defineConfig({
	test: {
		reporters: process.env.CI ? ['default'] : ['default'],
		projects: [
			{
				...plain,
				test: {
					name: 'unit',
					setupFiles,
					include: unit.length > 0 ? unit : ['none'],
					pool: 'threads',
					// Nothing here keeps state between files, and starting a thread for each costs more than most of them.
					isolate: false,
					maxWorkers: 2,
					testTimeout: 10_000,
				},
			},
			{
				...plain,
				test: {
					name: 'real',
					setupFiles,
					include: real.length > 0 ? real : ['none'],
					globalSetup: ['tests/cluster.ts'],
					pool: 'forks',
					maxWorkers: 2,
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
			{
				...plain,
				test: {
					name: 'browser',
					include: browser.length > 0 ? browser : ['none'],
					globalSetup: ['tests/stage.ts'],
					pool: 'forks',
					maxWorkers: 1,
					testTimeout: 120_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
});
