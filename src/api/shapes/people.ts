import { z } from '@hono/zod-openapi';
import { id, instant } from './common.ts';

export const codeSent = z.object({ expires_at: instant }).openapi('CodeSent', { description: 'The same for phones we know and phones we do not' });
export const signedIn = z.object({ token: z.string(), person_id: id, is_new: z.boolean() }).openapi('SignedIn');
export const me = z
	.object({ person_id: id, name: z.string(), phone: z.string().openapi({ description: 'Masked' }), language: z.string() })
	.openapi('Me');
export const notice = z.object({ notice_id: id, text: z.string(), href: z.string().nullable(), at: instant, read: z.boolean() }).openapi('Notice');

const way = z.enum(['line', 'push', 'email', 'sms']);
export const noticeWays = z
	.object({
		order: z.array(way),
		topics: z.array(z.object({ topic: z.enum(['orders', 'safety', 'talk', 'wanted', 'shop', 'office']), ways: z.array(way) })),
		offered: z.array(way).openapi({ description: 'Set up at this market' }),
		connected: z.array(way).openapi({ description: 'That reach you now' }),
	})
	.openapi('NoticeWays');
export const noticeAddress = z
	.object({
		address_id: id,
		channel: z.enum(['push', 'email']),
		state: z.string(),
		shown: z.string().openapi({ description: 'Masked' }),
		since: instant,
	})
	.openapi('NoticeAddress');
export const passkey = z.object({ credential_id: z.string(), since: instant, used_at: instant.nullable() }).openapi('Passkey');
export const passkeyAsked = z
	.object({
		challenge_id: id,
		options: z.record(z.string(), z.unknown()).openapi({ description: 'For navigator.credentials, in the JSON form of Web Authentication Level 3' }),
	})
	.openapi('PasskeyAsked');
