import { z } from '@hono/zod-openapi';
import { shopActs } from '#kernel/actor';
import { memberRoles } from '#market/groups';
import { id, instant } from './common.ts';
import { shopCard } from './shops.ts';

const role = z.enum(memberRoles);
export const member = z
	.object({
		member_id: id,
		role,
		state: z.enum(['invited', 'active', 'declined', 'left', 'removed']),
		called: z.string(),
		name: z.string().nullable(),
		phone: z.string().nullable().openapi({ description: 'Masked; for who invites' }),
		joined_at: instant.nullable(),
		me: z.boolean(),
	})
	.openapi('Member');
export const membership = z
	.object({ member_id: id, shop: shopCard, role, acts: z.array(z.enum(shopActs)), state: z.enum(['invited', 'active']) })
	.openapi('Membership');
export const linkView = z.object({ shop: shopCard, role, expires_at: instant }).openapi('GroupLink');
