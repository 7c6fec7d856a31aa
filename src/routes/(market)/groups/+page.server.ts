import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { acceptMembership, leaveGroup, myMemberships } from '#market/groups';
import type { Ctx } from '#platform/ctx';
import { command, needSignIn, query, refused } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Groups one was invited to, and those one belongs to. */
export const load: PageServerLoad = async (event) => {
	await needSignIn(event);
	return { current: 'me' as const, groups: await query(event, myMemberships) };
};

async function answer(event: RequestEvent, work: (ctx: Ctx, memberId: string) => Promise<void>) {
	const form = await readForm(event);
	const memberId = form.text('memberId');
	try {
		if (!isUuid(memberId)) refuse('groups.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, memberId), { then: () => redirect(303, '/groups') });
	} catch (thrown) {
		return refused(event, thrown);
	}
}

export const actions: Actions = { accept: (event) => answer(event, acceptMembership), leave: (event) => answer(event, leaveGroup) };
