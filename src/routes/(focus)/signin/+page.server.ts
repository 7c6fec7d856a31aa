import { redirect } from '@sveltejs/kit';
import { mergeBaskets } from '#market/baskets';
import { requestCode, signIn } from '#market/people';
import { theApp } from '#web/app';
import { basketOf, command, safePath } from '#web/door';
import { readForm } from '#web/form';
import { runCommand, queryCtx } from '#platform/run';
import { actorOf } from '#market/people';
import { anonymous } from '#kernel/actor';
import { clearBasket, setSession } from '#web/cookies';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ next: safePath(event.url.searchParams.get('next')), simulator: simulatorOf() });

/** In the demonstration: where the make-believe SMS arrives. */
function simulatorOf(): string | null {
	const { config } = theApp();
	return config.settings.demo && config.SMS_API_URL?.endsWith('/sms') && config.SMS_API_URL.startsWith('http://')
		? config.SMS_API_URL.slice(0, -'/sms'.length)
		: null;
}

function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return 'unknown';
	}
}

export const actions: Actions = {
	/** First step: the phone. The answer is the same for every phone. */
	send: async (event) => {
		const form = await readForm(event);
		const phone = form.text('phone');
		return command(event, (ctx) => requestCode(ctx, { phone, ip: addressOf(event) }), {
			values: form.values,
			then: () => ({ step: 'code' as const, values: form.values }),
		});
	},
	/** Second step: the code. A guest's basket comes along. */
	enter: async (event) => {
		const form = await readForm(event);
		const result = await command(
			event,
			(ctx) => signIn(ctx, { phone: form.text('phone'), code: form.text('code').replace(/\D/g, ''), name: form.text('name') || undefined }),
			{ values: { ...form.values, step: 'code' } },
		);
		if (!('token' in result)) return result;
		setSession(event.cookies, result.token);
		await takeBasketAlong(event, result.token);
		const next = safePath(form.text('next'));
		redirect(303, result.isNew && form.text('name') === '' ? `/signin/name?next=${encodeURIComponent(next)}` : next);
	},
};

/** Pours the guest's basket into the person's; should that fail, the sign-in stands. */
async function takeBasketAlong(event: RequestEvent, token: string): Promise<void> {
	const guestBasketId = basketOf(event);
	if (!guestBasketId) return;
	const { ground, log } = theApp();
	try {
		const actor = await actorOf(queryCtx(ground, anonymous), token);
		await runCommand(ground, actor, (ctx) => mergeBaskets(ctx, { guestBasketId }));
		clearBasket(event.cookies);
	} catch (thrown) {
		log.error('signin.basket_left', thrown, { requestId: event.locals.requestId });
	}
}
