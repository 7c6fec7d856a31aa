import type { Actor } from '#kernel/actor';
import { SECOND } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { runCommand, type Ground } from '#platform/run';

/** A handler of news: inside (one transaction) or outside (claim, call, record). */
export type Handler<Outside> =
	| { readonly kind: 'inside'; readonly run: (ctx: Ctx, payload: unknown) => Promise<unknown> }
	| {
			readonly kind: 'outside';
			readonly claim: (ctx: Ctx, payload: unknown) => Promise<unknown>;
			readonly call: (work: unknown, outside: Outside, key: string) => Promise<unknown>;
			readonly record: (ctx: Ctx, work: unknown, answer: unknown) => Promise<void>;
	  };

/** Outside work in three beats; `null` from the claim means there is nothing to do. */
export interface Beats<Payload, Work, Answer, Adapter> {
	claim(ctx: Ctx, payload: Payload): Promise<Work | null>;
	call(work: Work, adapter: Adapter, key: string): Promise<Answer>;
	record(ctx: Ctx, work: Work, answer: Answer): Promise<void>;
}

export interface Switchboard<Outside> {
	handlersOf(event: string): readonly string[];
	find(handler: string): Handler<Outside> | undefined;
	/** every wire, for the page and the command that print them */
	wires(): readonly { readonly event: string; readonly handler: string; readonly kind: 'inside' | 'outside' }[];
}

/**
 * Collects who hears what. Payloads are typed by the map `News`: a handler that needs a field its event lacks does not compile.
 */
export function switchboard<News, Outside>() {
	const handlers = new Map<string, Handler<Outside>>();
	const byEvent = new Map<string, string[]>();
	const add = (event: string, name: string, handler: Handler<Outside>): void => {
		if (handlers.has(name)) throw new Error(`two handlers are called ${name}`);
		handlers.set(name, handler);
		byEvent.set(event, [...(byEvent.get(event) ?? []), name]);
	};
	const board: Switchboard<Outside> = {
		handlersOf: (event) => byEvent.get(event) ?? [],
		find: (name) => handlers.get(name),
		wires: () => [...byEvent].flatMap(([event, names]) => names.map((handler) => ({ event, handler, kind: handlers.get(handler)!.kind }))),
	};
	return {
		board,
		on<Event extends keyof News & string>(event: Event, name: string, run: (ctx: Ctx, payload: News[Event]) => Promise<unknown>): void {
			add(event, name, { kind: 'inside', run: (ctx, payload) => run(ctx, payload as News[Event]) });
		},
		onOutside<Event extends keyof News & string, Work, Answer, Adapter>(
			event: Event,
			name: string,
			beats: Beats<News[Event], Work, Answer, Adapter>,
			adapter: (outside: Outside) => Adapter,
		): void {
			add(event, name, {
				kind: 'outside',
				claim: (ctx, payload) => beats.claim(ctx, payload as News[Event]),
				call: (work, outside, key) => beats.call(work as Work, adapter(outside), key),
				record: (ctx, work, answer) => beats.record(ctx, work as Work, answer as Answer),
			});
		},
	};
}

/** Something that runs by the clock. */
export interface Job<Outside> {
	readonly name: string;
	readonly everyMs: number;
	readonly run: (tools: { ground: Ground; outside: Outside; actor: Actor; stopped: () => boolean }) => Promise<void>;
}

export const every = <Outside>(everyMs: number, name: string, work: (ctx: Ctx) => Promise<unknown>): Job<Outside> => ({
	name,
	everyMs,
	run: async ({ ground, actor }) => {
		await runCommand(ground, actor, work);
	},
});

/** No sweep goes on for longer, nor past its next hour: other jobs have the database too. */
const SWEEP_MS = 30 * SECOND;

/**
 * What is due, so many in one transaction: while that many were found there are more, and the next transaction takes them. A thousand sales that begin at
 * midnight have all begun soon after.
 * @param sweep says how many it found
 */
export const everySweep = <Outside>(
	everyMs: number,
	name: string,
	atMost: number,
	sweep: (ctx: Ctx, wish: { atMost: number }) => Promise<number>,
): Job<Outside> => ({
	name,
	everyMs,
	run: async ({ ground, actor, stopped }) => {
		const ends = performance.now() + Math.min(everyMs, SWEEP_MS);
		while ((await runCommand(ground, actor, (ctx) => sweep(ctx, { atMost }))) >= atMost && !stopped() && performance.now() < ends);
	},
});

export const everyOutside = <Outside, Work, Answer, Adapter>(
	everyMs: number,
	name: string,
	beats: {
		claim(ctx: Ctx): Promise<Work | null>;
		call(work: Work, adapter: Adapter, key: string): Promise<Answer>;
		record(ctx: Ctx, work: Work, answer: Answer): Promise<void>;
	},
	adapter: (outside: Outside) => Adapter,
): Job<Outside> => ({
	name,
	everyMs,
	run: ({ ground, outside, actor }) => runBeats(ground, actor, beats, adapter(outside), `${name}:${ground.clock.now().getTime()}`),
});

/** The three beats by hand: for the timetable and for pages that should not wait for the worker. */
export async function runBeats<Work, Answer, Adapter>(
	ground: Ground,
	actor: Actor,
	beats: {
		claim(ctx: Ctx): Promise<Work | null>;
		call(work: Work, adapter: Adapter, key: string): Promise<Answer>;
		record(ctx: Ctx, work: Work, answer: Answer): Promise<void>;
	},
	adapter: Adapter,
	key: string,
): Promise<void> {
	const work = await runCommand(ground, actor, (ctx) => beats.claim(ctx));
	if (work === null) return;
	const answer = await beats.call(work, adapter, key);
	await runCommand(ground, actor, (ctx) => beats.record(ctx, work, answer));
}
