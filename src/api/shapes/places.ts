import { z } from '@hono/zod-openapi';
import { count, postcode, provinceCode, words } from './common.ts';

export const place = z
	.object({ subdistrict_code: z.string(), postcode, subdistrict: words, district: words, province: words, province_code: provinceCode })
	.openapi('Place', { description: 'A subdistrict with one of its postcodes' });
export const office = z
	.object({ code: postcode, name: words, province_code: provinceCode })
	.openapi('Office', { description: 'A post office, named by the postcode it serves' });
export const province = z
	.object({
		code: provinceCode,
		slug: z.string(),
		name: words,
		region: z.enum(['north', 'northeast', 'central', 'east', 'west', 'south']),
		shops: count,
		products: count,
	})
	.openapi('Province');
export const category = z.object({ slug: z.string(), name: words, parent: z.string().nullable(), products: count }).openapi('Category');

export const village = z
	.object({ code: z.string().openapi({ description: 'Subdistrict and moo, eight digits' }), moo: z.int(), name: words })
	.openapi('Village');
export const address = z.object({ name: z.string(), phone: z.string(), line: z.string(), place }).openapi('Address');
