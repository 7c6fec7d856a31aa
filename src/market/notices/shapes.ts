import { z } from 'zod';

/** A browser's push subscription, as it tells it. */
export const pushShape = z.strictObject({
	endpoint: z.url().max(1000),
	keys: z.strictObject({
		/** the browser's public key: 65 bytes */
		p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/),
		/** a shared secret: 16 bytes */
		auth: z.string().regex(/^[\w-]{20,26}={0,2}$/),
	}),
});
export type PushSubscription = z.output<typeof pushShape>;

export const emailShape = z.email().max(254);
