// Writes the settings of src/platform/config.ts into README.md and .env.example, so that neither can be out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { environment } from '#platform/config';

const readme = new URL('../README.md', import.meta.url);
const example = new URL('../.env.example', import.meta.url);

const settings = Object.entries(environment.shape).map(([name, shape]) => {
	const fallback: unknown = shape.safeParse(undefined).data;
	return { name, text: shape.description ?? '', fallback: fallback === undefined ? '' : String(fallback) };
});

/** README.md with the table of settings as the code has it. */
export function readmeText(): string {
	const rows = settings.map((one) => `| \`${one.name}\` | ${one.fallback === '' ? '–' : `\`${one.fallback}\``} | ${one.text} |`).join('\n');
	// The formatter widens the columns: the heading is found whatever its spaces.
	return readFileSync(readme, 'utf8').replace(/(\| setting +\| default +\| what it is +\|\n\|[ -]+\|[ -]+\|[ -]+\|\n)(?:\|.*\n)*/, `$1${rows}\n`);
}

/** .env.example as the code has it. */
export const exampleText = (): string =>
	`# Every setting with its default. Made by tools/settings.ts.\n${settings.map((one) => `# ${one.text}\n#${one.name}=${one.fallback}`).join('\n\n')}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	writeFileSync(readme, readmeText());
	writeFileSync(example, exampleText());
}
