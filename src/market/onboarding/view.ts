import { sql } from 'kysely';
import { actorName, has } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { Page } from '#kernel/views';
import type { ReadCtx } from '#platform/ctx';
import type { Cells, Fault } from './cells.ts';
import type { Kind } from './columns.ts';
import { limits } from './limits.ts';
import { placeOfCells } from './rows.ts';
import { mayBring, maySee } from './policy.ts';

export interface RunView {
	readonly runId: string;
	readonly fileName: string;
	readonly state: 'reading' | 'ready' | 'writing' | 'done' | 'dropped';
	readonly rows: number;
	/** rows looked through so far */
	readonly seen: number;
	readonly good: number;
	readonly bad: number;
	/** rows of what is there already: nothing is done with them */
	readonly same: number;
	readonly written: number;
	/** whether the rows can still be shown */
	readonly kept: boolean;
	readonly sentAt: Date;
	readonly finishedAt: Date | null;
}

export interface LineView {
	readonly rowNo: number;
	readonly kind: Kind;
	readonly sheet: string;
	readonly line: number;
	readonly state: 'new' | 'good' | 'bad' | 'same' | 'done';
	/** the owner's phone, the name, the place or the price: enough to know the row again */
	readonly cells: Cells;
	readonly faults: readonly Fault[];
}

const shown = [
	'run_id',
	'by_whom',
	'file_name',
	'state',
	'rows',
	'seen',
	'good',
	'bad',
	'same',
	'written',
	'forgotten_at',
	'sent_at',
	'finished_at',
] as const;

/** @refuses onboarding.not_found */
export async function viewRun(ctx: ReadCtx, runId: string): Promise<RunView> {
	const row = await ctx.db.selectFrom('onboarding.run').select(shown).where('run_id', '=', runId).executeTakeFirst();
	return row && maySee(ctx.actor, row) ? runView(row) : refuse('onboarding.not_found', 'not_found');
}

const runView = (row: {
	run_id: string;
	file_name: string;
	state: string;
	rows: number;
	seen: number;
	good: number;
	bad: number;
	same: number;
	written: number;
	forgotten_at: Date | null;
	sent_at: Date;
	finished_at: Date | null;
}): RunView => ({
	runId: row.run_id,
	fileName: row.file_name,
	state: row.state as RunView['state'],
	rows: row.rows,
	seen: row.seen,
	good: row.good,
	bad: row.bad,
	same: row.same,
	written: row.written,
	kept: row.forgotten_at === null,
	sentAt: row.sent_at,
	finishedAt: row.finished_at,
});

/** The caller's files, the newest first; administrators of the operator see everybody's. @refuses onboarding.not_yours */
export async function listRuns(ctx: ReadCtx, wish: { cursor?: string | null | undefined } = {}): Promise<Page<RunView>> {
	if (!mayBring(ctx.actor)) refuse('onboarding.not_yours', 'forbidden');
	let query = ctx.db.selectFrom('onboarding.run').select(shown);
	if (!has(ctx.actor, 'operator')) query = query.where('by_whom', '=', actorName(ctx.actor));
	const [at, id] = wish.cursor?.split('~') ?? [];
	if (at && id && /^\d{4}-[\d-]{5}T[\d:.]{6,15}Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id))
		query = query.where(sql<boolean>`(sent_at, run_id) < (${at}::timestamptz, ${id}::uuid)`);
	const rows = await query
		.orderBy('sent_at', 'desc')
		.orderBy('run_id', 'desc')
		.limit(limits.page + 1)
		.execute();
	const items = rows.slice(0, limits.page);
	const last = items.at(-1);
	return { items: items.map(runView), next: rows.length > limits.page && last ? `${last.sent_at.toISOString()}~${last.run_id}` : null };
}

/**
 * Rows of a run in the order of the file: all, or those of one state.
 * @param wish.cursor the row after which to go on
 * @refuses onboarding.not_found
 */
export async function runLines(
	ctx: ReadCtx,
	wish: { runId: string; state?: LineView['state'] | undefined; cursor?: string | null | undefined; atMost?: number },
): Promise<Page<LineView>> {
	await viewRun(ctx, wish.runId);
	const most = wish.atMost ?? limits.page;
	let query = ctx.db
		.selectFrom('onboarding.line')
		.select(['row_no', 'kind', 'sheet', 'line', 'state', 'sealed_cells', 'errors'])
		.where('run_id', '=', wish.runId)
		.where('row_no', '>', /^\d{1,9}$/.test(wish.cursor ?? '') ? Number(wish.cursor) : 0);
	if (wish.state) query = query.where('state', '=', wish.state);
	const rows = await query
		.orderBy('row_no')
		.limit(most + 1)
		.execute();
	const items = rows.slice(0, most).map((row): LineView => ({
		rowNo: row.row_no,
		kind: row.kind as Kind,
		sheet: row.sheet,
		line: row.line,
		state: row.state as LineView['state'],
		cells: JSON.parse(ctx.seal.open(row.sealed_cells, placeOfCells(wish.runId, row.row_no))) as Cells,
		faults: row.errors as unknown as Fault[],
	}));
	return { items, next: rows.length > most ? String(items.at(-1)!.rowNo) : null };
}
