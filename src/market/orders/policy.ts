import { has, maySellFor, sellsFor, type Actor } from '#kernel/actor';
import type { OrderState } from '#kernel/views';

interface Facts {
	readonly shopId: string;
	readonly buyerId: string;
	readonly state: OrderState;
}

const isBuyer = (actor: Actor, order: Facts): boolean => actor.kind === 'person' && actor.personId === order.buyerId;

/** Of the shop's people: who packs, and members of a group, who see what is sold. */
export const maySee = (actor: Actor, order: Facts, now: Date): boolean =>
	actor.kind === 'system' ||
	isBuyer(actor, order) ||
	maySellFor(actor, order.shopId, 'packing', now) ||
	maySellFor(actor, order.shopId, 'see', now) ||
	has(actor, 'support') ||
	has(actor, 'operator') ||
	has(actor, 'auditor');
/** Staff who look into an order see the goods and the money, not where somebody lives. */
export const maySeeAddress = (actor: Actor, order: Facts, now: Date): boolean =>
	actor.kind === 'system' || isBuyer(actor, order) || maySellFor(actor, order.shopId, 'packing', now);
export const mayCancel = (actor: Actor, order: Facts): boolean =>
	(order.state === 'placed' || order.state === 'ready') &&
	(isBuyer(actor, order) || sellsFor(actor, order.shopId) || has(actor, 'support') || actor.kind === 'system');
export const mayConfirm = (actor: Actor, order: Facts): boolean => order.state === 'delivered' && (isBuyer(actor, order) || actor.kind === 'system');
export const mayPack = (actor: Actor, order: Facts, now: Date): boolean =>
	(order.state === 'placed' || order.state === 'ready') && (maySellFor(actor, order.shopId, 'packing', now) || actor.kind === 'system');
