import { z } from '@hono/zod-openapi';
import { count, day, id, orNull, words } from './common.ts';

const numbers = {
	seen: count.openapi({ description: 'Product pages opened' }),
	basket: count.openapi({ description: 'Put into a basket' }),
	sold: count.openapi({ description: 'Pieces' }),
	returned: count.openapi({ description: 'Pieces' }),
};
const usual = z.object(numbers).openapi('UsualFigures', {
	description: 'Roughly the median of shops of the same kind in the same province; null while the week lasts and for fewer than five shops',
});
export const figures = z
	.object({
		shop_id: id,
		product_id: id.nullable().openapi({ description: 'null: of the whole shop' }),
		weeks: z.array(z.object({ week: day, ...numbers, usual: orNull(usual) })),
		products: z.array(z.object({ product_id: id, name: words, ...numbers })),
	})
	.openapi('Figures', { description: 'Bangkok weeks, each named by its Monday, the oldest first' });
