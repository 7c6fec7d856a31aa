import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { acceptHelp, leaveHelp, myHelp } from '#market/delegations';
import type { Ctx } from '#platform/ctx';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shops that ask for one's help, and those one helps. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	const help = await query(event, myHelp);
	return { current: 'me' as const, help };
};

async function answer(event: RequestEvent, work: (ctx: Ctx, delegationId: string) => Promise<void>) {
	const form = await readForm(event);
	const delegationId = form.text('delegationId');
	try {
		if (!isUuid(delegationId)) refuse('delegations.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, delegationId), { then: () => redirect(303, '/helping') });
	} catch (thrown) {
		return refused(event, thrown);
	}
}

export const actions: Actions = { accept: (event) => answer(event, acceptHelp), leave: (event) => answer(event, leaveHelp) };
