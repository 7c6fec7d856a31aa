import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { lookOn } from './look.ts';
import { mayGoOn } from './policy.ts';
import type { RunRow } from './rows.ts';
import { viewRun, type RunView } from './view.ts';
import { writeOn } from './write.ts';

/**
 * The next rows of a run: looked through while it is read, written once it is committed. Each batch is one transaction that moves the run on and asks
 * for the next, so a worker that dies half-way leaves nothing half done and nothing is done twice.
 */
export async function workOn(ctx: Ctx, news: { runId: string }): Promise<void> {
	const run = await ctx.db.selectFrom('onboarding.run').selectAll().where('run_id', '=', news.runId).forUpdate().executeTakeFirst();
	if (!run || (run.state !== 'reading' && run.state !== 'writing')) return;
	const lines = await ctx.db
		.selectFrom('onboarding.line')
		.select(['row_no', 'kind', 'line', 'sealed_cells', 'sealed_wish', 'key_print', 'owner_print'])
		.where('run_id', '=', run.run_id)
		.where('state', '=', run.state === 'reading' ? 'new' : 'good')
		.where('row_no', '>', run.at_row)
		.orderBy('row_no')
		.limit(limits.batch)
		.execute();
	if (lines.length === 0) return finish(ctx, run);
	// Shops and their goods never share a batch: goods are looked at when all shops were.
	const batch = lines.filter((line) => line.kind === lines[0]!.kind);
	if (run.state === 'reading') await lookOn(ctx, run, batch);
	else await writeOn(ctx, run, batch);
	await publish(ctx, 'onboarding.sent', { runId: run.run_id });
}

async function finish(ctx: Ctx, run: RunRow): Promise<void> {
	const done = run.state === 'writing';
	await ctx.db
		.updateTable('onboarding.run')
		.set(done ? { state: 'done', finished_at: ctx.now } : { state: 'ready', at_row: 0 })
		.where('run_id', '=', run.run_id)
		.execute();
}

async function ownRun(ctx: Ctx, runId: string): Promise<RunRow> {
	const run = await ctx.db.selectFrom('onboarding.run').selectAll().where('run_id', '=', runId).forUpdate().executeTakeFirst();
	return run && mayGoOn(ctx.actor, run) ? run : refuse('onboarding.not_found', 'not_found');
}

/**
 * Writes the good rows as they were shown; asking twice writes them once.
 * @refuses onboarding.not_found, onboarding.still_reading, onboarding.nothing_good, onboarding.dropped, onboarding.too_old
 */
export async function commitRun(ctx: Ctx, runId: string): Promise<RunView> {
	const run = await ownRun(ctx, runId);
	if (run.state === 'reading') refuse('onboarding.still_reading', 'conflict');
	if (run.state === 'dropped') refuse('onboarding.dropped', 'conflict');
	if (run.state === 'ready') {
		if (run.good === 0) refuse('onboarding.nothing_good', 'conflict');
		if (later(run.sent_at, limits.openMs) < ctx.now) refuse('onboarding.too_old', 'conflict');
		await ctx.db.updateTable('onboarding.run').set({ state: 'writing', committed_at: ctx.now, at_row: 0 }).where('run_id', '=', runId).execute();
		await publish(ctx, 'onboarding.sent', { runId });
	}
	return viewRun(ctx, runId);
}

/** Throws a run away that was not written; its rows go at once. @refuses onboarding.not_found, onboarding.written */
export async function dropRun(ctx: Ctx, runId: string): Promise<void> {
	const run = await ownRun(ctx, runId);
	if (run.state === 'writing' || run.state === 'done') refuse('onboarding.written', 'conflict');
	if (run.state === 'dropped') return;
	await ctx.db.updateTable('onboarding.run').set({ state: 'dropped', forgotten_at: ctx.now }).where('run_id', '=', runId).execute();
	await ctx.db.deleteFrom('onboarding.line').where('run_id', '=', runId).execute();
}

/** What rows say names people and their phones: after thirty days only the figures stay. */
export async function forgetRuns(ctx: Ctx, wish: { atMost: number }): Promise<void> {
	const old = await ctx.db
		.selectFrom('onboarding.run')
		.select('run_id')
		.where('forgotten_at', 'is', null)
		.where('sent_at', '<', later(ctx.now, -limits.keepMs))
		.where('state', '<>', 'writing')
		.orderBy('sent_at')
		.limit(wish.atMost)
		.forUpdate()
		.skipLocked()
		.execute();
	for (const { run_id } of old) {
		await ctx.db.deleteFrom('onboarding.line').where('run_id', '=', run_id).execute();
		await ctx.db
			.updateTable('onboarding.run')
			.set({ forgotten_at: ctx.now, state: sql`case when state in ('reading', 'ready') then 'dropped' else state end` })
			.where('run_id', '=', run_id)
			.execute();
	}
}
