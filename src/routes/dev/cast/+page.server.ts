import { error, redirect } from '@sveltejs/kit';
import { system } from '#kernel/actor';
import { sentence } from '#kernel/words';
import { demoPeople, demoSignIn, enrol } from '#market/people';
import { theApp } from '#web/app';
import { command, query, refused, safePath } from '#web/door';
import { readForm } from '#web/form';
import { welcome } from '#web/signed-in';
import type { Ctx } from '#platform/ctx';
import { cast, type CastMember } from './cast.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Only where everything is invented: elsewhere the page does not exist. */
function onlyDemo(event: RequestEvent | Parameters<PageServerLoad>[0]): void {
	if (!theApp().config.settings.demo) error(404, sentence(event.locals.lang, 'error.not_found'));
}

/** The cast of the demonstration: whoever one is, one press. */
export const load: PageServerLoad = async (event) => {
	onlyDemo(event);
	const enrolled = await query(event, demoPeople);
	const { SMS_API_URL: outside } = theApp().config;
	return { cast, next: safePath(event.url.searchParams.get('next')), seeded: enrolled.length > 0, outside: outside ? new URL(outside).origin : null };
};

export const actions: Actions = {
	default: async (event) => {
		onlyDemo(event);
		const form = await readForm(event);
		const member = cast.find((one) => one.key === form.text('key'));
		if (!member) error(404, sentence(event.locals.lang, 'error.not_found'));
		try {
			const result = await command(event, async (ctx) => ({ token: await become(ctx, member) }));
			if (!('token' in result)) return result;
			await welcome(event, result.token);
		} catch (thrown) {
			return refused(event, thrown);
		}
		// Somebody on the way to buy goes on there; whoever works at the market begins at their desk.
		const next = safePath(form.text('next'));
		redirect(303, member.role === 'buyer' && next !== '/' ? next : member.home);
	},
};

/** The same telephone number is the same person: whom the demonstration wrote down is found again by it. */
async function become(ctx: Ctx, { phone, name }: CastMember): Promise<string> {
	const personId = await enrol({ ...ctx, actor: system('dev.cast') }, { phone, name });
	return demoSignIn(ctx, personId);
}
