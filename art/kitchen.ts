// From the kitchen: bags of snacks, crackers, sweets, sausages, noodles, palm sugar, bottles, tea, soap.
import { circle, el, ellipse, f1, g, lin, mix, path, rad, rect, rng, shadow, still, times } from './core.ts';
import type { Chance } from './core.ts';
import { cloths, ikatTile, threads } from './ikat.ts';
import type { MotifName, Palette } from './ikat.ts';
import type { Ground } from './handmade.ts';
import { tray } from './fresh.ts';
import { bodyLight, label, leaf, outline, profile } from './turned.ts';

export interface Snack extends Ground {
	bag?: string;
	band?: Palette;
	kind?: MotifName;
	/** What shows in the window. */
	fill?: 'chips' | 'nuts' | 'fruit' | 'pods';
	tone?: string;
}

function bite(r: Chance, what: NonNullable<Snack['fill']>, x: number, y: number, tone: string): string {
	const c = mix(tone, r.chance(0.5) ? '#fff0c8' : '#4a1f08', r.range(0, 0.28));
	const turn = `translate(${f1(x)} ${f1(y)}) rotate(${r.int(0, 180)})`;
	if (what === 'chips')
		return g(
			{ transform: turn },
			ellipse(3, 6, 34, 26, { fill: '#1a0f08', opacity: 0.35 }) +
				ellipse(0, 0, 34, 26, { fill: c }) +
				ellipse(-2, -3, 27, 18, { fill: mix(c, '#fff6d8', 0.32) }) +
				times(4, () => circle(r.range(-18, 18), r.range(-12, 12), 2.6, { fill: mix(c, '#4a1f08', 0.45) })),
		);
	if (what === 'nuts')
		return g(
			{ transform: turn },
			path('M-26 6C-30 -20 0 -26 10 -14C26 -18 34 6 20 18C8 28 -22 26 -26 6Z', { fill: '#1a0f08', opacity: 0.35, transform: 'translate(3 6)' }) +
				path('M-26 6C-30 -20 0 -26 10 -14C26 -18 34 6 20 18C8 28 -22 26 -26 6Z', { fill: c }) +
				path('M-16 -2Q-4 -16 8 -8', { fill: 'none', stroke: '#fff6d8', 'stroke-width': 5, opacity: 0.6, 'stroke-linecap': 'round' }),
		);
	if (what === 'pods')
		return g(
			{ transform: turn },
			path('M-44 0C-30 -22 -16 -8 0 -18C16 -26 30 -10 46 -12C56 0 40 18 26 12C10 6 -4 22 -20 16C-32 18 -46 12 -44 0Z', {
				fill: '#1a0f08',
				opacity: 0.35,
				transform: 'translate(3 7)',
			}) +
				path('M-44 0C-30 -22 -16 -8 0 -18C16 -26 30 -10 46 -12C56 0 40 18 26 12C10 6 -4 22 -20 16C-32 18 -46 12 -44 0Z', { fill: c }) +
				path('M-34 -4Q-18 -12 -2 -10', { fill: 'none', stroke: '#ffe8c0', 'stroke-width': 4, opacity: 0.5 }),
		);
	return g(
		{ transform: turn },
		rect(-30, -13, 62, 30, { rx: 14, fill: '#1a0f08', opacity: 0.35 }) +
			rect(-32, -17, 62, 30, { rx: 14, fill: c }) +
			path('M-20 -8Q0 -14 20 -6M-22 2Q0 -4 22 4', { fill: 'none', stroke: mix(c, '#3a1a04', 0.4), 'stroke-width': 3 }) +
			path('M-22 -11Q0 -17 18 -11', { fill: 'none', stroke: '#fff', 'stroke-width': 4, opacity: 0.4 }),
	);
}

/** A stand-up bag with a woven band and a window, some of what is in it lying in front. */
export function snack(
	seed: string,
	{ wall = '#ebe3d2', table = '#d2c09c', bag = '#c79b67', band = 'lac', kind = 'khom', fill = 'chips', tone = '#dda83a' }: Snack = {},
): string {
	const r = rng(seed);
	const shape = 'M222 176H578L600 640C602 676 566 684 536 684H264C234 684 198 676 200 640Z';
	const heap = times(46, () => bite(r, fill, r.range(262, 540), r.range(440, 600), tone));
	const front = times(13, (k) => bite(r, fill, k < 8 ? r.range(90, 330) : r.range(540, 720), r.range(672, 728), tone));
	const body =
		shadow(416, 692, 230, 26, 0.5) +
		path(shape, { fill: bag }) +
		el('clipPath', { id: 'c' }, path(shape)) +
		g(
			{ 'clip-path': 'url(#c)' },
			rect(190, 220, 420, 66, { fill: 'url(#ik)' }) +
				rect(190, 216, 420, 5, { fill: cloths[band][1] }) +
				rect(190, 286, 420, 5, { fill: cloths[band][1] }),
		) +
		label(316, 304, 168, 120, seed, band) +
		el(
			'clipPath',
			{ id: 'w' },
			path('M262 470C262 446 280 440 300 440H500C520 440 538 446 538 470V580C538 604 520 612 500 612H300C280 612 262 604 262 580Z'),
		) +
		g(
			{ 'clip-path': 'url(#w)' },
			rect(250, 430, 310, 200, { fill: mix(tone, '#2a1204', 0.5) }) + heap + rect(250, 430, 310, 200, { fill: 'url(#gl)' }),
		) +
		path('M262 470C262 446 280 440 300 440H500C520 440 538 446 538 470V580C538 604 520 612 500 612H300C280 612 262 604 262 580Z', {
			fill: 'none',
			stroke: mix(bag, '#2a1204', 0.4),
			'stroke-width': 5,
		}) +
		path('M222 176H578L580 208H220Z', { fill: mix(bag, '#2a1204', 0.22) }) +
		path('M224 192H576', { stroke: '#fff', 'stroke-opacity': 0.4, 'stroke-width': 3, 'stroke-dasharray': '10 6' }) +
		path(shape, { fill: 'url(#bl)' }) +
		front;
	const defs =
		ikatTile('ik', seed, kind, cloths[band], 4) +
		lin(
			'gl',
			[
				[0, '#fff', 0.4],
				[0.3, '#fff', 0.02],
				[0.7, '#fff', 0],
				[1, '#fff', 0.2],
			],
			{ x1: 0, y1: 0, x2: 1, y2: 0.5 },
		) +
		lin('bl', [
			[0, '#1a0a06', 0.42],
			[0.12, '#1a0a06', 0.08],
			[0.3, '#fff', 0.22],
			[0.5, '#fff', 0],
			[0.85, '#1a0a06', 0.2],
			[1, '#1a0a06', 0.5],
		]);
	return still(seed, { wall, table, horizon: 540 }, defs, body);
}

export interface Cracker extends Ground {
	tone?: string;
	syrup?: string;
}

/** ข้าวแต๋น: round puffed-rice crackers on a tray, cane syrup in threads. */
export function cracker(seed: string, { wall = '#dfe4d6', tone = '#f2dfae', syrup = '#8a4a14' }: Cracker = {}): string {
	const r = rng(seed);
	const disc = (x: number, y: number, R: number): string => {
		const puffs = times(150, () => {
			const a = r() * 6.283;
			const q = Math.sqrt(r()) * (R - 6);
			return g(
				{ transform: `translate(${f1(x + Math.cos(a) * q)} ${f1(y + Math.sin(a) * q)}) rotate(${r.int(0, 180)})` },
				ellipse(1, 2, 12, 6.4, { fill: '#6a4410', opacity: 0.4 }) +
					ellipse(0, 0, 12, 6.2, { fill: mix(tone, r.chance(0.6) ? '#ffffff' : '#c98a2c', r.range(0, 0.42)) }) +
					ellipse(-2, -2, 6, 2, { fill: '#fff', opacity: 0.6 }),
			);
		});
		const thread = path(
			`M${f1(x - R * 0.8)} ${f1(y - R * 0.4)}` +
				times(
					7,
					(k) =>
						`Q${f1(x - R * 0.6 + k * R * 0.22)} ${f1(y + (k % 2 ? -1 : 1) * R * 0.75)} ${f1(x - R * 0.5 + k * R * 0.2)} ${f1(y + r.range(-0.2, 0.2) * R)}`,
				),
			{ fill: 'none', stroke: syrup, 'stroke-width': 7, 'stroke-linecap': 'round', opacity: 0.85 },
		);
		return (
			circle(x + 8, y + 12, R, { fill: '#1a0f08', opacity: 0.5, filter: 'url(#b6)' }) +
			circle(x, y, R, { fill: mix(tone, '#7a4a10', 0.35) }) +
			puffs +
			thread
		);
	};
	const spots = [
		[290, 280],
		[500, 260],
		[224, 450],
		[412, 432],
		[590, 440],
		[320, 590],
		[508, 588],
	] as const;
	return still(
		seed,
		{ wall, flat: true },
		'',
		leaf(20, 690, -14, 780, 110, '#3a7a50', '#205236', 22) +
			tray(400, 404, 330) +
			spots.map(([x, y]) => disc(x + r.range(-8, 8), y + r.range(-8, 8), 104)).join(''),
	);
}

export interface Sweet extends Ground {
	what?: 'cakes' | 'pastry' | 'custard' | 'rolls';
	tone?: string;
	spot?: string;
}

function sweetPiece(r: Chance, what: NonNullable<Sweet['what']>, x: number, y: number, tone: string, spot: string): string {
	if (what === 'pastry')
		return (
			ellipse(x + 6, y + 40, 74, 24, { fill: '#1a0f08', opacity: 0.45, filter: 'url(#b6)' }) +
			path(
				`M${x - 76} ${y + 8}C${x - 76} ${y - 60} ${x + 76} ${y - 60} ${x + 76} ${y + 8}C${x + 70} ${y + 48} ${x - 70} ${y + 48} ${x - 76} ${y + 8}Z`,
				{ fill: tone },
			) +
			path(
				`M${x - 76} ${y + 8}C${x - 76} ${y - 60} ${x + 76} ${y - 60} ${x + 76} ${y + 8}C${x + 70} ${y + 48} ${x - 70} ${y + 48} ${x - 76} ${y + 8}Z`,
				{ fill: 'url(#sw)' },
			) +
			times(4, (k) =>
				path(`M${x - 56 + k * 8} ${y - 14 + k * 12}q${56 - k * 8} -26 ${112 - k * 16} 0`, {
					fill: 'none',
					stroke: mix(tone, '#7a3a08', 0.35),
					'stroke-width': 3,
					opacity: 0.6,
				}),
			) +
			circle(x, y - 22, 11, { fill: spot })
		);
	if (what === 'custard')
		return (
			path(`M${x - 70} ${y - 20}L${x + 50} ${y - 34}L${x + 78} ${y + 6}L${x + 74} ${y + 44}L${x - 50} ${y + 58}L${x - 74} ${y + 16}Z`, {
				fill: '#1a0f08',
				opacity: 0.4,
				filter: 'url(#b6)',
				transform: 'translate(6 14)',
			}) +
			path(`M${x - 70} ${y - 20}L${x + 50} ${y - 34}L${x + 78} ${y + 6}L${x - 50} ${y + 20}Z`, { fill: mix(tone, '#7a3a08', 0.3) }) +
			path(`M${x - 70} ${y - 20}L${x - 50} ${y + 20}L${x - 50} ${y + 58}L${x - 74} ${y + 16}Z`, { fill: mix(tone, '#5a2a04', 0.35) }) +
			path(`M${x - 50} ${y + 20}L${x + 78} ${y + 6}L${x + 74} ${y + 44}L${x - 50} ${y + 58}Z`, { fill: tone }) +
			times(9, () => ellipse(x + r.range(-40, 50), y + r.range(-22, 4), r.range(5, 12), r.range(3, 6), { fill: spot, opacity: 0.75 }))
		);
	if (what === 'rolls')
		return g(
			{ transform: `translate(${x} ${y}) rotate(${r.int(-12, 12)})` },
			rect(-82, -26, 168, 58, { rx: 28, fill: '#1a0f08', opacity: 0.42, filter: 'url(#b6)', transform: 'translate(6 12)' }) +
				rect(-84, -30, 168, 58, { rx: 28, fill: tone }) +
				rect(-84, -30, 168, 58, { rx: 28, fill: 'url(#sw)' }) +
				ellipse(82, -1, 14, 28, { fill: mix(tone, '#ffffff', 0.3) }) +
				ellipse(82, -1, 8, 17, { fill: spot }) +
				rect(-30, -31, 60, 60, { fill: '#3f8250', opacity: 0.85 }) +
				path('M-30 -20H30M-30 0H30M-30 20H30', { stroke: '#2a6337', 'stroke-width': 3 }),
		);
	const cup = `M${x - 60} ${y - 10}L${x - 46} ${y + 52}Q${x} ${y + 68} ${x + 46} ${y + 52}L${x + 60} ${y - 10}Z`;
	return (
		ellipse(x + 6, y + 52, 58, 18, { fill: '#1a0f08', opacity: 0.45, filter: 'url(#b6)' }) +
		path(cup, { fill: '#f6efdd' }) +
		path(
			times(9, (k) => `M${f1(x - 52 + k * 13)} ${y - 6}L${f1(x - 40 + k * 10)} ${y + 56}`),
			{ stroke: '#c9b58c', 'stroke-width': 3 },
		) +
		path(
			`M${x - 66} ${y - 8}C${x - 70} ${y - 66} ${x + 70} ${y - 66} ${x + 66} ${y - 8}C${x + 30} ${y + 10} ${x - 30} ${y + 10} ${x - 66} ${y - 8}Z`,
			{ fill: tone },
		) +
		path(
			`M${x - 66} ${y - 8}C${x - 70} ${y - 66} ${x + 70} ${y - 66} ${x + 66} ${y - 8}C${x + 30} ${y + 10} ${x - 30} ${y + 10} ${x - 66} ${y - 8}Z`,
			{ fill: 'url(#sw)' },
		) +
		times(5, () => ellipse(x + r.range(-30, 30), y - 32 + r.range(-10, 12), 7, 5, { fill: spot }))
	);
}

/** Thai sweets set out on banana leaf. */
export function sweet(seed: string, { wall = '#eadfd2', table = '#cfb89c', what = 'cakes', tone = '#e8b65a', spot = '#8a3a1c' }: Sweet = {}): string {
	const r = rng(seed);
	const dish =
		ellipse(400, 560, 330, 130, { fill: '#1a0f14', opacity: 0.45, filter: 'url(#b14)' }) +
		ellipse(400, 540, 330, 128, { fill: '#9a6c38' }) +
		ellipse(400, 532, 330, 128, { fill: '#c99a5c' }) +
		ellipse(400, 528, 306, 112, { fill: '#7fae5c' }) +
		times(26, (k) =>
			path(`M${110 + k * 24} 528q10 -40 30 -80M${110 + k * 24} 528q10 40 30 80`, {
				stroke: '#4d8458',
				'stroke-width': 3,
				opacity: 0.4,
				fill: 'none',
			}),
		);
	const spots = [
		[260, 470],
		[400, 446],
		[540, 470],
		[190, 540],
		[330, 536],
		[472, 536],
		[612, 540],
	] as const;
	const body =
		leaf(110, 500, -14, 620, 100, '#3f8250', '#225c36', 18) +
		el('clipPath', { id: 'dl' }, ellipse(400, 528, 306, 112)) +
		dish +
		spots.map(([x, y]) => sweetPiece(r, what, x, y, mix(tone, r.chance(0.5) ? '#fff0d0' : '#9a5a1c', r.range(0, 0.14)), spot)).join('');
	return still(
		seed,
		{ wall, table, horizon: 400, view: '60 130 670 670' },
		rad(
			'sw',
			[
				[0, '#fff', 0.55],
				[0.5, '#fff', 0],
				[1, '#3a1404', 0.45],
			],
			{ cx: 0.34, cy: 0.26, r: 0.9 },
		),
		g({ transform: 'translate(400 478) scale(1.02) translate(-400 -530)' }, body),
	);
}

export interface Sausage extends Ground {
	tone?: string;
	what?: 'links' | 'coil' | 'rolls';
}

/** Sausages on banana leaf with raw vegetables. */
export function sausage(seed: string, { wall = '#dfe2d2', tone = '#b5502c', what = 'links' }: Sausage = {}): string {
	const r = rng(seed);
	const tube = (d: string, w: number): string =>
		path(d, {
			fill: 'none',
			stroke: '#1a0804',
			'stroke-width': w + 4,
			opacity: 0.4,
			filter: 'url(#b6)',
			transform: 'translate(8 14)',
			'stroke-linecap': 'round',
		}) +
		path(d, { fill: 'none', stroke: mix(tone, '#2a0a04', 0.4), 'stroke-width': w, 'stroke-linecap': 'round' }) +
		path(d, { fill: 'none', stroke: tone, 'stroke-width': w * 0.82, 'stroke-linecap': 'round', transform: 'translate(-3 -4)' }) +
		path(d, {
			fill: 'none',
			stroke: mix(tone, '#ffd9a8', 0.5),
			'stroke-width': w * 0.26,
			'stroke-linecap': 'round',
			opacity: 0.6,
			transform: `translate(${f1(-w * 0.16)} ${f1(-w * 0.24)})`,
		});
	const herbs = (x0: number, y0: number, x1: number, y1: number): string =>
		times(46, () =>
			ellipse(r.range(x0, x1), r.range(y0, y1), r.range(3, 7), r.range(2, 4), {
				fill: r.pick(['#f3dca0', '#3f7d34', '#6d1208', '#e8b24a']),
				opacity: 0.7,
				transform: `rotate(${r.int(0, 180)} 0 0) rotate(0)`,
			}),
		);
	const meats = {
		links: () =>
			[250, 350, 450, 550].map((y, k) => tube(`M190 ${y}C300 ${y - 40 + k * 6} 480 ${y - 40} 600 ${y - 10}`, 74)).join('') +
			path('M190 250C150 290 150 310 190 350M600 340C640 380 640 400 600 440M190 450C150 490 150 510 190 550', {
				fill: 'none',
				stroke: '#c9a05a',
				'stroke-width': 7,
			}),
		coil: () =>
			tube('M400 410C440 370 500 410 470 470C420 550 290 500 300 400C320 270 500 250 570 350C640 480 540 640 380 630C220 610 170 460 200 340', 66),
		rolls: () =>
			[270, 380, 490, 600]
				.map(
					(y) =>
						rect(180, y - 42, 440, 88, { rx: 40, fill: '#1a0804', opacity: 0.4, filter: 'url(#b6)', transform: 'translate(8 12)' }) +
						rect(180, y - 44, 440, 86, { rx: 40, fill: '#4d8458' }) +
						times(9, (i) => path(`M${200 + i * 50} ${y - 44}q10 44 0 86`, { fill: 'none', stroke: '#2a6337', 'stroke-width': 4 })) +
						ellipse(612, y, 20, 40, { fill: tone }) +
						ellipse(608, y - 4, 13, 28, { fill: mix(tone, '#fff0e0', 0.4) }) +
						path(`M260 ${y - 46}V${y + 44}M520 ${y - 46}V${y + 44}`, { stroke: '#c9a05a', 'stroke-width': 8 }),
				)
				.join(''),
	};
	const side =
		times(
			5,
			(k) =>
				ellipse(640 + (k % 2) * 34, 590 + k * 26, 34, 20, { fill: '#a8d08a' }) +
				ellipse(640 + (k % 2) * 34, 588 + k * 26, 26, 14, { fill: '#dcefc4' }),
		) +
		[0, 1, 2].map((k) => path(`M${116 + k * 22} ${690 - k * 10}q40 -30 100 -10q-40 26 -100 10Z`, { fill: k === 1 ? '#3f7d34' : '#c4261a' })).join('');
	return still(
		seed,
		{ wall, flat: true },
		'',
		leaf(10, 200, 6, 790, 150, '#3f8250', '#225c36', 22) +
			leaf(0, 420, -4, 800, 160, '#4b8f50', '#2a6337', 22) +
			leaf(20, 640, -10, 780, 130, '#387a48', '#225c36', 22) +
			meats[what]() +
			(what === 'rolls' ? '' : herbs(220, 230, 600, 600)) +
			side,
	);
}

export interface Noodles extends Ground {
	tone?: string;
	band?: Palette;
}

/** Dried noodles in bundles, tied with woven tape. */
export function noodles(seed: string, { wall = '#e8e0ce', table = '#cbb58e', tone = '#f0dfb4', band = 'lac' }: Noodles = {}): string {
	const r = rng(seed);
	const bundle = (x: number, y: number, s: number, rot: number): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
			ellipse(6, 66, 250, 26, { fill: '#1a0f08', opacity: 0.45, filter: 'url(#b14)' }) +
				times(74, (k) => {
					const yy = -58 + (k % 37) * 3.2;
					const c = mix(tone, r.chance(0.5) ? '#ffffff' : '#a8742c', r.range(0, 0.4));
					return path(
						`M${f1(-236 + r.range(-14, 14))} ${f1(yy * 1.14)}C-100 ${f1(yy * 0.9 + r.range(-6, 6))} 100 ${f1(yy * 0.9 + r.range(-6, 6))} ${f1(236 + r.range(-14, 14))} ${f1(yy * 1.14)}`,
						{ fill: 'none', stroke: c, 'stroke-width': 5, 'stroke-linecap': 'round' },
					);
				}) +
				ellipse(0, 0, 250, 70, { fill: 'url(#nb)' }) +
				rect(-46, -64, 92, 128, { rx: 8, fill: 'url(#ik)' }) +
				rect(-46, -64, 92, 128, { rx: 8, fill: 'url(#nb)' }),
		);
	const body =
		shadow(400, 690, 300, 26, 0.4) + bundle(400, 640, 1.1, 0) + bundle(400, 510, 1.04, -3) + bundle(410, 388, 0.96, 4) + bundle(396, 280, 0.86, -2);
	return still(
		seed,
		{ wall, table, horizon: 500 },
		ikatTile('ik', seed, 'khom', cloths[band], 3) +
			lin(
				'nb',
				[
					[0, '#fff', 0.35],
					[0.4, '#fff', 0],
					[1, '#2a1404', 0.6],
				],
				{ x1: 0, y1: 0, x2: 0, y2: 1 },
			),
		body,
	);
}

export interface Sugar extends Ground {
	tone?: string;
}

/** Palm sugar: discs stacked in a leaf-lined tray. */
export function sugar(seed: string, { wall = '#e9dfc6', table = '#cfb584', tone = '#c98a3c' }: Sugar = {}): string {
	const r = rng(seed);
	const cake = (x: number, y: number, R: number): string => {
		const c = mix(tone, r.chance(0.5) ? '#ffe6b0' : '#6a3a0c', r.range(0, 0.18));
		const side = `M${x - R} ${y}V${y + R * 0.5}A${R} ${R * 0.4} 0 0 0 ${x + R} ${y + R * 0.5}V${y}Z`;
		return (
			ellipse(x + 8, y + R * 0.62, R, R * 0.36, { fill: '#1a0f08', opacity: 0.4, filter: 'url(#b6)' }) +
			path(side, { fill: mix(c, '#5a2a04', 0.22) }) +
			path(side, { fill: 'url(#sb)' }) +
			ellipse(x, y, R, R * 0.4, { fill: mix(c, '#fff0cc', 0.24) }) +
			ellipse(x, y + 3, R * 0.72, R * 0.26, { fill: mix(c, '#5a2a04', 0.12) }) +
			times(12, () =>
				ellipse(x + r.range(-0.7, 0.7) * R, y + r.range(-0.25, 0.25) * R, r.range(2, 5), r.range(1, 3), { fill: '#fff3d6', opacity: 0.5 }),
			)
		);
	};
	const rows = [
		[
			[220, 560],
			[360, 580],
			[500, 580],
			[620, 556],
		],
		[
			[276, 480],
			[414, 492],
			[552, 480],
		],
		[
			[340, 404],
			[486, 404],
		],
		[[412, 330]],
	] as const;
	const body =
		leaf(80, 470, -16, 660, 120, '#4b8f50', '#2a6337', 20) +
		leaf(60, 600, 6, 690, 110, '#3f8250', '#225c36', 20) +
		shadow(420, 660, 300, 36, 0.45) +
		rows.map((row) => row.map(([x, y]) => cake(x, y, 82)).join('')).join('');
	return still(
		seed,
		{ wall, table, horizon: 460 },
		lin('sb', [
			[0, '#1a0804', 0.45],
			[0.3, '#fff', 0.24],
			[0.6, '#000', 0.05],
			[1, '#1a0804', 0.5],
		]),
		body,
	);
}

export interface Bottle extends Ground {
	liquid?: string;
	band?: Palette;
	cap?: string;
	form?: 'tall' | 'round' | 'small';
}

/** A glass bottle with label and cloth seal: fish sauce, juice, oil, milk. */
export function bottle(
	seed: string,
	{ wall = '#e4e2d6', table = '#c0bda6', liquid = '#7a3410', band = 'gold', cap = '#6d4a1e', form = 'tall' }: Bottle = {},
): string {
	const shapes = {
		tall: [
			[0, 44],
			[0.2, 46],
			[0.34, 104],
			[0.5, 116],
			[1, 110],
		],
		round: [
			[0, 40],
			[0.16, 42],
			[0.4, 150],
			[0.72, 160],
			[1, 116],
		],
		small: [
			[0, 50],
			[0.14, 52],
			[0.24, 116],
			[0.9, 120],
			[1, 112],
		],
	} as const;
	const R = profile(shapes[form]);
	const one = (cx: number, y0: number, H: number, s: number, tag: string): string => {
		const F = (t: number): number => R(t) * s;
		const d = outline(cx, y0, H, F, 0.14);
		const inner = outline(cx, y0 + H * 0.24, H * 0.74, (t) => F(0.24 + t * 0.76) - 9, 0.14);
		const w = F(0.68) * 1.62;
		return (
			shadow(cx + 12, y0 + H + 8, F(1) * 1.1, 22, 0.5) +
			path(d, { fill: '#e8efec', opacity: 0.6 }) +
			path(inner, { fill: liquid }) +
			path(inner, { fill: 'url(#lq)' }) +
			label(cx - w / 2, y0 + H * 0.5, w, H * 0.34, seed + tag, band) +
			path(d, { fill: 'url(#gl)' }) +
			path(`M${f1(cx - F(0.6) * 0.78)} ${f1(y0 + H * 0.34)}V${f1(y0 + H * 0.92)}`, {
				stroke: '#fff',
				'stroke-width': 10,
				'stroke-linecap': 'round',
				opacity: 0.5,
			}) +
			path(`M${f1(cx - F(0) - 6)} ${f1(y0 - 34)}V${f1(y0 + 26)}Q${cx} ${f1(y0 + 40)} ${f1(cx + F(0) + 6)} ${f1(y0 + 26)}V${f1(y0 - 34)}Z`, {
				fill: cap,
			}) +
			path(`M${f1(cx - F(0) - 6)} ${f1(y0 - 34)}V${f1(y0 + 26)}Q${cx} ${f1(y0 + 40)} ${f1(cx + F(0) + 6)} ${f1(y0 + 26)}V${f1(y0 - 34)}Z`, {
				fill: 'url(#bl)',
			}) +
			ellipse(cx, y0 - 34, F(0) + 6, 9, { fill: mix(cap, '#ffffff', 0.3) }) +
			path(`M${f1(cx - F(0) - 8)} ${f1(y0 + 30)}Q${cx} ${f1(y0 + 46)} ${f1(cx + F(0) + 8)} ${f1(y0 + 30)}`, {
				fill: 'none',
				stroke: '#c9a05a',
				'stroke-width': 9,
				'stroke-dasharray': '6 3',
			})
		);
	};
	const two =
		form === 'small' ? one(290, 320, 330, 1, 'a') + one(530, 360, 300, 0.92, 'b') : one(520, 250, 400, 0.84, 'b') + one(310, 180, 490, 1, 'a');
	const defs =
		bodyLight('bl') +
		lin('gl', [
			[0, '#10202a', 0.45],
			[0.1, '#fff', 0.12],
			[0.5, '#fff', 0],
			[0.86, '#10202a', 0.12],
			[1, '#10202a', 0.45],
		]) +
		lin('lq', [
			[0, '#000', 0.45],
			[0.3, '#fff', 0.24],
			[0.55, '#fff', 0],
			[1, '#000', 0.5],
		]);
	return still(seed, { wall, table, horizon: 560, view: '60 80 690 690' }, defs, two);
}

export interface Tea extends Ground {
	liquor?: string;
	leafTone?: string;
	cup?: string;
	band?: Palette;
}

/** A tin of tea, a cup and rolled leaves. */
export function tea(
	seed: string,
	{ wall = '#e0e6da', table = '#b6c2a8', liquor = '#d9a53a', leafTone = '#4a5a2a', cup = '#f4f1e6', band = 'forest' }: Tea = {},
): string {
	const r = rng(seed);
	const P = cloths[band];
	const tin = 'M150 260V620Q280 664 410 620V260Z';
	const R = profile([
		[0, 128],
		[0.5, 112],
		[0.9, 60],
		[1, 58],
	]);
	const d = outline(570, 500, 150, R, 0.2);
	const leaves = times(60, () =>
		g(
			{ transform: `translate(${f1(r.range(90, 700))} ${f1(r.range(690, 744))}) rotate(${r.int(0, 180)})` },
			path('M-16 0C-8 -9 8 -9 16 0C8 6 -8 8 -16 0Z', { fill: mix(leafTone, r.chance(0.5) ? '#c9d08a' : '#14180a', r.range(0, 0.4)) }),
		),
	);
	const body =
		leaf(600, 530, -78, 290, 46, '#5f8f4a', '#3d6a2f', 12) +
		leaf(620, 540, -44, 240, 42, '#76a65a', '#4a7a3a', 12) +
		shadow(294, 640, 170, 26, 0.5) +
		path(tin, { fill: P[0] }) +
		el('clipPath', { id: 'tn' }, path(tin)) +
		g(
			{ 'clip-path': 'url(#tn)' },
			rect(140, 290, 290, 90, { fill: 'url(#ik)' }) + rect(140, 284, 290, 6, { fill: P[1] }) + rect(140, 380, 290, 6, { fill: P[1] }),
		) +
		label(196, 412, 168, 150, seed, band) +
		path(tin, { fill: 'url(#bl)' }) +
		path('M142 210V264Q280 308 418 264V210Z', { fill: mix(P[0], '#000000', 0.2) }) +
		path('M142 210V264Q280 308 418 264V210Z', { fill: 'url(#bl)' }) +
		ellipse(280, 210, 138, 42, { fill: mix(P[0], '#ffffff', 0.18) }) +
		ellipse(280, 208, 116, 33, { fill: mix(P[0], '#ffffff', 0.08) }) +
		ellipse(280, 200, 24, 10, { fill: P[2] }) +
		shadow(580, 664, 110, 18, 0.5) +
		ellipse(570, 656, 130, 28, { fill: mix(cup, '#000000', 0.12) }) +
		ellipse(570, 650, 128, 26, { fill: cup }) +
		path(d, { fill: cup }) +
		ellipse(570, 500, 128, 26, { fill: mix(cup, '#000000', 0.16) }) +
		ellipse(570, 506, 114, 19, { fill: liquor }) +
		ellipse(540, 503, 50, 7, { fill: '#fff', opacity: 0.4 }) +
		path(d, { fill: 'url(#bl)', opacity: 0.6 }) +
		path('M540 470c-20 -30 20 -46 0 -80M590 470c-16 -26 20 -40 4 -70', {
			fill: 'none',
			stroke: '#fff',
			'stroke-width': 9,
			opacity: 0.4,
			filter: 'url(#b6)',
			'stroke-linecap': 'round',
		}) +
		leaves;
	return still(seed, { wall, table, horizon: 540 }, bodyLight('bl') + ikatTile('ik', seed, 'flower', P, 3.6), body);
}

export interface Soap extends Ground {
	bars?: readonly [string, string, string];
	band?: Palette;
}

/** Hand-cut soap in paper sleeves. */
export function soap(
	seed: string,
	{ wall = '#e6e4e0', table = '#c4c4ba', bars = ['#a8c890', '#e8d49a', '#d9a0b0'], band = 'forest' }: Soap = {},
): string {
	const r = rng(seed);
	const bar = (x: number, y: number, c: string, wrapped: boolean): string => {
		const top = `M${x} ${y}L${x + 70} ${y - 60}H${x + 350}L${x + 290} ${y}Z`;
		const front = `M${x} ${y}H${x + 290}V${y + 96}Q${x + 290} ${y + 106} ${x + 280} ${y + 106}H${x + 10}Q${x} ${y + 106} ${x} ${y + 96}Z`;
		const side = `M${x + 290} ${y}L${x + 350} ${y - 60}V${y + 36}L${x + 290} ${y + 100}Z`;
		return (
			shadow(x + 180, y + 108, 190, 20, 0.45) +
			path(top, { fill: mix(c, '#ffffff', 0.4) }) +
			path(side, { fill: mix(c, '#20301a', 0.32) }) +
			path(front, { fill: c }) +
			times(20, () =>
				ellipse(x + r.range(12, 276), y + r.range(10, 94), r.range(2, 5), r.range(1.5, 3), {
					fill: mix(c, r.chance(0.5) ? '#ffffff' : '#2a3a1a', 0.5),
					opacity: 0.6,
				}),
			) +
			path(front, { fill: 'url(#sf)' }) +
			path(`M${x} ${y}H${x + 290}`, { stroke: '#fff', 'stroke-width': 5, opacity: 0.5 }) +
			(wrapped
				? path(`M${x + 90} ${y}H${x + 200}V${y + 106}H${x + 90}Z`, { fill: 'url(#ik)' }) +
					path(`M${x + 90} ${y}L${x + 160} ${y - 60}H${x + 268}L${x + 200} ${y}Z`, { fill: 'url(#ik)' }) +
					path(`M${x + 90} ${y}L${x + 160} ${y - 60}H${x + 268}L${x + 200} ${y}Z`, { fill: '#fff', opacity: 0.18 })
				: '')
		);
	};
	const bubbles = times(26, () => {
		const [x, y, q] = [r.range(80, 720), r.range(690, 744), r.range(6, 20)];
		return circle(x, y, q, { fill: '#fff', opacity: 0.5 }) + circle(x - q * 0.3, y - q * 0.3, q * 0.26, { fill: '#fff' });
	});
	const body =
		leaf(560, 400, -50, 230, 50, '#56966a', '#2f6b46', 12) +
		leaf(520, 400, -96, 250, 46, '#3f8250', '#225c36', 12) +
		bar(330, 400, bars[1], false) +
		bar(130, 430, bars[0], true) +
		bar(250, 574, bars[2], true) +
		bubbles;
	return still(
		seed,
		{ wall, table, horizon: 480, view: '60 90 690 690' },
		ikatTile('ik', seed, 'khom', cloths[band], 3) +
			threads() +
			lin(
				'sf',
				[
					[0, '#fff', 0.26],
					[0.4, '#fff', 0],
					[1, '#1a2410', 0.4],
				],
				{ x1: 0, y1: 0, x2: 0.3, y2: 1 },
			),
		body,
	);
}
