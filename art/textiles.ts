// Cloth still lifes: fringed shawls, indigo tie-dye, checked cloth, reed mats.
import { dye, el, ellipse, f1, g, lin, path, rect, rng, shadow, smooth, still } from './core.ts';
import type { Chance, Point } from './core.ts';
import { cloths, foldLight, ikatTile, threads } from './ikat.ts';
import type { MotifName, Palette } from './ikat.ts';

const clip = (id: string, d: string): string => el('clipPath', { id }, path(d));

const fringe = (r: Chance, x0: number, x1: number, y: number, len: number, col: string, n = 60): string => {
	let d = '';
	for (let i = 0; i < n; i++) {
		const x = x0 + ((x1 - x0) * (i + 0.5)) / n;
		d += `M${f1(x)} ${f1(y)}q${f1(r.gauss() * 5)} ${f1(len / 2)} ${f1(r.gauss() * 8)} ${f1(len * r.range(0.85, 1.08))}`;
	}
	return path(d, { fill: 'none', stroke: col, 'stroke-width': 3, 'stroke-linecap': 'round' });
};

/** Shawl laid flat, folded lengthwise at an angle, knotted fringe at the end. */
export interface Shawl {
	kind?: MotifName;
	pal?: Palette;
	wall?: string;
}
export function shawl(seed: string, { kind = 'naga', pal = 'indigo', wall = '#e9e4d6' }: Shawl = {}): string {
	const r = rng(seed),
		P = cloths[pal];
	const defs =
		ikatTile('ik', seed, kind, P, 6) +
		ikatTile('ik2', seed + 'b', kind === 'naga' ? 'khom' : 'naga', P, 5) +
		threads() +
		el(
			'pattern',
			{ id: 'lin', width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
			rect(0, 0, 6, 1, { fill: '#7d6f52', opacity: 0.16 }) + rect(0, 0, 1, 6, { fill: '#7d6f52', opacity: 0.12 }),
		) +
		lin('roll', [
			[0, '#000', 0.4],
			[0.06, '#fff', 0.2],
			[0.2, '#fff', 0.04],
			[0.7, '#000', 0.04],
			[0.94, '#000', 0.18],
			[1, '#000', 0.5],
		]);
	const piece = (x: number, y: number, w: number, h: number, f: string, fr: boolean): string =>
		g(
			{},
			path(`M${x} ${y}h${w}v${h}h${-w}z`, { fill: '#1a0f14', opacity: 0.4, filter: 'url(#b14)', transform: 'translate(10 12)' }) +
				(fr ? fringe(r, x + 2, x + w - 2, y + h - 2, 74, P[0], 54) + fringe(r, x + 2, x + w - 2, y + h - 2, 70, P[4], 20) : '') +
				g(
					{ filter: 'url(#hand)' },
					rect(x, y, w, h, { fill: f }) +
						(fr
							? rect(x, y + h - 84, w, 6, { fill: P[1] }) +
								rect(x, y + h - 72, w, 46, { fill: 'url(#ik2)' }) +
								rect(x, y + h - 20, w, 5, { fill: P[1] })
							: ''),
				) +
				rect(x, y, w, h, { fill: 'url(#thr)' }) +
				rect(x, y, w, h, { fill: 'url(#roll)' }),
		);
	const b =
		rect(0, 0, 800, 800, { fill: 'url(#lin)' }) +
		g({ transform: 'rotate(-14 400 400)' }, piece(330, -160, 300, 800, 'url(#ik)', true)) +
		g({ transform: 'rotate(9 400 400)' }, piece(150, -140, 290, 770, 'url(#ik)', true));
	return still(seed, { wall, flat: true }, defs, b);
}

/** Indigo tie-dye (มัดย้อมคราม): sunbursts of bound rings, dye running along the creases. */
export interface TieDye {
	mode?: string;
	wall?: string;
	colours?: readonly [string, string, string, string, string, string, string, string];
}
const indigoSteps = [dye.indigo9, dye.indigo8, dye.indigo7, dye.indigo6, dye.indigo5, dye.indigo3, '#d5e1ee', '#f4f5f2'] as const;
export function tieDye(seed: string, { mode = 'sun', wall = '#e8e3d8', colours: C = indigoSteps }: TieDye = {}): string {
	const r = rng(seed);
	let art = '';
	if (mode === 'sun') {
		const cs = [
			[300, 300, 250],
			[610, 640, 210],
			[640, 130, 150],
			[120, 660, 150],
		] as const;
		for (const [cx, cy, R] of cs) {
			const rings = Math.round(R / 17),
				ray = r.int(16, 24);
			for (let k = rings; k >= 0; k--) {
				const rad0 = (R * k) / rings,
					pts: Point[] = [];
				for (let i = 0; i < 72; i++) {
					const a = (i / 72) * 6.2832,
						w = 1 + Math.sin(a * ray + k) * 0.035 + r.gauss() * 0.02;
					pts.push([cx + Math.cos(a) * rad0 * w, cy + Math.sin(a) * rad0 * w]);
				}
				const c = k === 0 ? C[7] : k % 3 === 0 ? (k % 2 ? C[7] : C[6]) : k % 3 === 1 ? r.pick([C[3], C[4]]) : r.pick([C[1], C[2]]);
				art += path(smooth(pts, true), { fill: c, opacity: 0.86 });
			}
			let rays = '';
			for (let i = 0; i < ray * 2; i++) {
				const a = (i / (ray * 2)) * 6.2832 + r.gauss() * 0.03,
					r0 = R * r.range(0.12, 0.3),
					r1 = R * r.range(0.8, 1.25);
				rays += `M${f1(cx + Math.cos(a) * r0)} ${f1(cy + Math.sin(a) * r0)}L${f1(cx + Math.cos(a) * r1)} ${f1(cy + Math.sin(a) * r1)}`;
			}
			art +=
				path(rays, { stroke: C[7], 'stroke-width': 2.6, opacity: 0.42, fill: 'none' }) +
				path(rays, { stroke: C[0], 'stroke-width': 5, opacity: 0.3, fill: 'none', transform: `rotate(5 ${cx} ${cy})` });
		}
	} else {
		for (let i = 0; i < 27; i++) {
			const x = i * 32 + r.gauss() * 4,
				c = r.pick([C[6], C[7], C[5], C[7]]);
			art += path(
				smooth([
					[x, -20],
					[x + r.gauss() * 8, 200],
					[x + r.gauss() * 8, 420],
					[x + r.gauss() * 8, 640],
					[x, 830],
				]),
				{
					stroke: c,
					'stroke-width': r.range(5, 17),
					fill: 'none',
					opacity: 0.9,
					'stroke-dasharray': `${f1(r.range(20, 120))} ${f1(r.range(3, 20))}`,
				},
			);
		}
		for (let i = 0; i < 70; i++) {
			const y = r.range(0, 800),
				x = r.range(0, 800);
			art += path(`M${f1(x)} ${f1(y)}h${f1(r.range(10, 70))}`, { stroke: C[1], 'stroke-width': r.range(2, 5), opacity: 0.5 });
		}
	}
	const defs =
		threads('thr', 0.13) +
		foldLight('fl', seed, 3, 0.36) +
		clip('c', 'M70 60H735V744H62Z') +
		lin(
			'crs',
			[
				[0, '#000', 0.26],
				[0.06, '#fff', 0.22],
				[0.14, '#fff', 0],
			],
			{ x1: 0, y1: 0, x2: 1, y2: 0 },
		);
	const b =
		path('M70 60H735V744H62Z', { fill: '#1a0f14', opacity: 0.42, filter: 'url(#b14)', transform: 'translate(12 14)' }) +
		g(
			{ transform: 'rotate(-4 400 400)' },
			g(
				{ 'clip-path': 'url(#c)' },
				rect(0, 0, 800, 800, { fill: C[1] }) +
					g({ filter: 'url(#bleed)' }, art) +
					rect(0, 0, 800, 800, { fill: 'url(#thr)' }) +
					rect(0, 0, 800, 800, { fill: 'url(#fl)' }) +
					rect(398, 0, 400, 800, { fill: 'url(#crs)' }),
			) + fringe(r, 68, 732, 742, 34, C[1], 110),
		);
	return still(seed, { wall, flat: true }, defs, b);
}

/** ผ้าขาวม้า: the checked cloth of every household. */
export interface Checked {
	a?: string;
	b?: string;
	c?: string;
	d?: string;
	wall?: string;
	table?: string;
}
export function checked(
	seed: string,
	{ a = dye.lac7, b: bb = dye.indigo7, c = '#f4efe2', d: dd = dye.turmeric5, wall = '#dfe5dc', table = '#c4cdbd' }: Checked = {},
): string {
	const S = 120;
	const bars: readonly (readonly [number, number, string])[] = [
		[0, 44, a],
		[52, 8, dd],
		[60, 44, bb],
		[108, 6, dd],
	];
	const plaid = el(
		'pattern',
		{ id: 'pl', width: S, height: S, patternUnits: 'userSpaceOnUse' },
		rect(0, 0, S, S, { fill: c }) +
			bars.map(([x, w, f]) => rect(x, 0, w, S, { fill: f, opacity: 0.78 })).join('') +
			g({ style: 'mix-blend-mode:multiply' }, bars.map(([x, w, f]) => rect(0, x, S, w, { fill: f, opacity: 0.72 })).join('')),
	);
	const defs =
		plaid +
		threads() +
		foldLight('fl', seed, 5, 0.5) +
		lin(
			'edge',
			[
				[0, '#fff', 0.3],
				[0.3, '#fff', 0.03],
				[1, '#000', 0.46],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		) +
		lin(
			'topl',
			[
				[0, '#fff', 0.22],
				[1, '#000', 0.14],
			],
			{ x1: 0, y1: 0, x2: 0.4, y2: 1 },
		);
	let b = shadow(400, 664, 330, 32, 0.5);
	const slab = (y: number, x: number, w: number, h: number): string =>
		rect(x, y, w, h, { rx: h / 2.4, fill: 'url(#pl)' }) +
		rect(x, y, w, h, { rx: h / 2.4, fill: 'url(#thr)' }) +
		rect(x, y, w, h, { rx: h / 2.4, fill: 'url(#edge)' });
	b += slab(600, 120, 560, 58) + slab(546, 128, 548, 58) + slab(492, 122, 556, 58) + slab(438, 126, 546, 58);
	const top = 'M128 448L216 236Q222 226 236 226H574Q588 226 594 236L670 448Z';
	b +=
		`<clipPath id="tp">${path(top)}</clipPath>` +
		g(
			{ 'clip-path': 'url(#tp)' },
			g(
				{ transform: 'translate(90 226) scale(1 .56)' },
				rect(-40, -20, 760, 440, { fill: 'url(#pl)' }) + rect(-40, -20, 760, 440, { fill: 'url(#thr)' }),
			) + rect(90, 220, 640, 240, { fill: 'url(#topl)' }),
		);
	b += g(
		{ transform: 'translate(0 0)' },
		rect(352, 226, 96, 226, { fill: dye.cotton1 }) +
			rect(352, 452, 96, 150, { fill: '#ece6d6' }) +
			rect(352, 226, 96, 376, { fill: 'url(#thr)' }) +
			path('M352 226h96v376h-96z', { fill: 'url(#edge)', opacity: 0.35 }) +
			`<g transform="translate(372 486) scale(3.3)">${(
				[
					[0, 7],
					[1, 6],
					[1, 8],
					[2, 5],
					[2, 7],
					[2, 9],
					[3, 4],
					[3, 10],
					[4, 5],
					[4, 7],
					[4, 9],
					[5, 6],
					[5, 8],
					[6, 7],
				] as const
			)
				.map(([y, x]) => rect(x - 0.5, y + 2, 1, 1, { fill: dye.lac7 }))
				.join('')}${rect(2, 12, 13, 0.8, { fill: dye.ebony7 })}${rect(4, 14, 9, 0.8, { fill: dye.ebony7 })}</g>`,
	);
	return still(seed, { wall, table, horizon: 470 }, defs, b);
}

/** เสื่อกก: reed mats, half unrolled, warm stripes. */
export interface Mat {
	wall?: string;
	stripes?: readonly string[];
}
export function reedMat(
	seed: string,
	{ wall = '#e7e2d2', stripes = [dye.lac7, dye.turmeric5, dye.pandan6, dye.ebony9, dye.straw2] }: Mat = {},
): string {
	const r = rng(seed);
	let tile = '',
		y = 0;
	const H = 300;
	while (y < H) {
		const h = r.pick([6, 6, 10, 14, 26, 40]),
			c = h > 20 ? r.pick([dye.straw4, dye.straw2, ...stripes.slice(0, 2)]) : r.pick(stripes);
		tile += rect(0, y, 40, Math.min(h, H - y), { fill: c });
		y += h;
	}
	const pat = el(
		'pattern',
		{ id: 'm', width: 40, height: H, patternUnits: 'userSpaceOnUse' },
		tile +
			Array.from(
				{ length: H / 6 },
				(_, i) => rect(0, i * 6, 40, 1.4, { fill: '#2b1a10', opacity: 0.34 }) + rect((i % 2) * 20, i * 6 + 1, 20, 2, { fill: '#fff', opacity: 0.13 }),
			).join('') +
			rect(0, 0, 1.6, H, { fill: '#2b1a10', opacity: 0.3 }) +
			rect(20, 0, 1.6, H, { fill: '#2b1a10', opacity: 0.3 }),
	);
	const defs =
		pat +
		lin(
			'cyl',
			[
				[0, '#000', 0.3],
				[0.22, '#fff', 0.28],
				[0.5, '#000', 0.02],
				[1, '#000', 0.58],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		) +
		lin(
			'fl',
			[
				[0, '#000', 0.3],
				[0.15, '#000', 0],
				[1, '#000', 0.04],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		);
	const b = g(
		{ transform: 'rotate(-6 400 400)' },
		rect(86, 300, 640, 430, { fill: '#1a0f14', opacity: 0.4, filter: 'url(#b14)' }) +
			rect(80, 280, 640, 440, { fill: 'url(#m)' }) +
			rect(80, 280, 640, 440, { fill: 'url(#fl)' }) +
			rect(70, 150, 660, 158, { rx: 26, fill: 'url(#m)' }) +
			rect(70, 150, 660, 158, { rx: 26, fill: 'url(#cyl)' }) +
			ellipse(728, 229, 24, 79, { fill: dye.straw6 }) +
			[9, 7, 5, 3, 1]
				.map((k) => ellipse(728, 229, (24 * k) / 10, (79 * k) / 10, { fill: 'none', stroke: k % 4 === 1 ? dye.lac7 : dye.straw2, 'stroke-width': 3 }))
				.join(''),
	);
	return still(seed, { wall, flat: true }, defs, b);
}
