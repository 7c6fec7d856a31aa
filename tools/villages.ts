// Fills the registry of villages from a CSV file: node tools/villages.ts <file.csv>. DATABASE_URL names the database, as for the market itself.
import { createReadStream } from 'node:fs';
import { system } from '#kernel/actor';
import { importVillages } from '#market/places';
import { readConfig } from '#platform/config';
import { runCommand } from '#platform/run';
import { openGround } from './seeding.ts';

const [file] = process.argv.slice(2);
const url = process.env['DATABASE_URL'];
if (!file || !url) {
	console.error('usage: DATABASE_URL=postgres://… node tools/villages.ts <file.csv> (code of 8 digits, Thai name, English name)');
	process.exit(2);
}
const { ground, close } = openGround(readConfig(process.env), url);
try {
	const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 256 * 1024 }) as AsyncIterable<string>;
	const told = await runCommand(ground, system('villages'), (ctx) => importVillages(ctx, stream));
	console.log(`${told.read} lines read, ${told.written} villages new or changed, ${told.refused} left out`);
	for (const fault of told.faults) console.log(`  line ${fault.line}: ${fault.why}`);
} finally {
	await close();
}
