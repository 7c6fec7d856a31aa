// What pages and the API are told of who belongs to a shop.
import type { ShopAct } from './actor.ts';
import type { ShopCard } from './views.ts';

export type MemberRole = 'chair' | 'treasurer' | 'member' | 'staff';

export interface MemberView {
	readonly memberId: string;
	readonly role: MemberRole;
	readonly state: 'invited' | 'active' | 'declined' | 'left' | 'removed';
	/** what the shop calls them */
	readonly called: string;
	/** the own name; null until they have joined */
	readonly name: string | null;
	/** masked, for who invites; null for others and for who came by link */
	readonly phone: string | null;
	readonly joinedAt: Date | null;
	readonly me: boolean;
}

/** A shop one was invited to, or belongs to. */
export interface Membership {
	readonly memberId: string;
	readonly shop: ShopCard;
	readonly role: MemberRole;
	readonly acts: readonly ShopAct[];
	readonly state: 'invited' | 'active';
}
