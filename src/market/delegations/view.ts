import { sql } from 'kysely';
import { has, system, type HelpAct } from '#kernel/actor';
import { mustOwn } from '#kernel/selling';
import type { Page } from '#kernel/views';
import type { HelpedView, HelpView, MyHelp } from '#kernel/views-help';
import { namesOf } from '#market/people';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

interface Row {
	readonly shop_id: string;
	readonly delegation_id: string;
	readonly helper_id: string;
	readonly called: string;
	readonly masked_phone: string;
	readonly acts: string[];
	readonly until: Date;
	readonly state: string;
	readonly offered_at: Date;
}

/** What it is now: the row learns of its end later than its reader. */
const stateOf = (row: Row, now: Date): HelpView['state'] =>
	row.until <= now && (row.state === 'offered' || row.state === 'active') ? 'expired' : (row.state as HelpView['state']);

/** Everybody a seller asked to help in a shop, the newest first. @refuses shops.not_found, shops.help_never */
export async function shopHelpers(ctx: ReadCtx, shopId: string): Promise<HelpView[]> {
	mustOwn(ctx, shopId, 'shops.not_found');
	const rows = await ctx.db
		.selectFrom('delegations.delegation')
		.selectAll()
		.where('shop_id', '=', shopId)
		.orderBy('offered_at', 'desc')
		.orderBy('delegation_id', 'desc')
		.limit(limits.aHelper)
		.execute();
	// The helper's own name is shown after a yes: before it, asking by phone would tell whose phone it is.
	const known = rows.filter((row) => row.accepted_at !== null).map((row) => row.helper_id);
	const names = await namesOf({ ...ctx, actor: system('delegations') }, known);
	return rows.map((row) => ({
		delegationId: row.delegation_id,
		called: row.called,
		name: row.accepted_at ? (names.get(row.helper_id) ?? null) : null,
		phone: row.masked_phone,
		acts: row.acts as HelpAct[],
		until: row.until,
		state: stateOf(row, ctx.now),
		offeredAt: row.offered_at,
		endedAt: row.ended_at,
	}));
}

/**
 * What helpers did in a shop, the newest first. @param wish.delegationId one helper's only @param wish.cursor the `next` of the page before
 * @refuses shops.not_found, shops.help_never
 */
export async function helpDone(
	ctx: ReadCtx,
	wish: { shopId: string; delegationId?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<Page<HelpedView>> {
	if (!has(ctx.actor, 'auditor')) mustOwn(ctx, wish.shopId, 'shops.not_found');
	const limit = Math.min(Math.max(1, wish.limit ?? limits.page), limits.page);
	let query = ctx.db.selectFrom('delegations.act').selectAll().where('shop_id', '=', wish.shopId);
	if (wish.delegationId) query = query.where('delegation_id', '=', wish.delegationId);
	const after = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(wish.cursor ?? '');
	if (after) query = query.where(sql<boolean>`(at, act_id) < (${new Date(Number(after[1]))}, ${after[2]!})`);
	const rows = await query
		.orderBy('at', 'desc')
		.orderBy('act_id', 'desc')
		.limit(limit + 1)
		.execute();
	const last = rows.length > limit ? rows[limit - 1] : undefined;
	return {
		items: rows.slice(0, limit).map((row) => ({
			actId: row.act_id,
			delegationId: row.delegation_id,
			sellerId: row.seller_id,
			helperId: row.helper_id,
			helperName: row.helper_name,
			act: row.act as HelpAct,
			subject: { kind: row.subject_kind as HelpedView['subject']['kind'], id: row.subject_id, name: row.subject_name },
			before: row.before as HelpedView['before'],
			after: row.after as HelpedView['after'],
			at: row.at,
		})),
		next: last ? `${last.at.getTime()}_${last.act_id}` : null,
	};
}

/** What one was asked to help with and helps with now: open questions first. */
export async function myHelp(ctx: ReadCtx): Promise<MyHelp[]> {
	if (ctx.actor.kind !== 'person') return [];
	const places = await ctx.db
		.selectFrom('delegations.of_helper')
		.select(['shop_id', 'delegation_id'])
		.where('helper_id', '=', ctx.actor.personId)
		.orderBy('delegation_id', 'desc')
		.limit(limits.aHelper)
		.execute();
	if (places.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('delegations.delegation')
		.selectAll()
		.where('shop_id', 'in', [...new Set(places.map((place) => place.shop_id))])
		.where(
			'delegation_id',
			'in',
			places.map((place) => place.delegation_id),
		)
		.where('state', 'in', ['offered', 'active'])
		.where('until', '>', ctx.now)
		.orderBy('offered_at', 'desc')
		.execute();
	const shops = await shopCards(
		ctx,
		rows.map((row) => row.shop_id),
	);
	return rows
		.flatMap((row) => {
			const shop = shops.get(row.shop_id);
			return shop
				? [{ delegationId: row.delegation_id, shop, acts: row.acts as HelpAct[], until: row.until, state: row.state as 'offered' | 'active' }]
				: [];
		})
		.sort((a, b) => Number(b.state === 'offered') - Number(a.state === 'offered'));
}
