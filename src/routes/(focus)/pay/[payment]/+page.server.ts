import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { sentence } from '#kernel/words';
import { leaveCheckout } from '#market/checkout';
import { theApp } from '#web/app';
import { command, needSignIn, query } from '#web/door';
import { drawQr, lookForMoney, markOf, stageOf, withQr } from '#web/pay';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return query(event, async (ctx) => {
		const { payment: paymentId } = event.params;
		if (!isUuid(paymentId)) refuse('payments.not_found', 'not_found');
		const payment = await withQr(ctx, event, paymentId);
		const stage = stageOf(payment, ctx.now);
		return {
			payment,
			stage,
			mark: markOf(payment, ctx.now),
			returns: payment.returns.map((one) => ({ ...one, why: sentence(event.locals.lang, one.cause) })),
			qr: payment.qrText ? drawQr(payment.qrText) : null,
			holdMs: ctx.settings.holdMs,
			simulator: simulatorOf(),
			looked: event.url.searchParams.get('looked'),
		};
	});
};

/** In the demonstration: the page of the make-believe bank. Never in production. */
function simulatorOf(): string | null {
	const { config } = theApp();
	return config.settings.demo && config.OMISE_API_URL?.endsWith('/omise') && config.OMISE_API_URL.startsWith('http://')
		? config.OMISE_API_URL.slice(0, -'/omise'.length)
		: null;
}

export const actions: Actions = {
	/** “ตรวจยอด”: asks the gateway now. */
	look: async (event) => {
		await needSignIn(event);
		const answered = await query(event, () => lookForMoney(event, event.params.payment));
		redirect(303, `/pay/${event.params.payment}?looked=${answered ? 'yes' : 'no'}`);
	},
	/** Rather not now: the goods go back into the basket. What was paid a moment ago is found first. */
	leave: async (event) => {
		await needSignIn(event);
		const { payment } = event.params;
		if (!isUuid(payment)) refuse('payments.not_found', 'not_found');
		await query(event, () => lookForMoney(event, payment));
		return command(event, (ctx) => leaveCheckout(ctx, payment), { then: (left) => redirect(303, left ? '/basket?left' : `/pay/${payment}`) });
	},
};
