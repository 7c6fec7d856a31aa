// Fish, fruit, eggs and sea grapes.
import { circle, dye, ellipse, f1, g, mix, path, rad, rect, rng, shadow, still } from './core.ts';
import type { Chance } from './core.ts';
import { bodyLight, leaf, outline, profile, sphere, weave } from './turned.ts';

/** กระด้ง: shallow round tray, woven inside, bound rim. */
export function tray(cx: number, cy: number, R: number, a = '#e3c58c', b = '#b5884a'): string {
	let o = circle(cx + 10, cy + 16, R + 6, { fill: '#1a0f14', opacity: 0.5, filter: 'url(#b14)' }) + circle(cx, cy, R, { fill: b });
	o += `<clipPath id="tr"><circle cx="${cx}" cy="${cy}" r="${R - 14}"/></clipPath><pattern id="tw" width="28" height="28" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="28" height="28" fill="${b}"/><rect x="1" y="1" width="12" height="26" fill="${a}"/><rect x="15" y="-13" width="12" height="26" fill="${mix(a, '#fff4d8', 0.25)}"/><rect x="15" y="15" width="12" height="26" fill="${mix(a, '#7a5420', 0.18)}"/><rect x="1" y="1" width="3" height="26" fill="#fff" opacity=".2"/></pattern>`;
	o += g(
		{ 'clip-path': 'url(#tr)' },
		rect(cx - R, cy - R, R * 2, R * 2, { fill: 'url(#tw)' }) +
			circle(cx, cy, R - 14, { fill: 'none', stroke: '#3a210c', 'stroke-width': 46, opacity: 0.26, filter: 'url(#b14)' }),
	);
	return (
		o +
		circle(cx, cy, R - 8, { fill: 'none', stroke: '#7a5426', 'stroke-width': 26 }) +
		circle(cx, cy, R - 8, { fill: 'none', stroke: '#d8b273', 'stroke-width': 17 }) +
		circle(cx, cy, R - 8, { fill: 'none', stroke: '#8a6030', 'stroke-width': 17, 'stroke-dasharray': '6 40' }) +
		circle(cx - 2, cy - 3, R - 3, { fill: 'none', stroke: '#fff1cf', 'stroke-width': 2.5, opacity: 0.55 })
	);
}
export function fish(r: Chance, x: number, y: number, rot: number, s: number, tone: string): string {
	const id = 'fs' + r.int(0, 1e6);
	let sc = '';
	for (let i = 0; i < 17; i++)
		for (let j = -5; j <= 5; j++) {
			const px = 66 + i * 15 + (j % 2 ? 7 : 0),
				py = j * 11;
			sc += `M${px} ${py - 7}a9 9 0 0 1 0 14`;
		}
	const body = 'M0 0C40 -56 130 -78 220 -52C270 -38 310 -16 344 -8L344 10C310 18 270 36 220 46C130 66 40 50 0 0Z';
	return g(
		{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
		path(body, { fill: '#120a06', opacity: 0.45, filter: 'url(#b6)', transform: 'translate(6 12)' }) +
			path('M334 -6C362 -44 392 -56 410 -52C400 -20 400 18 412 54C388 56 360 40 334 8Z', { fill: mix(tone, '#2a1608', 0.35) }) +
			path('M120 -66C160 -104 230 -98 262 -44Z', { fill: mix(tone, '#2a1608', 0.3) }) +
			path('M140 58C170 84 226 78 246 40Z', { fill: mix(tone, '#2a1608', 0.3) }) +
			`<clipPath id="${id}">${path(body)}</clipPath>` +
			path(body, { fill: tone }) +
			g(
				{ 'clip-path': `url(#${id})` },
				path('M0 -90H350V-12C240 -40 100 -40 0 -6Z', { fill: '#1f130a', opacity: 0.42 }) +
					path('M0 6C100 40 240 30 350 8V80H0Z', { fill: '#fbe9c6', opacity: 0.4 }) +
					path(sc, { fill: 'none', stroke: '#1c1008', 'stroke-width': 1.6, opacity: 0.5 }) +
					path(sc, { fill: 'none', stroke: '#fff2d2', 'stroke-width': 1.3, opacity: 0.4, transform: 'translate(-2 -1)' }) +
					path('M56 -60C78 -20 78 20 54 50L-20 60V-60Z', { fill: mix(tone, '#3a2110', 0.25) }),
			) +
			path('M56 -46C74 -14 74 16 56 40', { fill: 'none', stroke: '#1c1008', 'stroke-width': 3, opacity: 0.6 }) +
			circle(32, -12, 9, { fill: '#f3e2b8' }) +
			circle(31, -12, 5.4, { fill: '#160d08' }) +
			circle(29, -14, 1.8, { fill: '#fff' }) +
			path('M88 8C112 6 130 20 136 34C112 38 92 28 88 8Z', { fill: mix(tone, '#2a1608', 0.4) }),
	);
}
const fishRows = (many: number): readonly (readonly [number, number, number, number])[] =>
	many === 3
		? [
				[210, 260, -6, 0.94],
				[170, 404, 2, 1.02],
				[214, 545, 5, 0.92],
			]
		: many === 5
			? [
					[290, 190, 2, 0.64],
					[206, 296, -3, 0.86],
					[180, 404, 2, 0.94],
					[204, 512, -2, 0.86],
					[286, 610, 3, 0.64],
				]
			: [
					[252, 216, 3, 0.8],
					[176, 330, -2, 0.98],
					[186, 450, 3, 0.98],
					[248, 566, -2, 0.8],
				];
export interface DriedFish {
	wall?: string;
	tone?: string;
	many?: number;
	leaves?: readonly [string, string];
}
export function driedFish(seed: string, { wall = '#cfdad3', tone = '#b98a55', many = 4, leaves = ['#2f6b46', '#3a7a50'] }: DriedFish = {}): string {
	const r = rng(seed);
	return still(
		seed,
		{ wall, flat: true },
		'',
		leaf(40, 150, 8, 760, 120, leaves[0], mix(leaves[0], '#0a1a10', 0.35), 22) +
			leaf(20, 660, -10, 780, 120, leaves[1], mix(leaves[1], '#0a1a10', 0.35), 22) +
			tray(400, 404, 326) +
			fishRows(many)
				.map(([x, y, q, s]) => fish(r, x, y, q, s, mix(tone, r.chance(0.5) ? '#fff0d0' : '#5a3a18', r.range(0, 0.16))))
				.join(''),
	);
}
export interface SeaGrapes {
	wall?: string;
	dish?: string;
}
export function seaGrapes(seed: string, { wall = '#d3e4e4', dish = dye.indigo6 }: SeaGrapes = {}): string {
	const r = rng(seed);
	let o = '';
	const stems: [number, number, number, number][] = [];
	for (let i = 0; i < 74; i++) {
		const a = r() * 6.28,
			q = Math.sqrt(r()) * 200,
			x = 400 + Math.cos(a) * q,
			y = 400 + Math.sin(a) * q,
			dir = a + r.range(0.6, 2.6),
			n = r.int(4, 8);
		stems.push([x, y, dir, n]);
	}
	stems.forEach(([sx, sy, dir, n]) => {
		let x = sx,
			y = sy,
			d = dir;
		for (let i = 0; i < n; i++) {
			x += Math.cos(d) * 15;
			y += Math.sin(d) * 15;
			d += r.gauss() * 0.2;
			if (Math.hypot(x - 400, y - 400) > 228) break;
			for (const s of [-1, 1, 0]) {
				const px = x + Math.cos(d + 1.57) * s * 12 + r.gauss() * 5,
					py = y + Math.sin(d + 1.57) * s * 12 + r.gauss() * 5,
					R = r.range(6.5, 14);
				o +=
					circle(px + 2, py + 4, R, { fill: '#0c2a10', opacity: 0.45 }) +
					circle(px, py, R, { fill: `url(#sg${r.int(0, 2)})` }) +
					circle(px - R * 0.3, py - R * 0.36, R * 0.26, { fill: '#fff', opacity: 0.85 });
			}
		}
	});
	let ice = '';
	for (let i = 0; i < 26; i++) {
		const a = (i / 26) * 6.28 + r() * 0.2,
			q = r.range(300, 390),
			x = 400 + Math.cos(a) * q,
			y = 400 + Math.sin(a) * q,
			s = r.range(4, 13);
		ice +=
			ellipse(x + 2, y + 3, s, s * 0.9, { fill: '#0f3a40', opacity: 0.22 }) +
			ellipse(x, y, s, s * 0.9, { fill: '#f2fafa', opacity: 0.75 }) +
			circle(x - s * 0.3, y - s * 0.3, s * 0.24, { fill: '#fff' });
	}
	return still(
		seed,
		{ wall, flat: true },
		rad(
			'sg0',
			[
				[0, '#c9ea7a'],
				[0.6, '#6fae33'],
				[1, '#2f6b1f'],
			],
			{ cx: 0.35, cy: 0.3 },
		) +
			rad(
				'sg1',
				[
					[0, '#b4de6a'],
					[0.6, '#579a2c'],
					[1, '#255a1a'],
				],
				{ cx: 0.35, cy: 0.3 },
			) +
			rad(
				'sg2',
				[
					[0, '#dcf09a'],
					[0.6, '#86bf45'],
					[1, '#3d7a26'],
				],
				{ cx: 0.35, cy: 0.3 },
			) +
			rad('bw', [
				[0, '#8fb7ba'],
				[0.8, '#e6efee'],
				[1, '#ffffff'],
			]),
		ice +
			circle(412, 420, 276, { fill: '#0f2a30', opacity: 0.5, filter: 'url(#b14)' }) +
			circle(400, 400, 274, { fill: '#f5f8f6' }) +
			circle(400, 400, 274, { fill: 'none', stroke: dish, 'stroke-width': 9 }) +
			circle(400, 400, 260, { fill: 'none', stroke: dish, 'stroke-width': 2.5, 'stroke-dasharray': '3 9' }) +
			circle(400, 400, 242, { fill: 'url(#bw)' }) +
			circle(400, 406, 226, { fill: '#0f3a1a', opacity: 0.6, filter: 'url(#b14)' }) +
			o,
	);
}

export interface Mango {
	wall?: string;
	table?: string;
	skin?: string;
}
export function mango(seed: string, { wall = '#e2ead6', table = '#b9cba0', skin = '#f7bd32' }: Mango = {}): string {
	const one = (x: number, y: number, rot: number, s: number): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot}) scale(${s})` },
			path('M-10 -150C60 -170 120 -90 120 10C120 110 70 180 -6 184C-80 186 -118 110 -108 20C-100 -70 -70 -140 -10 -150Z', { fill: 'url(#mg)' }) +
				path('M-70 -70C-96 0 -90 80 -50 130C-70 60 -66 -10 -40 -84Z', { fill: '#fff6c4', opacity: 0.5, filter: 'url(#b6)' }) +
				path('M60 -120C110 -60 116 60 70 130C104 60 96 -50 60 -120Z', { fill: '#d9601a', opacity: 0.35, filter: 'url(#b6)' }) +
				path('M-10 -150q4 -22 18 -34', { stroke: '#5b4325', 'stroke-width': 10, fill: 'none', 'stroke-linecap': 'round' }),
		);
	return still(
		seed,
		{ wall, table, horizon: 520 },
		rad(
			'mg',
			[
				[0, mix(skin, '#fff6b0', 0.5)],
				[0.5, skin],
				[0.85, mix(skin, '#c06a10', 0.4)],
				[1, mix(skin, '#5a3000', 0.5)],
			],
			{ cx: 0.36, cy: 0.3, r: 0.85 },
		),
		leaf(566, 330, -64, 250, 46, '#3d7d45', '#22572f', 14) +
			leaf(280, 300, -34, 290, 50, '#4b8f50', '#2a6337', 14) +
			shadow(300, 650, 170, 26, 0.5) +
			shadow(540, 664, 170, 26, 0.5) +
			one(292, 470, -14, 1.12) +
			one(540, 500, 20, 1.02) +
			shadow(420, 700, 140, 16, 0.4) +
			g(
				{ transform: 'translate(412 640) rotate(4)' },
				path('M-120 10C-110 -60 110 -60 122 8C100 74 -100 76 -120 10Z', { fill: '#e2a021' }) +
					path('M-104 6C-90 -44 92 -46 106 4C84 48 -84 52 -104 6Z', { fill: '#ffd95a' }) +
					path(
						Array.from({ length: 6 }, (_, i) => `M${-78 + i * 30} -26q6 26 -4 52`).join('') +
							'M-96 2Q0 14 98 0M-84 -16Q0 -6 86 -18M-82 20Q0 32 84 18',
						{ stroke: '#e8a926', 'stroke-width': 4, fill: 'none' },
					) +
					path('M-90 -10Q0 -40 80 -22', { stroke: '#fff3b0', 'stroke-width': 5, opacity: 0.7, fill: 'none', 'stroke-linecap': 'round' }),
			),
	);
}
export interface Mangosteen {
	wall?: string;
	table?: string;
	turn?: number;
}
export function mangosteen(seed: string, { wall = '#e8dfe6', table = '#c8b2c2', turn = 0 }: Mangosteen = {}): string {
	const cap = (x: number, y: number, R: number, rot: number): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot})` },
			[0, 90, 180, 270]
				.map((a) =>
					g(
						{ transform: `rotate(${a})` },
						path(`M0 0C${R * 0.2} ${-R * 0.34} ${R * 0.52} ${-R * 0.3} ${R * 0.56} 0C${R * 0.5} ${R * 0.2} ${R * 0.2} ${R * 0.2} 0 0Z`, {
							fill: '#6f9a4c',
							stroke: '#3f6a2f',
							'stroke-width': 2.5,
						}),
					),
				)
				.join('') + rect(-6, -R * 0.26, 12, R * 0.28, { rx: 5, fill: '#7b5a34' }),
		);
	const whole = (x: number, y: number, R: number, rot: number): string =>
		shadow(x + 10, y + R * 0.95, R * 0.9, 18, 0.5) +
		sphere(x, y, R, 'ms', 0.55) +
		g(
			{ transform: `translate(0 ${-R * 0.56}) ` },
			g({ transform: `translate(${x} ${y}) scale(1 .52) translate(${-x} ${-y})` }, cap(x, y, R * 1.05, rot + turn)),
		);
	const open = (x: number, y: number, R: number): string => {
		let o =
			shadow(x + 8, y + R * 0.8, R, 18, 0.5) +
			ellipse(x, y + R * 0.26, R, R * 0.86, { fill: 'url(#ms)' }) +
			ellipse(x, y, R, R * 0.72, { fill: '#5d1830' }) +
			ellipse(x, y, R * 0.86, R * 0.6, { fill: '#9c3350' }) +
			ellipse(x, y + 4, R * 0.72, R * 0.5, { fill: '#4d1026' });
		for (let i = 0; i < 6; i++) {
			const a = (i / 6) * 6.283 + 0.3,
				px = x + Math.cos(a) * R * 0.36,
				py = y + Math.sin(a) * R * 0.24;
			o +=
				ellipse(px, py, R * 0.27, R * 0.22, { fill: '#e9e2da' }) +
				ellipse(px - 4, py - 5, R * 0.21, R * 0.16, { fill: '#fffdf8' }) +
				path(`M${f1(px - R * 0.1)} ${f1(py - R * 0.06)}q${R * 0.1} ${-R * 0.05} ${R * 0.2} 0`, {
					stroke: '#d8cfc6',
					'stroke-width': 2,
					fill: 'none',
				});
		}
		return o;
	};
	return still(
		seed,
		{ wall, table, horizon: 480 },
		rad(
			'ms',
			[
				[0, '#9b4a68'],
				[0.35, '#5f1c38'],
				[0.8, '#32101f'],
				[1, '#1d0912'],
			],
			{ cx: 0.34, cy: 0.26, r: 0.85 },
		),
		leaf(460, 330, -24, 320, 54, '#3d7d45', '#22572f', 14) +
			whole(250, 400, 120, 10) +
			whole(520, 380, 128, 30) +
			whole(620, 540, 112, 50) +
			open(360, 590, 150) +
			whole(160, 590, 104, 20),
	);
}

export interface Eggs {
	wall?: string;
	table?: string;
	band?: string;
	shell?: string;
}
export function eggs(seed: string, { wall = '#e3e6df', table = '#c0c6b8', band = dye.pandan6, shell = '#dfe8e6' }: Eggs = {}): string {
	const r = rng(seed);
	const egg = (x: number, y: number, R: number, rot: number): string =>
		g(
			{ transform: `translate(${x} ${y}) rotate(${rot})` },
			path(
				`M0 ${-R * 1.28}C${R * 0.72} ${-R * 1.28} ${R} ${-R * 0.3} ${R} ${R * 0.18}C${R} ${R * 0.8} ${R * 0.5} ${R * 1.06} 0 ${R * 1.06}C${-R * 0.5} ${R * 1.06} ${-R} ${R * 0.8} ${-R} ${R * 0.18}C${-R} ${-R * 0.3} ${-R * 0.72} ${-R * 1.28} 0 ${-R * 1.28}Z`,
				{ fill: 'url(#eg)' },
			) +
				Array.from({ length: 16 }, () => circle(r.gauss() * R * 0.5, r.gauss() * R * 0.6, r.range(0.8, 2), { fill: '#6d7a74', opacity: 0.35 })).join(
					'',
				),
		);
	const half = (x: number, y: number, R: number): string =>
		shadow(x + 6, y + R * 0.9, R * 0.9, 14, 0.4) +
		ellipse(x, y, R, R * 1.18, { fill: '#dfe6e3' }) +
		ellipse(x, y, R * 0.94, R * 1.12, { fill: '#fdfdf9' }) +
		circle(x, y + R * 0.16, R * 0.58, { fill: 'url(#yk)' }) +
		ellipse(x - R * 0.16, y - R * 0.04, R * 0.2, R * 0.12, { fill: '#ffe3a4', opacity: 0.8 });
	const R = profile([
		[0, 262],
		[0.6, 240],
		[1, 150],
	]);
	return still(
		seed,
		{ wall, table, horizon: 500 },
		bodyLight('bl') +
			rad(
				'eg',
				[
					[0, '#ffffff'],
					[0.5, shell],
					[0.85, mix(shell, '#4a5a56', 0.35)],
					[1, mix(shell, '#2a3a36', 0.55)],
				],
				{ cx: 0.36, cy: 0.28, r: 0.85 },
			) +
			rad(
				'yk',
				[
					[0, '#ff9a2c'],
					[0.7, '#ef6c12'],
					[1, '#c14c06'],
				],
				{ cx: 0.4, cy: 0.35, r: 0.75 },
			),
		shadow(410, 640, 220, 30, 0.55) +
			ellipse(400, 430, 262, 56, { fill: '#5a3d1d' }) +
			egg(250, 372, 84, -16) +
			egg(540, 368, 86, 14) +
			egg(400, 350, 92, 3) +
			egg(322, 420, 84, -6) +
			egg(484, 418, 84, 10) +
			weave(seed, {
				cx: 400,
				y0: 430,
				H: 190,
				R,
				tilt: 0.2,
				cols: 44,
				rows: 16,
				kind: 'twill',
				a: '#d9b271',
				b: '#94682f',
				bands: [[0.4, 0.56, band, '#d9b271']],
			}) +
			path(outline(400, 430, 190, R, 0.2), { fill: 'url(#bl)', opacity: 0.4 }) +
			path('M138 430A262 54 0 0 0 662 430', { fill: 'none', stroke: '#7a5426', 'stroke-width': 22, 'stroke-linecap': 'round' }) +
			path('M138 430A262 54 0 0 0 662 430', { fill: 'none', stroke: '#dcb879', 'stroke-width': 14, 'stroke-dasharray': '9 4' }) +
			half(600, 690, 62) +
			half(196, 700, 58),
	);
}
