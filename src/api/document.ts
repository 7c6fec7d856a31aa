import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './http.ts';

const about = `Everything the market can do. Bodies are JSON in snake_case; units are part of the name: \`price_satang\` (100 satang = 1 baht),
\`weight_g\`, \`length_mm\`. Times are UTC, days are Bangkok calendar days. Unknown fields are refused. What cannot be done is answered as problem
details with a stable \`code\` and a sentence in Thai and in English.`;

/** The OpenAPI 3.1 document of everything that was hung on the door. */
export function documentOf(api: OpenAPIHono<Env>): unknown {
	return api.getOpenAPI31Document({
		openapi: '3.1.0',
		info: {
			title: 'Talad ตลาดชุมชน',
			version: '1',
			description: about,
			license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
		},
		servers: [{ url: '/api/v1' }],
	});
}
