// Draws every picture of the demonstration: SVG by code, WebP by sharp. `npm run draw -- --help` tells how.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { bands, scenes } from '../art/hems.ts';
import { kinds, picture, pictureName } from '../art/variants.ts';

const out = new URL('../art/drawn/', import.meta.url).pathname;
const SIDE = 640;
/** Most bytes of one still life and of one scene. */
const STILL_BYTES = 20_500;
const SCENE_BYTES = 95_000;
const AVIF_QUALITY = 45;
const TOTAL_BYTES = 8 * 1024 * 1024;

const help = `Draws the pictures of the demonstration into art/drawn.

  npm run draw                     everything
  npm run draw -- --only silk      one kind, several with commas, or: scenes, bands
  npm run draw -- --list           kinds and how many of each
`;

/** WebP under the wanted size: quality is lowered in steps until it fits. */
async function webp(svg: string, width: number, most: number, start: number): Promise<Buffer> {
	const pixels = await sharp(Buffer.from(svg), { density: 72 }).resize({ width }).png().toBuffer();
	for (let quality = start; ; quality -= 5) {
		const file = await sharp(pixels)
			.webp({ quality, effort: 5, smartSubsample: quality > 50 })
			.toBuffer();
		if (file.length <= most || quality <= 22) return file;
	}
}

async function drawKind(kind: string, total: { done: number; all: number }): Promise<void> {
	const count = kinds[kind]?.count ?? 0;
	for (const old of readdirSync(out)) if (old.startsWith(`${kind}-`) && old.endsWith('.webp')) rmSync(join(out, old));
	for (let n = 0; n < count; n++) {
		writeFileSync(join(out, `${pictureName(kind, n)}.webp`), await webp(picture(kind, n).svg, SIDE, STILL_BYTES, 54));
		total.done++;
		process.stdout.write(`\r${String(total.done).padStart(4)} of ${total.all}  ${kind.padEnd(14)}`);
	}
}

async function drawScenes(): Promise<void> {
	mkdirSync(join(out, 'scenes'), { recursive: true });
	for (const [name, make] of Object.entries(scenes)) {
		const svg = make();
		const width = Number(/width="(\d+)"/.exec(svg)?.[1] ?? 1600);
		const side = Math.round(width * 0.8);
		writeFileSync(join(out, 'scenes', `${name}.webp`), await webp(svg, side, SCENE_BYTES, 70));
		// Half as large again for browsers that know it: the scene is what a phone waits for.
		writeFileSync(
			join(out, 'scenes', `${name}.avif`),
			await sharp(Buffer.from(svg), { density: 72 }).resize({ width: side }).avif({ quality: AVIF_QUALITY, effort: 7 }).toBuffer(),
		);
		process.stdout.write(`\rscene ${name.padEnd(20)}`);
	}
}

function drawBands(): void {
	mkdirSync(join(out, 'bands'), { recursive: true });
	for (const [name, make] of Object.entries(bands)) writeFileSync(join(out, 'bands', `${name}.svg`), `${make()}\n`);
}

/** The list that the seed and the tests read: names by kind, and what each picture shows. */
function writeIndex(): void {
	const names = Object.fromEntries(
		Object.entries(kinds).map(([kind, { count }]) => [kind, Array.from({ length: count }, (_, n) => pictureName(kind, n))]),
	);
	const traits = Object.fromEntries(
		Object.entries(kinds)
			.flatMap(([kind, { count }]) => Array.from({ length: count }, (_, n) => [pictureName(kind, n), picture(kind, n).tags] as const))
			.filter(([, tags]) => tags.length),
	);
	const key = (name: string): string => (/^[a-z]+$/.test(name) ? name : `'${name}'`);
	const list = (record: Record<string, readonly string[]>): string =>
		Object.entries(record)
			.map(([name, values]) => `\t${key(name)}: [${values.map((value) => `'${value}'`).join(', ')}],\n`)
			.join('');
	writeFileSync(
		join(out, 'index.ts'),
		`// Written by \`npm run draw\`; do not edit.\n\n/** Names of the drawn pictures by kind; the file is \`<name>.webp\`. */\n// prettier-ignore\nexport const pictures: Record<string, string[]> = {\n${list(names)}};\n\n/** Colours, patterns and things a picture shows. */\n// prettier-ignore\nexport const traits: Record<string, readonly string[]> = {\n${list(traits)}};\n\n/** Names of the wide pictures in \`scenes/\` and of the hems in \`bands/\`. */\nexport const scenes: string[] = [${Object.keys(
			scenes,
		)
			.map((name) => `'${name}'`)
			.join(', ')}];\n// prettier-ignore\nexport const bands: string[] = [${Object.keys(bands)
			.map((name) => `'${name}'`)
			.join(', ')}];\n`,
	);
}

const sizeOf = (folder: string): number =>
	readdirSync(folder, { withFileTypes: true }).reduce(
		(sum, entry) => sum + (entry.isDirectory() ? sizeOf(join(folder, entry.name)) : statSync(join(folder, entry.name)).size),
		0,
	);

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
	if (values.help) return void process.stdout.write(help);
	if (values.list)
		return void process.stdout.write(
			Object.entries(kinds)
				.map(([kind, { count }]) => `${kind} ${count}\n`)
				.join(''),
		);
	sharp.concurrency(1);
	mkdirSync(out, { recursive: true });
	const wanted = values.only?.split(',');
	const unknown = wanted?.filter((name) => !(name in kinds) && name !== 'scenes' && name !== 'bands') ?? [];
	if (unknown.length) throw new Error(`no kind called ${unknown.join(', ')}; see --list`);
	const chosen = Object.keys(kinds).filter((kind) => !wanted || wanted.includes(kind));
	const total = { done: 0, all: chosen.reduce((sum, kind) => sum + (kinds[kind]?.count ?? 0), 0) };
	for (const kind of chosen) await drawKind(kind, total);
	if (!wanted || wanted.includes('scenes')) await drawScenes();
	if (!wanted || wanted.includes('bands')) drawBands();
	writeIndex();
	const bytes = sizeOf(out);
	process.stdout.write(`\n${(bytes / 1024 / 1024).toFixed(2)} MB in art/drawn\n`);
	if (bytes > TOTAL_BYTES) throw new Error(`art/drawn is larger than ${TOTAL_BYTES / 1024 / 1024} MB`);
}

await main();
