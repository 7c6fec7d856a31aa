import { actorName, system, type HelpAct } from '#kernel/actor';
import { assert, refuse } from '#kernel/refusal';
import { mustOwn } from '#kernel/selling';
import { statesBefore } from '#kernel/steps';
import { DAY, later } from '#kernel/time';
import type { HelpView } from '#kernel/views-help';
import { endDuty, grantDuty, personByPhone } from '#market/people';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { offerShape, type OfferWish } from './shapes.ts';
import { delegationSteps } from './steps.ts';

type State = HelpView['state'];
const asRoom = <Kind extends ReadCtx>(ctx: Kind): Kind => ({ ...ctx, actor: system('delegations') });

/** The moment after the last day, in Bangkok. */
const endOf = (day: string): Date => later(new Date(`${day}T00:00:00+07:00`), DAY);

/**
 * A seller asks somebody, found by phone, to help in a shop; nothing is given until the helper accepts. The id is made by the caller:
 * sending it twice asks once.
 * @refuses shops.not_found, shops.help_never, delegations.wrong, delegations.until_wrong, delegations.own_shop, delegations.too_many,
 *   delegations.asked_already, people.phone_wrong
 */
export async function offerHelp(ctx: Ctx, shopId: string, wish: OfferWish): Promise<void> {
	mustOwn(ctx, shopId, 'shops.not_found');
	assert(ctx.actor.kind === 'person', 'a seller who is no person');
	const parsed = offerShape.safeParse(wish);
	const offer = parsed.success ? parsed.data : refuse('delegations.wrong', 'invalid');
	const until = endOf(offer.untilDay);
	if (until <= ctx.now || until > later(ctx.now, limits.longestMs))
		refuse('delegations.until_wrong', 'invalid', { days: Math.floor(limits.longestMs / DAY) }, { untilDay: 'delegations.until_wrong' });
	const helper = await personByPhone(asRoom(ctx), offer.phone);
	if (helper.personId === ctx.actor.personId) refuse('delegations.own_shop', 'invalid', {}, { phone: 'delegations.own_shop' });
	if (!(await makeRoom(ctx, shopId, helper.personId, offer.delegationId))) return;
	await ctx.db
		.insertInto('delegations.delegation')
		.values({
			shop_id: shopId,
			delegation_id: offer.delegationId,
			seller_id: ctx.actor.personId,
			helper_id: helper.personId,
			called: offer.called,
			masked_phone: helper.masked,
			acts: [...offer.acts],
			until,
			state: 'offered',
			offered_at: ctx.now,
		})
		.execute();
	await ctx.db
		.insertInto('delegations.of_helper')
		.values({ helper_id: helper.personId, delegation_id: offer.delegationId, shop_id: shopId })
		.execute();
	await publish(ctx, 'delegations.offered', { shopId, delegationId: offer.delegationId, helperId: helper.personId });
}

/** Writes down what ended by itself, and counts. @returns false when this very offer was made already */
async function makeRoom(ctx: Ctx, shopId: string, helperId: string, delegationId: string): Promise<boolean> {
	await ctx.db
		.updateTable('delegations.delegation')
		.set({ state: 'expired', ended_at: ctx.now, ended_by: 'time' })
		.where('shop_id', '=', shopId)
		.where('state', 'in', statesBefore<State>(delegationSteps, 'expired'))
		.where('until', '<=', ctx.now)
		.execute();
	const open = await ctx.db
		.selectFrom('delegations.delegation')
		.select(['delegation_id', 'helper_id', 'state'])
		.where('shop_id', '=', shopId)
		.where((eb) => eb.or([eb('state', 'in', ['offered', 'active']), eb('delegation_id', '=', delegationId)]))
		.forUpdate()
		.execute();
	if (open.some((row) => row.delegation_id === delegationId)) return false;
	if (open.some((row) => row.helper_id === helperId)) refuse('delegations.asked_already', 'conflict', {}, { phone: 'delegations.asked_already' });
	if (open.length >= limits.openAShop) refuse('delegations.too_many', 'conflict', { most: limits.openAShop });
	return true;
}

/**
 * The helper says yes: from now on the acts may be done, until the time.
 * @refuses delegations.not_found, delegations.over
 */
export async function acceptHelp(ctx: Ctx, delegationId: string): Promise<void> {
	const row = await findMine(ctx, delegationId);
	if (row.state === 'active' && row.until > ctx.now) return;
	if (row.until <= ctx.now) refuse('delegations.over', 'conflict');
	await move(ctx, row, 'active');
	await grantDuty(asRoom(ctx), {
		personId: row.helper_id,
		role: 'helper',
		shopId: row.shop_id,
		acts: row.acts as HelpAct[],
		from: ctx.now,
		until: row.until,
	});
	await publish(ctx, 'delegations.accepted', { shopId: row.shop_id, delegationId, sellerId: row.seller_id, called: row.called });
}

/** The helper says no, or stops helping. @refuses delegations.not_found, delegations.over */
export async function leaveHelp(ctx: Ctx, delegationId: string): Promise<void> {
	const row = await findMine(ctx, delegationId);
	if (row.state === 'declined' || row.state === 'revoked') return;
	await end(ctx, row, row.state === 'offered' ? 'declined' : 'revoked');
}

/** The seller takes it back: the helper's open sessions know at once. @refuses shops.not_found, shops.help_never, delegations.not_found, delegations.over */
export async function revokeHelp(ctx: Ctx, wish: { shopId: string; delegationId: string }): Promise<void> {
	mustOwn(ctx, wish.shopId, 'shops.not_found');
	const row = await find(ctx, wish);
	if (row.state === 'revoked') return;
	await end(ctx, row, 'revoked');
}

type Row = Awaited<ReturnType<typeof find>>;

async function end(ctx: Ctx, row: Row, to: 'declined' | 'revoked'): Promise<void> {
	await move(ctx, row, to);
	if (row.state === 'active') await endDuty(asRoom(ctx), { personId: row.helper_id, role: 'helper', shopId: row.shop_id });
	await publish(ctx, 'delegations.ended', {
		shopId: row.shop_id,
		delegationId: row.delegation_id,
		sellerId: row.seller_id,
		helperId: row.helper_id,
		called: row.called,
		byHelper: ctx.actor.kind === 'person' && ctx.actor.personId === row.helper_id,
	});
}

async function find(ctx: Ctx, wish: { shopId: string; delegationId: string }) {
	const row = await ctx.db
		.selectFrom('delegations.delegation')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('delegation_id', '=', wish.delegationId)
		.forUpdate()
		.executeTakeFirst();
	return row ?? refuse('delegations.not_found', 'not_found');
}

/** What somebody else was asked is not found. */
async function findMine(ctx: Ctx, delegationId: string): Promise<Row> {
	const helperId = ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('delegations.not_found', 'not_found');
	const at = await ctx.db
		.selectFrom('delegations.of_helper')
		.select('shop_id')
		.where('helper_id', '=', helperId)
		.where('delegation_id', '=', delegationId)
		.executeTakeFirst();
	return at ? find(ctx, { shopId: at.shop_id, delegationId }) : refuse('delegations.not_found', 'not_found');
}

async function move(ctx: Ctx, row: Row, to: State): Promise<void> {
	const ends = to !== 'active';
	const moved = await ctx.db
		.updateTable('delegations.delegation')
		.set({ state: to, ...(ends ? { ended_at: ctx.now, ended_by: actorName(ctx.actor) } : { accepted_at: ctx.now }) })
		.where('shop_id', '=', row.shop_id)
		.where('delegation_id', '=', row.delegation_id)
		.where('state', 'in', statesBefore<State>(delegationSteps, to))
		.executeTakeFirst();
	if (moved.numUpdatedRows !== 1n) refuse('delegations.over', 'conflict');
}
