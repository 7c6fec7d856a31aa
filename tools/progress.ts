/** Prints what is going on, one line a step, with the time it took when it took more than two seconds. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
	const began = performance.now();
	const ticking = setInterval(() => process.stdout.write(`  … ${what}, ${Math.round((performance.now() - began) / 1000)} s\n`), 10_000);
	process.stdout.write(`· ${what}\n`);
	try {
		const value = await work();
		const seconds = (performance.now() - began) / 1000;
		if (seconds > 2) process.stdout.write(`  done in ${seconds.toFixed(1)} s\n`);
		return value;
	} finally {
		clearInterval(ticking);
	}
}

/** Runs a command's main function: what goes wrong is said in one line, the exit code is 1. */
export async function run(main: () => Promise<void>): Promise<void> {
	try {
		await main();
	} catch (thrown) {
		process.stderr.write(`✗ ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
		if (process.env.TRACE) process.stderr.write(`${thrown instanceof Error ? thrown.stack : ''}\n`);
		process.exitCode = 1;
	}
}

/** Reads `--name value` and `--flag` from the command line. @returns whether --help was asked for and printed */
export function options(
	help: string,
	args: readonly string[] = process.argv.slice(2),
): { readonly help: boolean; readonly words: string[]; get(name: string): string | undefined; has(name: string): boolean } {
	const values = new Map<string, string>();
	const words: string[] = [];
	for (let index = 0; index < args.length; index++) {
		const word = args[index]!;
		if (!word.startsWith('--')) {
			words.push(word);
			continue;
		}
		const [name, inline] = word.slice(2).split('=', 2) as [string, string | undefined];
		const next = args[index + 1];
		if (inline !== undefined) values.set(name, inline);
		else if (next !== undefined && !next.startsWith('--')) values.set(name, args[++index]!);
		else values.set(name, '');
	}
	if (values.has('help')) process.stdout.write(help.endsWith('\n') ? help : `${help}\n`);
	return { help: values.has('help'), words, get: (name) => values.get(name), has: (name) => values.has(name) };
}
