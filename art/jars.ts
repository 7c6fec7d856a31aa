// Rice, jars, coffee: what is packed.
import { circle, ellipse, f1, g, lin, line, mix, path, rad, rect, rng, shadow, smooth, still, times } from './core.ts';
import type { Chance, Point } from './core.ts';
import { cloths, ikatTile, threads } from './ikat.ts';
import type { Palette } from './ikat.ts';
import { bodyLight, grains, label, outline, profile } from './turned.ts';
import type { Profile } from './turned.ts';

function ear(r: Chance, x0: number, y0: number, x1: number, y1: number, bend: number, col = '#c9962f'): string {
	// รวงข้าว
	const mx = (x0 + x1) / 2 + bend,
		my = Math.min(y0, y1) - Math.abs(bend) * 0.6;
	let o = path(`M${x0} ${y0}Q${f1(mx)} ${f1(my)} ${x1} ${y1}`, { fill: 'none', stroke: '#8d7a2f', 'stroke-width': 5, 'stroke-linecap': 'round' });
	for (let i = 8; i < 30; i++) {
		const t = i / 30,
			s = 1 - t,
			x = s * s * x0 + 2 * s * t * mx + t * t * x1,
			y = s * s * y0 + 2 * s * t * my + t * t * y1;
		const dx = 2 * s * (mx - x0) + 2 * t * (x1 - mx),
			dy = 2 * s * (my - y0) + 2 * t * (y1 - my),
			an = Math.atan2(dy, dx) * 57.3;
		for (const sd of [-1, 1])
			o += g(
				{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${f1(an + sd * r.range(18, 34))})` },
				ellipse(12, sd * 3, 14, 5.2, { fill: mix(col, r.chance(0.5) ? '#fff0bf' : '#7a4d10', r.range(0.02, 0.3)) }) +
					path(`M24 ${sd * 3}l12 ${sd * 1.5}`, { stroke: '#c9a24a', 'stroke-width': 1 }),
			);
	}
	return o;
}
export interface RiceBowl {
	cols?: readonly [string, string, string, string];
	bowl?: string;
	bowl2?: string;
	wall?: string;
	table?: string;
	earCol?: string;
}
export function riceBowl(
	seed: string,
	{
		cols = ['#fbf7ea', '#f4ecd6', '#efe4c6', '#ffffff'],
		bowl = '#6d4a35',
		bowl2 = '#2f1e17',
		wall = '#dfe4d3',
		table = '#bcc5a3',
		earCol = '#cf9a2e',
	}: RiceBowl = {},
): string {
	const r = rng(seed),
		R = profile([
			[0, 250],
			[0.5, 226],
			[0.85, 130],
			[1, 96],
		]),
		cx = 400,
		y0 = 430,
		H = 216,
		tilt = 0.2;
	const d = outline(cx, y0, H, R, tilt);
	return still(
		seed,
		{ wall, table, horizon: 560, view: '60 80 700 700' },
		bodyLight('bl') +
			rad(
				'md',
				[
					[0, mix(cols[0], '#ffffff', 0.3)],
					[1, mix(cols[1], '#3b2412', 0.35)],
				],
				{ cx: 0.35, cy: 0.3, r: 0.8 },
			),
		ear(r, 668, 690, 560, 130, 150, earCol) +
			ear(r, 700, 690, 690, 210, 90, earCol) +
			shadow(414, 668, 200, 30, 0.55) +
			ellipse(cx, y0, 252, 52, { fill: bowl2 }) +
			path(`M166 ${y0}C216 316 320 262 400 258C480 262 584 316 634 ${y0}A250 50 0 0 1 166 ${y0}Z`, { fill: 'url(#md)' }) +
			grains(r, cx, y0 - 4, 236, 44, 1700, cols, 17, 172) +
			path(d, { fill: bowl }) +
			`<clipPath id="bd">${path(d)}</clipPath>` +
			g(
				{ 'clip-path': 'url(#bd)' },
				[0.2, 0.26, 0.5]
					.map((t) => ellipse(cx, y0 + t * H, R(t), R(t) * tilt, { fill: 'none', stroke: bowl2, 'stroke-width': t === 0.26 ? 3 : 7, opacity: 0.5 }))
					.join('') + ellipse(cx, y0, 250, 50, { fill: 'none' }),
			) +
			path(d, { fill: 'url(#bl)' }) +
			path(`M150 ${y0}A250 50 0 0 0 650 ${y0}`, { fill: 'none', stroke: mix(bowl, '#ffffff', 0.28), 'stroke-width': 9, 'stroke-linecap': 'round' }) +
			grains(r, 250, 716, 110, 16, 40, cols, 17) +
			grains(r, 560, 728, 90, 12, 26, cols, 17),
	);
}
export interface RiceBag {
	cols?: readonly [string, string, string, string, string];
	kraft?: string;
	band?: Palette;
	wall?: string;
	table?: string;
}
export function riceBag(
	seed: string,
	{
		cols = ['#4a1f35', '#5d2a45', '#3a1829', '#7b3c5c', '#2a1220'],
		kraft = '#c79b67',
		band = 'violet',
		wall = '#e6dce2',
		table = '#c9b3c0',
	}: RiceBag = {},
): string {
	const r = rng(seed);
	const shape = 'M226 214Q232 196 252 194L548 194Q568 196 574 214L596 640Q598 676 562 678L238 678Q202 676 204 640Z';
	return still(
		seed,
		{ wall, table, horizon: 540 },
		ikatTile('ik', seed, 'khom', cloths[band], 4.2) +
			threads('thr', 0.08) +
			`<clipPath id="c">${path(shape)}</clipPath>` +
			lin('bl', [
				[0, '#1a0a06', 0.42],
				[0.12, '#1a0a06', 0.08],
				[0.3, '#fff', 0.2],
				[0.5, '#fff', 0],
				[0.85, '#1a0a06', 0.2],
				[1, '#1a0a06', 0.5],
			]),
		shadow(416, 686, 230, 28, 0.5) +
			path(shape, { fill: kraft }) +
			g(
				{ 'clip-path': 'url(#c)' },
				rect(180, 190, 440, 500, { fill: 'url(#thr)' }) +
					rect(180, 262, 440, 74, { fill: 'url(#ik)' }) +
					rect(180, 262, 440, 4, { fill: cloths[band][1] }) +
					rect(180, 332, 440, 4, { fill: cloths[band][1] }),
			) +
			path('M226 214Q232 196 252 194L548 194Q568 196 574 214L572 246H228Z', { fill: mix(kraft, '#3a210f', 0.22) }) +
			path('M232 226H568', { stroke: '#f6e6cc', 'stroke-width': 3, 'stroke-dasharray': '12 8' }) +
			label(304, 370, 192, 150, seed, band) +
			`<clipPath id="w"><ellipse cx="400" cy="592" rx="126" ry="50"/></clipPath>` +
			ellipse(400, 592, 130, 54, { fill: mix(kraft, '#3a210f', 0.4) }) +
			g({ 'clip-path': 'url(#w)' }, rect(260, 530, 280, 130, { fill: cols[2] }) + grains(r, 400, 592, 134, 56, 430, cols, 16)) +
			path(shape, { fill: 'url(#bl)' }) +
			path('M262 350Q250 500 258 650M540 350Q552 480 546 640', { stroke: '#3a210f', 'stroke-width': 3, opacity: 0.25, fill: 'none' }) +
			grains(r, 210, 704, 120, 20, 90, cols, 17) +
			grains(r, 640, 712, 80, 14, 34, cols, 17),
	);
}

export function jar(id: string, cx: number, y0: number, H: number, R: Profile, tilt: number, fillTop: number, col: string, inside = ''): string {
	const d = outline(cx, y0, H, R, tilt),
		fd = outline(cx, y0 + H * fillTop, H * (1 - fillTop) - 8, (t) => R(fillTop + t * (1 - fillTop)) - 9, tilt);
	return (
		path(d, { fill: '#e9f0ee', opacity: 0.55 }) +
		path(fd, { fill: `url(#${id})` }) +
		ellipse(cx, y0 + H * fillTop, R(fillTop) - 9, (R(fillTop) - 9) * tilt, { fill: mix(col, '#fff2c4', 0.45) }) +
		inside +
		path(d, { fill: 'url(#gl)' }) +
		path(
			`M${f1(cx - R(0.5) * 0.72)} ${f1(y0 + H * 0.16)}C${f1(cx - R(0.5) * 0.86)} ${f1(y0 + H * 0.4)} ${f1(cx - R(0.5) * 0.86)} ${f1(y0 + H * 0.7)} ${f1(cx - R(0.5) * 0.74)} ${f1(y0 + H * 0.9)}`,
			{ fill: 'none', stroke: '#fff', 'stroke-width': 13, 'stroke-linecap': 'round', opacity: 0.5 },
		) +
		path(`M${f1(cx + R(0.5) * 0.82)} ${f1(y0 + H * 0.3)}V${f1(y0 + H * 0.8)}`, {
			stroke: '#fff',
			'stroke-width': 5,
			'stroke-linecap': 'round',
			opacity: 0.4,
		})
	);
}
export const glass = (): string =>
	lin('gl', [
		[0, '#10202a', 0.4],
		[0.1, '#fff', 0.1],
		[0.5, '#fff', 0],
		[0.86, '#10202a', 0.1],
		[1, '#10202a', 0.4],
	]);
export function clothCap(cx: number, y: number, rx: number, fill: string, twine = '#b98a4e'): string {
	const n = 22,
		pts: Point[] = [];
	for (let i = 0; i <= n; i++) {
		const t = i / n;
		pts.push([cx - rx * 1.3 + rx * 2.6 * t, y + 52 + Math.sin(i * 2.4) * 9 + Math.sin(t * 3.14) * 22]);
	}
	const d =
		`M${f1(cx - rx)} ${f1(y)}C${f1(cx - rx * 0.9)} ${f1(y - 62)} ${f1(cx + rx * 0.9)} ${f1(y - 62)} ${f1(cx + rx)} ${f1(y)}L${f1(pts[n]![0])} ${f1(pts[n]![1])}` +
		smooth(pts.slice().reverse()).replace('M', 'L') +
		'Z';
	return (
		path(d, { fill }) +
		path(d, { fill: 'url(#cap)' }) +
		path(
			Array.from({ length: 15 }, (_, i) => `M${f1(cx - rx + (rx * 2 * i) / 14)} ${f1(y + 6)}q${f1((i - 7) * 2)} 22 ${f1((i - 7) * 4)} 48`).join(''),
			{ stroke: '#000', 'stroke-width': 2, opacity: 0.2, fill: 'none' },
		) +
		path(`M${f1(cx - rx - 3)} ${f1(y)}Q${cx} ${f1(y + 26)} ${f1(cx + rx + 3)} ${f1(y)}`, {
			fill: 'none',
			stroke: '#5d3b1d',
			'stroke-width': 12,
			'stroke-linecap': 'round',
		}) +
		path(`M${f1(cx - rx - 3)} ${f1(y)}Q${cx} ${f1(y + 26)} ${f1(cx + rx + 3)} ${f1(y)}`, {
			fill: 'none',
			stroke: twine,
			'stroke-width': 8,
			'stroke-dasharray': '6 3',
		}) +
		path(`M${cx + 14} ${y + 14}q34 4 44 44M${cx + 14} ${y + 14}q10 20 2 52`, {
			fill: 'none',
			stroke: twine,
			'stroke-width': 5,
			'stroke-linecap': 'round',
		})
	);
}
export interface Honey {
	wall?: string;
	table?: string;
	pal?: Palette;
	cap?: Palette;
	tone?: string;
}
export function honey(seed: string, { wall = '#f0e2bd', table = '#dcbf7c', pal = 'gold', cap = 'lac', tone = '#dd930f' }: Honey = {}): string {
	const r = rng(seed),
		R = profile([
			[0, 122],
			[0.12, 128],
			[0.26, 182],
			[0.9, 190],
			[1, 168],
		]),
		cx = 372,
		y0 = 258,
		H = 400,
		tilt = 0.14;
	let comb = '';
	const hx = 34;
	for (let j = 0; j < 7; j++)
		for (let i = 0; i < 6; i++) {
			const x = 560 + i * hx * 1.5,
				y = 520 + j * hx * 1.732 + (i % 2) * hx * 0.866;
			const dpt = Math.hypot((x - 690) / 1.2, y - 660);
			if (dpt > 140) continue;
			const pts = Array.from({ length: 6 }, (_, k): Point => [x + Math.cos(k * 1.0472) * hx * 0.94, y + Math.sin(k * 1.0472) * hx * 0.94]);
			const c = mix('#e8a01c', r.chance(0.5) ? '#ffd977' : '#a65f08', r.range(0.1, 0.55));
			comb +=
				path(line(pts) + 'Z', { fill: c, stroke: '#f6cd6a', 'stroke-width': 6, 'stroke-linejoin': 'round' }) +
				path(line(pts.map(([a, b]): Point => [x + (a - x) * 0.6 + 3, y + (b - y) * 0.6 + 4])) + 'Z', { fill: mix(c, '#5a2d00', 0.34) }) +
				circle(x - 9, y - 10, 4.5, { fill: '#fff', opacity: 0.55 });
		}
	return still(
		seed,
		{ wall, table, horizon: 540 },
		glass() +
			lin('hn', [
				[0, mix(tone, '#3a1400', 0.6)],
				[0.14, mix(tone, '#3a1400', 0.16)],
				[0.38, mix(tone, '#ffe08a', 0.4)],
				[0.6, tone],
				[1, mix(tone, '#3a1400', 0.6)],
			]) +
			ikatTile('ik', seed, 'flower', cloths[cap], 3.4) +
			lin('cap', [
				[0, '#000', 0.34],
				[0.3, '#fff', 0.24],
				[0.6, '#000', 0.02],
				[1, '#000', 0.4],
			]),
		shadow(668, 700, 130, 20, 0.4) +
			comb +
			shadow(388, 668, 190, 26, 0.5) +
			ellipse(400, 690, 150, 14, { fill: '#f2a51e', opacity: 0.35, filter: 'url(#b14)' }) +
			jar('hn', cx, y0, H, R, tilt, 0.2, tone) +
			label(270, 420, 204, 158, seed, pal) +
			clothCap(cx, 252, 130, 'url(#ik)'),
	);
}
/** What lies beside a jar when it is not chillies. */
function besideJar(r: Chance, what: 'shrimp' | 'radish' | 'salt'): string {
	if (what === 'salt')
		return (
			path('M440 716C470 650 520 610 560 606C610 612 670 660 704 716C640 734 500 734 440 716Z', { fill: '#f6f5f0' }) +
			times(160, () => {
				const x = r.range(446, 700);
				const y = r.range(640, 724) + Math.abs(x - 570) * 0.18;
				return rect(x, Math.min(y, 724), r.range(3, 8), r.range(3, 8), {
					fill: r.pick(['#ffffff', '#d8dde0', '#c6ccd0', '#fdfbf4']),
					transform: `rotate(${r.int(0, 90)} ${f1(x)} ${f1(y)})`,
				});
			})
		);
	if (what === 'radish')
		return times(7, (k) => {
			const [x, y] = [490 + (k % 4) * 58, 690 + (k % 2) * 26 - (k > 3 ? 44 : 0)];
			return g(
				{ transform: `translate(${x} ${y}) rotate(${r.int(-24, 24)})` },
				ellipse(3, 7, 40, 22, { fill: '#1a0f08', opacity: 0.35 }) +
					ellipse(0, 0, 40, 22, { fill: '#b9802c' }) +
					ellipse(0, -3, 34, 16, { fill: '#e6b457' }) +
					ellipse(0, -3, 20, 9, { fill: 'none', stroke: '#c9923a', 'stroke-width': 3 }),
			);
		});
	return times(9, (k) => {
		const [x, y] = [480 + (k % 4) * 66 + r.range(-8, 8), 680 + Math.floor(k / 4) * 24];
		return g(
			{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${r.int(-50, 50)}) scale(${f1(r.range(0.8, 1.1))})` },
			path('M-34 10C-30 -22 10 -34 34 -10C20 -14 -4 -8 -10 16C-18 22 -30 20 -34 10Z', { fill: '#d98a6a' }) +
				path('M-24 4C-14 -16 8 -22 24 -12M-12 -8l-6 18M2 -16l-4 14M14 -18l0 10', { fill: 'none', stroke: '#a4553a', 'stroke-width': 3 }) +
				path('M34 -10q22 -20 40 -14M34 -8q24 -6 38 6', { fill: 'none', stroke: '#d98a6a', 'stroke-width': 2.4 }) +
				circle(26, -14, 3.4, { fill: '#1a0a06' }),
		);
	});
}

export interface Jar {
	wall?: string;
	table?: string;
	tone?: string;
	specks?: readonly string[];
	cap?: Palette;
	beside?: 'chilli' | 'shrimp' | 'radish' | 'salt';
}
export function chiliJar(
	seed: string,
	{
		wall = '#ecd8d0',
		table = '#cf9f8d',
		tone = '#c2321a',
		specks = ['#f0c46a', '#7d1208', '#d8421e', '#3d0d06', '#b52812', '#f3dca0'],
		cap = 'forest',
		beside = 'chilli',
	}: Jar = {},
): string {
	const r = rng(seed),
		R = profile([
			[0, 118],
			[0.1, 124],
			[0.22, 164],
			[0.92, 168],
			[1, 152],
		]),
		tilt = 0.15;
	let inside = '';
	for (let i = 0; i < 260; i++) {
		const u = r.range(-0.9, 0.9),
			t = r.range(0.2, 0.95);
		inside += ellipse(360 + R(t) * 0.92 * Math.sin(u * 1.5), 300 + t * 330, r.range(2, 7), r.range(2, 4), {
			fill: r.pick(specks),
			opacity: 0.85,
			transform: `rotate(${r.int(0, 180)} ${f1(360 + R(t) * 0.92 * Math.sin(u * 1.5))} ${f1(300 + t * 330)})`,
		});
	}
	const chili = (x: number, y: number, rot: number, s: number, c1: string, c2: string): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
			path('M0 0C40 -26 130 -22 206 26C140 18 60 34 6 24C-8 18 -8 6 0 0Z', { fill: c1 }) +
				path('M10 2C50 -14 120 -10 180 16C120 2 60 6 14 12Z', { fill: '#fff', opacity: 0.35 }) +
				path('M4 24C60 34 140 18 206 26C140 34 60 46 4 24Z', { fill: c2, opacity: 0.6 }) +
				path('M2 4C-18 -2 -26 12 -52 6', { fill: 'none', stroke: '#4d7a33', 'stroke-width': 9, 'stroke-linecap': 'round' }) +
				path('M6 -2Q-12 10 6 26Q14 10 6 -2Z', { fill: '#5e8f3d' }),
		);
	return still(
		seed,
		{ wall, table, horizon: 540 },
		glass() +
			lin('hn', [
				[0, mix(tone, '#1a0503', 0.6)],
				[0.3, tone],
				[0.6, mix(tone, '#1a0503', 0.2)],
				[1, mix(tone, '#1a0503', 0.65)],
			]) +
			ikatTile('ik', seed, 'hook', cloths[cap], 3.2) +
			lin('cap', [
				[0, '#000', 0.34],
				[0.3, '#fff', 0.24],
				[0.6, '#000', 0.02],
				[1, '#000', 0.4],
			]),
		shadow(376, 640, 180, 26, 0.5) +
			shadow(560, 706, 170, 14, 0.4) +
			jar('hn', 360, 300, 330, R, tilt, 0.17, tone, inside) +
			label(270, 430, 180, 138, seed, cap) +
			clothCap(360, 296, 126, 'url(#ik)') +
			(beside === 'chilli'
				? chili(500, 690, -6, 1, '#c4261a', '#6d0d08') +
					chili(470, 650, 16, 0.9, '#d8371f', '#7d1208') +
					chili(560, 628, -30, 0.72, '#3f7d34', '#1f4d1c') +
					chili(610, 716, 8, 0.66, '#e0551f', '#8d1d08')
				: besideJar(r, beside)),
	);
}

export interface Coffee {
	wall?: string;
	table?: string;
	bag?: string;
	band?: Palette;
	roast?: string;
}
export function coffee(
	seed: string,
	{ wall = '#e3dbd0', table = '#b9a58e', bag = '#2c2b2d', band = 'ebony', roast = '#4a2614' }: Coffee = {},
): string {
	const r = rng(seed);
	const shape = 'M236 180H564L590 656Q592 684 560 684H240Q208 684 210 656Z';
	let beans = '';
	for (let i = 0; i < 90; i++) {
		const side = i % 3 ? 0 : 1,
			x = side ? r.range(560, 730) : r.range(70, 330),
			y = r.range(676, 742),
			s = r.range(13, 18);
		beans += g(
			{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${r.int(0, 180)})` },
			ellipse(2, 4, s, s * 0.68, { fill: '#120804', opacity: 0.4 }) +
				ellipse(0, 0, s, s * 0.68, { fill: mix(roast, r.chance(0.5) ? '#7d4a2a' : '#24100a', r.range(0, 0.6)) }) +
				path(`M${-s * 0.8} 0Q0 ${s * 0.25} ${s * 0.8} 0`, { stroke: '#1a0b06', 'stroke-width': 3, fill: 'none' }) +
				ellipse(-s * 0.3, -s * 0.34, s * 0.34, s * 0.12, { fill: '#fff', opacity: 0.25 }),
		);
	}
	return still(
		seed,
		{ wall, table, horizon: 520 },
		ikatTile('ik', seed, 'hook', cloths[band], 4) +
			`<clipPath id="c">${path(shape)}</clipPath>` +
			lin('bl', [
				[0, '#000', 0.5],
				[0.14, '#000', 0.1],
				[0.28, '#fff', 0.22],
				[0.5, '#fff', 0],
				[0.85, '#000', 0.2],
				[1, '#000', 0.5],
			]),
		shadow(416, 690, 220, 28, 0.5) +
			path(shape, { fill: bag }) +
			g(
				{ 'clip-path': 'url(#c)' },
				rect(200, 560, 400, 130, { fill: 'url(#ik)' }) +
					rect(200, 556, 400, 5, { fill: '#efe6cf' }) +
					rect(200, 176, 400, 46, { fill: mix(bag, '#000000', 0.35) }),
			) +
			label(290, 276, 220, 214, seed, band) +
			circle(400, 246, 13, { fill: '#111' }) +
			circle(400, 246, 5, { fill: '#444' }) +
			path(shape, { fill: 'url(#bl)' }) +
			path('M236 222H564', { stroke: '#fff', 'stroke-opacity': 0.25, 'stroke-width': 2 }) +
			beans,
	);
}
