import { emblem } from '#kernel/weave';
import type { RequestHandler } from './$types';

/** The woven mark of a shop: drawn from its slug, so it never changes. */
export const GET: RequestHandler = ({ params }) =>
	new Response(emblem(params.slug.slice(0, 80)), {
		headers: {
			'content-type': 'image/svg+xml',
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
		},
	});
