import { z } from '@hono/zod-openapi';
import { id, instant } from './common.ts';

export const codeSent = z.object({ expires_at: instant }).openapi('CodeSent', { description: 'The same for phones we know and phones we do not' });
export const signedIn = z.object({ token: z.string(), person_id: id, is_new: z.boolean() }).openapi('SignedIn');
export const me = z
	.object({ person_id: id, name: z.string(), phone: z.string().openapi({ description: 'Masked' }), language: z.string() })
	.openapi('Me');
export const notice = z.object({ notice_id: id, text: z.string(), href: z.string().nullable(), at: instant, read: z.boolean() }).openapi('Notice');
