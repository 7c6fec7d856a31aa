import { redirect } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { decideCertificate, lapsingCertificates, waitingCertificates, withdrawCertificate } from '#market/standards';
import type { Ctx } from '#platform/ctx';
import { command, query, refused } from '#web/door';
import { readForm, type ReadForm } from '#web/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DAYS = 60;

/** Papers that wait for the office, and those of its area that end soon. */
export const load: PageServerLoad = async (event) => {
	const cursor = event.url.searchParams.get('cursor');
	const { waiting, lapsing } = await query(event, async (ctx) => ({
		waiting: cursor ? [] : await waitingCertificates(ctx),
		lapsing: await lapsingCertificates(ctx, { days: DAYS, cursor }),
	}));
	const done = event.url.searchParams.get('done');
	const news: 'valid' | 'refused' | 'withdrawn' | null = done === 'valid' || done === 'refused' || done === 'withdrawn' ? done : null;
	return { waiting, lapsing, first: cursor === null, done: news };
};

type Ids = { readonly shopId: string; readonly certificateId: string };

async function decide(event: RequestEvent, done: 'valid' | 'refused' | 'withdrawn', work: (ctx: Ctx, ids: Ids, form: ReadForm) => Promise<void>) {
	const form = await readForm(event);
	const ids = { shopId: form.text('shopId'), certificateId: form.text('certificateId') };
	try {
		if (!isUuid(ids.shopId) || !isUuid(ids.certificateId)) refuse('standards.not_found', 'not_found');
		return await command(event, (ctx) => work(ctx, ids, form), {
			values: form.values,
			then: () => redirect(303, `/office/standards?done=${done}`),
		});
	} catch (thrown) {
		return refused(event, thrown, form.values);
	}
}

export const actions: Actions = {
	accept: (event) => decide(event, 'valid', (ctx, ids) => decideCertificate(ctx, { ...ids, valid: true })),
	refuse: (event) => decide(event, 'refused', (ctx, ids, form) => decideCertificate(ctx, { ...ids, valid: false, reason: form.text('reason') })),
	withdraw: (event) => decide(event, 'withdrawn', (ctx, ids, form) => withdrawCertificate(ctx, { ...ids, reason: form.text('reason') })),
};
