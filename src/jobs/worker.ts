import { sql, type Transaction } from 'kysely';
import { system } from '#kernel/actor';
import { later, MINUTE, SECOND } from '#kernel/time';
import { NEWS_CHANNEL } from '#platform/events';
import { listenTo } from '#platform/listening';
import type { Log } from '#platform/log';
import { commandCtx, isPassing, runCommand, type Ground } from '#platform/run';
import type { Tables } from '#platform/tables.gen';
import type { Handler, Job, Switchboard } from './wiring.ts';

const BATCH = 200;
const LANES = 4;
const ATTEMPTS = 12;
const LEASE = 2 * MINUTE;
const POLL = SECOND;

export interface Worker {
	/** Carries everything that is due and comes back when nothing is left that can be carried now. */
	drain(): Promise<void>;
	/** Runs what the timetable has due. */
	tick(): Promise<void>;
	stop(): Promise<void>;
}

export interface WorkerOptions<Outside> {
	readonly ground: Ground;
	readonly log: Log;
	readonly outside: Outside;
	readonly switchboard: Switchboard<Outside>;
	readonly timetable: readonly Job<Outside>[];
	/** where to listen for news; without it the worker only works when told to (drain, tick) */
	readonly listenUrl: string | null;
}

interface Delivery {
	readonly event_id: string;
	readonly handler: string;
	readonly payload: unknown;
	readonly attempts: number;
}

/**
 * Carries the news up: an event fans out to one delivery a handler, and each handler runs in a transaction that also ticks off its
 * delivery, so news is carried at least once and done exactly once. What fails is tried again later and later, and waits for a person
 * after the last try.
 */
export async function startWorker<Outside>(options: WorkerOptions<Outside>): Promise<Worker> {
	const { log, listenUrl } = options;
	let stopped = false;
	let running: Promise<void> | null = null;
	let again = false;

	const drain = async (): Promise<void> => {
		do {
			again = false;
			while ((await fanOut(options)) > 0);
			await Promise.all(Array.from({ length: LANES }, () => lane(options, () => stopped)));
		} while (again && !stopped);
	};
	const wake = (): void => {
		again = true;
		if (stopped || running) return;
		running = drain()
			.catch((thrown: unknown) => log.error('worker.failed', thrown))
			.finally(() => {
				running = null;
				if (again && !stopped) wake();
			});
	};
	const tick = async (): Promise<void> => {
		for (const job of options.timetable) if (!stopped) await runDue(options, job, () => stopped);
	};

	/** A slow job keeps no other from its hour. */
	const ticking = new Set<Promise<void>>();
	const closers: (() => Promise<void> | void)[] = [];
	if (listenUrl) {
		// The poll goes on while the connection is away.
		const listener = await listenTo(listenUrl, NEWS_CHANNEL, log, { heard: wake, back: wake });
		closers.push(() => listener.stop());
		const timer = setInterval(() => {
			wake();
			const ticked: Promise<void> = tick()
				.catch((thrown: unknown) => log.error('timetable.failed', thrown))
				.finally(() => ticking.delete(ticked));
			ticking.add(ticked);
		}, POLL);
		closers.push(() => clearInterval(timer));
		wake();
	}
	return {
		async drain() {
			// Another drain may be under way: wait for it, then see to what it may have missed.
			while (running) await running;
			while ((await fanOut(options)) > 0 || (await countReady(options)) > 0) await drain();
		},
		tick,
		async stop() {
			stopped = true;
			for (const close of closers) await close();
			await Promise.all([running, ...ticking]);
		},
	};
}

async function fanOut<Outside>({ ground, switchboard }: WorkerOptions<Outside>): Promise<number> {
	return ground.db.transaction().execute(async (db) => {
		const events = await db
			.selectFrom('platform.event')
			.select(['event_id', 'name'])
			.where('fanned_out', '=', false)
			.orderBy('event_id')
			.limit(BATCH)
			.forUpdate()
			.skipLocked()
			.execute();
		if (events.length === 0) return 0;
		const now = ground.clock.now();
		const deliveries = events.flatMap((event) =>
			switchboard.handlersOf(event.name).map((handler) => ({ event_id: event.event_id, handler, next_at: now })),
		);
		if (deliveries.length > 0)
			await db
				.insertInto('platform.delivery')
				.values(deliveries)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await db
			.updateTable('platform.event')
			.set({ fanned_out: true })
			.where(
				'event_id',
				'in',
				events.map((event) => event.event_id),
			)
			.execute();
		return events.length;
	});
}

async function countReady<Outside>({ ground }: WorkerOptions<Outside>): Promise<number> {
	const row = await ground.db
		.selectFrom('platform.delivery')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('state', '=', 'ready')
		.where('next_at', '<=', ground.clock.now())
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

async function lane<Outside>(options: WorkerOptions<Outside>, isStopped: () => boolean): Promise<void> {
	while (!isStopped() && (await carryOne(options)));
}

/** @returns whether there was something to carry */
async function carryOne<Outside>(options: WorkerOptions<Outside>): Promise<boolean> {
	const { ground, log, switchboard } = options;
	let delivery: Delivery | undefined;
	let outsideWork: { handler: Handler<Outside> & { kind: 'outside' }; work: unknown } | null = null;
	try {
		await ground.db.transaction().execute(async (db) => {
			delivery = await takeReady(ground, db);
			if (!delivery) return;
			const handler = switchboard.find(delivery.handler);
			const ctx = commandCtx(ground, system(delivery.handler), db);
			if (!handler) throw new Error('no such handler');
			if (handler.kind === 'inside') {
				await handler.run(ctx, delivery.payload);
				await tickOff(ground, db, delivery);
				return;
			}
			// First beat: the claim, with a lease so that another worker does not call at the same time.
			const work = await handler.claim(ctx, delivery.payload);
			if (work === null) await tickOff(ground, db, delivery);
			else {
				outsideWork = { handler, work };
				await db
					.updateTable('platform.delivery')
					.set({ next_at: later(ctx.now, LEASE), attempts: delivery.attempts + 1 })
					.where('event_id', '=', delivery.event_id)
					.where('handler', '=', delivery.handler)
					.execute();
			}
		});
		if (!delivery) return false;
		if (outsideWork) await callOutside(options, delivery, outsideWork);
	} catch (thrown) {
		if (!delivery) throw thrown;
		const which = { handler: delivery.handler, event_id: delivery.event_id, attempt: delivery.attempts + 1 };
		if (isPassing(thrown)) log.info('delivery.again', which);
		else log.error('delivery.failed', thrown, which);
		await putOff(ground, delivery, thrown);
	}
	return true;
}

async function takeReady(ground: Ground, db: Transaction<Tables>): Promise<Delivery | undefined> {
	const { rows } = await sql<Delivery>`
		select d.event_id, d.handler, d.attempts, e.payload from platform.delivery d join platform.event e using (event_id)
		where d.state = 'ready' and d.next_at <= ${ground.clock.now()} order by d.next_at, d.event_id limit 1 for update of d skip locked`.execute(db);
	return rows[0];
}

const tickOff = (ground: Ground, db: Transaction<Tables>, delivery: Delivery) =>
	db
		.updateTable('platform.delivery')
		.set({ state: 'done', done_at: ground.clock.now(), last_error: null })
		.where('event_id', '=', delivery.event_id)
		.where('handler', '=', delivery.handler)
		.where('state', '=', 'ready')
		.execute();

/** Second beat: the call, outside any transaction, with the delivery's id as the key that makes a repeat harmless. Third: the answer is recorded. */
async function callOutside<Outside>(
	options: WorkerOptions<Outside>,
	delivery: Delivery,
	{ handler, work }: { handler: Handler<Outside> & { kind: 'outside' }; work: unknown },
): Promise<void> {
	const answer = await handler.call(work, options.outside, `${delivery.event_id}:${delivery.handler}`);
	await runCommand(options.ground, system(delivery.handler), async (ctx) => {
		await handler.record(ctx, work, answer);
		await tickOff(options.ground, ctx.db, delivery);
	});
}

async function putOff(ground: Ground, delivery: Delivery, thrown: unknown): Promise<void> {
	const attempts = delivery.attempts + 1;
	const wait = Math.min(30 * MINUTE, 250 * 2 ** attempts) * (0.75 + (ground.random.bytes(1)[0]! / 256) * 0.5);
	const code = (thrown as { code?: unknown } | null)?.code;
	const reason = typeof code === 'string' ? code : thrown instanceof Error ? `${thrown.name}: ${thrown.message.slice(0, 200)}` : 'unknown';
	await ground.db
		.updateTable('platform.delivery')
		.set({ attempts, next_at: later(ground.clock.now(), wait), last_error: reason, state: attempts >= ATTEMPTS ? 'stuck' : 'ready' })
		.where('event_id', '=', delivery.event_id)
		.where('handler', '=', delivery.handler)
		.where('state', '=', 'ready')
		.execute();
}

/** The row of the timetable is the lock: of several workers one moves it on and runs the job. */
async function runDue<Outside>({ ground, log, outside }: WorkerOptions<Outside>, job: Job<Outside>, stopped: () => boolean): Promise<void> {
	const now = ground.clock.now();
	await ground.db
		.insertInto('platform.timetable')
		.values({ name: job.name, next_at: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const due = await ground.db
		.updateTable('platform.timetable')
		.set({ next_at: later(now, job.everyMs), last_at: now })
		.where('name', '=', job.name)
		.where('next_at', '<=', now)
		.executeTakeFirst();
	if (due.numUpdatedRows !== 1n) return;
	try {
		await job.run({ ground, outside, actor: system(job.name), stopped });
		await ground.db
			.updateTable('platform.timetable')
			.set({ last_error: null })
			.where('name', '=', job.name)
			.where('last_error', 'is not', null)
			.execute();
	} catch (thrown) {
		log.error('job.failed', thrown, { job: job.name });
		const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message.slice(0, 200)}` : 'unknown';
		await ground.db.updateTable('platform.timetable').set({ last_error: reason }).where('name', '=', job.name).execute();
	}
}
