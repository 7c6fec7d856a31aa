import type { Role } from '#kernel/actor';

export const organisationKinds = [
	'operator',
	'ministry',
	'province_office',
	'district_office',
	'post_office',
	'centre',
	'courier',
	'agency',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const grantRoles = [
	'province_officer',
	'district_officer',
	'post_clerk',
	'finance',
	'operator',
	'auditor',
	'support',
] as const satisfies readonly Role[];
export type GrantRole = (typeof grantRoles)[number];

/** Which roles people of which body may hold. Centres, couriers and agencies have none of their own yet. */
export const rolesOf: Readonly<Record<OrganisationKind, readonly GrantRole[]>> = {
	operator: ['operator', 'finance', 'support', 'auditor'],
	ministry: ['province_officer', 'auditor'],
	province_office: ['province_officer'],
	district_office: ['district_officer'],
	post_office: ['post_clerk'],
	centre: [],
	courier: [],
	agency: [],
};
