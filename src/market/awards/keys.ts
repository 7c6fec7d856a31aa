import type { BadgeKey } from '#kernel/views-awards';
import type { Ctx, ReadCtx } from '#platform/ctx';

/** Writes down the key that signs now, so that its badges can be checked when another signs. @returns whether it was new */
export async function rememberKey(ctx: Ctx): Promise<boolean> {
	const { keyId, publicKey } = ctx.signer;
	const written = await ctx.db
		.insertInto('awards.key')
		.values({ key_id: keyId, public_key: publicKey, since: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.returning('key_id')
		.executeTakeFirst();
	return written !== undefined;
}

/** Every key that signs or has signed badges, the newest first. */
export async function badgeKeys(ctx: ReadCtx): Promise<BadgeKey[]> {
	const { keyId, publicKey } = ctx.signer;
	const rows = await ctx.db.selectFrom('awards.key').selectAll().orderBy('since', 'desc').orderBy('key_id').execute();
	const keys = rows.map((row) => ({ keyId: row.key_id, publicKey: row.public_key, since: row.since, current: row.key_id === keyId }));
	return keys.some((one) => one.current) ? keys : [{ keyId, publicKey, since: null, current: true }, ...keys];
}
