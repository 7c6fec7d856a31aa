import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { sentence } from '#kernel/words';
import { commitRun, dropRun, onboardingColumns, runLines, viewRun } from '#market/onboarding';
import { command, query } from '#web/door';
import { readForm } from '#web/form';
import type { Actions, PageServerLoad } from './$types';

const states = ['good', 'bad', 'same', 'done'] as const;
const REFRESH_SECONDS = 2;

const runOf = (event: RequestEvent): string => {
	const runId = event.params['run'] ?? '';
	return isUuid(runId) ? runId : error(404, sentence(event.locals.lang, 'onboarding.not_found'));
};

/** One table: how far it is, and its rows with what is wrong with them. */
export const load: PageServerLoad = async (event) => {
	const runId = runOf(event);
	const { lang } = event.locals;
	const show = states.find((state) => state === event.url.searchParams.get('show'));
	const { run, page } = await query(event, async (ctx) => {
		const run = await viewRun(ctx, runId);
		return { run, page: await runLines(ctx, { runId, state: show, cursor: event.url.searchParams.get('cursor') }) };
	});
	// Pages without script follow along too.
	if (run.state === 'reading' || run.state === 'writing') event.setHeaders({ refresh: String(REFRESH_SECONDS) });
	const lines = page.items.map((line) => ({
		rowNo: line.rowNo,
		kind: line.kind,
		line: line.line,
		sheet: line.sheet,
		state: line.state,
		name: line.cells['nameTh'] ?? '',
		more:
			line.kind === 'shop'
				? [line.cells['ownerName'], line.cells['subdistrict'], line.cells['postcode']]
				: [line.cells['shop'], line.cells['priceSatang']],
		faults: line.faults.map((one) => {
			const column = onboardingColumns[line.kind].find((candidate) => candidate.field === one.field);
			return { column: column?.[lang] ?? one.field, cell: (line.cells[one.field] ?? '').slice(0, 80), text: sentence(lang, one.code, one.facts) };
		}),
	}));
	return { run, lines, next: page.next, show: show ?? null, everyMs: REFRESH_SECONDS * 1000 };
};

export const actions: Actions = {
	commit: async (event) => {
		await readForm(event);
		return command(event, (ctx) => commitRun(ctx, runOf(event)), { then: () => redirect(303, `/office/onboarding/${runOf(event)}`) });
	},
	drop: async (event) => {
		await readForm(event);
		return command(event, (ctx) => dropRun(ctx, runOf(event)), { then: () => redirect(303, '/office/onboarding?done=dropped') });
	},
};
