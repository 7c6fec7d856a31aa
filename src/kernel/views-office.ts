// What pages and the API are told of organisations and of the people who hold a role for them.
import type { Duty, Role } from './actor.ts';
import type { Words } from './views.ts';

export interface OrganisationView {
	readonly organisationId: string;
	readonly kind: 'operator' | 'ministry' | 'province_office' | 'district_office' | 'post_office' | 'centre' | 'courier' | 'agency';
	readonly name: Words;
	readonly parentId: string | null;
	readonly officeCode: string | null;
	/** two digits a province, four a district */
	readonly areas: readonly string[];
}

/** A role for one person: asked for by one administrator, given by another. */
export interface GrantView {
	readonly grantId: string;
	readonly personId: string;
	readonly personName: string;
	readonly organisation: { readonly organisationId: string; readonly name: Words };
	readonly role: Role;
	readonly area: string;
	readonly from: Date;
	readonly until: Date | null;
	readonly state: 'requested' | 'active' | 'refused' | 'ended';
	readonly why: string;
	readonly requestedBy: string;
	readonly requestedAt: Date;
	readonly decidedBy: string | null;
	readonly decidedAt: Date | null;
	/** a name, or null when its time ended it */
	readonly endedBy: string | null;
	readonly endedAt: Date | null;
	readonly endWhy: string | null;
	readonly may: { readonly decide: boolean; readonly end: boolean };
}

/** One person as an administrator sees them. */
export interface PersonFile {
	readonly personId: string;
	readonly name: string;
	/** masked */
	readonly phone: string;
	readonly suspended: boolean;
	/** held now, without those of shops */
	readonly duties: readonly Duty[];
	readonly grants: readonly GrantView[];
	readonly acts: readonly { readonly act: 'suspended' | 'reinstated'; readonly by: string; readonly why: string; readonly at: Date }[];
	readonly may: { readonly request: boolean; readonly suspend: boolean };
}
