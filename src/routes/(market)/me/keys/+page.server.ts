import { redirect } from '@sveltejs/kit';
import { sentence } from '#kernel/words';
import { hasLine, passkeys, unlinkLine, viewMe } from '#market/people';
import { theApp } from '#web/app';
import { command, needSignIn, query } from '#web/door';
import { readForm } from '#web/form';
import { hasPasskeys } from '#web/line';
import type { Actions, PageServerLoad } from './$types';

/** By which ways somebody signs in. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const failed = event.url.searchParams.get('line');
	return query(event, async (ctx) => ({
		current: 'me' as const,
		me: await viewMe(ctx),
		lineOffered: theApp().outside.lineLogin !== null,
		line: await hasLine(ctx),
		passkeysOffered: hasPasskeys(),
		passkeys: await passkeys.myPasskeys(ctx),
		done: event.url.searchParams.has('done'),
		failed: failed && /^[a-z_]+$/.test(failed) ? sentence(event.locals.lang, `people.${failed}`) : null,
	}));
};

export const actions: Actions = {
	line_off: (event) => command(event, (ctx) => unlinkLine(ctx), { then: () => redirect(303, '/me/keys?done') }),
	drop: async (event) => {
		const form = await readForm(event);
		return command(event, (ctx) => passkeys.dropPasskey(ctx, form.text('passkey')), { then: () => redirect(303, '/me/keys?done') });
	},
};
