import { error } from '@sveltejs/kit';
import { anonymous } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { sentence, t } from '#kernel/words';
import { feedFiles, feedPieces, type FeedFile } from '#market/feeds';
import { provinces } from '#market/places';
import { viewShop } from '#market/shops';
import { queryCtx } from '#platform/run';
import { theApp } from '#web/app';
import { query } from '#web/door';
import type { RequestHandler } from './$types';

/** A product feed of the whole market, of one shop (?shop=) or of one province (?province=), sent while it is read. */
export const GET: RequestHandler = async (event) => {
	const file = event.params.file as FeedFile;
	if (!Object.hasOwn(feedFiles, file)) error(404, sentence(event.locals.lang, 'api.not_found'));
	const { searchParams } = event.url;
	const scope = await query(event, async (ctx) => {
		const slug = searchParams.get('shop');
		const province = searchParams.get('province');
		if (slug) {
			const shop = await viewShop(ctx, slug);
			return { shopId: shop.shopId, title: shop.name.th };
		}
		if (!province) return { title: t('th', 'brand.name') };
		const found = (await provinces(ctx)).find((one) => one.slug === province || one.code === province);
		return found ? { provinceCode: found.code, title: `${t('th', 'brand.name')} ${found.name.th}` } : refuse('api.not_found', 'not_found');
	});
	const { ground } = theApp();
	// Everybody gets the same: what somebody alone may see is in no feed.
	const pieces = feedPieces((work) => work(queryCtx(ground, anonymous)), { file, ...scope });
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(stream) {
			const { done, value } = await pieces.next();
			if (done) stream.close();
			else stream.enqueue(encoder.encode(value));
		},
		async cancel() {
			await pieces.return(undefined);
		},
	});
	return new Response(body, { headers: { 'content-type': feedFiles[file].type, 'cache-control': 'public, max-age=900' } });
};
