export { findOrganisation, saveOrganisation, listOrganisations } from './organisation.ts';
export { requestGrant, decideGrant, endGrant } from './grant.ts';
export { findPerson, personFile, waitingGrants, endOldDuty, suspendPerson, reinstatePerson } from './file.ts';
export { organisationShape, grantShape, whyShape, staffPhoneShape, type OrganisationWish, type GrantWish } from './shapes.ts';
export { organisationKinds, grantRoles, rolesOf, type OrganisationKind, type GrantRole } from './kinds.ts';
