export type Role = 'seller' | 'province_officer' | 'post_clerk' | 'finance' | 'operator' | 'auditor' | 'support';

/** A role held for a scope; null means the scope does not apply to that role. */
export interface Duty {
	readonly role: Role;
	readonly shopId: string | null;
	/** two-digit province code; null for a province_officer means the whole country */
	readonly provinceCode: string | null;
	/** the post office's five-digit code */
	readonly officeCode: string | null;
}

export type Actor =
	| { readonly kind: 'anonymous' }
	| { readonly kind: 'person'; readonly personId: string; readonly name: string; readonly duties: readonly Duty[] }
	| { readonly kind: 'system'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };
export const system = (name: string): Actor => ({ kind: 'system', name });

export const has = (actor: Actor, role: Role): boolean => actor.kind === 'person' && actor.duties.some((duty) => duty.role === role);
export const sellsFor = (actor: Actor, shopId: string): boolean =>
	actor.kind === 'person' && actor.duties.some((duty) => duty.role === 'seller' && duty.shopId === shopId);
export const clerksAt = (actor: Actor, officeCode: string): boolean =>
	actor.kind === 'person' && actor.duties.some((duty) => duty.role === 'post_clerk' && duty.officeCode === officeCode);
export const officerOf = (actor: Actor, provinceCode: string): boolean =>
	actor.kind === 'person' &&
	actor.duties.some((duty) => duty.role === 'province_officer' && (duty.provinceCode === null || duty.provinceCode === provinceCode));
/** Who did it, for history rows: a person's id or the system's name. */
export const actorName = (actor: Actor): string =>
	actor.kind === 'person' ? actor.personId : actor.kind === 'system' ? `system:${actor.name}` : 'anonymous';
