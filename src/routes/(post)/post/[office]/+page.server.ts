import { redirect } from '@sveltejs/kit';
import { acceptParcel, acceptShape, officeBoard, scanParcel } from '#market/logistics';
import { myNotices } from '#market/notices';
import { officeOf } from '#market/places';
import { command, needSignIn, query, refused, tryQuery } from '#web/door';
import { readForm } from '#web/form';
import { fit, fixOne } from '../../../fit.ts';
import { readWeight } from '../../../weight.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTICES = 5;

/** The counter of one post office: what comes today, what was scanned, what was taken in. */
export const load: PageServerLoad = async (event) => {
	const clerk = await needSignIn(event);
	const code = event.params.office;
	const asked = event.url.searchParams.get('q')?.trim().slice(0, 60) ?? '';
	const { board, office, notices } = await query(event, async (ctx) => {
		const [seen, place] = await Promise.all([officeBoard(ctx, code), officeOf(ctx, code)]);
		return { board: seen, office: place, notices: (await myNotices(ctx, event.locals.lang, code)).slice(0, NOTICES) };
	});
	const scanned = asked === '' ? null : await tryQuery(event, (ctx) => scanParcel(ctx, code, asked));
	const taken = event.url.searchParams.get('taken');
	return {
		board,
		office,
		notices,
		clerk: clerk.name,
		asked,
		current: scanned?.value ?? null,
		/** why the scan found nothing */
		missed: scanned?.refusal?.text ?? null,
		taken: board.accepted.find((parcel) => parcel.number === taken) ?? null,
		differs: event.url.searchParams.has('differs'),
	};
};

export const actions: Actions = {
	accept: async (event) => {
		await needSignIn(event);
		const officeCode = event.params.office;
		const form = await readForm(event);
		try {
			const weightG = readWeight(form) || fixOne('weight', 'post_page.weight_missing');
			const wish = fit(acceptShape, { number: form.text('number'), weightG });
			return await command(event, (ctx) => acceptParcel(ctx, { officeCode, ...wish }), {
				values: form.values,
				then: (answer) => redirect(303, `/post/${officeCode}?taken=${encodeURIComponent(wish.number)}${answer.differs ? '&differs' : ''}`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
