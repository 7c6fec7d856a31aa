// Small things made by hand: toys, knives, hats, pan-pipes, boats, gift cards.
import { band as selvedge, emblem } from '#kernel/weave';
import { circle, dye, el, ellipse, f1, g, lin, mix, path, rad, rect, rng, shadow, still, times } from './core.ts';
import { cloths, ikatTile, threads } from './ikat.ts';
import type { MotifName, Palette } from './ikat.ts';
import type { Ground } from './handmade.ts';

export interface Toy extends Ground {
	what?: 'elephant' | 'carp' | 'doll';
	pal?: Palette;
	kind?: MotifName;
}

const wheel = (x: number, y: number): string =>
	circle(x + 5, y + 7, 46, { fill: '#1a0f14', opacity: 0.4, filter: 'url(#b6)' }) +
	circle(x, y, 46, { fill: '#8d5a30' }) +
	circle(x, y, 46, { fill: 'url(#wl)' }) +
	circle(x, y, 30, { fill: 'none', stroke: '#5c3618', 'stroke-width': 5 }) +
	circle(x, y, 10, { fill: '#e6c48a' });

/** A cloth elephant on wheels, a woven palm-leaf carp, or a rag doll. */
export function toy(seed: string, { wall = '#e6e4da', table = '#c6c2b0', what = 'elephant', pal = 'indigo', kind = 'flower' }: Toy = {}): string {
	const P = cloths[pal];
	const defs =
		ikatTile('ik', seed, kind, P, 3.4) +
		threads() +
		rad(
			'wl',
			[
				[0, '#fff', 0.4],
				[0.6, '#fff', 0],
				[1, '#000', 0.45],
			],
			{ cx: 0.34, cy: 0.28, r: 0.85 },
		) +
		lin(
			'bd',
			[
				[0, '#fff', 0.36],
				[0.4, '#fff', 0],
				[1, '#0a0410', 0.5],
			],
			{ x1: 0.2, y1: 0, x2: 0.5, y2: 1 },
		);
	if (what === 'carp') return carp(seed, wall, P, defs);
	if (what === 'doll') return doll(seed, { wall, table, P, defs });
	const shape =
		'M170 470C160 330 250 250 380 250C450 250 480 262 510 280C570 250 640 280 650 350C660 410 640 470 660 500C676 522 706 514 704 490C720 500 716 550 676 556C626 560 600 510 596 460C580 480 566 488 556 490V590H464V540H288V590H196V520C180 508 172 490 170 470Z';
	const ear = 'M470 300C430 290 400 330 410 380C420 430 470 446 500 414C520 386 510 312 470 300Z';
	const body =
		shadow(400, 676, 290, 26, 0.5) +
		rect(150, 588, 480, 34, { rx: 14, fill: '#a8713c' }) +
		rect(150, 588, 480, 34, { rx: 14, fill: 'url(#bd)' }) +
		wheel(230, 640) +
		wheel(550, 640) +
		el('clipPath', { id: 'ts' }, path(shape)) +
		g(
			{ 'clip-path': 'url(#ts)' },
			rect(100, 200, 640, 420, { fill: 'url(#ik)' }) + rect(100, 200, 640, 420, { fill: 'url(#thr)' }) + path(shape, { fill: 'url(#bd)' }),
		) +
		path(shape, { fill: 'none', stroke: P[1], 'stroke-width': 4, 'stroke-dasharray': '12 8', opacity: 0.7 }) +
		path(ear, { fill: P[2] }) +
		path(ear, { fill: 'url(#bd)' }) +
		path(ear, { fill: 'none', stroke: P[1], 'stroke-width': 5, 'stroke-dasharray': '11 7' }) +
		circle(580, 340, 15, { fill: '#161013' }) +
		circle(575, 335, 5, { fill: '#fff' }) +
		path('M172 440q-36 10 -34 60', { fill: 'none', stroke: P[2], 'stroke-width': 13, 'stroke-linecap': 'round' }) +
		path('M150 606C90 600 80 660 60 640', { fill: 'none', stroke: dye.lac6, 'stroke-width': 6, 'stroke-linecap': 'round' });
	return still(seed, { wall, table, horizon: 540, view: '40 130 720 640' }, defs, body);
}

function carp(seed: string, wall: string, P: readonly string[], defs: string): string {
	const r = rng(seed);
	const one = (x: number, y: number, s: number, c: string): string =>
		g(
			{ transform: `translate(${x} ${y}) scale(${s}) rotate(${r.int(-8, 8)})` },
			path('M0 -150V-96', { stroke: '#6d5a3a', 'stroke-width': 4 }) +
				path('M-150 0L-20 -100L120 0L-20 100Z', { fill: '#1a0f14', opacity: 0.3, filter: 'url(#b14)', transform: 'translate(14 18)' }) +
				path('M104 -10L210 -70L184 0L210 70Z', { fill: mix(c, '#ffffff', 0.2) }) +
				path('M-150 0L-20 -100L120 0L-20 100Z', { fill: c }) +
				times(
					6,
					(i) =>
						path(`M${-124 + i * 38} ${i < 4 ? -20 - i * 20 : -100 + (i - 3) * 30}L${-60 + i * 34} ${i < 3 ? 70 : 40 - (i - 3) * 18}`, {
							stroke: mix(c, '#ffffff', 0.42),
							'stroke-width': 14,
							opacity: 0.75,
						}) +
						path(`M${-120 + i * 38} ${i < 4 ? 20 + i * 20 : 90 - (i - 3) * 26}L${-66 + i * 36} ${i < 3 ? -62 : -40 + (i - 3) * 14}`, {
							stroke: mix(c, '#3a1408', 0.25),
							'stroke-width': 11,
							opacity: 0.6,
						}),
				) +
				path('M-150 0L-92 -44L-92 44Z', { fill: mix(c, '#ffffff', 0.3) }) +
				circle(-112, -10, 12, { fill: '#fff' }) +
				circle(-113, -10, 6.5, { fill: '#161013' }) +
				path('M-40 -92L-10 -130L24 -66ZM-40 92L-6 126L24 66Z', { fill: dye.turmeric4 }),
		);
	const strings = path('M400 40V150M230 400V300M560 420V300M400 660V560', { stroke: '#6d5a3a', 'stroke-width': 4 });
	const body =
		path('M180 150H620', { stroke: '#a98346', 'stroke-width': 13, 'stroke-linecap': 'round' }) +
		strings +
		one(400, 300, 1.25, P[4] ?? dye.lac6) +
		path('M230 156V470M570 156V490', { stroke: '#6d5a3a', 'stroke-width': 3 }) +
		one(230, 540, 0.62, dye.turmeric5) +
		one(580, 570, 0.7, P[2] ?? dye.pandan6) +
		one(400, 660, 0.5, dye.pandan6);
	return still(seed, { wall, flat: true }, defs, body);
}

function doll(seed: string, { wall, table, P, defs }: { wall: string; table: string; P: readonly string[]; defs: string }): string {
	const skin = '#e2b48a';
	const one = (x: number, y: number, s: number, girl: boolean): string =>
		g(
			{ transform: `translate(${x} ${y}) scale(${s})` },
			ellipse(10, 210, 120, 18, { fill: '#1a0f14', opacity: 0.45, filter: 'url(#b6)' }) +
				path(
					girl
						? 'M-60 -20C-90 80 -110 150 -118 200C-60 220 60 220 118 200C110 150 90 80 60 -20Z'
						: 'M-62 -20C-76 60 -74 140 -72 200H-12L0 110L12 200H72C74 140 76 60 62 -20Z',
					{ fill: girl ? 'url(#ik)' : (P[0] ?? dye.indigo7) },
				) +
				path(
					girl
						? 'M-60 -20C-90 80 -110 150 -118 200C-60 220 60 220 118 200C110 150 90 80 60 -20Z'
						: 'M-62 -20C-76 60 -74 140 -72 200H-12L0 110L12 200H72C74 140 76 60 62 -20Z',
					{ fill: 'url(#bd)' },
				) +
				path('M-62 -30C-108 0 -124 50 -116 90L-92 94C-90 60 -72 40 -52 30ZM62 -30C108 0 124 50 116 90L92 94C90 60 72 40 52 30Z', {
					fill: girl ? (P[4] ?? dye.lac4) : '#f3ecdc',
				}) +
				path('M-64 -26C-40 -46 40 -46 64 -26L58 60H-58Z', { fill: girl ? (P[4] ?? dye.lac4) : '#f3ecdc' }) +
				path('M-70 52H70', { stroke: P[2] ?? dye.turmeric5, 'stroke-width': 13 }) +
				circle(-104, 100, 17, { fill: skin }) +
				circle(104, 100, 17, { fill: skin }) +
				circle(0, -104, 76, { fill: skin }) +
				circle(0, -104, 76, { fill: 'url(#wl)', opacity: 0.6 }) +
				path(
					girl
						? 'M-78 -100C-84 -190 84 -190 78 -100C60 -140 20 -150 0 -150C-20 -150 -60 -140 -78 -100Z'
						: 'M-76 -116C-72 -186 72 -186 76 -116C40 -146 -40 -146 -76 -116Z',
					{ fill: '#241b1a' },
				) +
				(girl ? circle(0, -184, 30, { fill: '#241b1a' }) + circle(24, -190, 11, { fill: dye.turmeric4 }) : '') +
				circle(-26, -98, 7, { fill: '#241b1a' }) +
				circle(26, -98, 7, { fill: '#241b1a' }) +
				circle(-42, -76, 12, { fill: '#d9705f', opacity: 0.45 }) +
				circle(42, -76, 12, { fill: '#d9705f', opacity: 0.45 }) +
				path('M-16 -70Q0 -56 16 -70', { fill: 'none', stroke: '#8c3a2a', 'stroke-width': 5, 'stroke-linecap': 'round' }),
		);
	return still(seed, { wall, table, horizon: 540, view: '60 90 680 680' }, defs, one(270, 470, 1.12, true) + one(540, 500, 1, false));
}

export interface Knife extends Ground {
	handle?: string;
	blade?: 'kitchen' | 'long';
}

/** Forged knives on a board, the edge bright. */
export function knife(seed: string, { wall = '#ddd8cc', handle = '#7a4a2c', blade = 'kitchen' }: Knife = {}): string {
	const r = rng(seed);
	const board =
		rect(90, 130, 620, 560, { rx: 34, fill: '#c79a62' }) +
		times(24, (k) =>
			path(`M96 ${150 + k * 22}C260 ${f1(150 + k * 22 + r.range(-9, 9))} 520 ${f1(150 + k * 22 + r.range(-9, 9))} 704 ${150 + k * 22}`, {
				fill: 'none',
				stroke: k % 3 ? '#9a6c38' : '#e6c692',
				'stroke-width': 2.4,
				opacity: 0.45,
			}),
		);
	const cut = (long: boolean): string =>
		long
			? 'M0 0C120 -14 300 -20 400 -8C430 0 444 12 448 22C300 52 120 54 0 46Z'
			: 'M0 -10C110 -22 240 -24 330 -12C356 20 352 66 330 96C220 104 110 104 0 92Z';
	const one = (x: number, y: number, rot: number, s: number, long: boolean): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
			path(cut(long), { fill: '#1a0f08', opacity: 0.5, filter: 'url(#b6)', transform: 'translate(8 14)' }) +
				path(cut(long), { fill: 'url(#st)' }) +
				path(long ? 'M0 34C150 42 320 38 446 22' : 'M0 76C110 86 230 86 336 78', {
					fill: 'none',
					stroke: '#fdfefe',
					'stroke-width': 7,
					opacity: 0.85,
				}) +
				times(16, () =>
					ellipse(r.range(10, long ? 380 : 300), r.range(-4, long ? 26 : 60), r.range(8, 24), r.range(4, 9), {
						fill: r.chance(0.5) ? '#fff' : '#2a2c30',
						opacity: 0.1,
					}),
				) +
				rect(-24, long ? -4 : -8, 30, long ? 54 : 60, { rx: 6, fill: '#c79a3a' }) +
				path(
					long
						? 'M-20 0C-90 -8 -160 -2 -196 8C-214 26 -210 50 -190 56C-140 58 -80 54 -20 48Z'
						: 'M-20 -6C-90 -14 -160 -8 -196 4C-214 22 -210 46 -190 54C-140 58 -80 56 -20 50Z',
					{ fill: handle },
				) +
				path(
					long
						? 'M-20 0C-90 -8 -160 -2 -196 8C-214 26 -210 50 -190 56C-140 58 -80 54 -20 48Z'
						: 'M-20 -6C-90 -14 -160 -8 -196 4C-214 22 -210 46 -190 54C-140 58 -80 56 -20 50Z',
					{ fill: 'url(#hd)' },
				) +
				[-50, -104, -158].map((px) => circle(px, 24, 7, { fill: '#e6c66a' })).join(''),
		);
	const defs =
		lin(
			'st',
			[
				[0, '#5a5f68'],
				[0.3, '#aeb5bd'],
				[0.5, '#eef1f3'],
				[0.75, '#8b929b'],
				[1, '#c9ced4'],
			],
			{ x1: 0, y1: 0, x2: 0.3, y2: 1 },
		) +
		lin(
			'hd',
			[
				[0, '#fff', 0.35],
				[0.4, '#fff', 0],
				[1, '#000', 0.55],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		);
	return still(
		seed,
		{ wall, flat: true },
		defs,
		g({ transform: 'rotate(-5 400 400)' }, rect(100, 144, 620, 560, { rx: 34, fill: '#1a0f14', opacity: 0.5, filter: 'url(#b14)' }) + board) +
			one(300, 250, -8, 0.98, blade === 'long') +
			one(330, 440, 7, 0.92, blade !== 'long') +
			one(330, 596, -4, 0.7, true),
	);
}

export interface Hat extends Ground {
	leafTone?: string;
	trim?: string;
}

/** งอบ: palm-leaf hat on its bamboo frame. */
export function hat(seed: string, { wall = '#e2e4d8', table = '#bfc3ac', leafTone = '#d9bd7c', trim = '#8c3a2a' }: Hat = {}): string {
	const r = rng(seed);
	const dome = 'M110 560C150 470 250 300 400 236C550 300 650 470 690 560C560 640 240 640 110 560Z';
	const ribs = times(38, (i) => {
		const u = -1 + (2 * i) / 37;
		const x = 400 + u * 290;
		return path(`M400 240Q${f1(400 + u * 150)} ${f1(380 - Math.abs(u) * 10)} ${f1(x)} ${f1(560 + Math.sqrt(1 - u * u) * 56)}`, {
			fill: 'none',
			stroke: i % 2 ? mix(leafTone, '#5a3a10', 0.42) : mix(leafTone, '#fff6d8', 0.4),
			'stroke-width': r.range(2, 5),
			opacity: 0.65,
		});
	});
	const hoops = [0.3, 0.52, 0.76]
		.map((t) =>
			path(`M${f1(400 - 290 * t)} ${f1(240 + 320 * t)}Q400 ${f1(240 + 320 * t + 92 * t)} ${f1(400 + 290 * t)} ${f1(240 + 320 * t)}`, {
				fill: 'none',
				stroke: mix(leafTone, '#4a2a08', 0.6),
				'stroke-width': 5,
			}),
		)
		.join('');
	const body =
		shadow(414, 636, 320, 34, 0.5) +
		path(dome, { fill: leafTone }) +
		el('clipPath', { id: 'hc' }, path(dome)) +
		g({ 'clip-path': 'url(#hc)' }, ribs + hoops) +
		path(dome, { fill: 'url(#hl)' }) +
		path('M110 560C240 640 560 640 690 560', {
			fill: 'none',
			stroke: mix(leafTone, '#3a1a04', 0.55),
			'stroke-width': 20,
			'stroke-linecap': 'round',
		}) +
		path('M110 560C240 640 560 640 690 560', { fill: 'none', stroke: leafTone, 'stroke-width': 12, 'stroke-dasharray': '11 6' }) +
		ellipse(400, 244, 34, 16, { fill: trim }) +
		circle(400, 236, 12, { fill: mix(trim, '#ffffff', 0.3) }) +
		path('M250 606C230 690 300 740 350 700M552 606C580 680 520 736 470 704', {
			fill: 'none',
			stroke: trim,
			'stroke-width': 9,
			'stroke-linecap': 'round',
		});
	return still(
		seed,
		{ wall, table, horizon: 500, view: '60 100 680 680' },
		lin('hl', [
			[0, '#1a0a04', 0.4],
			[0.3, '#fff6d8', 0.34],
			[0.5, '#fff6d8', 0.04],
			[1, '#1a0a04', 0.5],
		]),
		body,
	);
}

export interface Pipes extends Ground {
	what?: 'khaen' | 'wot';
	bind?: string;
}

/** แคน or โหวด: canes bound side by side. */
export function pipes(seed: string, { wall = '#e7e0d0', what = 'khaen', bind = '#5c2a22' }: Pipes = {}): string {
	const r = rng(seed);
	const n = what === 'khaen' ? 8 : 11;
	const cane = (x: number, top: number, bottom: number, w: number): string =>
		rect(x, top, w, bottom - top, { rx: w / 2.4, fill: mix('#c99a4e', r.chance(0.5) ? '#f0d79a' : '#7a5420', r.range(0, 0.3)) }) +
		rect(x, top, w, bottom - top, { rx: w / 2.4, fill: 'url(#cn)' }) +
		times(3, (k) => rect(x - 1, top + 90 + k * ((bottom - top) / 3.4) + r.range(-14, 14), w + 2, 5, { rx: 2, fill: '#6d4718', opacity: 0.7 })) +
		ellipse(x + w / 2, top + 5, w / 2.3, 5, { fill: '#2a1608' });
	const w = what === 'khaen' ? 40 : 34;
	const x0 = 400 - (n * w) / 2;
	const canes = times(n, (i) => {
		const k = what === 'khaen' ? i * 26 : Math.abs(i - (n - 1) / 2) * 30;
		return cane(x0 + i * w, 60 + k, what === 'khaen' ? 740 - k * 0.3 : 700 - k, w - 2);
	});
	const tie = (y: number, h: number): string =>
		rect(x0 - 12, y + 6, n * w + 24, h, { rx: 10, fill: '#1a0f08', opacity: 0.4, filter: 'url(#b6)' }) +
		rect(x0 - 12, y, n * w + 24, h, { rx: 10, fill: bind }) +
		times(Math.floor(h / 8), (k) => rect(x0 - 12, y + k * 8, n * w + 24, 2.5, { fill: '#f0d9a8', opacity: 0.35 })) +
		rect(x0 - 12, y, n * w + 24, h, { rx: 10, fill: 'url(#cn)' });
	const mouth =
		what === 'khaen'
			? path('M250 470C250 430 550 430 550 470C560 520 540 560 400 566C260 560 240 520 250 470Z', { fill: '#2b1b12' }) +
				path('M250 470C250 430 550 430 550 470C560 520 540 560 400 566C260 560 240 520 250 470Z', { fill: 'url(#cn)' }) +
				ellipse(300, 500, 24, 18, { fill: '#120a06' }) +
				ellipse(298, 498, 14, 9, { fill: '#3a2416' })
			: '';
	const body = g(
		{ transform: 'rotate(9 400 400)' },
		rect(x0 + 14, 120, n * w, 620, { fill: '#1a0f14', opacity: 0.42, filter: 'url(#b14)' }) +
			canes +
			tie(what === 'khaen' ? 270 : 250, 34) +
			tie(640, 34) +
			mouth,
	);
	return still(
		seed,
		{ wall, flat: true },
		lin('cn', [
			[0, '#1a0a04', 0.45],
			[0.3, '#fff6d8', 0.5],
			[0.5, '#fff6d8', 0],
			[1, '#1a0a04', 0.5],
		]) + ikatTile('ik', seed, 'hook', cloths.lac, 3),
		body,
	);
}

export interface Boat extends Ground {
	hull?: string;
	trim?: string;
	painted?: boolean;
}

/** เรือหัวโทง and เรือกอและ: model boats on a stand, cloth on the prow. */
export function boat(seed: string, { wall = '#d9e6e8', table = '#b9cdd0', hull = '#8a4a26', trim = '#d9a54a', painted = false }: Boat = {}): string {
	const shape = 'M60 400C90 500 180 560 330 566C520 572 640 500 720 250C700 250 690 260 684 276C640 380 560 430 420 436C280 440 150 430 60 400Z';
	const panel = times(9, (k) =>
		g(
			{ transform: `translate(${150 + k * 58} ${506 - Math.max(0, k - 5) ** 2 * 7}) scale(.9)` },
			path('M0 -24L22 0L0 24L-22 0Z', { fill: [dye.turmeric4, dye.lac6, dye.pandan4][k % 3]!, stroke: '#fff', 'stroke-width': 3 }),
		),
	);
	const ribbons = [dye.lac6, dye.turmeric4, dye.pandan6, '#ffffff']
		.map((c, k) =>
			path(`M${700 - k * 9} ${286 + k * 20}q${30 + k * 6} ${60 - k * 4} ${4 - k * 6} ${130 - k * 8}`, {
				fill: 'none',
				stroke: c,
				'stroke-width': 13,
				'stroke-linecap': 'round',
			}),
		)
		.join('');
	const body =
		shadow(400, 668, 300, 26, 0.5) +
		path('M220 540L190 664H250L270 560ZM520 548L560 664H500L480 560Z', { fill: '#5c3a20' }) +
		path(shape, { fill: mix(hull, '#000000', 0.2), transform: 'translate(0 14)' }) +
		path(shape, { fill: hull }) +
		el('clipPath', { id: 'bt' }, path(shape)) +
		g(
			{ 'clip-path': 'url(#bt)' },
			times(7, (k) =>
				path(`M40 ${430 + k * 22}C240 ${470 + k * 20} 520 ${470 + k * 16} 740 ${250 + k * 30}`, {
					fill: 'none',
					stroke: '#1a0a04',
					'stroke-width': 3,
					opacity: 0.4,
				}),
			) +
				(painted
					? path('M60 470C240 540 520 540 720 360V560H60Z', { fill: dye.sea5 }) + panel
					: path('M60 500C240 560 520 560 720 400', { fill: 'none', stroke: trim, 'stroke-width': 18 })),
		) +
		path(shape, { fill: 'url(#bs)' }) +
		path('M60 400C150 430 280 440 420 436C560 430 640 380 684 276', { fill: 'none', stroke: trim, 'stroke-width': 13, 'stroke-linecap': 'round' }) +
		path('M200 424V330H420V430', { fill: 'none', stroke: '#4a2a16', 'stroke-width': 11 }) +
		path('M170 336Q310 286 450 332L440 352Q310 314 180 356Z', { fill: painted ? dye.lac7 : '#d8c08a' }) +
		path('M110 420L70 340', { stroke: '#4a2a16', 'stroke-width': 10, 'stroke-linecap': 'round' }) +
		ribbons;
	return still(
		seed,
		{ wall, table, horizon: 540, view: '30 90 740 680' },
		lin(
			'bs',
			[
				[0, '#fff', 0.3],
				[0.45, '#fff', 0],
				[1, '#0a0410', 0.55],
			],
			{ x1: 0.2, y1: 0, x2: 0.4, y2: 1 },
		),
		body,
	);
}

export interface Voucher extends Ground {
	pal?: Palette;
	kind?: MotifName;
	/** A house for a stay, a shuttle for a lesson. */
	sign?: 'house' | 'shuttle';
}

/** A gift card in a sleeve of woven cloth. */
export function voucher(seed: string, { wall = '#e7e1d3', pal = 'forest', kind = 'khom', sign = 'house' }: Voucher = {}): string {
	const P = cloths[pal];
	const hem = selvedge(P, kind === 'elephant' ? 'elephant' : kind === 'naga' ? 'naga' : 'diamond', { threads: kind === 'elephant' ? 18 : 12 })
		.replace(/<svg[^>]*>/, '')
		.replace('</svg>', '');
	const height = kind === 'elephant' ? 18 : 12;
	const mark = emblem(seed, pal)
		.replace(/^<svg[^>]*>/, '')
		.replace('</svg>', '');
	const house = 'M-64 60V-6L0 -64L64 -6V60H18V16H-18V60Z';
	const shuttle = 'M-86 0C-40 -34 40 -34 86 0C40 34 -40 34 -86 0ZM-40 0C-20 -12 20 -12 40 0C20 12 -20 12 -40 0Z';
	const card =
		rect(120, 250, 560, 330, { rx: 16, fill: '#1a0f14', opacity: 0.4, filter: 'url(#b14)', transform: 'translate(10 16)' }) +
		rect(120, 250, 560, 330, { rx: 16, fill: '#fbf7ea' }) +
		[0, 1, 2, 3].map((k) => g({ transform: `translate(${136 + k * 132} 506) scale(${f1(132 / 48)})` }, hem)).join('') +
		rect(120, 506 + height * 2.75, 560, 6, { fill: P[0] }) +
		g({ transform: 'translate(170 300) scale(7.6)' }, `<g transform="translate(1 1)">${mark}</g>`) +
		g(
			{ transform: 'translate(520 366)' },
			path(sign === 'house' ? house : shuttle, { fill: P[0], 'fill-rule': 'evenodd' }) +
				(sign === 'house'
					? path('M-78 0L0 -72L78 0', { fill: 'none', stroke: P[2], 'stroke-width': 11, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })
					: path('M86 0C120 -30 130 40 160 6', { fill: 'none', stroke: P[2], 'stroke-width': 6 })),
		) +
		rect(350, 448, 220, 11, { fill: '#3a302b', opacity: 0.75 }) +
		rect(350, 470, 150, 7, { fill: '#8b7d6d', opacity: 0.8 });
	const sleeve = g(
		{ transform: 'rotate(-9 400 430)' },
		rect(84, 170, 600, 360, { rx: 10, fill: '#1a0f14', opacity: 0.4, filter: 'url(#b14)', transform: 'translate(10 14)' }) +
			rect(84, 170, 600, 360, { rx: 10, fill: 'url(#ik)' }) +
			rect(84, 170, 600, 360, { rx: 10, fill: 'url(#thr)' }) +
			rect(84, 170, 600, 360, { rx: 10, fill: 'none', stroke: P[1], 'stroke-width': 5, 'stroke-dasharray': '14 9' }),
	);
	const knot = g(
		{ transform: 'translate(640 230)' },
		path('M0 0C-60 -50 -90 10 0 10C90 10 60 -50 0 0ZM-4 8L-40 90M6 8L44 84', {
			fill: 'none',
			stroke: '#c9a05a',
			'stroke-width': 9,
			'stroke-linecap': 'round',
		}) + circle(0, 4, 13, { fill: '#c9a05a' }),
	);
	return still(seed, { wall, flat: true }, ikatTile('ik', seed, kind, P, 5) + threads(), sleeve + g({ transform: 'rotate(3 400 420)' }, card) + knot);
}
