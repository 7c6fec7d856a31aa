import type { Transaction } from 'kysely';
import type { Actor } from '#kernel/actor';
import { ID_COUNTS, uuidv7 } from '#kernel/ids';
import { isRefusal } from '#kernel/refusal';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Ctx, ReadCtx } from './ctx.ts';
import type { Db } from './db.ts';
import type { Finder } from './finder.ts';
import { below, type Random } from './random.ts';
import type { Seal } from './seal.ts';
import type { Signer } from './signing.ts';
import type { Tables } from './tables.gen.ts';

/** What the doors need to run anything. */
export interface Ground {
	readonly db: Db;
	/** the same for single statements of visitors: many share a connection */
	readonly reads: Db;
	readonly clock: Clock;
	readonly random: Random;
	readonly seal: Seal;
	readonly signer: Signer;
	readonly settings: Settings;
	/** a read model in threads of this process, when it has one */
	readonly finder?: Finder | undefined;
}

const RETRIES = 5;
const passing = new Set<unknown>(['40001', '40P01', '55P03']);
/** Serialisation failure, deadlock, lock not available: the whole command may run again. */
export const isPassing = (thrown: unknown): boolean => passing.has((thrown as { code?: unknown } | null)?.code);
/**
 * Unique violation: somebody wrote under the same id at the same moment. The second run sees it, and answers or refuses as for any repeated request.
 * Only once more: what is there twice for good is a bug.
 */
const WRITTEN_TWICE = '23505';

/**
 * Runs one command in one transaction; a refusal or any other throw undoes everything, but for the rare refusal that keeps what was written.
 * The whole function runs again on a deadlock, and when another wrote the same first, so it must touch nothing outside the database.
 */
export async function runCommand<T>(ground: Ground, actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T> {
	let writtenTwice = false;
	for (let attempt = 1; ; attempt++) {
		try {
			const end = await ground.db.transaction().execute((db) => work(commandCtx(ground, actor, db)).then(done, keptOrThrow));
			if ('refusal' in end) throw end.refusal;
			return end.value;
		} catch (thrown) {
			const twice = (thrown as { code?: unknown }).code === WRITTEN_TWICE;
			if (attempt >= RETRIES || !(twice ? !writtenTwice : isPassing(thrown))) throw thrown;
			writtenTwice ||= twice;
			await new Promise((resolve) => setTimeout(resolve, 5 + (ground.random.bytes(1)[0]! / 256) * 40 * 2 ** attempt));
		}
	}
}

const done = <T>(value: T): { value: T } => ({ value });
const keptOrThrow = (thrown: unknown): { refusal: Error } => {
	if (isRefusal(thrown) && thrown.keeps) return { refusal: thrown };
	throw thrown;
};

/** Where each random source has got to. */
const counts = new WeakMap<Random, number>();
/** Ids of one process sort in the order in which they were made, also within a millisecond: news goes on in that order, lists show it. */
function nextCount(random: Random): number {
	const count = ((counts.get(random) ?? below(random, ID_COUNTS / 2)) + 1) % ID_COUNTS;
	counts.set(random, count);
	return count;
}

export const commandCtx = (ground: Ground, actor: Actor, db: Transaction<Tables>): Ctx => {
	const now = ground.clock.now();
	return {
		db,
		actor,
		now,
		seal: ground.seal,
		signer: ground.signer,
		settings: ground.settings,
		random: ground.random,
		newId: () => uuidv7(now.getTime(), ground.random.bytes(10), nextCount(ground.random)),
	};
};

/** Answers one question outside any transaction. */
export const runQuery = <T>(ground: Ground, actor: Actor, work: (ctx: ReadCtx) => Promise<T>): Promise<T> => work(queryCtx(ground, actor));

/** Visitors' short questions share connections; those of staff may take long and have one of their own. */
export const queryCtx = (ground: Ground, actor: Actor): ReadCtx => ({
	db: actor.kind === 'anonymous' || (actor.kind === 'person' && actor.duties.length === 0) ? ground.reads : ground.db,
	actor,
	now: ground.clock.now(),
	seal: ground.seal,
	signer: ground.signer,
	settings: ground.settings,
	finder: ground.finder,
});
