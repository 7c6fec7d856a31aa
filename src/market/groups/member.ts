import { sellsFor, system, type ShopAct } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import { later } from '#kernel/time';
import type { MemberRole, MemberView } from '#kernel/views-groups';
import { endDuty, grantDuty, personByPhone } from '#market/people';
import { ownerOf, shopCards } from '#market/shops';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { inviteShape, linkShape, type InviteWish, type LinkWish } from './shapes.ts';

type State = MemberView['state'];
export const asRoom = <Kind extends ReadCtx>(ctx: Kind): Kind => ({ ...ctx, actor: system('groups') });

/** What each role may do; the chair does everything the owner does. */
export const actsOf: Readonly<Record<MemberRole, readonly ShopAct[]>> = {
	chair: ['listing', 'price', 'stock', 'packing', 'talk', 'see', 'money'],
	treasurer: ['see', 'money'],
	staff: ['listing', 'price', 'stock', 'packing', 'talk', 'see'],
	member: ['see'],
};

const personOf = (ctx: ReadCtx): string => (ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('groups.sign_in', 'unauthenticated'));

/**
 * Invites somebody by phone; the id is made by the caller, so sending it twice invites once.
 * @refuses shops.not_found, shops.help_never, groups.wrong, groups.owner, groups.member_already, groups.too_many, people.phone_wrong
 */
export async function inviteMember(ctx: Ctx, shopId: string, wish: InviteWish): Promise<void> {
	mustOwn(ctx, shopId, 'shops.not_found');
	const parsed = inviteShape.safeParse(wish);
	const invite = parsed.success ? parsed.data : refuse('groups.wrong', 'invalid');
	const { personId, masked } = await personByPhone(asRoom(ctx), invite.phone);
	if ((await ownerOf(asRoom(ctx), shopId)) === personId) refuse('groups.owner', 'invalid', {}, { phone: 'groups.owner' });
	const rows = await openMembers(ctx, shopId);
	if (rows.some((row) => row.member_id === invite.memberId)) return;
	if (rows.some((row) => row.person_id === personId)) refuse('groups.member_already', 'conflict', {}, { phone: 'groups.member_already' });
	if (rows.length >= limits.members) refuse('groups.too_many', 'conflict', { most: limits.members });
	await write(ctx, {
		shopId,
		memberId: invite.memberId,
		personId,
		role: invite.role,
		called: invite.called,
		masked,
		by: personOf(ctx),
		state: 'invited',
	});
	await publish(ctx, 'groups.invited', { shopId, memberId: invite.memberId, personId });
}

/** Locked by shop, so that of two invitations at once one comes after the other. */
async function openMembers(ctx: Ctx, shopId: string) {
	return ctx.db
		.selectFrom('groups.member')
		.select(['member_id', 'person_id'])
		.where('shop_id', '=', shopId)
		.where('state', 'in', ['invited', 'active'])
		.forUpdate()
		.execute();
}

interface Written {
	readonly shopId: string;
	readonly memberId: string;
	readonly personId: string;
	readonly role: MemberRole;
	readonly called: string;
	readonly masked: string | null;
	readonly by: string;
	readonly state: 'invited' | 'active';
}

async function write(ctx: Ctx, row: Written): Promise<void> {
	await ctx.db
		.insertInto('groups.member')
		.values({
			shop_id: row.shopId,
			member_id: row.memberId,
			person_id: row.personId,
			role: row.role,
			state: row.state,
			called: row.called,
			masked_phone: row.masked,
			invited_by: row.by,
			invited_at: ctx.now,
			joined_at: row.state === 'active' ? ctx.now : null,
		})
		.execute();
	await ctx.db.insertInto('groups.of_person').values({ person_id: row.personId, member_id: row.memberId, shop_id: row.shopId }).execute();
}

/**
 * Makes a link to send by LINE: good once, for seven days.
 * @returns the token, shown here once and kept nowhere in the clear
 * @refuses shops.not_found, shops.help_never, groups.wrong, groups.too_many_links
 */
export async function makeLink(ctx: Ctx, shopId: string, wish: LinkWish): Promise<{ token: string; expiresAt: Date }> {
	mustOwn(ctx, shopId, 'shops.not_found');
	const parsed = linkShape.safeParse(wish);
	const link = parsed.success ? parsed.data : refuse('groups.wrong', 'invalid');
	const open = await ctx.db
		.selectFrom('groups.link')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('shop_id', '=', shopId)
		.where('made_at', '>', later(ctx.now, -limits.linkMs))
		.where('used_at', 'is', null)
		.executeTakeFirst();
	if (Number(open?.count ?? 0) >= limits.openLinks) refuse('groups.too_many_links', 'conflict', { most: limits.openLinks });
	const token = Buffer.from(ctx.random.bytes(limits.tokenBytes)).toString('base64url');
	const expiresAt = later(ctx.now, limits.linkMs);
	await ctx.db
		.insertInto('groups.link')
		.values({
			token_print: printOf(ctx, token),
			shop_id: shopId,
			role: link.role,
			called: link.called,
			made_by: personOf(ctx),
			made_at: ctx.now,
			expires_at: expiresAt,
		})
		.execute();
	return { token, expiresAt };
}

const printOf = (ctx: ReadCtx, token: string): string => ctx.seal.print(token.slice(0, 100), 'groups.link');

async function findLink(ctx: ReadCtx, token: string) {
	const row = await ctx.db.selectFrom('groups.link').selectAll().where('token_print', '=', printOf(ctx, token)).executeTakeFirst();
	if (!row || row.expires_at <= ctx.now || row.used_at) return refuse('groups.link_over', 'not_found');
	return row;
}

/** What a link invites to, before it is used. @refuses groups.link_over */
export async function viewLink(ctx: ReadCtx, token: string) {
	const row = await findLink(ctx, token);
	const shop = (await shopCards(ctx, [row.shop_id])).get(row.shop_id) ?? refuse('groups.link_over', 'not_found');
	return { shop, role: row.role as MemberRole, expiresAt: row.expires_at };
}

/** Joins by a link; it is used up. @refuses groups.sign_in, groups.link_over, groups.owner, groups.member_already */
export async function joinByLink(ctx: Ctx, token: string): Promise<{ shopId: string }> {
	const personId = personOf(ctx);
	const link = await findLink(ctx, token);
	if ((await ownerOf(asRoom(ctx), link.shop_id)) === personId) refuse('groups.owner', 'conflict');
	const rows = await openMembers(ctx, link.shop_id);
	if (rows.some((row) => row.person_id === personId)) refuse('groups.member_already', 'conflict');
	if (rows.length >= limits.members) refuse('groups.too_many', 'conflict', { most: limits.members });
	// One guarded statement: of two who press at once, one joins.
	const used = await ctx.db
		.updateTable('groups.link')
		.set({ used_by: personId, used_at: ctx.now })
		.where('token_print', '=', link.token_print)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	if (used.numUpdatedRows !== 1n) refuse('groups.link_over', 'not_found');
	const memberId = ctx.newId();
	const role = link.role as MemberRole;
	await write(ctx, { shopId: link.shop_id, memberId, personId, role, called: link.called, masked: null, by: link.made_by, state: 'active' });
	await give(ctx, { shop_id: link.shop_id, member_id: memberId, person_id: personId, role, called: link.called });
	return { shopId: link.shop_id };
}

interface Given {
	readonly shop_id: string;
	readonly member_id: string;
	readonly person_id: string;
	readonly role: string;
	readonly called: string;
}

const dutyOf = (row: Given) => ({
	personId: row.person_id,
	role: row.role === 'chair' ? ('seller' as const) : ('member' as const),
	shopId: row.shop_id,
});

async function give(ctx: Ctx, row: Given): Promise<void> {
	await grantDuty(asRoom(ctx), { ...dutyOf(row), acts: actsOf[row.role as MemberRole] });
	await publish(ctx, 'groups.joined', { shopId: row.shop_id, memberId: row.member_id, personId: row.person_id, called: row.called });
}

/** Says yes to an invitation by phone. @refuses groups.sign_in, groups.not_found, groups.answered */
export async function acceptMembership(ctx: Ctx, memberId: string): Promise<void> {
	const row = await findMine(ctx, memberId);
	if (row.state === 'active') return;
	await move(ctx, row, 'active', ['invited']);
	await give(ctx, row);
}

/** Says no, or leaves the group. @refuses groups.sign_in, groups.not_found, groups.answered */
export async function leaveGroup(ctx: Ctx, memberId: string): Promise<void> {
	const row = await findMine(ctx, memberId);
	await end(ctx, row, row.state === 'invited' ? 'declined' : 'left');
}

/** Who sells for the shop removes a member or takes an invitation back. @refuses shops.not_found, shops.help_never, groups.not_found, groups.answered */
export async function removeMember(ctx: Ctx, wish: { shopId: string; memberId: string }): Promise<void> {
	mustOwn(ctx, wish.shopId, 'shops.not_found');
	await end(ctx, await find(ctx, wish.shopId, wish.memberId), 'removed');
}

type Row = Awaited<ReturnType<typeof find>>;

async function end(ctx: Ctx, row: Row, to: 'declined' | 'left' | 'removed'): Promise<void> {
	await move(ctx, row, to, to === 'left' ? ['active'] : to === 'declined' ? ['invited'] : ['invited', 'active']);
	if (row.state === 'active') await endDuty(asRoom(ctx), dutyOf(row));
	const { shop_id: shopId, member_id: memberId, person_id: personId, called } = row;
	await publish(ctx, 'groups.ended', { shopId, memberId, personId, called, by: to, sells: sellsFor(ctx.actor, shopId) });
}

async function move(ctx: Ctx, row: Row, to: State, from: readonly State[]): Promise<void> {
	const moved = await ctx.db
		.updateTable('groups.member')
		.set({ state: to, ...(to === 'active' ? { joined_at: ctx.now } : { ended_at: ctx.now }) })
		.where('shop_id', '=', row.shop_id)
		.where('member_id', '=', row.member_id)
		.where('state', 'in', [...from])
		.executeTakeFirst();
	if (moved.numUpdatedRows !== 1n) refuse('groups.answered', 'conflict');
}

async function find(ctx: Ctx, shopId: string, memberId: string) {
	const row = await ctx.db
		.selectFrom('groups.member')
		.selectAll()
		.where('shop_id', '=', shopId)
		.where('member_id', '=', memberId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('groups.not_found', 'not_found');
}

async function findMine(ctx: Ctx, memberId: string): Promise<Row> {
	const personId = personOf(ctx);
	const at = await ctx.db
		.selectFrom('groups.of_person')
		.select('shop_id')
		.where('person_id', '=', personId)
		.where('member_id', '=', memberId)
		.executeTakeFirst();
	const row = at ? await find(ctx, at.shop_id, memberId) : refuse('groups.not_found', 'not_found');
	assert(row.person_id === personId, 'a membership of somebody else');
	return row;
}
