import { z } from '@hono/zod-openapi';

export const problem = z
	.object({
		type: z.literal('about:blank'),
		title: z.string().openapi({ description: 'What is wrong and what to do, in Thai' }),
		title_en: z.string().openapi({ description: 'The same in English' }),
		status: z.int().min(400).max(599),
		code: z.string().openapi({ description: 'The same code for the same reason, always', example: 'stock.short' }),
		facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).openapi({ description: 'What the sentence speaks of' }),
		fields: z.record(z.string(), z.string()).openapi({ description: 'Fields at fault, each with its own code' }),
		request_id: z.string(),
	})
	.openapi({ description: 'RFC 9457 problem details' });
