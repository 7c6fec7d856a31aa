import { helpsIn, type HelpAct } from '#kernel/actor';
import { assert } from '#kernel/refusal';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';

type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface Deed {
	readonly shopId: string;
	readonly act: HelpAct;
	readonly subject: { readonly kind: 'product' | 'order' | 'promotion' | 'talk'; readonly id: string; readonly name: string };
	/** what was there; null when it is new */
	readonly before: Readonly<Record<string, unknown>> | null;
	readonly after: Facts;
}

/**
 * Writes down what a helper did, and has the seller told. Called in the transaction that does it; for a seller's own acts, and where nothing
 * changed, it writes nothing.
 */
export async function recordHelp(ctx: Ctx, deed: Deed): Promise<void> {
	if (ctx.actor.kind !== 'person' || !helpsIn(ctx.actor, deed.shopId, ctx.now)) return;
	const changed = Object.keys(deed.after).filter((key) => (deed.before?.[key] ?? null) !== deed.after[key]);
	if (changed.length === 0) return;
	const helperId = ctx.actor.personId;
	const delegation = await ctx.db
		.selectFrom('delegations.delegation')
		.select(['delegation_id', 'seller_id'])
		.where('shop_id', '=', deed.shopId)
		.where('helper_id', '=', helperId)
		.where('state', '=', 'active')
		.executeTakeFirst();
	assert(delegation, 'a helper without a delegation');
	const row = {
		act: deed.act,
		subject_name: short(deed.subject.name),
		before: short(deed.before ?? {}, changed),
		after: short(deed.after, changed),
	};
	const actId = ctx.newId();
	await ctx.db
		.insertInto('delegations.act')
		.values({
			...row,
			shop_id: deed.shopId,
			act_id: actId,
			delegation_id: delegation.delegation_id,
			seller_id: delegation.seller_id,
			helper_id: helperId,
			helper_name: ctx.actor.name,
			subject_kind: deed.subject.kind,
			subject_id: deed.subject.id,
			before: JSON.stringify(row.before),
			after: JSON.stringify(row.after),
			at: ctx.now,
		})
		.execute();
	await publish(ctx, 'delegations.helped', {
		shopId: deed.shopId,
		actId,
		delegationId: delegation.delegation_id,
		sellerId: delegation.seller_id,
		helperName: ctx.actor.name,
		act: row.act,
		subjectName: row.subject_name,
		before: row.before,
		after: row.after,
	});
}

function short(text: string): string;
function short(facts: Readonly<Record<string, unknown>>, keys: readonly string[]): Facts;
function short(given: string | Readonly<Record<string, unknown>>, keys: readonly string[] = []): string | Facts {
	if (typeof given === 'string') return given.length > limits.shortText ? `${given.slice(0, limits.shortText - 1)}…` : given;
	return Object.fromEntries(
		keys.map((key) => {
			const value = given[key] ?? null;
			return [key, typeof value === 'string' ? short(value) : (value as number | boolean | null)];
		}),
	);
}
