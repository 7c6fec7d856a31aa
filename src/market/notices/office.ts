import { peopleWith } from '#market/people';
import type { Ctx } from '#platform/ctx';
import { tell } from './tell.ts';

/** The other administrators learn that a role waits for the second person. */
export async function tellGrantWaits(ctx: Ctx, news: { personId: string; grantId: string; requestedBy: string }): Promise<void> {
	for (const reader of await peopleWith(ctx, { role: 'operator' }))
		if (reader !== news.requestedBy && reader !== news.personId)
			await tell(ctx, { reader, kind: 'grant_waits', cause: news.grantId, facts: {}, href: '/office/people', send: false });
}

/** Who gets a role learns of it. */
export async function tellGrantDecided(ctx: Ctx, news: { personId: string; grantId: string; yes: boolean }): Promise<void> {
	if (news.yes) await tell(ctx, { reader: news.personId, kind: 'grant_given', cause: news.grantId, facts: {}, href: '/me', send: true });
}

/** Who held a role learns that it is over. */
export const tellGrantEnded = (ctx: Ctx, news: { personId: string; grantId: string }): Promise<void> =>
	tell(ctx, { reader: news.personId, kind: 'grant_over', cause: news.grantId, facts: {}, href: '/me', send: true });
