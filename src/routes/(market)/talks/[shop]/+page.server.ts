import { redirect, type RequestEvent } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { productsForBasket } from '#market/catalogue';
import { viewOrder } from '#market/orders';
import { blockTalk, readTalk, reportMessage, viewTalk, writeToShop } from '#market/talks';
import type { Ctx } from '#platform/ctx';
import { command, freshId, needSignIn, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import { photosOf } from '#web/photos';
import type { Actions, PageServerLoad } from './$types';

const PICTURES = 3;
const idOf = (text: string | null): string | null => (text && isUuid(text) ? text : null);

/** A buyer's talk with one shop; opening it reads it. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const { shop: shopId } = event.params;
	const cursor = event.url.searchParams.get('cursor');
	const shown = await query(event, async (ctx) => {
		if (!isUuid(shopId)) refuse('talks.not_found', 'not_found');
		const productId = idOf(event.url.searchParams.get('product'));
		const orderId = idOf(event.url.searchParams.get('order'));
		const product = productId ? (await productsForBasket(ctx, [productId])).get(productId) : undefined;
		const order = orderId ? await viewOrder(ctx, orderId) : undefined;
		return {
			talk: await viewTalk(ctx, { shopId, cursor }),
			about: product && productId ? { productId } : order && orderId ? { orderId } : {},
			aboutName: product?.name ?? (order ? { th: order.code, en: null } : null),
		};
	});
	if (shown.talk.unread > 0) await command(event, (ctx) => readTalk(ctx, { shopId }));
	return {
		...shown,
		current: 'me' as const,
		messageId: freshId(),
		earlierShown: cursor !== null,
		reported: event.url.searchParams.has('reported'),
		mark: shown.talk.messages.at(-1)?.at.getTime() ?? 0,
	};
};

async function act(event: RequestEvent<{ shop: string }>, next: string, work: (ctx: Ctx, form: ReadForm, pictures: string[]) => Promise<unknown>) {
	await needSignIn(event);
	const form = await readForm(event);
	const { shop } = event.params;
	try {
		if (!isUuid(shop)) refuse('talks.not_found', 'not_found');
		// Pictures are drawn before the transaction begins.
		const pictures = await photosOf(form, PICTURES);
		return await command(event, (ctx) => work(ctx, form, pictures), { values: form.values, then: () => redirect(303, `/talks/${shop}${next}`) });
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}
const messageOf = (form: ReadForm): string => idOf(form.text('messageId')) ?? refuse('talks.not_found', 'not_found');

export const actions: Actions = {
	write: (event) =>
		act(event, '#end', (ctx, form, pictures) => {
			const [productId, orderId] = [idOf(form.text('productId')), idOf(form.text('orderId'))];
			return writeToShop(ctx, {
				shopId: event.params.shop,
				messageId: messageOf(form),
				text: form.text('text'),
				pictures,
				...(productId ? { productId } : {}),
				...(orderId ? { orderId } : {}),
			});
		}),
	report: (event) =>
		act(event, '?reported', (ctx, form) => reportMessage(ctx, { shopId: event.params.shop, messageId: messageOf(form), why: form.text('why') })),
	block: (event) => act(event, '', (ctx) => blockTalk(ctx, { shopId: event.params.shop, blocked: true })),
	unblock: (event) => act(event, '', (ctx) => blockTalk(ctx, { shopId: event.params.shop, blocked: false })),
};
