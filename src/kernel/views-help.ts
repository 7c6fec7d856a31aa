// What pages and the API are told of helpers.
import type { HelpAct } from './actor.ts';
import type { ShopCard } from './views.ts';

/** One person a seller asked to help. */
export interface HelpView {
	readonly delegationId: string;
	/** what the seller calls the helper */
	readonly called: string;
	/** the helper's own name; null until the helper has accepted */
	readonly name: string | null;
	/** masked */
	readonly phone: string;
	readonly acts: readonly HelpAct[];
	readonly until: Date;
	readonly state: 'offered' | 'active' | 'declined' | 'revoked' | 'expired';
	readonly offeredAt: Date;
	readonly endedAt: Date | null;
}

/** One thing a helper did: it names both people. */
export interface HelpedView {
	readonly actId: string;
	readonly delegationId: string;
	readonly sellerId: string;
	readonly helperId: string;
	readonly helperName: string;
	readonly act: HelpAct;
	readonly subject: { readonly kind: 'product' | 'order' | 'promotion' | 'talk'; readonly id: string; readonly name: string };
	/** only what changed */
	readonly before: Readonly<Record<string, string | number | boolean | null>>;
	readonly after: Readonly<Record<string, string | number | boolean | null>>;
	readonly at: Date;
}

/** A shop one was asked to help, or helps. */
export interface MyHelp {
	readonly delegationId: string;
	readonly shop: ShopCard;
	readonly acts: readonly HelpAct[];
	readonly until: Date;
	readonly state: 'offered' | 'active';
}
