import { z } from 'zod';

/** Where a shop shares its links. */
export const channels = ['line', 'facebook', 'instagram', 'tiktok', 'qr', 'web'] as const;
export type Channel = (typeof channels)[number];

/** What a link is made of: one product of the shop, or the whole shop. */
export const linkShape = z.strictObject({ productId: z.uuid().nullable().default(null), channel: z.enum(channels) });
