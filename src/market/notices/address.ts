import { sql } from 'kysely';
import { isUuid } from '#kernel/ids';
import { refuse, refuseAndKeep } from '#kernel/refusal';
import { bangkokDay, later, MINUTE } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { below } from '#platform/random';
import { sameText } from '#platform/seal';
import { pushHostAllowed } from './push.ts';
import { emailShape, type PushSubscription } from './shapes.ts';

const limits = { addresses: 10, tries: 5, codeMs: 15 * MINUTE, codeEveryMs: MINUTE, codesADay: 10 } as const;
const DIGITS = 6;
const mustBePerson = ({ actor }: ReadCtx): string => (actor.kind === 'person' ? actor.personId : refuse('notices.sign_in', 'unauthenticated'));
const placeOf = (addressId: string): string => `notices.address:${addressId}`;

/** Where the caller is reached beside phone and LINE; e-mail addresses masked. @refuses notices.sign_in */
export async function myAddresses(
	ctx: ReadCtx,
): Promise<{ addressId: string; channel: 'push' | 'email'; state: string; shown: string; since: Date }[]> {
	const rows = await ctx.db
		.selectFrom('notices.address')
		.select(['address_id', 'channel', 'state', 'sealed', 'since'])
		.where('reader', '=', mustBePerson(ctx))
		.where('state', '<>', 'gone')
		.orderBy('since', 'desc')
		.execute();
	return rows.map((row) => ({
		addressId: row.address_id,
		channel: row.channel as 'push' | 'email',
		state: row.state,
		shown: row.channel === 'email' ? masked(ctx.seal.open(row.sealed, placeOf(row.address_id))) : '',
		since: row.since,
	}));
}

const masked = (email: string): string => email.replace(/^(.{1,2}).*(@.*)$/, '$1…$2');

async function keep(ctx: Ctx, channel: 'push' | 'email', text: string, known: string, code: string | null): Promise<string> {
	const reader = mustBePerson(ctx);
	const print = ctx.seal.print(known, `notices.${channel}`);
	const before = await ctx.db
		.selectFrom('notices.address')
		.select(['address_id', 'channel', 'print'])
		.where('reader', '=', reader)
		.where('state', '<>', 'gone')
		.execute();
	const same = before.find((row) => row.channel === channel && row.print === print);
	if (!same && before.length >= limits.addresses) refuse('notices.too_many', 'conflict', { most: limits.addresses });
	const addressId = same?.address_id ?? ctx.newId();
	const row = {
		address_id: addressId,
		sealed: ctx.seal.close(text, placeOf(addressId)),
		state: code === null ? 'active' : 'unproved',
		code_hash: code === null ? null : hashOf(ctx, addressId, code),
		code_until: code === null ? null : later(ctx.now, limits.codeMs),
		tries: 0,
		since: ctx.now,
	};
	await ctx.db
		.insertInto('notices.address')
		.values({ reader, channel, print, ...row })
		.onConflict((conflict) => conflict.columns(['reader', 'channel', 'print']).doUpdateSet(row))
		.execute();
	return addressId;
}

const hashOf = (ctx: Pick<Ctx, 'seal'>, addressId: string, code: string): string => ctx.seal.print(`${addressId}:${code}`, 'notices.code');

/** Keeps this browser as a place for notices. @refuses notices.sign_in, notices.push_unknown, notices.too_many */
export async function keepPush(ctx: Ctx, subscription: PushSubscription): Promise<{ addressId: string }> {
	if (!pushHostAllowed(subscription.endpoint, ctx.settings.pushHosts)) refuse('notices.push_unknown', 'invalid');
	return { addressId: await keep(ctx, 'push', JSON.stringify(subscription), subscription.endpoint, null) };
}

/**
 * Writes down an e-mail address; it is used once the code that is sent there was entered. One a minute and ten a day.
 * @refuses notices.sign_in, notices.email_wrong, notices.too_many, notices.mail_too_soon, notices.too_many_codes
 */
export async function keepEmail(ctx: Ctx, email: string): Promise<{ addressId: string }> {
	const parsed = emailShape.safeParse(email.trim());
	const address = parsed.success ? parsed.data : refuse('notices.email_wrong', 'invalid', {}, { email: 'notices.email_wrong' });
	await countMail(ctx, mustBePerson(ctx));
	const code = String(below(ctx.random, 10 ** DIGITS)).padStart(DIGITS, '0');
	const addressId = await keep(ctx, 'email', address, address.toLowerCase(), code);
	const reader = mustBePerson(ctx);
	await publish(ctx, 'notices.mail_code_requested', { reader, addressId, sealedCode: ctx.seal.close(code, `notices.code:${addressId}`) });
	return { addressId };
}

/** One guarded statement: of two requests at once, one wins. @refuses notices.mail_too_soon, notices.too_many_codes */
async function countMail(ctx: Ctx, reader: string): Promise<void> {
	const today = bangkokDay(ctx.now);
	const counted = await sql<{ asked: number }>`
		insert into notices.mail_day as d (reader, day, asked, last_at) values (${reader}, ${today}, 1, ${ctx.now})
		on conflict (reader) do update set day = excluded.day, last_at = excluded.last_at, asked = case when d.day = excluded.day then d.asked + 1 else 1 end
		where d.last_at <= ${later(ctx.now, -limits.codeEveryMs)} and (d.day <> excluded.day or d.asked < ${limits.codesADay})
		returning asked`.execute(ctx.db);
	if (counted.rows.length > 0) return;
	const known = await ctx.db.selectFrom('notices.mail_day').select('last_at').where('reader', '=', reader).executeTakeFirstOrThrow();
	const wait = known.last_at.getTime() + limits.codeEveryMs - ctx.now.getTime();
	if (wait > 0) refuse('notices.mail_too_soon', 'too_many', { seconds: Math.ceil(wait / 1000) });
	refuse('notices.too_many_codes', 'too_many', { most: limits.codesADay });
}

/** The code that came by e-mail: good for fifteen minutes and five tries. A wrong try counts. @refuses notices.sign_in, notices.code_wrong */
export async function proveEmail(ctx: Ctx, wish: { addressId: string; code: string }): Promise<void> {
	const reader = mustBePerson(ctx);
	const row = isUuid(wish.addressId)
		? await ctx.db
				.updateTable('notices.address')
				.set((eb) => ({ tries: eb('tries', '+', 1) }))
				.where('reader', '=', reader)
				.where('address_id', '=', wish.addressId)
				.where('state', '=', 'unproved')
				.where('tries', '<', limits.tries)
				.where('code_until', '>', ctx.now)
				.returning('code_hash')
				.executeTakeFirst()
		: undefined;
	const code = wish.code.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');
	if (!row || !sameText(hashOf(ctx, wish.addressId, code), row.code_hash ?? ''))
		return refuseAndKeep('notices.code_wrong', 'invalid', {}, { code: 'notices.code_wrong' });
	await ctx.db
		.updateTable('notices.address')
		.set({ state: 'active', code_hash: null, code_until: null })
		.where('reader', '=', reader)
		.where('address_id', '=', wish.addressId)
		.execute();
}

/** Takes a place for notices out; a second time changes nothing. @refuses notices.sign_in */
export async function dropAddress(ctx: Ctx, addressId: string): Promise<void> {
	const reader = mustBePerson(ctx);
	if (isUuid(addressId)) await ctx.db.deleteFrom('notices.address').where('reader', '=', reader).where('address_id', '=', addressId).execute();
}

/** The opened addresses of one way, for carrying. Rooms only, for themselves. */
export async function addressesOf(ctx: ReadCtx, reader: string, channel: 'push' | 'email'): Promise<{ addressId: string; text: string }[]> {
	const rows = await ctx.db
		.selectFrom('notices.address')
		.select(['address_id', 'sealed'])
		.where('reader', '=', reader)
		.where('channel', '=', channel)
		.where('state', '=', 'active')
		.execute();
	return rows.map((row) => ({ addressId: row.address_id, text: ctx.seal.open(row.sealed, placeOf(row.address_id)) }));
}

/** It does not exist any more. */
export async function markGone(ctx: Ctx, reader: string, addressIds: readonly string[]): Promise<void> {
	if (addressIds.length === 0) return;
	await ctx.db
		.updateTable('notices.address')
		.set({ state: 'gone' })
		.where('reader', '=', reader)
		.where('address_id', 'in', [...addressIds])
		.execute();
}

/** The e-mail address behind an unproved one, for its code. */
export async function mailToProve(ctx: ReadCtx, reader: string, addressId: string): Promise<string | null> {
	const row = await ctx.db
		.selectFrom('notices.address')
		.select('sealed')
		.where('reader', '=', reader)
		.where('address_id', '=', addressId)
		.where('state', '=', 'unproved')
		.executeTakeFirst();
	return row ? ctx.seal.open(row.sealed, placeOf(addressId)) : null;
}

/** Somebody asked to be forgotten: notices, wishes and every place where they were reached. Hearing of it again changes nothing. */
export async function forgetReader(ctx: Ctx, { personId }: { personId: string }): Promise<void> {
	for (const table of ['notices.address', 'notices.wish', 'notices.mail_day', 'notices.sending', 'notices.notice'] as const)
		await ctx.db.deleteFrom(table).where('reader', '=', personId).execute();
}
