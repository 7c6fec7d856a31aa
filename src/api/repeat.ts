import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/actor';
import { isRefusal, refuse } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import type { Call } from './http.ts';

export interface Answer {
	readonly status: number;
	/** what is written as JSON */
	readonly body: unknown;
}

/** A key that makes a repeated request answer as the first one did. */
export interface RepeatKey {
	/** whose key it is: others' equal keys are other keys */
	readonly scope: string;
	readonly key: string;
	/** method, path, actor and body in one hash */
	readonly fingerprint: string;
}

/**
 * Reads `Idempotency-Key`. A stranger's key counts only together with the basket whose id only its owner knows.
 * @refuses api.key_missing, api.key_wrong
 */
export function readKey(c: Call, actor: Actor, body: unknown, required: boolean): RepeatKey | null {
	const key = c.req.raw.headers.get('idempotency-key');
	if (key === null) return required ? refuse('api.key_missing', 'invalid') : null;
	if (!/^[\x21-\x7e](?:[\x20-\x7e]{0,126}[\x21-\x7e])?$/.test(key)) return refuse('api.key_wrong', 'invalid');
	const scope = actor.kind === 'person' ? actor.personId : guestOf(body);
	if (scope === null) return null;
	const content = body instanceof Uint8Array ? createHash('sha256').update(body).digest('hex') : canonical(body);
	const fingerprint = createHash('sha256')
		.update(JSON.stringify([c.req.method, c.req.path, scope, content]))
		.digest('base64url');
	return { scope, key, fingerprint };
}

function guestOf(body: unknown): string | null {
	const basketId = (body as { basketId?: unknown } | null | undefined)?.basketId;
	return typeof basketId === 'string' ? `guest:${basketId}` : null;
}

/** The same text for the same value, whatever the order of its keys. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

/**
 * Does the work once for a key, in the transaction of the work: a second request with the key waits for the first and gets its answer.
 * @refuses api.key_reused
 */
export async function once(ctx: Ctx, key: RepeatKey, work: () => Promise<Answer>): Promise<Answer & { readonly replayed: boolean }> {
	const claimed = await ctx.db
		.insertInto('platform.idempotency')
		.values({ actor: key.scope, key: key.key, fingerprint: key.fingerprint, at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('key')
		.executeTakeFirst();
	if (!claimed) return replay(ctx, key);
	const answer = await work().catch((thrown: unknown) => forgetIfKept(ctx, key, thrown));
	await ctx.db
		.updateTable('platform.idempotency')
		.set({ status: answer.status, body: JSON.stringify(ctx.seal.close(JSON.stringify(answer.body ?? null), placeOf(key))) })
		.where('actor', '=', key.scope)
		.where('key', '=', key.key)
		.execute();
	return { ...answer, replayed: false };
}

/** Answers tell names and addresses: they lie sealed like everything of that kind. */
const placeOf = (key: RepeatKey): string => `platform.idempotency.body:${key.scope}:${key.key}`;

/** A refusal that keeps what was written must not keep the key: nothing was answered that could be repeated. */
async function forgetIfKept(ctx: Ctx, key: RepeatKey, thrown: unknown): Promise<never> {
	if (isRefusal(thrown) && thrown.keeps)
		await ctx.db.deleteFrom('platform.idempotency').where('actor', '=', key.scope).where('key', '=', key.key).execute();
	throw thrown;
}

async function replay(ctx: Ctx, key: RepeatKey): Promise<Answer & { readonly replayed: boolean }> {
	const row = await ctx.db
		.selectFrom('platform.idempotency')
		.select(['fingerprint', 'status', 'body'])
		.where('actor', '=', key.scope)
		.where('key', '=', key.key)
		.executeTakeFirst();
	// The first one was undone between the two statements: the caller tries again.
	if (!row || row.status === null) return refuse('api.busy', 'conflict');
	if (row.fingerprint !== key.fingerprint) return refuse('api.key_reused', 'invalid');
	return { status: row.status, body: JSON.parse(ctx.seal.open(String(row.body), placeOf(key))) as unknown, replayed: true };
}
