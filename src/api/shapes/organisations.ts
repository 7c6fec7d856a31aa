import { z } from '@hono/zod-openapi';
import { roles, shopActs } from '#kernel/actor';
import { organisationKinds } from '#market/organisations';
import { id, instant, words } from './common.ts';

export const organisation = z
	.object({
		organisation_id: id,
		kind: z.enum(organisationKinds),
		name: words,
		parent_id: id.nullable(),
		office_code: z.string().nullable(),
		areas: z.array(z.string()).openapi({ description: 'Two digits a province, four a district' }),
	})
	.openapi('Organisation');
export const grant = z
	.object({
		grant_id: id,
		person_id: id,
		person_name: z.string(),
		organisation: z.object({ organisation_id: id, name: words }),
		role: z.enum(roles),
		area: z.string(),
		from: instant,
		until: instant.nullable(),
		state: z.enum(['requested', 'active', 'refused', 'ended']),
		why: z.string(),
		requested_by: z.string(),
		requested_at: instant,
		decided_by: z.string().nullable(),
		decided_at: instant.nullable(),
		ended_by: z.string().nullable(),
		ended_at: instant.nullable(),
		end_why: z.string().nullable(),
		may: z.object({ decide: z.boolean(), end: z.boolean() }),
	})
	.openapi('Grant');
const duty = z.object({
	role: z.enum(roles),
	shop_id: id.nullable(),
	province_code: z.string().nullable(),
	district_code: z.string().nullable().optional(),
	office_code: z.string().nullable(),
	acts: z.array(z.enum(shopActs)).optional(),
	from: z.string().nullable().optional(),
	until: z.string().nullable().optional(),
});
export const personFileShape = z
	.object({
		person_id: id,
		name: z.string(),
		phone: z.string().openapi({ description: 'Masked' }),
		suspended: z.boolean(),
		duties: z.array(duty),
		grants: z.array(grant),
		acts: z.array(z.object({ act: z.enum(['suspended', 'reinstated']), by: z.string(), why: z.string(), at: instant })),
		may: z.object({ request: z.boolean(), suspend: z.boolean() }),
	})
	.openapi('PersonFile');
