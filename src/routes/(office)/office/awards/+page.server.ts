import { redirect } from '@sveltejs/kit';
import { has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import { listProgrammes, saveProgramme } from '#market/awards';
import { command, freshId, query, refused } from '#web/door';
import { idIn, readForm } from '#web/form';
import { programmeIn, ROWS } from './award-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Every programme, drafts too. */
export const load: PageServerLoad = (event) =>
	query(event, async (ctx) => {
		if (!has(ctx.actor, 'operator')) refuse('awards.not_operator', 'forbidden');
		return { programmes: await listProgrammes(ctx, { all: true }), programmeId: freshId(), rows: ROWS };
	});

export const actions: Actions = {
	save: async (event) => {
		const form = await readForm(event);
		try {
			const programmeId = idIn(form, 'programmeId', 'awards.not_found');
			const wish = programmeIn(form);
			return await command(event, (ctx) => saveProgramme(ctx, { ...wish, programmeId }), {
				values: form.values,
				then: () => redirect(303, `/office/awards/${programmeId}?said=saved`),
			});
		} catch (thrown) {
			return refused(event, thrown, form.values);
		}
	},
};
