import type { Ctx } from './ctx.ts';

/**
 * Work outside the database in three beats: claim (one transaction), call (no transaction; `key` is the same for every try), record
 * (one transaction). `null` from the claim means there is nothing to do. A call may happen more than once: it looks up before it repeats.
 */
export interface OutsideHandler<Work, Answer, Adapter, Payload = unknown> {
	claim(ctx: Ctx, payload: Payload): Promise<Work | null>;
	call(work: Work, adapter: Adapter, key: string): Promise<Answer>;
	record(ctx: Ctx, work: Work, answer: Answer): Promise<void>;
}

/** Runs one command in one transaction as somebody; what doors bind for those who need several, one after another. */
export type Run = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

/**
 * The three beats by hand, for pages that should not wait for the worker.
 * @returns whether there was anything to do
 */
export async function throughBeats<Work, Answer, Adapter, Payload>(
	run: Run,
	handler: OutsideHandler<Work, Answer, Adapter, Payload>,
	adapter: Adapter,
	payload: Payload,
	key: string,
): Promise<boolean> {
	const work = await run((ctx) => handler.claim(ctx, payload));
	if (work === null) return false;
	const answer = await handler.call(work, adapter, key);
	await run((ctx) => handler.record(ctx, work, answer));
	return true;
}
