import type { Actor } from '#kernel/actor';

/** A payment is its payer's own affair: for anybody else it does not exist. */
export const maySee = (actor: Actor, payment: { payer_id: string }): boolean =>
	actor.kind === 'system' || (actor.kind === 'person' && actor.personId === payment.payer_id);
