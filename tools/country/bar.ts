/** A progress bar on one line of a terminal; where there is none, a line now and then. */
export function bar(what: string, all: number): { at(done: number): void; end(): void } {
	const began = performance.now();
	const live = process.stdout.isTTY;
	const WIDTH = 30;
	let last = 0;
	const write = (done: number, end: boolean): void => {
		const share = all === 0 ? 1 : Math.min(1, done / all);
		const seconds = (performance.now() - began) / 1000;
		const filled = Math.round(share * WIDTH);
		const text = `  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)} % ${what}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')}, ${seconds.toFixed(0)} s`;
		process.stdout.write(live ? `\r\u001b[K${text}${end ? '\n' : ''}` : `${text}\n`);
	};
	return {
		at(done) {
			const now = performance.now();
			if (now - last < (live ? 100 : 5000)) return;
			last = now;
			write(done, false);
		},
		end: () => write(all, true),
	};
}
