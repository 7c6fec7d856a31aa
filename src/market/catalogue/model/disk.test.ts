import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSegment } from './build.ts';
import { readKept, writeKept, type Kept } from './disk.ts';
import { packPhrases } from './phrases.ts';

let folder: string;
let kept: Kept;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'talad-disk-'));
	const made = startSegment(7, () => 3);
	for (let at = 0; at < 40; at++)
		made.add({
			productId: `00000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`,
			category: 'silk',
			provinceCode: '32',
			sold: at,
			published: 1_700_000_000_000 + at,
			keepsDays: 0,
			name: `ผ้าไหม ${at}`,
			plain: `ผ้าไหม ${at} · สุรินทร์`,
			words: `'ผ้า':1A 'ไหม':2A 'สุรินทร์':9000B`,
			awards: [],
			priceSatang: 100 * at,
			sellerKind: 'household',
			transportClass: 'ambient',
			standards: [],
			soldOut: false,
		});
	kept = {
		seen: '5:9:6',
		mark: '00000000-0000-4000-8000-000000000000',
		slugs: ['silk', 'ผ้า'],
		numbered: 8,
		gone: 1,
		buildMs: 12.5,
		changed: true,
		segments: [await made.finish(), await startSegment(8, () => 3).finish()],
		phrases: packPhrases([{ normal: 'ผ้าไหม', kind: 'product', href: '', text: '', products: 40, leads: 40 }]),
	};
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is read is what was written, in memory that threads share', async () => {
	await writeKept(folder, kept);
	const read = await readKept(folder);
	expect(read).toEqual(kept);
	expect(read!.segments[0]!.posts.buffer).toBeInstanceOf(SharedArrayBuffer);
	expect(readdirSync(folder)).toEqual(['index']);
});

test('there is none; what a killed process left goes when the next one writes', async () => {
	const fresh = join(folder, 'fresh');
	expect(await readKept(fresh)).toBeNull();
	await writeKept(fresh, { ...kept, gone: 0 });
	writeFileSync(join(fresh, 'index.left'), 'half');
	await writeKept(fresh, { ...kept, gone: 5 });
	expect(readdirSync(fresh)).toEqual(['index']);
	expect((await readKept(fresh))!.gone).toBe(5);
});

test('a byte that is another, or an end that is missing, is never taken for an index', async () => {
	const other = join(folder, 'other');
	await writeKept(other, kept);
	const good = readFileSync(join(other, 'index'));
	await fc.assert(
		fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, by, cut) => {
			const bad = cut ? good.subarray(0, at) : Buffer.from(good);
			if (!cut) bad[at] = bad[at]! ^ by;
			writeFileSync(join(other, 'index'), bad);
			expect(await readKept(other).catch(() => null)).toBeNull();
		}),
		{ numRuns: 60 },
	);
});
