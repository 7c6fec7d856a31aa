import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { later } from '#kernel/time';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { limits } from './limits.ts';

/** How far a file has come. */
export interface UploadView {
	readonly uploadId: string;
	/** bytes that are here: the next piece begins there */
	readonly offset: number;
	/** bytes of the whole file */
	readonly bytes: number;
}

const mine = (ctx: ReadCtx): string => (ctx.actor.kind === 'person' ? ctx.actor.personId : refuse('uploads.not_found', 'not_found'));

/**
 * Begins a file, or tells how far it has come when it was begun before.
 * @param wish.uploadId made on the device: the same again is the same file
 * @refuses uploads.other_length, uploads.too_many
 */
export async function openUpload(ctx: Ctx, wish: { uploadId: string; bytes: number }): Promise<UploadView> {
	const personId = mine(ctx);
	const before = await find(ctx, personId, wish.uploadId);
	if (before) return before.bytes === wish.bytes ? before : refuse('uploads.other_length', 'conflict');
	// One at a time a person: two that begin together must not both find room.
	await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${personId}`}, 0))`.execute(ctx.db);
	const open = await ctx.db
		.selectFrom('uploads.upload')
		.select([sql<number>`count(*)::int`.as('files'), sql<number>`coalesce(sum(bytes), 0)::int`.as('bytes')])
		.where('person_id', '=', personId)
		.where('taken', 'is', null)
		.executeTakeFirstOrThrow();
	if (open.files >= limits.open || open.bytes + wish.bytes > limits.openBytes) refuse('uploads.too_many', 'too_many', { most: limits.open });
	await ctx.db
		.insertInto('uploads.upload')
		.values({ person_id: personId, upload_id: wish.uploadId, bytes: wish.bytes, started_at: ctx.now, touched_at: ctx.now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return (await find(ctx, personId, wish.uploadId)) ?? refuse('uploads.not_found', 'not_found');
}

/** @refuses uploads.not_found */
export async function viewUpload(ctx: ReadCtx, uploadId: string): Promise<UploadView> {
	return (await find(ctx, mine(ctx), uploadId)) ?? refuse('uploads.not_found', 'not_found');
}

async function find(ctx: ReadCtx, personId: string, uploadId: string): Promise<UploadView | null> {
	const row = await ctx.db
		.selectFrom('uploads.upload')
		.select(['received', 'bytes'])
		.where('person_id', '=', personId)
		.where('upload_id', '=', uploadId)
		.executeTakeFirst();
	return row ? { uploadId, offset: row.received, bytes: row.bytes } : null;
}

/**
 * Puts the next piece behind what is here. A piece that came before, and of which the sender heard nothing, changes nothing.
 * @param wish.offset where it begins; anything but the end of what is here is refused with the right place
 * @refuses uploads.not_found, uploads.elsewhere, uploads.too_long
 */
export async function addPiece(ctx: Ctx, wish: { uploadId: string; offset: number; body: Uint8Array }): Promise<UploadView> {
	const personId = mine(ctx);
	const row = await ctx.db
		.selectFrom('uploads.upload')
		.select(['received', 'bytes'])
		.where('person_id', '=', personId)
		.where('upload_id', '=', wish.uploadId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return refuse('uploads.not_found', 'not_found');
	if (wish.offset !== row.received) return refuse('uploads.elsewhere', 'conflict', { offset: row.received });
	const offset = row.received + wish.body.byteLength;
	if (wish.body.byteLength === 0 || offset > row.bytes) return refuse('uploads.too_long', 'invalid', { bytes: row.bytes });
	await ctx.db
		.insertInto('uploads.piece')
		.values({ person_id: personId, upload_id: wish.uploadId, begins: wish.offset, body: Buffer.from(wish.body) })
		.execute();
	await ctx.db
		.updateTable('uploads.upload')
		.set({ received: offset, touched_at: ctx.now })
		.where('person_id', '=', personId)
		.where('upload_id', '=', wish.uploadId)
		.execute();
	return { uploadId: wish.uploadId, offset, bytes: row.bytes };
}

/**
 * The whole file, all its pieces together; or what was made of it before.
 * @refuses uploads.not_found, uploads.unfinished
 */
export async function readUpload(ctx: ReadCtx, uploadId: string): Promise<{ bytes: Uint8Array; taken: null } | { bytes: null; taken: string }> {
	const personId = mine(ctx);
	const row = await ctx.db
		.selectFrom('uploads.upload')
		.select(['received', 'bytes', 'taken'])
		.where('person_id', '=', personId)
		.where('upload_id', '=', uploadId)
		.executeTakeFirst();
	if (!row) return refuse('uploads.not_found', 'not_found');
	if (row.taken !== null) return { bytes: null, taken: row.taken };
	if (row.received < row.bytes) refuse('uploads.unfinished', 'conflict', { offset: row.received });
	const pieces = await ctx.db
		.selectFrom('uploads.piece')
		.select('body')
		.where('person_id', '=', personId)
		.where('upload_id', '=', uploadId)
		.orderBy('begins')
		.execute();
	return { bytes: Buffer.concat(pieces.map((piece) => piece.body)), taken: null };
}

/** Writes down what was made of a file and lets its pieces go. @param wish.hash names the picture */
export async function takeUpload(ctx: Ctx, wish: { uploadId: string; hash: string }): Promise<void> {
	const personId = mine(ctx);
	await ctx.db
		.updateTable('uploads.upload')
		.set({ taken: wish.hash, touched_at: ctx.now })
		.where('person_id', '=', personId)
		.where('upload_id', '=', wish.uploadId)
		.execute();
	await ctx.db.deleteFrom('uploads.piece').where('person_id', '=', personId).where('upload_id', '=', wish.uploadId).execute();
}

/** Somebody thinks better of a file, or it was taken: nothing of it stays. Asking twice is harmless. */
export async function dropUpload(ctx: Ctx, uploadId: string): Promise<void> {
	await ctx.db.deleteFrom('uploads.upload').where('person_id', '=', mine(ctx)).where('upload_id', '=', uploadId).execute();
}

/** Files that nobody went on with for two days go, finished ones too: what was taken from them is kept elsewhere. */
export async function forgetUploads(ctx: Ctx, wish: { atMost: number }): Promise<void> {
	const old = await ctx.db
		.selectFrom('uploads.upload')
		.select(['person_id', 'upload_id'])
		.where('touched_at', '<', later(ctx.now, -limits.keepMs))
		.orderBy('touched_at')
		.limit(wish.atMost)
		.execute();
	for (const { person_id, upload_id } of old)
		await ctx.db.deleteFrom('uploads.upload').where('person_id', '=', person_id).where('upload_id', '=', upload_id).execute();
}
