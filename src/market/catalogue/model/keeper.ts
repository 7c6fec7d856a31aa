// A thread that makes the index and keeps it: reads the database once, or what is on disk, then follows what changes.
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { openKysely, openPool } from '#platform/db';
import { GOODS_CHANNEL } from '../change.ts';
import { startSegment } from './build.ts';
import { writeId } from './codes.ts';
import { readKept, writeKept } from './disk.ts';
import { packPhrases, type Phrases } from './phrases.ts';
import { changesSince, entriesAfter, entriesOf, isMarked, leaveMark, numbersOf, phrasesNow, snapshotOf, synonymsNow, type Changes } from './rows.ts';
import type { Published } from './searcher.ts';
import { docOf, sizeOf, standing, type Segment } from './segment.ts';
import { tallyOne } from './tally.ts';
import { priceStep } from './traits.ts';

/** What the keeper says to the thread that began it. */
export type KeeperTold =
	| {
			readonly kind: 'published';
			readonly model: Published;
			readonly docs: number;
			readonly bytes: number;
			readonly buildMs: number;
			readonly fromDisk: boolean;
	  }
	| { readonly kind: 'alive' }
	| { readonly kind: 'written'; readonly ms: number }
	| { readonly kind: 'failed'; readonly code: string };

const { databaseUrl, folder } = workerData as { databaseUrl: string; folder: string | null };
const PIECE = 2000;
const POLL_MS = 1000;
const PHRASES_MS = 30_000;
const SYNONYMS_MS = 60_000;
const WRITE_MS = 3 * 3600_000;
/** so many small segments become one; so much of all in them, or gone, and everything is made anew */
const SMALL_SEGMENTS = 6;
const SMALL_DOCS = 20_000;
const STALE_SHARE = 0.2;
const CATEGORIES_MOST = 254;

const tell = (told: KeeperTold): void => parentPort!.postMessage(told);
const db = openKysely(openPool({ url: databaseUrl, most: 2, prepare: false, onIdleError: () => undefined }));

const slugs: string[] = [];
const categoryAt = (slug: string): number => {
	const found = slugs.indexOf(slug);
	if (found >= 0) return found;
	return slugs.length < CATEGORIES_MOST ? slugs.push(slug) - 1 : CATEGORIES_MOST;
};

let segments: Segment[] = [];
let phrases: Phrases | null = null;
let synonyms: { term: string; group_id: number }[] = [];
let seen = '';
let numbered = 0;
let gone = 0;
let buildMs = 0;
let [phrasesAt, synonymsAt, changed] = [0, 0, true];
let mark = '';
let [writtenAt, served, fromDisk] = [0, false, false];

function publish(): void {
	const docs = segments.reduce((sum, one) => sum + one.docs, 0) - gone;
	tell({
		kind: 'published',
		model: { segments, slugs: [...slugs], synonyms, phrases },
		docs,
		bytes: segments.reduce((sum, one) => sum + sizeOf(one), 0),
		buildMs,
		fromDisk,
	});
	served = true;
}

/** Goes on from what is on disk, where that is of this database and not too old. @returns whether it could */
async function resume(): Promise<boolean> {
	const kept = folder === null ? null : await readKept(folder).catch(noteFailed);
	if (!kept || !(await isMarked(db, kept.mark))) return false;
	({ seen, mark, numbered, gone, buildMs, phrases, changed } = kept);
	segments = [...kept.segments];
	slugs.splice(0, Infinity, ...kept.slugs);
	[phrasesAt, writtenAt, fromDisk] = [performance.now(), performance.now(), true];
	await readSynonyms();
	await follow(false);
	publish();
	return true;
}

let writing: Promise<unknown> = Promise.resolve();
/** A mark that what is known now may be gone on from; beside what goes on, it is written to disk. */
async function leave(): Promise<void> {
	writtenAt = performance.now();
	mark = await leaveMark(db);
	if (folder === null) return;
	const kept = { seen, mark, slugs: [...slugs], numbered, gone, buildMs, changed, segments: segments.map(standing), phrases };
	writing = writing
		.then(() => writeKept(folder, kept))
		.then(() => tell({ kind: 'written', ms: performance.now() - writtenAt }))
		.catch(noteFailed);
}

/** Everything anew, beside what serves. */
async function rebuild(): Promise<void> {
	const began = performance.now();
	const before = await snapshotOf(db);
	const made = startSegment(numbered++, categoryAt);
	let next = entriesAfter(db, null, PIECE);
	for (;;) {
		const rows = await next;
		const last = rows.at(-1);
		// The database reads the next piece while this one is taken in.
		if (last && rows.length === PIECE) next = entriesAfter(db, last.productId, PIECE);
		next.catch(() => undefined);
		for (const row of rows) made.add(row);
		if (rows.length < PIECE) break;
		if (seen !== '') await follow();
	}
	const segment = await made.finish();
	[segments, gone, seen] = [[segment], 0, before];
	await readPhrases();
	await readSynonyms();
	await follow(false);
	buildMs = performance.now() - began;
	fromDisk = false;
	publish();
	await leave();
}

async function readPhrases(): Promise<void> {
	phrases = packPhrases(await phrasesNow(db));
	[phrasesAt, changed] = [performance.now(), false];
}

/** @returns whether they are others than before */
async function readSynonyms(): Promise<boolean> {
	const now = await synonymsNow(db);
	const differs = JSON.stringify(now) !== JSON.stringify(synonyms);
	[synonyms, synonymsAt] = [now, performance.now()];
	return differs;
}

let following: Promise<void> = Promise.resolve();
/** One after the other: a step that is under way is waited for. */
const follow = (tells = true): Promise<void> => (following = following.catch(() => undefined).then(() => followOnce(tells)));

async function followOnce(tells: boolean): Promise<void> {
	const changes = await changesSince(db, seen);
	if (changes.whole.length + changes.numbers.length > 0) await apply(changes, tells);
	seen = changes.seen;
}

async function apply({ whole, numbers }: Changes, tells: boolean): Promise<void> {
	const words = new Set(whole);
	const id = new Uint32Array(4);
	for (const row of await numbersOf(
		db,
		numbers.filter((one) => !words.has(one)),
	)) {
		const found = liveDoc(row.productId, id);
		if (found) writeNumbers(found.segment, found.doc, row);
		else words.add(row.productId);
	}
	if (words.size > 0) await replace([...words]);
	if (segments.length > SMALL_SEGMENTS) await mergeSmall();
	changed ||= words.size > 0;
	if (tells) publish();
}

/** Where a product stands now. */
function liveDoc(productId: string, id: Uint32Array): { segment: Segment; doc: number } | null {
	writeId(productId, id, 0);
	for (let index = segments.length - 1; index >= 0; index--) {
		const segment = segments[index]!;
		const doc = docOf(segment, id);
		if (doc >= 0 && segment.live[doc] === 1) return { segment, doc };
	}
	return null;
}

function writeNumbers(segment: Segment, doc: number, row: { sold: number; priceSatang: number; soldOut: boolean }): void {
	segment.sold[doc] = row.sold;
	segment.price[doc] = row.priceSatang;
	tallyOne(segment, doc, -1);
	segment.traits[doc] = ((segment.traits[doc]! & 0x0fff_ffff) | (Number(row.soldOut) << 28) | (priceStep(row.priceSatang) << 29)) >>> 0;
	tallyOne(segment, doc, 1);
}

/** What was written anew stands in a small segment of its own; where it stood it is gone. */
async function replace(ids: readonly string[]): Promise<void> {
	const made = startSegment(numbered++, categoryAt);
	for (let start = 0; start < ids.length; start += PIECE) for (const row of await entriesOf(db, ids.slice(start, start + PIECE))) made.add(row);
	const segment = made.docs > 0 ? await made.finish() : null;
	const id = new Uint32Array(4);
	for (const productId of ids) {
		const found = liveDoc(productId, id);
		if (!found) continue;
		tallyOne(found.segment, found.doc, -1);
		found.segment.live[found.doc] = 0;
		gone++;
	}
	if (segment) segments = [...segments, segment];
}

async function mergeSmall(): Promise<void> {
	const [large, ...small] = segments;
	const ids = small.flatMap((segment) => idsOf(segment));
	const made = startSegment(numbered++, categoryAt);
	for (let start = 0; start < ids.length; start += PIECE) for (const row of await entriesOf(db, ids.slice(start, start + PIECE))) made.add(row);
	const segment = await made.finish();
	gone -= small.reduce((sum, one) => sum + one.live.reduce((dead, live) => dead + (1 - live), 0), 0);
	segments = segment.docs > 0 ? [large!, segment] : [large!];
}

function idsOf(segment: Segment): string[] {
	const found: string[] = [];
	for (let doc = 0; doc < segment.docs; doc++) {
		if (segment.live[doc] === 0) continue;
		const plain = Array.from(segment.ids.subarray(doc * 4, doc * 4 + 4), (part) => part.toString(16).padStart(8, '0')).join('');
		found.push(plain);
	}
	return found;
}

/** Too much stands beside the large segment, or is gone from it. */
function isStale(): boolean {
	const [large, ...small] = segments;
	const beside = small.reduce((sum, one) => sum + one.docs, 0);
	return beside > SMALL_DOCS || beside + gone > Math.max(1000, large!.docs * STALE_SHARE);
}

/** Wakes when something was told; else after a while. */
async function listener(): Promise<{ next(): Promise<void>; close(): Promise<void> }> {
	const client = new pg.Client({ connectionString: databaseUrl });
	let wake: () => void = () => undefined;
	let [told, lost] = [false, false];
	client.on('notification', ({ payload }) => {
		told = true;
		// Words that mean the same were changed: they are read at once.
		if (payload === 'words') synonymsAt = -Infinity;
		wake();
	});
	client.on('error', () => {
		lost = true;
		wake();
	});
	await client.connect();
	await client.query(`listen ${GOODS_CHANNEL}`);
	return {
		async next() {
			if (!told && !lost) await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(POLL_MS)]);
			told = false;
			if (lost) throw new Error('the connection was lost');
		},
		close: () => client.end().catch(() => undefined),
	};
}

async function keep(): Promise<void> {
	const ears = await listener();
	try {
		// Who heard nothing for long, or hears from another database than before, cannot know what was changed.
		const knows = served ? await isMarked(db, mark) : await resume();
		if (!knows) await rebuild();
		for (;;) {
			await follow();
			tell({ kind: 'alive' });
			if (isStale()) await rebuild();
			else if (performance.now() - writtenAt > WRITE_MS) await leave();
			else if (performance.now() - synonymsAt > SYNONYMS_MS && (await readSynonyms())) publish();
			else if (changed && performance.now() - phrasesAt > Math.max(PHRASES_MS, buildMs * 4)) {
				await readPhrases();
				publish();
			}
			await ears.next();
		}
	} finally {
		await ears.close();
	}
}

function noteFailed(thrown: unknown): null {
	const { code, message } = thrown as { code?: unknown; message?: string };
	tell({ kind: 'failed', code: typeof code === 'string' ? code : String(message).slice(0, 120) });
	return null;
}

for (;;) {
	try {
		await keep();
	} catch (thrown) {
		noteFailed(thrown);
		await sleep(POLL_MS);
	}
}
