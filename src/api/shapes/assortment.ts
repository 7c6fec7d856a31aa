import { z } from '@hono/zod-openapi';
import { day, id, words } from './common.ts';

const asked = {
	attribute_id: id,
	code: z.string(),
	category: z.string().openapi({ description: 'Asked for everything in this branch' }),
	kind: z.enum(['text', 'choice', 'number', 'yes_no', 'months']),
	many: z.boolean(),
	name: words,
	unit: words.nullable(),
	choices: z.array(z.object({ code: z.string(), th: z.string(), en: z.string() })),
	from: day,
	until: day.nullable(),
};
export const question = z.object(asked).openapi('Question', { description: 'One question about goods of a branch' });
export const datedQuestion = z.object({ ...asked, state: z.enum(['coming', 'in_force', 'ended']) }).openapi('DatedQuestion');
