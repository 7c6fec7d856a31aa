import { cardOf, drawnCard } from '#web/cards';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** The picture that goes with a link. In the language asked for: who reads links keeps no cookies. */
export const GET: RequestHandler = async (event) => {
	const lang = event.url.searchParams.get('lang') === 'en' ? 'en' : 'th';
	const facts = await query(event, (ctx) => cardOf(ctx, event.params.kind, event.params.key, lang));
	return new Response(new Uint8Array(await drawnCard(facts)), {
		headers: { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=3600' },
	});
};
