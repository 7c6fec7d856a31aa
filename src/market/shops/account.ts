import { actorName, system } from '#kernel/actor';
import { maskedPhone, readPhone } from '#kernel/phone';
import { assert, refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import { contactOf } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { markShop } from './marks.ts';
import { maySeeAccount } from './policy.ts';
import { findShop } from './row.ts';
import { bankBrands, banks, payoutShape, type PayoutWish } from './shapes.ts';

/** 'พร้อมเพย์ 08x xxx 0004', 'กสิกรไทย xxx1234'. */
export const maskedAccount = (payout: { kind: 'promptpay' | 'bank'; bankCode: string | null; number: string }): string =>
	payout.kind === 'promptpay'
		? `พร้อมเพย์ ${maskedPhone(payout.number)}`
		: `${banks[payout.bankCode ?? ''] ?? payout.bankCode} xxx${payout.number.slice(-4)}`;

/** Writes a new current account; older ones stay, for what was paid to them. */
export async function saveAccount(ctx: Ctx, shopId: string, wish: PayoutWish, ownerName: string): Promise<string> {
	const parsed = payoutShape.safeParse(wish);
	const payout = parsed.success ? parsed.data : refuse('shops.account_wrong', 'invalid', {}, { payout: 'shops.account_wrong' });
	const number = payout.kind === 'promptpay' ? readPhone(payout.phone) : payout.number.replace(/\D/g, '');
	assert(number, 'a phone that was checked');
	const bankCode = payout.kind === 'bank' ? (bankBrands[payout.bankCode] ?? payout.bankCode) : null;
	const name = payout.kind === 'bank' ? payout.name : ownerName;
	const accountId = ctx.newId();
	await ctx.db.updateTable('shops.payout_account').set({ current: false }).where('shop_id', '=', shopId).where('current', '=', true).execute();
	await ctx.db
		.insertInto('shops.payout_account')
		.values({
			shop_id: shopId,
			account_id: accountId,
			kind: payout.kind,
			bank_code: bankCode,
			sealed_number: ctx.seal.close(number, `shops.account.number:${accountId}`),
			sealed_name: ctx.seal.close(name, `shops.account.name:${accountId}`),
			masked: maskedAccount({ kind: payout.kind, bankCode, number }),
			current: true,
			changed_at: ctx.now,
			by_whom: actorName(ctx.actor),
		})
		.execute();
	await markShop(ctx, shopId, payout.kind === 'promptpay' ? 'phone' : 'bank', payout.kind === 'promptpay' ? number : `${bankCode}:${number}`);
	return accountId;
}

/**
 * A seller names another account. Payouts wait some days after it, and everybody of the shop is told.
 * @refuses shops.not_found, shops.help_never, shops.account_wrong
 */
export async function changePayoutAccount(ctx: Ctx, wish: { shopId: string; payout: PayoutWish }): Promise<{ accountId: string }> {
	mustOwn(ctx, wish.shopId, 'shops.not_found');
	// Locked: of two changes at once, one comes after the other.
	const shop = await findShop(ctx, wish.shopId, { lock: true });
	const { name } = await contactOf({ ...ctx, actor: system('shops.account') }, shop.owner_id);
	const accountId = await saveAccount(ctx, shop.shop_id, wish.payout, name);
	await publish(ctx, 'shops.payout_account_changed', { shopId: shop.shop_id, accountId });
	return { accountId };
}

export interface PayoutAccount {
	readonly accountId: string;
	readonly kind: 'promptpay' | 'bank';
	readonly bankCode: string | null;
	/** digits of the bank account, or '+66…' */
	readonly number: string;
	readonly name: string;
	/** what may be shown: 'พร้อมเพย์ 08x xxx 0004' */
	readonly masked: string;
	readonly changedAt: Date;
}

/** Where a shop's money goes, in the clear: for who pays it out. @refuses shops.not_found */
export async function payoutAccountOf(ctx: ReadCtx, shopId: string): Promise<PayoutAccount> {
	if (!maySeeAccount(ctx.actor)) refuse('shops.not_found', 'not_found');
	const row = await ctx.db
		.selectFrom('shops.payout_account')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('current', '=', true)
		.executeTakeFirst();
	if (!row) return refuse('shops.not_found', 'not_found');
	return {
		accountId: row.account_id,
		kind: row.kind === 'bank' ? 'bank' : 'promptpay',
		bankCode: row.bank_code,
		number: ctx.seal.open(row.sealed_number, `shops.account.number:${row.account_id}`),
		name: ctx.seal.open(row.sealed_name, `shops.account.name:${row.account_id}`),
		masked: row.masked,
		changedAt: row.changed_at,
	};
}
