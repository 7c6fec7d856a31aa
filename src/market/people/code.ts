import { refuse, refuseAndKeep } from '#kernel/refusal';
import { readPhone } from '#kernel/phone';
import { bangkokDay, later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { below } from '#platform/random';
import { sameText } from '#platform/seal';
import { sql } from 'kysely';
import { limits } from './limits.ts';

const DIGITS = 6;

/** @refuses people.phone_wrong */
export const phoneOrRefuse = (text: string): string =>
	readPhone(text) ?? refuse('people.phone_wrong', 'invalid', {}, { phone: 'people.phone_wrong' });

/** Under which a phone is looked up; nobody without the key can compute it. */
export const printOf = (ctx: Pick<Ctx, 'seal'>, phone: string): string => ctx.seal.print(phone, 'phone');

/**
 * Sends a fresh sign-in code to a phone. The same answer and the same work for phones we know and phones we do not: nobody is looked up here.
 * @param wish.ip the caller's network address
 * @refuses people.phone_wrong, people.too_soon, people.too_many_codes, people.too_many_from_here
 */
export async function requestCode(ctx: Ctx, wish: { phone: string; ip: string }): Promise<{ expiresAt: Date }> {
	const phone = phoneOrRefuse(wish.phone);
	await countAddress(ctx, wish.ip);
	const print = printOf(ctx, phone);
	const codeId = ctx.newId();
	const code = String(below(ctx.random, 10 ** DIGITS)).padStart(DIGITS, '0');
	const expiresAt = later(ctx.now, ctx.settings.otpMs);
	const today = bangkokDay(ctx.now);
	// One guarded statement: of two requests at once, one wins.
	const sent = await sql<{ code_id: string }>`
		insert into people.sign_in_code as c (phone_print, code_id, code_hash, tries, used, sent_at, expires_at, day, sent_today)
		values (${print}, ${codeId}, ${hashOf(ctx, codeId, code)}, 0, false, ${ctx.now}, ${expiresAt}, ${today}, 1)
		on conflict (phone_print) do update set code_id = excluded.code_id, code_hash = excluded.code_hash, tries = 0, used = false, sent_at = excluded.sent_at,
			expires_at = excluded.expires_at, day = excluded.day, sent_today = case when c.day = excluded.day then c.sent_today + 1 else 1 end
		where c.sent_at <= ${later(ctx.now, -limits.codeEveryMs)} and (c.day <> excluded.day or c.sent_today < ${limits.codesADay})
		returning code_id`.execute(ctx.db);
	if (sent.rows.length === 0) await refuseAnother(ctx, print);
	await publish(ctx, 'people.code_requested', {
		codeId,
		sealedCode: ctx.seal.close(code, `people.code:${codeId}`),
		sealedPhone: ctx.seal.close(phone, `people.code.phone:${codeId}`),
	});
	return { expiresAt };
}

async function refuseAnother(ctx: Ctx, print: string): Promise<never> {
	const known = await ctx.db.selectFrom('people.sign_in_code').select('sent_at').where('phone_print', '=', print).executeTakeFirst();
	const wait = known ? known.sent_at.getTime() + limits.codeEveryMs - ctx.now.getTime() : 0;
	if (wait > 0) return refuse('people.too_soon', 'too_many', { seconds: Math.ceil(wait / 1000) });
	return refuse('people.too_many_codes', 'too_many', { most: limits.codesADay });
}

/** One network address may ask to be let in so often an hour, by whatever way. @refuses people.too_many_from_here */
export async function countAddress(ctx: Ctx, ip: string): Promise<void> {
	const hour = new Date(Math.floor(ctx.now.getTime() / limits.addressWindowMs) * limits.addressWindowMs);
	const counted = await sql<{ asked: number }>`
		insert into people.address_hour as a (address_print, hour, asked) values (${ctx.seal.print(ip, 'address')}, ${hour}, 1)
		on conflict (address_print) do update set hour = excluded.hour, asked = case when a.hour = excluded.hour then a.asked + 1 else 1 end
		where a.hour <> excluded.hour or a.asked < ${limits.codesAnAddress}
		returning asked`.execute(ctx.db);
	if (counted.rows.length === 0) refuse('people.too_many_from_here', 'too_many');
}

/**
 * Uses up the phone's code. A wrong try is counted even though it is refused.
 * @refuses people.code_wrong (also for phones that never asked, and for codes that are too old, used or tried too often)
 */
export async function useCode(ctx: Ctx, phone: string, given: string): Promise<void> {
	const code = given.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');
	const print = printOf(ctx, phone);
	// The row is locked by counting the try: a thousand guesses at once are a thousand tries.
	const row = await ctx.db
		.updateTable('people.sign_in_code')
		.set((eb) => ({ tries: eb('tries', '+', 1) }))
		.where('phone_print', '=', print)
		.where('used', '=', false)
		.where('expires_at', '>', ctx.now)
		.where('tries', '<', limits.tries)
		.returning(['code_id', 'code_hash'])
		.executeTakeFirst();
	const right = sameText(hashOf(ctx, row?.code_id ?? '', code), row?.code_hash ?? '');
	if (!row || !right) return refuseAndKeep('people.code_wrong', 'invalid', {}, { code: 'people.code_wrong' });
	await ctx.db.updateTable('people.sign_in_code').set({ used: true }).where('phone_print', '=', print).execute();
}

const hashOf = (ctx: Pick<Ctx, 'seal'>, codeId: string, code: string): string => ctx.seal.print(`${codeId}:${code}`, 'people.code');
