import { z } from 'zod';
import {
	acceptMembership,
	inviteMember,
	inviteShape,
	joinByLink,
	leaveGroup,
	linkShape,
	makeLink,
	myMemberships,
	removeMember,
	shopMembers,
	viewLink,
} from '#market/groups';
import { operation } from './operation.ts';
import { id, instant, listOf } from './shapes/common.ts';
import { linkView, member, membership } from './shapes/groups.ts';
import type { Door } from './terms.ts';

const inShop = { shopId: id };
const token = z.strictObject({ token: z.string().min(20).max(100) });

/** Who belongs to a shop and as what. */
export function groupOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/shops/{shopId}/members',
		summary: 'Who belongs to the shop',
		tag: 'groups',
		params: inShop,
		answer: listOf(member),
		ask: async (ctx, { params }) => ({ items: await shopMembers(ctx, params.shopId) }),
	});
	operation(door, {
		method: 'put',
		path: '/shops/{shopId}/members/{memberId}',
		summary: 'Invite somebody by phone',
		tag: 'groups',
		params: { shopId: id, memberId: id },
		body: inviteShape.omit({ memberId: true }),
		answer: null,
		act: async (ctx, { params, body }) => {
			await inviteMember(ctx, params.shopId, { ...body, memberId: params.memberId });
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/shops/{shopId}/members/{memberId}',
		summary: 'Remove a member, or take an invitation back',
		tag: 'groups',
		params: { shopId: id, memberId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await removeMember(ctx, params);
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/shops/{shopId}/member-links',
		summary: 'Make a link to send: good once, for seven days; the token is told here only',
		tag: 'groups',
		key: 'none',
		params: inShop,
		body: linkShape,
		answer: z.object({ token: z.string(), expires_at: instant }),
		status: 201,
		act: (ctx, { params, body }) => makeLink(ctx, params.shopId, body),
	});
	ownOperations(door);
}

function ownOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/me/groups',
		summary: 'What you were invited to and belong to',
		tag: 'groups',
		answer: listOf(membership),
		ask: async (ctx) => ({ items: await myMemberships(ctx) }),
	});
	operation(door, {
		method: 'post',
		path: '/me/groups/{memberId}/acceptance',
		summary: 'Say yes to an invitation',
		tag: 'groups',
		params: { memberId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await acceptMembership(ctx, params.memberId);
			return {};
		},
	});
	operation(door, {
		method: 'delete',
		path: '/me/groups/{memberId}',
		summary: 'Say no, or leave',
		tag: 'groups',
		params: { memberId: id },
		answer: null,
		act: async (ctx, { params }) => {
			await leaveGroup(ctx, params.memberId);
			return {};
		},
	});
	operation(door, {
		method: 'post',
		path: '/member-links/views',
		summary: 'What a link invites to; the token travels in the body, so that no log keeps it',
		tag: 'groups',
		key: 'none',
		body: token,
		answer: linkView,
		act: (ctx, { body }) => viewLink(ctx, body.token),
	});
	operation(door, {
		method: 'post',
		path: '/me/groups',
		summary: 'Join by a link; it is used up',
		tag: 'groups',
		key: 'none',
		body: token,
		answer: z.object({ shop_id: id }),
		act: (ctx, { body }) => joinByLink(ctx, body.token),
	});
}
