import { iconNames, iconDrawing } from '#ui/base/icons.ts';
import type { RequestHandler } from './$types';

const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${iconNames.map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${iconDrawing(name)}</symbol>`).join('')}</svg>`;

/** Every icon once, for all pages: its address changes with each build. */
export const GET: RequestHandler = () =>
	new Response(sprite, {
		headers: {
			'content-type': 'image/svg+xml',
			'cache-control': 'public, max-age=31536000, immutable',
			'content-security-policy': "default-src 'none'",
		},
	});
