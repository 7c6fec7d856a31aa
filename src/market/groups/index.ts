export { inviteMember, makeLink, viewLink, joinByLink, acceptMembership, leaveGroup, removeMember } from './member.ts';
export { shopMembers, myMemberships } from './view.ts';
export { inviteShape, linkShape, memberRoles, linkRoles, type InviteWish, type LinkWish } from './shapes.ts';
