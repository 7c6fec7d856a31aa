import { has, maySellFor, type Actor } from '#kernel/actor';

export const isFinance = (actor: Actor): actor is Extract<Actor, { kind: 'person' }> => actor.kind === 'person' && has(actor, 'finance');
export const maySeeBatches = (actor: Actor): boolean =>
	actor.kind === 'system' || has(actor, 'finance') || has(actor, 'auditor') || has(actor, 'operator');
/** A shop's money is its own affair and that of those who pay and check. */
export const maySeeMoney = (actor: Actor, shopId: string, now: Date): boolean =>
	actor.kind === 'system' || maySellFor(actor, shopId, 'money', now) || has(actor, 'finance') || has(actor, 'auditor');

interface BatchFacts {
	readonly state: string;
	readonly made_by: string;
}

/** Nobody approves what they made themselves. */
export const mayApprove = (actor: Actor, batch: BatchFacts): boolean =>
	isFinance(actor) && batch.state === 'draft' && batch.made_by !== actor.personId;
export const mayVoid = (actor: Actor, batch: BatchFacts): boolean => isFinance(actor) && batch.state === 'draft';
