import { sellsFor } from '#kernel/actor';
import { mustSellFor } from '#kernel/selling';
import type { MemberRole, Membership, MemberView } from '#kernel/views-groups';
import { namesOf } from '#market/people';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';
import { actsOf, asRoom } from './member.ts';

/** Who belongs to a shop, for its people; helpers of a seller are none of them. @refuses shops.not_found, shops.help_not_this */
export async function shopMembers(ctx: ReadCtx, shopId: string): Promise<MemberView[]> {
	mustSellFor(ctx, shopId, 'see', 'shops.not_found');
	const manages = sellsFor(ctx.actor, shopId);
	let query = ctx.db.selectFrom('groups.member').selectAll().where('shop_id', '=', shopId);
	if (!manages) query = query.where('state', '=', 'active');
	const rows = await query.orderBy('invited_at', 'desc').orderBy('member_id', 'desc').limit(limits.members).execute();
	const names = await namesOf(
		asRoom(ctx),
		rows.filter((row) => row.joined_at !== null).map((row) => row.person_id),
	);
	return rows.map((row) => ({
		memberId: row.member_id,
		role: row.role as MemberRole,
		state: row.state as MemberView['state'],
		called: row.called,
		name: row.joined_at ? (names.get(row.person_id) ?? null) : null,
		phone: manages ? row.masked_phone : null,
		joinedAt: row.joined_at,
		me: ctx.actor.kind === 'person' && ctx.actor.personId === row.person_id,
	}));
}

/** What one was invited to and belongs to; open questions first. */
export async function myMemberships(ctx: ReadCtx): Promise<Membership[]> {
	if (ctx.actor.kind !== 'person') return [];
	const places = await ctx.db
		.selectFrom('groups.of_person')
		.select(['shop_id', 'member_id'])
		.where('person_id', '=', ctx.actor.personId)
		.orderBy('member_id', 'desc')
		.limit(limits.shops)
		.execute();
	if (places.length === 0) return [];
	const rows = await ctx.db
		.selectFrom('groups.member')
		.selectAll()
		.where('shop_id', 'in', [...new Set(places.map((place) => place.shop_id))])
		.where(
			'member_id',
			'in',
			places.map((place) => place.member_id),
		)
		.where('state', 'in', ['invited', 'active'])
		.orderBy('invited_at', 'desc')
		.execute();
	const shops = await shopCards(
		ctx,
		rows.map((row) => row.shop_id),
	);
	return rows
		.flatMap((row): Membership[] => {
			const shop = shops.get(row.shop_id);
			const role = row.role as MemberRole;
			return shop ? [{ memberId: row.member_id, shop, role, acts: actsOf[role], state: row.state as 'invited' | 'active' }] : [];
		})
		.sort((a, b) => Number(b.state === 'invited') - Number(a.state === 'invited'));
}
