// Mudmee (weft ikat) for pictures: every weft thread slips a little, which gives the feathered edge of tie-dyed yarn.
import { cloths, motifs } from '#kernel/weave';
import type { Dyes, Motif, MotifName, Palette, Shade } from '#kernel/weave';
import { el, f1, lin, path, rect, rng } from './core.ts';
import type { Attributes, Stop } from './core.ts';

export { cloths, motifs };
export type { Dyes, MotifName, Palette };

const shades: readonly Shade[] = [1, 2, 3, 4];

/** A repeating tile of thread runs. `slip` is how far dyed threads wander, in cells. */
export function ikatTile(id: string, seed: string, kind: MotifName, pal: Dyes, cell = 6, slip = 0.55, sub = 3): string {
	const m: Motif = motifs[kind],
		r = rng(seed),
		W = m.w,
		H = m.h,
		wpx = W * cell,
		th = cell / sub;
	const runs: string[][] = [[], [], [], [], []],
		halo: string[][] = [[], [], [], [], []];
	for (let y = 0; y < H; y++)
		for (let s = 0; s < sub; s++) {
			const j = r.gauss() * slip * cell * 0.5,
				yy = y * cell + s * th;
			for (let x = 0; x < W;) {
				const c = m.at(x, y);
				let e = x + 1;
				while (e < W && m.at(e, y) === c) e++;
				if (c) {
					const a = x * cell + j + r.gauss() * slip * cell * 0.3,
						b = e * cell + j + r.gauss() * slip * cell * 0.3;
					const put = (L: string[], A: number, B: number): void => {
						L.push(`M${f1(A)} ${f1(yy)}h${f1(B - A)}v${f1(th + 0.15)}h${f1(A - B)}z`);
					};
					for (const off of a < 0 ? [0, wpx] : b > wpx ? [0, -wpx] : [0]) {
						put(runs[c]!, a + off, b + off);
						if (slip > 0.2) put(halo[c]!, a + off - cell * 0.55, b + off + cell * 0.55);
					}
				}
				x = e;
			}
		}
	const paint = (L: string[], c: Shade, o: Attributes): string => (L.length ? path(L.join(''), { fill: pal[c], ...o }) : '');
	return el(
		'pattern',
		{ id, width: wpx, height: H * cell, patternUnits: 'userSpaceOnUse' },
		rect(0, 0, wpx, H * cell, { fill: pal[0] }) +
			shades.map((c) => paint(halo[c]!, c, { opacity: 0.28 })).join('') +
			shades
				.toReversed()
				.map((c) => paint(runs[c]!, c, { opacity: 0.94 }))
				.join(''),
	);
}

export const threads = (id = 'thr', a = 0.16): string =>
	el(
		'pattern',
		{ id, width: 4, height: 4, patternUnits: 'userSpaceOnUse' },
		rect(0, 0, 4, 1.1, { fill: '#000', opacity: a }) +
			rect(0, 2, 4, 0.8, { fill: '#fff', opacity: a * 0.7 }) +
			rect(0, 0, 0.8, 4, { fill: '#000', opacity: a * 0.45 }),
	);

/** Horizontal light over hanging folds: a sum of waves turned into gradient stops. */
export function foldLight(id: string, seed: string, n = 5, power = 0.55): string {
	const r = rng(seed + 'fold'),
		[p0, p1, p2] = [r() * 6, r() * 6, r() * 6],
		st: Stop[] = [];
	for (let i = 0; i <= 48; i++) {
		const t = i / 48,
			v = Math.sin(t * n * 6.28 + p0) * 0.6 + Math.sin(t * n * 1.7 * 6.28 + p1) * 0.3 + Math.sin(t * n * 3.1 * 6.28 + p2) * 0.12;
		st.push(v < 0 ? [f1(t * 100) + '%', '#0a0410', (-v * power).toFixed(2)] : [f1(t * 100) + '%', '#fff8e8', (v * power * 0.5).toFixed(2)]);
	}
	return lin(id, st);
}
