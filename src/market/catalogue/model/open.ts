import { Worker } from 'node:worker_threads';
import type { Finder } from '#platform/finder';
import type { Log } from '#platform/log';
import type { KeeperTold } from './keeper.ts';
import type { Asked, Published, Told } from './searcher.ts';

/** Without a word from the keeper for so long, what the model knows may be old: the database answers. */
const SILENCE_MS = 10_000;
/** A question that waits longer goes to the database. */
const PATIENCE_MS = 1000;
const HEAP_MB = 6000;

/** How the model stands, for health pages and measurements. */
export interface ModelState {
	readonly ready: boolean;
	readonly docs: number;
	readonly bytes: number;
	readonly buildMs: number;
	/** whether it was gone on from what was on disk */
	readonly fromDisk: boolean;
	/** how often something was made known to the searchers */
	readonly published: number;
}

interface Searcher {
	readonly thread: Worker;
	readonly waiting: Map<number, (answer: unknown) => void>;
}

/**
 * Begins to make the read model of search in threads of this process and keeps it up to date. Until it is there, and whenever it is not, questions
 * are answered with null and the database answers them.
 * @param options.folder where it is kept from one start to the next; null: nowhere
 * @param options.threads how many answer questions; one more keeps the index
 * @param options.watch sees what the searchers are told
 */
export function openModel(options: {
	databaseUrl: string;
	folder: string | null;
	threads: number;
	log: Log;
	watch?: (model: Published) => void;
}): Finder & { state(): ModelState } {
	let [heardAt, published, closed] = [0, 0, false];
	let state: Omit<ModelState, 'ready' | 'published'> = { docs: 0, bytes: 0, buildMs: 0, fromDisk: false };
	const began = performance.now();
	let numbered = 0;
	const searchers: Searcher[] = Array.from({ length: options.threads }, () => startSearcher());
	const ask = (searcher: Searcher, question: object): Promise<unknown> =>
		new Promise((resolve) => {
			const number = ++numbered;
			const late = setTimeout(() => answer(null), PATIENCE_MS);
			const answer = (value: unknown): void => {
				clearTimeout(late);
				searcher.waiting.delete(number);
				resolve(value);
			};
			searcher.waiting.set(number, answer);
			searcher.thread.postMessage({ ...question, number } as Asked);
		});
	const noteReady = ({ docs, bytes, fromDisk }: typeof state): void => {
		if (published++ > 0) return;
		options.log.info('search.model_ready', { docs, megabytes: Math.round(bytes / 2 ** 20), ms: Math.round(performance.now() - began), fromDisk });
	};
	const keeper = new Worker(new URL('./keeper.ts', import.meta.url), {
		workerData: { databaseUrl: options.databaseUrl, folder: options.folder },
		resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
	});
	keeper.unref();
	keeper.on('message', (message: KeeperTold) => {
		if (message.kind === 'failed') return options.log.warn('search.keeper_failed', { code: message.code });
		heardAt = performance.now();
		if (message.kind === 'alive') return;
		if (message.kind === 'written') return options.log.info('search.model_written', { ms: Math.round(message.ms) });
		const { docs, bytes, buildMs, fromDisk, model } = message;
		const now = (state = { docs, bytes, buildMs, fromDisk });
		options.watch?.(model);
		const told = Promise.all(searchers.map((one) => ask(one, { kind: 'published', model })));
		void told.then(() => noteReady(now));
	});
	keeper.on('error', (thrown) => options.log.error('search.keeper_ended', thrown));
	for (const { thread } of searchers)
		thread.on('error', (thrown) => {
			// A thread that ended answers nothing more; the database does until the next start.
			closed = true;
			options.log.error('search.searcher_ended', thrown);
		});
	const ready = (): boolean => !closed && published > 0 && performance.now() - heardAt < SILENCE_MS;
	return {
		async ask<Answer>(question: object): Promise<Answer | null> {
			if (!ready()) return null;
			const free = searchers.reduce((best, one) => (one.waiting.size < best.waiting.size ? one : best));
			return (await ask(free, question)) as Answer | null;
		},
		state: () => ({ ...state, ready: ready(), published }),
		async close() {
			closed = true;
			await Promise.all([keeper.terminate(), ...searchers.map((one) => one.thread.terminate())]);
		},
	};
}

function startSearcher(): Searcher {
	const thread = new Worker(new URL('./searcher.ts', import.meta.url));
	thread.unref();
	const waiting: Searcher['waiting'] = new Map();
	thread.on('message', ({ number, answer }: Told) => waiting.get(number)?.(answer));
	return { thread, waiting };
}
