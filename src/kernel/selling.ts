import { isLive, maySellFor, sellsFor, worksFor, type Actor, type ShopAct } from './actor.ts';
import { refuse, Refusal } from './refusal.ts';

interface Asking {
	readonly actor: Actor;
	readonly now: Date;
}

/**
 * Refuses whoever may not do this in this shop. Strangers are told that there is nothing here; somebody who helps learns why not.
 * @param otherwise the room's own not_found
 * @refuses shops.help_over, shops.help_not_this, shops.help_not_here, or `otherwise`
 */
export function mustSellFor({ actor, now }: Asking, shopId: string, act: ShopAct, otherwise: string): void {
	if (actor.kind !== 'system' && !maySellFor(actor, shopId, act, now)) throw whyNot({ actor, now }, shopId, otherwise);
}

/**
 * The same where the caller did not name the shop but a thing of it: whoever helps elsewhere learns no more of it than a stranger.
 * @refuses shops.help_over, shops.help_not_this, or `otherwise`
 */
export function mustSellThis({ actor, now }: Asking, shopId: string, act: ShopAct, otherwise: string): void {
	if (actor.kind === 'system' || maySellFor(actor, shopId, act, now)) return;
	const knows = actor.kind === 'person' && actor.duties.some((duty) => duty.shopId === shopId);
	throw knows ? whyNot({ actor, now }, shopId, otherwise) : new Refusal(otherwise, 'not_found');
}

/** The same for anything at all in the shop. @refuses shops.help_over, shops.help_not_here, or `otherwise` */
export function mustWorkFor({ actor, now }: Asking, shopId: string, otherwise: string): void {
	if (actor.kind !== 'system' && !worksFor(actor, shopId, now)) throw whyNot({ actor, now }, shopId, otherwise);
}

/**
 * For what only the seller does: bank account, money, papers, helpers, members.
 * @refuses shops.help_never, shops.help_not_here, or `otherwise`
 */
export function mustOwn({ actor, now }: Asking, shopId: string, otherwise: string): void {
	if (sellsFor(actor, shopId)) return;
	if (worksFor(actor, shopId, now)) refuse('shops.help_never', 'forbidden');
	throw whyNot({ actor, now }, shopId, otherwise);
}

function whyNot({ actor, now }: Asking, shopId: string, otherwise: string): Refusal {
	const duties = actor.kind === 'person' ? actor.duties.filter((duty) => duty.role === 'helper' || duty.role === 'member') : [];
	const here = duties.filter((duty) => duty.shopId === shopId);
	if (here.some((duty) => isLive(duty, now))) return new Refusal('shops.help_not_this', 'forbidden');
	if (here.length > 0) return new Refusal('shops.help_over', 'forbidden');
	if (duties.length > 0) return new Refusal('shops.help_not_here', 'forbidden');
	return new Refusal(otherwise, 'not_found');
}
