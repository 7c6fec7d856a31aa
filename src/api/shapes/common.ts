import { z } from '@hono/zod-openapi';

export const id = z.uuid().openapi({ description: 'UUID', example: '01934f1e-8a3c-7c52-9f0e-2f5b1f4d7a10' });
/** Money in, money owed: never negative. */
export const satang = z.int().min(0).max(9_007_199_254_740_991).openapi({ description: 'Whole satang; 100 satang = 1 baht', example: 8950 });
/** A change of money: may be negative. */
export const change = z.int().openapi({ description: 'Whole satang, negative when it goes down', example: -45000 });
export const grams = z.int().min(0).openapi({ description: 'Grams' });
export const millimetres = z.int().min(0).openapi({ description: 'Millimetres' });
export const count = z.int().min(0);
export const instant = z.iso.datetime().openapi({ description: 'UTC', format: 'date-time', example: '2026-11-21T05:00:00.000Z' });
export const day = z.iso.date().openapi({ description: 'Calendar day in Bangkok', example: '2026-11-24' });
export const postcode = z.string().openapi({ description: 'Five digits', example: '32000' });
export const provinceCode = z
	.string()
	.openapi({ description: 'Two digits, as the Department of Provincial Administration numbers provinces', example: '32' });

export const words = z
	.object({ th: z.string(), en: z.string().nullable().openapi({ description: 'null: there is only Thai' }) })
	.openapi('Words', { description: 'A text in both languages' });

export const transportClass = z.enum(['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant']).openapi('TransportClass');
export const sellerKind = z
	.enum(['farmer', 'household', 'community_enterprise', 'cooperative', 'otop_producer', 'sme', 'agency'])
	.openapi('SellerKind');
export const certificateKind = z.enum(['otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal']).openapi('CertificateKind');
export const awardLevel = z.enum(['nation', 'region', 'model']).openapi('AwardLevel');
/** A picture by content, without width and ending. */
export const picture = z.string().openapi({ description: 'Name of a picture; it lies at /files/<name>-<160|360|640|1280>.webp', example: '0f3c9a…' });

/** A named shape or nothing: `nullable()` of a named one would be written as a bare reference. */
export const orNull = <Shape extends z.ZodType>(shape: Shape) => z.union([shape, z.null()]);

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	z.object({ items: z.array(item), next: z.string().nullable().openapi({ description: 'Cursor of the next page; null at the end' }) });
/** A whole list. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
/** A file as rooms hold it. */
export const file = z.custom<{ readonly type: string; readonly bytes: Uint8Array }>();
/** A body that is not JSON. */
export const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
