// Cloth still lifes: hanging silk, folded stacks and bolts.
import { dye, el, ellipse, g, lin, line, mix, path, rect, rng, shadow, still } from './core.ts';
import type { Point } from './core.ts';
import { cloths, foldLight, ikatTile, threads } from './ikat.ts';
import type { MotifName, Palette } from './ikat.ts';

const clip = (id: string, d: string): string => el('clipPath', { id }, path(d));

/** Full-frame silk hanging in folds, with a woven foot (ตีนซิ่น) and light across the pleats. */
export interface Silk {
	kind?: MotifName;
	pal?: Palette;
	foot?: MotifName;
	footPal?: Palette;
	wall?: string;
	folds?: number;
}
export function hangingSilk(
	seed: string,
	{ kind = 'khom', pal = 'lac', foot = 'naga', footPal = 'lacdeep', wall = dye.straw2, folds = 4 }: Silk = {},
): string {
	const r = rng(seed),
		P = cloths[pal];
	const bottom: Point[] = [],
		n = 24;
	for (let i = 0; i <= n; i++) bottom.push([90 + (i * 620) / n, 716 + Math.sin((i / n) * folds * 6.28 + 1) * 9 + r.gauss() * 2]);
	const d = line([[90, -20], ...bottom, [710, -20]]) + 'Z';
	const defs =
		ikatTile('ik', seed, kind, P, 6.4) +
		ikatTile('ft', seed + 'f', foot, cloths[footPal], 5) +
		threads() +
		foldLight('fl', seed, folds) +
		clip('c', d) +
		lin(
			'dn',
			[
				[0, '#000', 0.12],
				[0.3, '#000', 0],
				[0.85, '#000', 0],
				[1, '#000', 0.22],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		);
	const cloth = g(
		{ 'clip-path': 'url(#c)' },
		g(
			{ filter: 'url(#drape)' },
			rect(0, -60, 800, 900, { fill: 'url(#ik)' }) +
				rect(0, 560, 800, 10, { fill: P[1] }) +
				rect(0, 574, 800, 200, { fill: 'url(#ft)' }) +
				rect(0, 740, 800, 60, { fill: P[0] }),
		) +
			rect(0, -20, 800, 840, { fill: 'url(#thr)' }) +
			rect(90, -20, 620, 840, { fill: 'url(#fl)' }) +
			rect(0, -20, 800, 840, { fill: 'url(#dn)' }),
	);
	return still(
		seed,
		{ wall, table: wall, flat: true },
		defs,
		path(d, { fill: '#1a0f14', opacity: 0.4, filter: 'url(#b14)', transform: 'translate(16 14)' }) + cloth,
	);
}

/** Three folded cloths, one on another, seen from the front with the top face showing. */
export interface Stack {
	kinds?: readonly [MotifName, MotifName, MotifName];
	pals?: readonly [Palette, Palette, Palette];
	wall?: string;
	table?: string;
}
export function foldedStack(
	seed: string,
	{ kinds = ['khom', 'flower', 'pine'], pals = ['lac', 'gold', 'forest'], wall = dye.cotton3, table = '#d9cdb6' }: Stack = {},
): string {
	const defs =
		kinds.map((k, i) => ikatTile('k' + i, seed + i, k, cloths[pals[i]!], 5)).join('') +
		threads() +
		lin(
			'edge',
			[
				[0, '#fff', 0.3],
				[0.25, '#fff', 0.05],
				[0.6, '#000', 0.12],
				[1, '#000', 0.5],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		) +
		lin('side', [
			[0, '#000', 0.28],
			[0.08, '#000', 0],
			[0.9, '#000', 0.02],
			[1, '#000', 0.34],
		]) +
		lin(
			'topl',
			[
				[0, '#fff', 0.24],
				[1, '#000', 0.16],
			],
			{ x1: 0, y1: 0, x2: 0.4, y2: 1 },
		);
	let b = shadow(410, 676, 350, 34, 0.5);
	const h = 100,
		X = 110,
		W = 580;
	const slab = (i: number, y: number, dx: number, w: number): string => {
		let o = '';
		for (let k = 0; k < 2; k++) {
			// each piece is folded twice: two soft lips
			const yy = y + (k * h) / 2,
				rr = h / 4;
			o +=
				rect(X + dx + k * 3, yy, w - k * 6, h / 2, { rx: rr, fill: `url(#k${i})` }) +
				rect(X + dx + k * 3, yy, w - k * 6, h / 2, { rx: rr, fill: 'url(#thr)' }) +
				rect(X + dx + k * 3, yy, w - k * 6, h / 2, { rx: rr, fill: 'url(#edge)' }) +
				rect(X + dx + k * 3, yy, w - k * 6, h / 2, { rx: rr, fill: 'url(#side)' });
		}
		return o;
	};
	b += slab(2, 572, 0, W) + slab(1, 474, 10, W - 26) + slab(0, 376, -4, W - 8);
	const top = `M${X + 4} 392 L${X + 92} 196 Q${X + 98} 186 ${X + 112} 186 L${X + W - 120} 186 Q${X + W - 106} 186 ${X + W - 100} 196 L${X + W - 22} 392 Z`;
	b += el('g', {}, [
		`<clipPath id="tp">${path(top)}</clipPath>`,
		g(
			{ 'clip-path': 'url(#tp)' },
			g(
				{ transform: `translate(${X - 40} 186) scale(1 .52) skewX(-3)` },
				rect(-80, -20, 900, 460, { fill: 'url(#k0)' }) + rect(-80, -20, 900, 460, { fill: 'url(#thr)' }),
			) +
				rect(X, 186, W, 210, { fill: 'url(#topl)' }) +
				path(`M${X} 392H${X + W}`, { stroke: '#fff', 'stroke-opacity': 0.35, 'stroke-width': 5 }),
		),
	]);
	return still(seed, { wall, table, horizon: 470 }, defs, b);
}

/** Bolts of silk stacked like firewood: cylinder light and a wound end. */
export interface Bolts {
	items?: readonly (readonly [MotifName, Palette])[];
	wall?: string;
	table?: string;
}
const fiveBolts: readonly (readonly [MotifName, Palette])[] = [
	['khom', 'violet'],
	['flower', 'gold'],
	['naga', 'lac'],
	['hook', 'forest'],
	['pine', 'clay'],
];
export function bolts(seed: string, { items = fiveBolts, wall = '#e6ddd0', table = '#cdbb9d' }: Bolts = {}): string {
	const defs =
		items.map(([k, p], i) => ikatTile('k' + i, seed + i, k, cloths[p], 4.6)).join('') +
		threads() +
		lin(
			'cyl',
			[
				[0, '#000', 0.34],
				[0.2, '#fff', 0.3],
				[0.36, '#fff', 0.08],
				[0.7, '#000', 0.26],
				[1, '#000', 0.62],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		);
	const roll = (i: number, x: number, y: number, w: number, R: number): string => {
		const P = cloths[items[i]![1]];
		let s = '';
		s +=
			rect(x, y - R, w, R * 2, { fill: `url(#k${i})` }) +
			rect(x, y - R, w, R * 2, { fill: 'url(#thr)' }) +
			rect(x, y - R, w, R * 2, { fill: 'url(#cyl)' });
		s += ellipse(x + w, y, R * 0.3, R, { fill: mix(P[0], '#ffffff', 0.12) });
		for (let k = 8; k > 0; k--)
			s += ellipse(x + w, y, (R * 0.3 * k) / 8.4, (R * k) / 8.4, { fill: 'none', stroke: k % 2 ? P[1] : P[4], 'stroke-width': 2, opacity: 0.75 });
		return s + ellipse(x + w, y, R * 0.07, R * 0.2, { fill: '#20151a' });
	};
	let b = shadow(400, 690, 350, 34, 0.5);
	const R = 76;
	b += roll(4, 84, 612, 560, R) + shadow(380, 600, 300, 10, 0.2) + roll(3, 128, 612 - R * 1.72, 560, R) + roll(2, 70, 612 - R * 3.44, 566, R);
	b += roll(1, 150, 612 - R * 5.16, 500, R * 0.94);
	return still(seed, { wall, table, horizon: 560, view: '30 50 740 740' }, defs, b);
}
