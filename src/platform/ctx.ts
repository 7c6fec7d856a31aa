import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '#kernel/actor';
import type { Random } from './random.ts';
import type { Finder } from './finder.ts';
import type { Seal } from './seal.ts';
import type { Signer } from './signing.ts';
import type { Settings } from './config.ts';
import type { Tables } from './tables.gen.ts';

/** What a question gets: the database, who asks, and what time it is. */
export interface ReadCtx {
	readonly db: Kysely<Tables>;
	readonly actor: Actor;
	readonly now: Date;
	readonly seal: Seal;
	/** signs what anybody may check: badges */
	readonly signer: Signer;
	readonly settings: Settings;
	/** the read model of this process; none in tests and small tools */
	readonly finder?: Finder | undefined;
}

/** What a command gets: one open transaction besides. Functions never commit. */
export interface Ctx extends ReadCtx {
	readonly db: Transaction<Tables>;
	readonly random: Random;
	/** a fresh UUIDv7 */
	newId(): string;
}
