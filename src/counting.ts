import { system } from '#kernel/actor';
import { SECOND } from '#kernel/time';
import { giveBack, takeCounts, writeCounts } from '#market/figures';
import type { Log } from '#platform/log';
import { runCommand, type Ground } from '#platform/run';

const EVERY_MS = 5 * SECOND;

/**
 * Writes what this process counted in memory, every few seconds and once more at the end. What cannot be written waits for the next time;
 * what a crash takes is lost: a few seconds of views.
 */
export function keepCounting(ground: Ground, log: Log): { stop(): Promise<void> } {
	let writing: Promise<void> | null = null;
	const write = async (): Promise<void> => {
		const counts = takeCounts();
		if (counts.length === 0) return;
		try {
			await runCommand(ground, system('figures'), (ctx) => writeCounts(ctx, counts));
		} catch (thrown) {
			giveBack(counts);
			log.warn('figures.not_written', { goods: counts.length, code: String((thrown as { code?: unknown }).code ?? '') });
		}
	};
	const timer = setInterval(() => {
		writing ??= write().finally(() => {
			writing = null;
		});
	}, EVERY_MS);
	timer.unref();
	return {
		async stop() {
			clearInterval(timer);
			await writing;
			await write();
		},
	};
}
