// From field and orchard: durian, pineapple, citrus, bananas, bunches, coconuts, greens, shallots, seedlings.
import { circle, ellipse, f1, g, lin, mix, path, rad, rect, rng, shadow, still, times } from './core.ts';
import type { Chance, Point } from './core.ts';
import type { Ground } from './handmade.ts';
import { tray } from './fresh.ts';
import { bodyLight, leaf, outline, profile } from './turned.ts';

export interface Durian extends Ground {
	skin?: string;
	flesh?: string;
	/** Champedak is smoother and longer. */
	smooth?: boolean;
}

/** Spines in rows over a ball, each a small lit pyramid. */
function spines(r: Chance, cx: number, cy: number, rx: number, ry: number, skin: string, soft: boolean): string {
	const size = soft ? 13 : 25;
	let o = '';
	const rows = soft ? 24 : 15;
	for (let j = 0; j < rows; j++) {
		const v = -1 + (2 * (j + 0.5)) / rows;
		const half = Math.sqrt(1 - v * v);
		const n = Math.max(3, Math.round(half * rows * 1.05));
		for (let i = 0; i < n; i++) {
			const u = (-1 + (2 * (i + 0.5 + (j % 2) * 0.3)) / n) * half;
			const [x, y] = [cx + u * rx, cy + v * ry];
			const lit = 0.5 - (u * 0.55 + v * 0.5) * 0.5;
			const s = size * (0.75 + 0.3 * half) * r.range(0.9, 1.12);
			const tip: Point = [x + u * s * 0.7, y + v * s * 0.7 - s * 0.12];
			const c = mix(mix(skin, '#f2f0b0', lit * 0.42), '#1c1f06', (1 - lit) * 0.5);
			const corner = (k: number): Point => [x + Math.cos(k) * s * 0.74, y + Math.sin(k) * s * 0.66];
			const [a, b, d, e] = [corner(-2.4), corner(-0.7), corner(0.8), corner(2.4)];
			const face = (p: Point, q: Point, t: number): string =>
				path(`M${f1(tip[0])} ${f1(tip[1])}L${f1(p[0])} ${f1(p[1])}L${f1(q[0])} ${f1(q[1])}Z`, {
					fill: t > 0 ? mix(c, '#fbf8c8', t) : mix(c, '#15180a', -t),
				});
			o += face(a, b, 0.16) + face(e, a, 0.34) + face(b, d, -0.26) + face(d, e, -0.4);
		}
	}
	return o;
}

/** Durian: one whole, one opened with its flesh. */
export function durian(
	seed: string,
	{ wall = '#e2e6d2', table = '#bcc59c', skin = '#8a9440', flesh = '#f6d060', smooth: soft = false }: Durian = {},
): string {
	const r = rng(seed);
	const pod = (x: number, y: number, s: number, rot: number): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
			path('M-80 6C-70 -46 30 -60 84 -20C96 20 40 54 -20 50C-60 46 -84 30 -80 6Z', { fill: mix(flesh, '#a8701c', 0.32) }) +
				path('M-76 0C-66 -48 28 -58 78 -22C86 10 38 38 -18 36C-54 34 -78 22 -76 0Z', { fill: flesh }) +
				path('M-56 -14C-30 -36 20 -42 54 -24', { fill: 'none', stroke: '#fff8d0', 'stroke-width': 11, opacity: 0.7, 'stroke-linecap': 'round' }) +
				path('M-40 14Q0 24 46 6', { fill: 'none', stroke: mix(flesh, '#a8701c', 0.4), 'stroke-width': 4 }),
		);
	const open = 'M360 640C350 540 440 470 560 470C670 474 730 540 716 630C690 690 400 700 360 640Z';
	const [cx, cy, rx, ry] = soft ? [320, 380, 190, 232] : [320, 372, 214, 216];
	const body =
		leaf(390, 200, -24, 250, 54, '#4b8f50', '#2a6337', 12) +
		shadow(330, 590, 220, 34, 0.55) +
		ellipse(cx, cy, rx, ry, { fill: mix(skin, '#1c1f06', 0.5) }) +
		spines(r, cx, cy, rx, ry, skin, soft) +
		path(`M${cx} ${cy - ry}q-4 -46 26 -70`, { fill: 'none', stroke: '#6d5226', 'stroke-width': 30, 'stroke-linecap': 'round' }) +
		path(`M${cx - 6} ${cy - ry}q-4 -46 26 -70`, { fill: 'none', stroke: '#a08048', 'stroke-width': 10, 'stroke-linecap': 'round' }) +
		shadow(548, 684, 190, 22, 0.5) +
		path(open, { fill: mix(skin, '#1c1f06', 0.3) }) +
		`<clipPath id="dop">${path(open)}</clipPath>` +
		g({ 'clip-path': 'url(#dop)' }, spines(r, 540, 660, 210, 130, skin, soft)) +
		path('M388 600C400 530 470 500 560 500C640 502 690 548 690 600C660 640 440 648 388 600Z', { fill: '#f4ecd2' }) +
		path('M404 598C420 540 480 516 560 516C630 518 674 556 674 596C640 622 450 628 404 598Z', { fill: '#e6d8b0' }) +
		pod(488, 574, 0.86, -8) +
		pod(600, 576, 0.86, 10);
	return still(seed, { wall, table, horizon: 500, view: '60 70 690 690' }, '', body);
}

export interface Pineapple extends Ground {
	skin?: string;
	crown?: string;
}

/** A pineapple standing, with rings cut beside it. */
export function pineapple(seed: string, { wall = '#e6e8d4', table = '#c4c89e', skin = '#d99a2c', crown = '#4d7a3a' }: Pineapple = {}): string {
	const r = rng(seed);
	const leaves = times(26, (i) => {
		const a = -90 + ((i % 13) - 6) * 12 + r.range(-4, 4);
		const L = (i < 13 ? 200 : 140) * r.range(0.85, 1.1);
		return g(
			{ transform: `translate(330 ${i < 13 ? 252 : 266}) rotate(${f1(a)})` },
			path(`M0 -19Q${f1(L * 0.6)} -25 ${f1(L)} 0Q${f1(L * 0.6)} 16 0 19Z`, { fill: mix(crown, i % 2 ? '#b8d08a' : '#12301a', r.range(0.06, 0.34)) }) +
				path(`M0 -4Q${f1(L * 0.6)} -7 ${f1(L * 0.94)} 0`, { fill: 'none', stroke: '#dcebb8', 'stroke-width': 2.4, opacity: 0.6 }),
		);
	});
	const [cx, cy, rx, ry] = [330, 460, 158, 214];
	let eyes = '';
	for (let j = 0; j < 13; j++)
		for (let i = -4; i <= 4; i++) {
			const v = -0.94 + j * 0.157;
			const u = (i + (j % 2) / 2) * 0.24;
			const half = Math.sqrt(Math.max(0, 1 - v * v));
			if (Math.abs(u) > 0.98) continue;
			const [x, y] = [cx + Math.sin((u * Math.PI) / 2) * rx * half, cy + v * ry];
			const w = 23 * Math.cos(u * 1.35) * (0.5 + half * 0.55);
			const c = mix(mix(skin, '#fff0b0', (0.5 - u) * 0.3), '#4a2408', Math.max(0, u + 0.1) * 0.6);
			eyes += g(
				{ transform: `translate(${f1(x)} ${f1(y)})` },
				path(`M0 -21L${f1(w)} 0L0 21L${f1(-w)} 0Z`, { fill: c, stroke: mix(skin, '#3a1a04', 0.62), 'stroke-width': 4 }) +
					path(`M${f1(-w * 0.4)} -3L0 -11L${f1(w * 0.35)} -3`, { fill: 'none', stroke: '#fff3c4', 'stroke-width': 2.6, opacity: 0.65 }) +
					circle(0, 3, 4.2, { fill: mix(skin, '#3a1a04', 0.5) }),
			);
		}
	const slice = (x: number, y: number): string =>
		ellipse(x + 8, y + 22, 116, 40, { fill: '#1a0f08', opacity: 0.42, filter: 'url(#b6)' }) +
		ellipse(x, y + 14, 114, 42, { fill: mix(skin, '#3a1a04', 0.3) }) +
		ellipse(x, y, 114, 42, { fill: mix(skin, '#fff0a0', 0.35) }) +
		ellipse(x, y, 100, 35, { fill: '#f8d65a' }) +
		times(26, (k) =>
			path(
				`M${f1(x + Math.cos(k * 0.2417) * 32)} ${f1(y + Math.sin(k * 0.2417) * 11)}L${f1(x + Math.cos(k * 0.2417) * 92)} ${f1(y + Math.sin(k * 0.2417) * 32)}`,
				{ stroke: '#e8b43a', 'stroke-width': 3.4 },
			),
		) +
		ellipse(x, y, 28, 10, { fill: '#fbe9a8' });
	const body =
		shadow(342, 668, 160, 28, 0.55) +
		ellipse(cx, cy, rx, ry, { fill: mix(skin, '#3a1a04', 0.5) }) +
		eyes +
		ellipse(cx, cy, rx, ry, { fill: 'url(#pa)' }) +
		leaves +
		slice(600, 668) +
		slice(580, 624);
	return still(
		seed,
		{ wall, table, horizon: 520, view: '50 60 700 700' },
		rad(
			'pa',
			[
				[0, '#fff', 0.3],
				[0.5, '#fff', 0],
				[1, '#2a1204', 0.55],
			],
			{ cx: 0.34, cy: 0.28, r: 0.85 },
		),
		body,
	);
}

export interface Citrus extends Ground {
	skin?: string;
	flesh?: string;
	big?: boolean;
}

/** Citrus: whole fruit and one cut open; big ones are pomelos. */
export function citrus(seed: string, { wall = '#e8e6d6', table = '#c8c4a4', skin = '#e88a1c', flesh = '#f8b23a', big = false }: Citrus = {}): string {
	const r = rng(seed);
	const whole = (x: number, y: number, R: number): string =>
		shadow(x + 8, y + R * 0.94, R * 0.9, 16, 0.5) +
		(big
			? path(
					`M${x - R * 0.3} ${f1(y - R * 0.9)}C${x - R * 0.2} ${f1(y - R * 1.16)} ${x + R * 0.2} ${f1(y - R * 1.16)} ${x + R * 0.3} ${f1(y - R * 0.9)}Z`,
					{ fill: skin },
				)
			: '') +
		circle(x, y, R, { fill: skin }) +
		times(90, () => {
			const a = r() * 6.283;
			const q = Math.sqrt(r()) * R * 0.96;
			return circle(x + Math.cos(a) * q, y + Math.sin(a) * q, r.range(1, 2.4), {
				fill: mix(skin, r.chance(0.5) ? '#ffffff' : '#5a2a04', 0.4),
				opacity: 0.45,
			});
		}) +
		circle(x, y, R, { fill: 'url(#ct)' }) +
		circle(x, y - R * (big ? 1.02 : 0.86), R * 0.07, { fill: '#5c6a2c' });
	const cut = (x: number, y: number, R: number): string => {
		const n = big ? 12 : 10;
		const wedge = (i: number): string => {
			const mid = ((i + 0.5) / n) * 6.283;
			const at = (a: number, q: number): string => `${f1(x + Math.cos(a) * q)} ${f1(y + Math.sin(a) * q)}`;
			const span = (3.1416 / n) * 0.84;
			return (
				path(
					`M${at(mid, R * 0.1)}L${at(mid - span, R * (big ? 0.68 : 0.8))}Q${at(mid, R * (big ? 0.8 : 0.94))} ${at(mid + span, R * (big ? 0.68 : 0.8))}Z`,
					{ fill: mix(flesh, '#ffffff', r.range(0, 0.16)), 'stroke-linejoin': 'round', stroke: mix(flesh, '#ffffff', 0.3), 'stroke-width': 5 },
				) +
				times(4, () =>
					ellipse(
						x + Math.cos(mid + r.range(-span, span) * 0.6) * R * r.range(0.3, 0.66),
						y + Math.sin(mid + r.range(-span, span) * 0.6) * R * r.range(0.3, 0.66),
						3,
						8,
						{ fill: '#fff', opacity: 0.35 },
					),
				)
			);
		};
		return (
			shadow(x + 8, y + R * 0.96, R * 0.9, 16, 0.45) +
			circle(x, y, R, { fill: skin }) +
			circle(x, y, R * 0.95, { fill: '#fbf4dc' }) +
			times(n, wedge) +
			circle(x, y, R * 0.08, { fill: '#fbf4dc' })
		);
	};
	const body = big
		? leaf(420, 220, -30, 250, 62, '#3d7d45', '#22572f', 14) +
			leaf(400, 230, 198, 220, 56, '#4b8f50', '#2a6337', 12) +
			whole(300, 420, 188) +
			whole(580, 440, 142) +
			cut(480, 600, 128)
		: leaf(330, 300, -130, 210, 44, '#3d7d45', '#22572f', 12) +
			leaf(540, 330, -40, 220, 46, '#4b8f50', '#2a6337', 12) +
			whole(270, 400, 112) +
			whole(500, 390, 118) +
			whole(640, 540, 100) +
			whole(180, 570, 100) +
			cut(410, 590, 126);
	return still(
		seed,
		{ wall, table, horizon: 470 },
		rad(
			'ct',
			[
				[0, '#fff', 0.6],
				[0.35, '#fff', 0.06],
				[0.75, '#3a1a04', 0.16],
				[1, '#2a1204', 0.6],
			],
			{ cx: 0.33, cy: 0.27, r: 0.85 },
		),
		body,
	);
}

export interface Banana extends Ground {
	skin?: string;
	short?: boolean;
}

/** A hand of bananas lying on its leaf. */
export function banana(seed: string, { wall = '#e6e6d2', table = '#c6c49c', skin = '#f2c53a', short = false }: Banana = {}): string {
	const r = rng(seed);
	const n = short ? 8 : 6;
	const one = (rot: number, s: number, c: string): string =>
		g(
			{ transform: `translate(560 250) rotate(${f1(rot)}) scale(${f1(s)})` },
			path('M-10 -14C-60 30 -90 140 -60 250C-40 320 20 380 60 396C72 392 74 380 66 370C40 300 30 200 40 100C44 50 40 10 24 -10Z', {
				fill: '#1a1004',
				opacity: 0.35,
				filter: 'url(#b6)',
				transform: 'translate(10 14)',
			}) +
				path('M-10 -14C-60 30 -90 140 -60 250C-40 320 20 380 60 396C72 392 74 380 66 370C40 300 30 200 40 100C44 50 40 10 24 -10Z', { fill: c }) +
				path('M-10 -14C-60 30 -90 140 -60 250C-40 320 20 380 60 396C20 360 -20 280 -26 200C-30 120 -10 40 10 -10Z', {
					fill: mix(c, '#7a4a08', 0.3),
					opacity: 0.75,
				}) +
				path('M16 20C8 100 14 220 44 330', { fill: 'none', stroke: '#fff6c0', 'stroke-width': 13, opacity: 0.6, 'stroke-linecap': 'round' }) +
				path('M54 380Q66 400 72 392L66 370Z', { fill: '#3a2a10' }) +
				times(3, () => ellipse(r.range(-34, 20), r.range(80, 260), r.range(2, 5), r.range(4, 11), { fill: '#7a4a10', opacity: 0.35 })),
		);
	const hand = times(n, (i) =>
		one(short ? 66 - i * 13 : 70 - i * 17, (short ? 0.92 : 1.06) * r.range(0.96, 1.04), mix(skin, i % 2 ? '#fff0a0' : '#d99a1c', r.range(0.04, 0.2))),
	);
	const body =
		leaf(60, 640, -12, 720, 110, '#4b8f50', '#2a6337', 22) +
		leaf(40, 560, 10, 720, 90, '#3f8250', '#225c36', 22) +
		shadow(400, 620, 280, 34, 0.4) +
		hand +
		path('M520 262C530 200 590 180 640 200C650 240 620 280 580 286C550 288 528 280 520 262Z', { fill: '#a8983a' }) +
		path('M600 196L660 150L684 190L640 232Z', { fill: '#6d5a26' }) +
		ellipse(672, 170, 16, 26, { fill: '#d8c88a', transform: 'rotate(-38 672 170)' });
	return still(seed, { wall, table, horizon: 480, view: '60 100 680 680' }, '', body);
}

export interface Bunch extends Ground {
	skin?: string;
	kind?: 'smooth' | 'rough' | 'hairy';
	flesh?: string;
}

/** Small fruit in bunches: longan, lychee, rambutan, marian plum, jujube. */
export function bunch(
	seed: string,
	{ wall = '#e4e6d8', table = '#c0c4a6', skin = '#c9963c', kind = 'smooth', flesh = '#f6f2ec' }: Bunch = {},
): string {
	const r = rng(seed);
	const fruit = (x: number, y: number, R: number): string => {
		const c = mix(skin, r.chance(0.5) ? '#fff0d0' : '#3a1208', r.range(0, 0.2));
		const hairs =
			kind === 'hairy'
				? path(
						times(
							34,
							(k) =>
								`M${f1(x + Math.cos(k * 0.185) * R * 0.7)} ${f1(y + Math.sin(k * 0.185) * R * 0.7)}Q${f1(x + Math.cos(k * 0.185 + 0.1) * R * 1.1)} ${f1(y + Math.sin(k * 0.185 + 0.1) * R * 1.1)} ${f1(x + Math.cos(k * 0.185 + 0.3) * R * 1.36)} ${f1(y + Math.sin(k * 0.185 + 0.3) * R * 1.36)}`,
						),
						{ fill: 'none', stroke: mix(c, '#b8c84a', 0.4), 'stroke-width': 4, 'stroke-linecap': 'round' },
					)
				: '';
		const scales =
			kind === 'rough'
				? times(22, () => {
						const a = r() * 6.283;
						const q = Math.sqrt(r()) * R * 0.86;
						return path(`M${f1(x + Math.cos(a) * q - 7)} ${f1(y + Math.sin(a) * q)}l7 -7l7 7l-7 7z`, {
							fill: mix(c, r.chance(0.5) ? '#ffffff' : '#2a0408', 0.26),
							opacity: 0.7,
						});
					})
				: '';
		const inner =
			kind === 'hairy'
				? path(
						times(24, (k) => {
							const a = r() * 6.283;
							const q = Math.sqrt(r()) * R * 0.7;
							const px = x + Math.cos(a) * q;
							const py = y + Math.sin(a) * q;
							return `M${f1(px)} ${f1(py)}q${f1(Math.cos(k) * 8)} ${f1(Math.sin(k) * 8)} ${f1(Math.cos(k + 0.5) * 18)} ${f1(Math.sin(k + 0.5) * 18)}`;
						}),
						{ fill: 'none', stroke: mix(c, '#e8d060', 0.42), 'stroke-width': 3.4, 'stroke-linecap': 'round' },
					)
				: '';
		return (
			ellipse(x + 7, y + 11, R * 1.02, R, { fill: '#1a0f08', opacity: 0.4, filter: 'url(#b6)' }) +
			hairs +
			circle(x, y, R, { fill: c }) +
			scales +
			circle(x, y, R, { fill: 'url(#bn)' }) +
			inner
		);
	};
	const opened = (x: number, y: number, R: number): string =>
		ellipse(x + 6, y + 12, R, R * 0.9, { fill: '#1a0f08', opacity: 0.42, filter: 'url(#b6)' }) +
		circle(x, y, R, { fill: mix(skin, '#2a0a04', 0.25) }) +
		circle(x, y - 4, R * 0.86, { fill: flesh }) +
		circle(x, y - 4, R * 0.86, { fill: 'url(#bn)', opacity: 0.5 }) +
		path(
			`M${f1(x - R * 0.84)} ${f1(y - 2)}Q${f1(x)} ${f1(y + R * 0.36)} ${f1(x + R * 0.84)} ${f1(y - 2)}V${f1(y + R * 0.5)}Q${f1(x)} ${f1(y + R * 1.2)} ${f1(x - R * 0.84)} ${f1(y + R * 0.5)}Z`,
			{ fill: mix(skin, '#2a0a04', 0.12) },
		);
	const twigs = path(
		'M420 170C400 260 330 300 270 360M420 170C430 270 420 330 400 430M420 170C450 270 520 300 580 350M408 300C350 340 330 400 330 470M440 300C480 360 500 400 500 470',
		{ fill: 'none', stroke: '#7a5a30', 'stroke-width': 9, 'stroke-linecap': 'round' },
	);
	const spots: Point[] = [
		[240, 350],
		[330, 330],
		[500, 330],
		[600, 370],
		[420, 340],
		[190, 440],
		[290, 430],
		[390, 430],
		[490, 430],
		[590, 460],
		[240, 520],
		[340, 530],
		[440, 530],
		[540, 540],
		[300, 620],
		[400, 630],
	];
	const body =
		leaf(430, 180, -150, 220, 46, '#4b8f50', '#2a6337', 12) +
		leaf(430, 180, -28, 260, 50, '#3d7d45', '#22572f', 14) +
		leaf(420, 170, -80, 150, 40, '#56966a', '#2f6b46', 10) +
		shadow(400, 660, 270, 30, 0.45) +
		twigs +
		spots.map(([x, y]) => fruit(x + r.range(-10, 10), y + r.range(-8, 8), r.range(52, 60))).join('') +
		opened(580, 640, 58) +
		opened(190, 640, 50);
	return still(
		seed,
		{ wall, table, horizon: 500 },
		rad(
			'bn',
			[
				[0, '#fff', 0.5],
				[0.4, '#fff', 0.02],
				[1, '#2a0a04', 0.5],
			],
			{ cx: 0.34, cy: 0.28, r: 0.85 },
		),
		body,
	);
}

export interface Coconut extends Ground {
	husk?: string;
}

/** Young coconuts trimmed to a point, one opened with a straw. */
export function coconut(seed: string, { wall = '#e0e8e4', table = '#b8c8bc', husk = '#f2ead4' }: Coconut = {}): string {
	const r = rng(seed);
	const one = (x: number, y: number, s: number, open: boolean): string => {
		const body = 'M-150 -40C-160 60 -130 150 -110 170C-50 190 50 190 110 170C130 150 160 60 150 -40C60 -10 -60 -10 -150 -40Z';
		const cone = open ? 'M-150 -40L-92 -132H92L150 -40C60 -10 -60 -10 -150 -40Z' : 'M-150 -40L0 -210L150 -40C60 -10 -60 -10 -150 -40Z';
		return g(
			{ transform: `translate(${x} ${y}) scale(${s})` },
			ellipse(12, 178, 150, 26, { fill: '#1a0f14', opacity: 0.5, filter: 'url(#b14)' }) +
				path(body, { fill: husk }) +
				path(
					times(38, () => {
						const px = r.range(-140, 140);
						return `M${f1(px)} ${f1(r.range(-20, 30))}q${f1(r.range(-6, 6))} 50 ${f1(-px * 0.14)} ${f1(r.range(70, 130))}`;
					}),
					{ fill: 'none', stroke: '#b8a478', 'stroke-width': 2.4, opacity: 0.5 },
				) +
				path(body, { fill: 'url(#cc)' }) +
				path(cone, { fill: mix(husk, '#ffffff', 0.35) }) +
				times(7, (k) =>
					path(open ? `M${-120 + k * 40} -30L${-76 + k * 25} -132` : `M${-120 + k * 40} -30L0 -206`, {
						stroke: '#c9b88c',
						'stroke-width': 3,
						opacity: 0.7,
					}),
				) +
				path(cone, { fill: 'url(#cc)', opacity: 0.7 }) +
				(open
					? ellipse(0, -132, 92, 22, { fill: '#fdfdf8' }) +
						ellipse(0, -130, 74, 16, { fill: '#cfe0de' }) +
						rect(20, -260, 13, 140, { rx: 6, fill: '#4d8458', transform: 'rotate(14 26 -190)' })
					: ''),
		);
	};
	return still(
		seed,
		{ wall, table, horizon: 500, view: '60 90 680 680' },
		lin('cc', [
			[0, '#1a0a04', 0.36],
			[0.28, '#fff', 0.4],
			[0.5, '#fff', 0],
			[1, '#1a0a04', 0.5],
		]),
		leaf(60, 460, -26, 480, 70, '#4b8f50', '#2a6337', 18) +
			leaf(340, 420, -18, 430, 66, '#3d7d45', '#22572f', 18) +
			one(560, 440, 0.8, false) +
			one(250, 420, 0.86, false) +
			one(410, 540, 0.94, true),
	);
}

export interface Greens extends Ground {
	leafTone?: string;
	with?: 'mushroom' | 'tomato' | 'none';
}

/** Vegetables in a shallow basket. */
export function greens(seed: string, { wall = '#e2e6da', leafTone = '#4f9a4a', with: extra = 'tomato' }: Greens = {}): string {
	const r = rng(seed);
	const tuft = (x: number, y: number, rot: number, c: string): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot})` },
			times(9, (k) =>
				g(
					{ transform: `rotate(${-52 + k * 13})` },
					path('M-5 0C-10 -80 -16 -120 -40 -170C-60 -220 -30 -270 0 -276C30 -270 60 -220 40 -170C16 -120 10 -80 5 0Z', {
						fill: mix(c, k % 2 ? '#c8e48a' : '#0f3a1a', r.range(0.06, 0.3)),
					}) +
						path('M0 0V-250M0 -150L-30 -190M0 -150L30 -190M0 -200L-24 -230M0 -200L24 -230', {
							fill: 'none',
							stroke: '#e4f2c8',
							'stroke-width': 3.4,
							opacity: 0.7,
						}),
				),
			) +
				rect(-34, -40, 68, 26, { rx: 8, fill: '#d9c08a' }) +
				path('M-34 -30H34', { stroke: '#8a6a30', 'stroke-width': 4, 'stroke-dasharray': '8 4' }),
		);
	const tomato = (x: number, y: number, R: number): string =>
		circle(x + 6, y + 9, R, { fill: '#1a0f08', opacity: 0.4, filter: 'url(#b6)' }) +
		circle(x, y, R, { fill: '#c9301c' }) +
		circle(x, y, R, { fill: 'url(#tm)' }) +
		path(
			times(5, (k) => `M${x} ${y - R * 0.3}L${f1(x + Math.cos(k * 1.257) * R * 0.46)} ${f1(y - R * 0.3 + Math.sin(k * 1.257) * R * 0.3)}`),
			{ stroke: '#3f7d34', 'stroke-width': 7, 'stroke-linecap': 'round' },
		);
	const mushroom = (x: number, y: number, s: number): string =>
		g(
			{ transform: `translate(${x} ${y}) scale(${s})` },
			ellipse(8, 46, 46, 14, { fill: '#1a0f08', opacity: 0.4, filter: 'url(#b6)' }) +
				path('M-18 0V40Q0 54 18 40V0Z', { fill: '#f4ecdc' }) +
				path('M-62 6C-62 -56 62 -56 62 6C30 22 -30 22 -62 6Z', { fill: '#b08a62' }) +
				path('M-62 6C-62 -56 62 -56 62 6C30 22 -30 22 -62 6Z', { fill: 'url(#tm)' }),
		);
	const round: Point[] = [
		[540, 540],
		[620, 470],
		[600, 590],
		[480, 610],
	];
	const side = extra === 'none' ? '' : round.map(([x, y]) => (extra === 'tomato' ? tomato(x, y, 52) : mushroom(x, y, 0.9))).join('');
	const body =
		tray(400, 410, 330) +
		tuft(300, 600, -14, leafTone) +
		tuft(410, 610, 4, mix(leafTone, '#9acb5a', 0.4)) +
		tuft(500, 590, 22, mix(leafTone, '#1a5a3a', 0.3)) +
		tuft(230, 560, -34, mix(leafTone, '#7fae3a', 0.3)) +
		side;
	return still(
		seed,
		{ wall, flat: true },
		rad(
			'tm',
			[
				[0, '#fff', 0.55],
				[0.4, '#fff', 0.02],
				[1, '#2a0a04', 0.5],
			],
			{ cx: 0.34, cy: 0.28, r: 0.85 },
		),
		body,
	);
}

export interface Bulbs extends Ground {
	what?: 'shallot' | 'garlic' | 'pepper';
}

/** Shallots, garlic or peppercorns on a tray. */
export function bulbs(seed: string, { wall = '#e2e2d6', what = 'shallot' }: Bulbs = {}): string {
	const r = rng(seed);
	if (what === 'pepper') {
		const corns = times(900, () => {
			const a = r() * 6.283;
			const q = Math.sqrt(r()) * 270;
			const [x, y, R] = [400 + Math.cos(a) * q, 404 + Math.sin(a) * q, r.range(8, 12)];
			const c = r.chance(0.82) ? mix('#2c2420', '#7a6048', r.range(0, 0.5)) : mix('#d8c8a0', '#8a7048', r.range(0, 0.4));
			return (
				circle(x + 2, y + 3, R, { fill: '#0a0604', opacity: 0.4 }) +
				circle(x, y, R, { fill: c }) +
				circle(x - R * 0.3, y - R * 0.34, R * 0.26, { fill: '#fff', opacity: 0.4 })
			);
		});
		return still(seed, { wall, flat: true }, '', leaf(20, 690, -14, 780, 100, '#3a7a50', '#205236', 22) + tray(400, 404, 330) + corns);
	}
	const skin = what === 'garlic' ? '#f2ece0' : '#a8385a';
	const bulb = (x: number, y: number, s: number, rot: number): string => {
		const c = mix(skin, r.chance(0.5) ? '#fff0e4' : '#3a0c20', r.range(0, 0.22));
		const shape =
			what === 'garlic'
				? 'M0 -62C10 -34 58 -24 58 18C56 52 24 60 0 60C-24 60 -56 52 -58 18C-58 -24 -10 -34 0 -62Z'
				: 'M0 -74C8 -40 44 -20 46 16C44 46 20 58 0 60C-20 58 -44 46 -46 16C-44 -20 -8 -40 0 -74Z';
		return g(
			{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${rot}) scale(${f1(s)})` },
			path(shape, { fill: '#1a0f08', opacity: 0.45, filter: 'url(#b6)', transform: 'translate(7 11)' }) +
				path(shape, { fill: c }) +
				path('M0 -60C-20 -20 -30 20 -18 56M0 -60C20 -20 30 20 18 56M0 -60V58M0 -60C-40 -20 -50 10 -40 40M0 -60C40 -20 50 10 40 40', {
					fill: 'none',
					stroke: what === 'garlic' ? '#b89ab0' : '#5a1430',
					'stroke-width': 2.6,
					opacity: 0.5,
				}) +
				path(shape, { fill: 'url(#bb)' }) +
				path('M0 -60Q-4 -90 8 -112', { fill: 'none', stroke: '#b8986a', 'stroke-width': 9, 'stroke-linecap': 'round' }) +
				path('M-8 60q-4 12 -12 16M0 60v18M8 60q4 12 12 16', { fill: 'none', stroke: '#c9b08a', 'stroke-width': 3 }),
		);
	};
	const many = times(26, (k) => {
		const a = k * 2.4;
		const q = 44 + Math.sqrt(k) * 46;
		return bulb(400 + Math.cos(a) * q, 404 + Math.sin(a) * q, r.range(0.84, 1.04), r.int(-70, 70));
	});
	return still(
		seed,
		{ wall, flat: true },
		rad(
			'bb',
			[
				[0, '#fff', 0.55],
				[0.4, '#fff', 0.02],
				[1, '#2a0414', 0.5],
			],
			{ cx: 0.32, cy: 0.3, r: 0.85 },
		),
		leaf(20, 690, -14, 780, 100, '#3a7a50', '#205236', 22) + tray(400, 404, 332) + many,
	);
}

export interface Seedling extends Ground {
	potTone?: string;
	leafTone?: string;
	bloom?: string | null;
}

/** A young plant in its pot. */
export function seedling(
	seed: string,
	{ wall = '#dfe8de', table = '#b8c6b0', potTone = '#9a5230', leafTone = '#4b8f50', bloom = null }: Seedling = {},
): string {
	const r = rng(seed);
	const R = profile([
		[0, 150],
		[0.12, 154],
		[0.16, 138],
		[1, 104],
	]);
	const d = outline(400, 480, 200, R, 0.2);
	const twig = (k: number): string => {
		const a = -150 + k * 20 + r.range(-5, 5);
		const y = 380 - (k % 4) * 62;
		const L = r.range(150, 205);
		return leaf(400, y, a, L, 40, mix(leafTone, k % 2 ? '#b8dc8a' : '#0f3a1a', r.range(0.04, 0.26)), mix(leafTone, '#0a2a14', 0.45), 12);
	};
	const flower = bloom
		? times(5, (k) =>
				g(
					{ transform: `translate(${300 + k * 52} ${170 + (k % 2) * 70})` },
					times(5, (i) => ellipse(0, -24, 17, 25, { fill: mix(bloom, '#ffffff', r.range(0.05, 0.3)), transform: `rotate(${i * 72})` })) +
						circle(0, 0, 10, { fill: '#f6d060' }),
				),
			)
		: '';
	const body =
		shadow(412, 690, 150, 26, 0.55) +
		path('M400 500C394 400 406 260 398 120', { fill: 'none', stroke: '#6d5a30', 'stroke-width': 15, 'stroke-linecap': 'round' }) +
		path('M396 500C390 400 402 260 394 120', { fill: 'none', stroke: '#a89060', 'stroke-width': 5, 'stroke-linecap': 'round' }) +
		times(8, twig) +
		leaf(398, 140, -112, 130, 34, mix(leafTone, '#d8f0a0', 0.4), leafTone, 9) +
		leaf(398, 140, -62, 130, 34, mix(leafTone, '#d8f0a0', 0.3), leafTone, 9) +
		flower +
		ellipse(400, 480, 150, 30, { fill: '#2b1b12' }) +
		times(50, () =>
			ellipse(r.range(280, 520), r.range(466, 494), r.range(4, 11), r.range(2, 5), { fill: r.pick(['#4a3020', '#6d4a2c', '#1a100a']) }),
		) +
		path('M392 486C388 440 396 420 398 400', { fill: 'none', stroke: '#6d5a30', 'stroke-width': 15 }) +
		path(d, { fill: potTone }) +
		path(d, { fill: 'url(#bl)' }) +
		path('M250 480A150 30 0 0 0 550 480', { fill: 'none', stroke: mix(potTone, '#ffd9b8', 0.4), 'stroke-width': 9, 'stroke-linecap': 'round' }) +
		g(
			{ transform: 'rotate(8 540 430)' },
			rect(520, 330, 14, 190, { fill: '#d8c08a' }) +
				rect(470, 320, 120, 70, { rx: 6, fill: '#fbf6e9' }) +
				rect(488, 342, 84, 8, { fill: '#3a302b' }) +
				rect(488, 362, 56, 6, { fill: '#8b7d6d' }),
		);
	return still(seed, { wall, table, horizon: 540, view: '60 60 690 690' }, bodyLight('bl'), body);
}
