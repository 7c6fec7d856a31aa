// The index on disk: what one process made is there again when the next one starts, and only what changed since is read from the database.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type { Phrases } from './phrases.ts';
import { shared, type Segment } from './segment.ts';

/** All that a keeper holds, but for what it reads at every start. */
export interface Kept {
	/** the snapshot of the database it holds, and the mark that was left there */
	readonly seen: string;
	readonly mark: string;
	readonly slugs: readonly string[];
	readonly numbered: number;
	readonly gone: number;
	readonly buildMs: number;
	/** whether the phrases are older than the rest */
	readonly changed: boolean;
	readonly segments: readonly Segment[];
	readonly phrases: Phrases | null;
}

const NAME = 'index';
const BEGINS = Buffer.from('talad-ix');
const READER = 32;
const SUM = 4;
/** what it begins with, who can read it, how long the head is, and the sum of the head */
const BEFORE_HEAD = BEGINS.length + READER + 4 + SUM;
const PIECE = 8 * 2 ** 20;

type Arrays = Uint8Array | Uint32Array | Float64Array;
const makers = { Uint8Array: shared.bytes, Uint32Array: shared.words, Float64Array: shared.doubles };
/** What stands in the head for an array of the body. */
interface Place {
	readonly array: keyof typeof makers;
	readonly length: number;
}
const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && 'array' in value;
const wordOf = (value: number): Buffer => {
	const made = Buffer.alloc(4);
	made.writeUInt32LE(value);
	return made;
};

/** Who reads the same bytes as the same index: this code, with this ICU. */
async function reader(): Promise<Buffer> {
	const hash = createHash('sha256').update(process.versions.icu ?? '');
	const here = fileURLToPath(new URL('.', import.meta.url));
	const own = (await readdir(here)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort();
	const kernel = ['#kernel/thai', '#kernel/romanise'].map((name) => fileURLToPath(import.meta.resolve(name)));
	for (const path of [...own.map((name) => join(here, name)), ...kernel]) hash.update(await readFile(path));
	return hash.digest();
}

function* piecesOf(arrays: readonly Arrays[]): Generator<Uint8Array> {
	for (const array of arrays)
		for (let at = 0; at < array.byteLength; at += PIECE)
			yield new Uint8Array(array.buffer, array.byteOffset + at, Math.min(PIECE, array.byteLength - at));
}

/**
 * Takes the place of what was there when it is whole. Arrays that are written to meanwhile must have been copied.
 * @throws what the file system throws; what was there stays
 */
export async function writeKept(folder: string, kept: Kept): Promise<void> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	// What a process left that ended while it wrote. One that is still writing finds its own gone, and this one in its place.
	for (const name of await readdir(folder)) if (name !== NAME) await rm(join(folder, name), { force: true });
	const beside = join(folder, `${NAME}.${randomUUID()}`);
	const arrays: Arrays[] = [];
	const head = Buffer.from(
		JSON.stringify(kept, (_, value: unknown) => {
			if (!ArrayBuffer.isView(value)) return value;
			arrays.push(value as Arrays);
			return { array: value.constructor.name, length: (value as Arrays).length };
		}),
	);
	const file = await open(beside, 'wx', 0o600);
	try {
		for (const part of [BEGINS, await reader(), wordOf(head.length), wordOf(crc32(head)), head]) await file.writeFile(part);
		let sum = 0;
		for (const piece of piecesOf(arrays)) {
			sum = crc32(piece, sum);
			await file.writeFile(piece);
		}
		await file.writeFile(wordOf(sum));
		await file.sync();
	} catch (thrown) {
		await rm(beside, { force: true });
		throw thrown;
	} finally {
		await file.close();
	}
	await rename(beside, join(folder, NAME)).catch((thrown: { code?: unknown }) => {
		if (thrown.code !== 'ENOENT') throw thrown;
	});
}

/** @returns null when there is none, or one of another code; @throws when it is damaged */
export async function readKept(folder: string): Promise<Kept | null> {
	const file = await open(join(folder, NAME)).catch((thrown: { code?: unknown }) => {
		if (thrown.code !== 'ENOENT') throw thrown;
		return null;
	});
	if (!file) return null;
	try {
		const { size } = await file.stat();
		const before = await take(file, Buffer.alloc(BEFORE_HEAD));
		whole(before.subarray(0, BEGINS.length).equals(BEGINS));
		if (!before.subarray(BEGINS.length, BEGINS.length + READER).equals(await reader())) return null;
		const length = before.readUInt32LE(BEGINS.length + READER);
		whole(length <= size);
		const head = await take(file, Buffer.alloc(length));
		whole(crc32(head) === before.readUInt32LE(BEGINS.length + READER + 4));
		const arrays: Arrays[] = [];
		const kept = JSON.parse(head.toString(), (_, value: unknown) => {
			if (!isPlace(value)) return value;
			const array = makers[value.array](value.length);
			arrays.push(array);
			return array;
		}) as Kept;
		whole(size === BEFORE_HEAD + length + arrays.reduce((sum, array) => sum + array.byteLength, 0) + SUM);
		let sum = 0;
		for (const piece of piecesOf(arrays)) sum = crc32(await take(file, piece), sum);
		whole(sum === (await take(file, Buffer.alloc(SUM))).readUInt32LE());
		return kept;
	} finally {
		await file.close();
	}
}

function whole(holds: boolean): asserts holds {
	if (!holds) throw new Error('the index on disk is damaged');
}

/** Reads until it is full. */
async function take<Bytes extends Uint8Array>(file: FileHandle, into: Bytes): Promise<Bytes> {
	for (let at = 0; at < into.length;) {
		const { bytesRead } = await file.read(into, at, into.length - at);
		whole(bytesRead > 0);
		at += bytesRead;
	}
	return into;
}
