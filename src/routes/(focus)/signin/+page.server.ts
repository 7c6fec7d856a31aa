import { redirect } from '@sveltejs/kit';
import { sentence } from '#kernel/words';
import { requestCode, signIn } from '#market/people';
import { theApp } from '#web/app';
import { command, safePath } from '#web/door';
import { readForm } from '#web/form';
import { addressOf, hasPasskeys } from '#web/line';
import { welcome } from '#web/signed-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const line = event.url.searchParams.get('line');
	return {
		next: safePath(event.url.searchParams.get('next')),
		simulator: simulatorOf(),
		lineOffered: theApp().outside.lineLogin !== null,
		passkeysOffered: hasPasskeys(),
		/** a LINE account waits for a phone to be proved */
		confirm: line === 'confirm',
		failed:
			line && line !== 'confirm'
				? sentence(event.locals.lang, line === 'failed' ? 'people.line_failed' : `people.${line.replace(/[^a-z_]/g, '')}`)
				: null,
	};
};

/** In the demonstration: where the make-believe SMS arrives. */
function simulatorOf(): string | null {
	const { config } = theApp();
	return config.settings.demo && config.SMS_API_URL?.endsWith('/sms') && config.SMS_API_URL.startsWith('http://')
		? config.SMS_API_URL.slice(0, -'/sms'.length)
		: null;
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
		await welcome(event, result.token);
		const next = safePath(form.text('next'));
		redirect(303, result.isNew && form.text('name') === '' ? `/signin/name?next=${encodeURIComponent(next)}` : next);
	},
};
