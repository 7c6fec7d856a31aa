export const roles = [
	'seller',
	'member',
	'helper',
	'province_officer',
	'district_officer',
	'post_clerk',
	'finance',
	'operator',
	'auditor',
	'support',
] as const;
export type Role = (typeof roles)[number];

/** What a seller may let a helper do. Never among them: the bank account, money, papers of identity, the helpers and members themselves. */
export const helpActs = ['listing', 'price', 'stock', 'packing', 'talk'] as const;
export type HelpAct = (typeof helpActs)[number];
/** What a member of a group's shop may do besides: see its day, see its money. */
export const shopActs = [...helpActs, 'see', 'money'] as const;
export type ShopAct = (typeof shopActs)[number];

/** A role held for a scope; null means the scope does not apply to that role. */
export interface Duty {
	readonly role: Role;
	readonly shopId: string | null;
	/** two-digit province code; null for a province_officer means the whole country */
	readonly provinceCode: string | null;
	/** for a district_officer: the district's four digits */
	readonly districtCode?: string | null;
	/** the post office's five-digit code */
	readonly officeCode: string | null;
	/** for a helper and a member: what they may do in the shop */
	readonly acts?: readonly ShopAct[];
	/** ISO instants: in force from (inclusive) until (exclusive); null and missing: without end */
	readonly from?: string | null;
	readonly until?: string | null;
}

export type Actor =
	| { readonly kind: 'anonymous' }
	| { readonly kind: 'person'; readonly personId: string; readonly name: string; readonly duties: readonly Duty[] }
	| { readonly kind: 'system'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };
export const system = (name: string): Actor => ({ kind: 'system', name });

/** Whether a duty is in force. */
export function isLive(duty: Duty, now: Date): boolean {
	const at = now.toISOString();
	return (duty.from ?? '') <= at && (duty.until == null || at < duty.until);
}

export const has = (actor: Actor, role: Role): boolean => actor.kind === 'person' && actor.duties.some((duty) => duty.role === role);
/** Everything of the shop, with its bank account: its owner, or the chair of a group. */
export const sellsFor = (actor: Actor, shopId: string): boolean =>
	actor.kind === 'person' && actor.duties.some((duty) => duty.role === 'seller' && duty.shopId === shopId);
const partly = (actor: Actor, shopId: string, now: Date): readonly Duty[] =>
	actor.kind === 'person'
		? actor.duties.filter((duty) => (duty.role === 'helper' || duty.role === 'member') && duty.shopId === shopId && isLive(duty, now))
		: [];
/** One act in one shop: a seller does all of them; a member or helper those that were given, as long as they were given. */
export const maySellFor = (actor: Actor, shopId: string, act: ShopAct, now: Date): boolean =>
	sellsFor(actor, shopId) || partly(actor, shopId, now).some((duty) => duty.acts?.includes(act));
/** Anything at all in the shop: sees its shelf and its day. */
export const worksFor = (actor: Actor, shopId: string, now: Date): boolean => sellsFor(actor, shopId) || partly(actor, shopId, now).length > 0;
/** Acts for somebody else's shop: what is done is written down and told to the seller. */
export const helpsIn = (actor: Actor, shopId: string, now: Date): boolean =>
	!sellsFor(actor, shopId) && partly(actor, shopId, now).some((duty) => duty.role === 'helper');
export const clerksAt = (actor: Actor, officeCode: string): boolean =>
	actor.kind === 'person' && actor.duties.some((duty) => duty.role === 'post_clerk' && duty.officeCode === officeCode);
export const officerOf = (actor: Actor, provinceCode: string): boolean =>
	actor.kind === 'person' &&
	actor.duties.some((duty) => duty.role === 'province_officer' && (duty.provinceCode === null || duty.provinceCode === provinceCode));
/** The officers of a place: of its province, or of its district alone. @param place subdistrictCode six digits */
export const officerFor = (actor: Actor, place: { readonly provinceCode: string; readonly subdistrictCode: string }): boolean =>
	officerOf(actor, place.provinceCode) ||
	(actor.kind === 'person' &&
		actor.duties.some((duty) => duty.role === 'district_officer' && duty.districtCode === place.subdistrictCode.slice(0, 4)));
/** Who did it, for history rows: a person's id or the system's name. */
export const actorName = (actor: Actor): string =>
	actor.kind === 'person' ? actor.personId : actor.kind === 'system' ? `system:${actor.name}` : 'anonymous';
