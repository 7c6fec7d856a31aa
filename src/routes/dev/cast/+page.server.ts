import { error, redirect } from '@sveltejs/kit';
import { system } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { sentence } from '#kernel/words';
import { demoPeople, demoSignIn } from '#market/people';
import { ownerOf, viewShop } from '#market/shops';
import { theApp } from '#web/app';
import { setSession } from '#web/cookies';
import { command, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { ReadCtx } from '#platform/ctx';
import { queryCtx } from '#platform/run';
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
	return { cast, seeded: enrolled.length > 0, outside: outside ? new URL(outside).origin : null };
};

/** Sellers are found through their shop, the others by the name they were enrolled with. @refuses people.not_demo */
async function personOf(ctx: ReadCtx, member: CastMember): Promise<string> {
	if (member.shop) return ownerOf(ctx, (await viewShop(ctx, member.shop)).shopId);
	const found = (await demoPeople(ctx)).find((person) => person.name === member.name);
	return found?.personId ?? refuse('people.not_demo', 'forbidden');
}

export const actions: Actions = {
	default: async (event) => {
		onlyDemo(event);
		const form = await readForm(event);
		const member = cast.find((one) => one.key === form.text('key'));
		if (!member) error(404, sentence(event.locals.lang, 'error.not_found'));
		try {
			const personId = await personOf(queryCtx(theApp().ground, system('dev.cast')), member);
			return await command(event, (ctx) => demoSignIn(ctx, personId), {
				then: (token) => {
					setSession(event.cookies, token);
					redirect(303, member.home);
				},
			});
		} catch (thrown) {
			return refused(event, thrown);
		}
	},
};
