import { z } from 'zod';
import { sentence } from '#kernel/words';
import {
	blankForm,
	commitRun,
	dropRun,
	listRuns,
	onboardingColumns,
	onboardingLimits,
	openRun,
	rowsToMend,
	runLines,
	viewRun,
	type LineView,
} from '#market/onboarding';
import { snakeName } from './names.ts';
import { operation } from './operation.ts';
import { bytes, count, file, id, instant, pageOf } from './shapes/common.ts';
import type { Door } from './terms.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = '/onboarding/runs/{runId}';
const params = { runId: id };
const cursor = z.string().min(1).max(200).optional();

const run = z
	.object({
		run_id: id,
		file_name: z.string(),
		state: z.enum(['reading', 'ready', 'writing', 'done', 'dropped']),
		rows: count,
		seen: count,
		good: count,
		bad: count,
		same: count.openapi({ description: 'Rows of what is there already: nothing is done with them' }),
		written: count,
		kept: z.boolean().openapi({ description: 'Whether its rows can still be shown' }),
		sent_at: instant,
		finished_at: instant.nullable(),
	})
	.openapi('OnboardingRun');

const line = z
	.object({
		row_no: count,
		kind: z.enum(['shop', 'product']),
		sheet: z.string(),
		line: count.openapi({ description: 'The number of the row as the spreadsheet shows it' }),
		state: z.enum(['new', 'good', 'bad', 'same', 'done']),
		cells: z.record(z.string(), z.string()),
		faults: z.array(
			z.object({
				field: z.string(),
				column: z.string().openapi({ description: 'Heading of the column in Thai' }),
				code: z.string(),
				th: z.string(),
				en: z.string(),
			}),
		),
	})
	.openapi('OnboardingLine');

const shown = (view: LineView) => ({
	...view,
	faults: view.faults.map((one) => ({
		field: snakeName(one.field),
		column: onboardingColumns[view.kind].find((column) => column.field === one.field)?.th ?? '',
		code: one.code,
		th: sentence('th', one.code, one.facts),
		en: sentence('en', one.code, one.facts),
	})),
});

/** Tables of shops and goods that officers bring: looked through first, then written. */
export function onboardingOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: '/onboarding/form.xlsx',
		summary: 'The form to fill in',
		tag: 'onboarding',
		answer: file,
		gives: [XLSX],
		ask: async (ctx) => ({ type: XLSX, bytes: await blankForm(ctx) }),
	});
	operation(door, {
		method: 'get',
		path: '/onboarding/runs',
		summary: 'Tables so far, the newest first',
		tag: 'onboarding',
		query: { cursor },
		answer: pageOf(run),
		ask: (ctx, { query }) => listRuns(ctx, query),
	});
	operation(door, {
		method: 'put',
		path: PATH,
		summary: 'Send a table in; you make its id. Poll the run until it is `ready`',
		tag: 'onboarding',
		params,
		query: { fileName: z.string().min(1).max(onboardingLimits.fileName) },
		takes: 'table',
		body: bytes,
		answer: run,
		act: (ctx, { params: { runId }, query, body }) => openRun(ctx, { runId, fileName: query.fileName, bytes: body }),
	});
	operation(door, {
		method: 'get',
		path: PATH,
		summary: 'How far a table is',
		tag: 'onboarding',
		params,
		answer: run,
		ask: (ctx, { params: { runId } }) => viewRun(ctx, runId),
	});
	operation(door, {
		method: 'post',
		path: `${PATH}/commit`,
		summary: 'Write the good rows as they were shown',
		tag: 'onboarding',
		key: 'none',
		params,
		answer: run,
		act: (ctx, { params: { runId } }) => commitRun(ctx, runId),
	});
	operation(door, {
		method: 'delete',
		path: PATH,
		summary: 'Throw a table away that was not written',
		tag: 'onboarding',
		params,
		answer: null,
		act: async (ctx, { params: { runId } }) => {
			await dropRun(ctx, runId);
			return {};
		},
	});
	lineOperations(door);
}

function lineOperations(door: Door): void {
	operation(door, {
		method: 'get',
		path: `${PATH}/lines`,
		summary: 'Rows of a table with what is wrong with their cells',
		tag: 'onboarding',
		params,
		query: { state: z.enum(['new', 'good', 'bad', 'same', 'done']).optional(), cursor },
		answer: pageOf(line),
		ask: async (ctx, { params: { runId }, query }) => {
			const page = await runLines(ctx, { runId, ...query });
			return { items: page.items.map(shown), next: page.next };
		},
	});
	operation(door, {
		method: 'get',
		path: `${PATH}/to-mend.xlsx`,
		summary: 'The bad rows in the form they came in, with a column that says what to mend',
		tag: 'onboarding',
		params,
		answer: file,
		gives: [XLSX],
		ask: async (ctx, { params: { runId } }) => {
			const { bytes: table } = await rowsToMend(ctx, { runId, lang: 'th' });
			return { type: XLSX, bytes: table };
		},
	});
}
