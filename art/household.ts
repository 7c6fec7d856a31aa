// Pots, balm and herbs, silver, umbrellas.
import { circle, dye, ellipse, f1, g, lin, mix, path, rad, rect, rng, shadow, smooth, still } from './core.ts';
import type { Point } from './core.ts';
import { cloths, ikatTile, threads } from './ikat.ts';
import type { Palette } from './ikat.ts';
import { bodyLight, label, leaf } from './turned.ts';

export interface Balm {
	wall?: string;
	table?: string;
	caps?: readonly [string, string];
	pals?: readonly [Palette, Palette];
	leafTone?: string;
}
export function balm(
	seed: string,
	{ wall = '#dce8dc', table = '#b5ccb4', caps = ['#1f5a3d', '#a97b2c'], pals = ['forest', 'gold'], leafTone = '#3f8250' }: Balm = {},
): string {
	const r = rng(seed);
	const pot1 = (x: number, y: number, w: number, h: number, c: string, cap: string, pal: Palette): string =>
		shadow(x + 8, y + h + 4, w * 0.62, 16, 0.5) +
		path(`M${x - w / 2} ${y}V${y + h - 16}Q${x} ${y + h + 22} ${x + w / 2} ${y + h - 16}V${y}Z`, { fill: c }) +
		ellipse(x, y, w / 2, w * 0.11, { fill: mix(c, '#000000', 0.3) }) +
		path(`M${x - w / 2} ${y}V${y + h - 16}Q${x} ${y + h + 22} ${x + w / 2} ${y + h - 16}V${y}Q${x} ${y + w * 0.15} ${x - w / 2} ${y}Z`, {
			fill: 'url(#bl)',
		}) +
		label(x - w * 0.34, y + h * 0.2, w * 0.68, h * 0.62, seed + x, pal) +
		path(`M${x - w / 2 - 6} ${y - 62}V${y - 4}Q${x} ${y + 26} ${x + w / 2 + 6} ${y - 4}V${y - 62}Z`, { fill: cap }) +
		path(
			Array.from({ length: 17 }, (_, i) => {
				const u = -1 + i / 8,
					px = x + (w / 2 + 5) * Math.sin(u * 1.55);
				return `M${f1(px)} ${f1(y - 56 + Math.cos(u * 1.5) * 10)}v50`;
			}).join(''),
			{ stroke: '#000', 'stroke-width': 2, opacity: 0.22 },
		) +
		path(`M${x - w / 2 - 6} ${y - 62}V${y - 4}Q${x} ${y + 26} ${x + w / 2 + 6} ${y - 4}V${y - 62}Z`, { fill: 'url(#bl)' }) +
		ellipse(x, y - 62, w / 2 + 6, w * 0.12, { fill: mix(cap, '#ffffff', 0.28) }) +
		ellipse(x, y - 62, w / 2 - 8, w * 0.085, { fill: mix(cap, '#ffffff', 0.14) });
	return still(
		seed,
		{ wall, table, horizon: 500 },
		bodyLight('bl'),
		leaf(430, 420, -62, 300, 62, leafTone, mix(leafTone, '#0a2a14', 0.4), 12) +
			leaf(400, 420, -100, 330, 66, mix(leafTone, '#a8d0a8', 0.25), mix(leafTone, '#0a2a14', 0.25), 12) +
			leaf(380, 430, -134, 280, 58, '#478a58', '#276240', 12) +
			pot1(540, 440, 200, 190, '#e9e2cf', caps[0], pals[0]) +
			pot1(290, 480, 216, 176, '#e2d5b6', caps[1], pals[1]) +
			(
				[
					[470, 716],
					[520, 732],
					[560, 708],
					[160, 716],
					[200, 734],
				] as const
			)
				.map(
					([x, y]) =>
						ellipse(x, y, 17, 8, { fill: '#cf9a3d', transform: `rotate(${r.int(-40, 40)} ${x} ${y})` }) +
						ellipse(x - 3, y - 2, 10, 3, { fill: '#f4d38c' }),
				)
				.join(''),
	);
}
export interface Compress {
	wall?: string;
	table?: string;
	tints?: readonly [string, string];
}
export function compress(seed: string, { wall = '#ebe4d2', table = '#d2c29c', tints = ['#efe6cc', '#e8d49a'] }: Compress = {}): string {
	const r = rng(seed);
	const ball = (x: number, y: number, R: number, tint: string): string => {
		let f = '';
		for (let i = 0; i < 17; i++) {
			const u = -1 + i / 8;
			f += `M${f1(x + u * 26)} ${f1(y - R * 0.96)}C${f1(x + u * R * 0.7)} ${f1(y - R * 0.7)} ${f1(x + u * R * 0.98)} ${f1(y - R * 0.2)} ${f1(x + u * R * 0.94)} ${f1(y + R * 0.3)}`;
		}
		return (
			shadow(x + 10, y + R, R * 0.9, 20, 0.5) +
			path(
				`M${x - 26} ${y - R * 0.98}C${x - 40} ${y - R * 1.3} ${x - 60} ${y - R * 1.5} ${x - 52} ${y - R * 1.72}C${x - 20} ${y - R * 1.62} ${x + 24} ${y - R * 1.62} ${x + 56} ${y - R * 1.74}C${x + 60} ${y - R * 1.5} ${x + 40} ${y - R * 1.3} ${x + 26} ${y - R * 0.98}Z`,
				{ fill: mix(tint, '#7a6a4a', 0.12) },
			) +
			circle(x, y, R, { fill: tint }) +
			circle(x, y, R, { fill: 'url(#cb)' }) +
			path(f, { fill: 'none', stroke: '#6d5a36', 'stroke-width': 2.4, opacity: 0.42 }) +
			path(`M${x - 30} ${y - R * 0.99}h60`, { stroke: '#5d3b1d', 'stroke-width': 20, 'stroke-linecap': 'round' }) +
			path(`M${x - 30} ${y - R * 0.99}h60`, { stroke: '#c08a4a', 'stroke-width': 15, 'stroke-dasharray': '4 3' })
		);
	};
	return still(
		seed,
		{ wall, table, horizon: 500 },
		rad(
			'cb',
			[
				[0, '#fff', 0.5],
				[0.5, '#fff', 0],
				[1, '#3a2a10', 0.55],
			],
			{ cx: 0.34, cy: 0.3, r: 0.8 },
		) + threads('thr', 0.1),
		leaf(500, 540, -30, 260, 40, '#56966a', '#2f6b46', 12) +
			ball(270, 520, 146, tints[0]) +
			ball(540, 552, 124, tints[1]) +
			Array.from({ length: 5 }, (_, i) => {
				const x = 330 + i * 52,
					y = 700 + (i % 2) * 16;
				return g(
					{ transform: `translate(${x} ${y}) rotate(${r.int(-30, 30)})` },
					ellipse(2, 5, 28, 15, { fill: '#1a0f08', opacity: 0.35, filter: 'url(#b6)' }) +
						ellipse(0, 0, 28, 15, { fill: '#b97524' }) +
						ellipse(0, -2, 22, 10, { fill: '#f0b040' }) +
						ellipse(0, -2, 15, 6, { fill: 'none', stroke: '#d88f22', 'stroke-width': 2.5 }),
				);
			}).join(''),
	);
}
export interface Beads {
	wall?: string;
	cloth?: Palette;
	metal?: readonly [string, string, string, string, string];
	stone?: string;
	plain?: boolean;
}
type Bead = readonly [x: number, y: number, radius: number, angle: number];
const silver = ['#ffffff', '#cfd3da', '#868b96', '#4a4e59', '#8f949f'] as const;
export function silverBeads(
	seed: string,
	{ wall = '#5b2230', cloth = 'lacdeep', metal = silver, stone = dye.lac7, plain = false }: Beads = {},
): string {
	const beads: Bead[] = [];
	const N = 27;
	for (let i = 0; i < N; i++) {
		const a = Math.PI * (0.06 + (0.88 * i) / (N - 1));
		const k = Math.sin(a);
		beads.push([400 - Math.cos(a) * 262, 170 + k * 372, 17 + k * 17, a]);
	}
	const bead = ([x, y, R, a]: Bead): string => {
		const rot = -(a * 57.3) + 90;
		let deco = '';
		for (const k of plain ? [] : [-2, -1, 0, 1, 2])
			deco += path(`M${k * R * 0.34} ${-R * 0.8}Q${k * R * 0.56} 0 ${k * R * 0.34} ${R * 0.8}`, {
				stroke: mix(metal[3], '#000000', 0.15),
				'stroke-width': 2,
				fill: 'none',
				opacity: 0.65,
			});
		return (
			g(
				{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${f1(rot)})` },
				ellipse(7, 10, R, R * 0.95, { fill: '#120408', opacity: 0.5, filter: 'url(#b6)' }) +
					ellipse(0, 0, R, R * 0.94, { fill: 'url(#sv)' }) +
					deco +
					(plain ? '' : circle(0, 0, R * 0.2, { fill: metal[3] }) + circle(-1, -1, R * 0.12, { fill: metal[1] })),
			) + ellipse(x - R * 0.32, y - R * 0.4, R * 0.26, R * 0.17, { fill: '#fff', opacity: 0.9 })
		);
	};
	return still(
		seed,
		{ wall, flat: true },
		ikatTile('ik', seed, 'khom', cloths[cloth], 7) +
			threads() +
			foldLightLocal('fl') +
			rad(
				'sv',
				[
					[0, metal[0]],
					[0.3, metal[1]],
					[0.62, metal[2]],
					[0.86, metal[3]],
					[1, metal[4]],
				],
				{ cx: 0.34, cy: 0.28, r: 0.85 },
			),
		g({ filter: 'url(#drape)' }, rect(-40, -40, 880, 880, { fill: 'url(#ik)' })) +
			rect(0, 0, 800, 800, { fill: 'url(#thr)' }) +
			rect(0, 0, 800, 800, { fill: '#2b0912', opacity: 0.36 }) +
			rect(0, 0, 800, 800, { fill: 'url(#fl)' }) +
			path('M148 100Q160 130 152 196M652 100Q640 130 648 196', { stroke: '#1a0a0e', 'stroke-width': 7, fill: 'none' }) +
			beads.map(bead).join('') +
			(() => {
				let o = '';
				const x = 400,
					y = 610;
				o +=
					path(`M${x} ${y}C${x + 70} ${y + 10} ${x + 84} ${y + 90} ${x} ${y + 140}C${x - 84} ${y + 90} ${x - 70} ${y + 10} ${x} ${y}Z`, {
						fill: '#120408',
						opacity: 0.5,
						filter: 'url(#b6)',
						transform: 'translate(7 10)',
					}) +
					path(`M${x} ${y}C${x + 70} ${y + 10} ${x + 84} ${y + 90} ${x} ${y + 140}C${x - 84} ${y + 90} ${x - 70} ${y + 10} ${x} ${y}Z`, {
						fill: 'url(#sv)',
					});
				for (let i = 0; i < 12; i++) {
					const a = (i / 12) * 6.283;
					o += circle(x + Math.cos(a) * 34, y + 68 + Math.sin(a) * 34, 6, { fill: '#eef0f3', stroke: '#4a4e59', 'stroke-width': 2 });
				}
				return o + circle(x, y + 68, 16, { fill: stone }) + circle(x - 5, y + 63, 5, { fill: '#fff', opacity: 0.6 });
			})(),
	);
}
const foldLightLocal = (id: string): string =>
	lin(
		id,
		[
			[0, '#000', 0.3],
			[0.2, '#fff', 0.1],
			[0.38, '#000', 0.22],
			[0.55, '#fff', 0.12],
			[0.75, '#000', 0.2],
			[0.9, '#fff', 0.08],
			[1, '#000', 0.3],
		],
		{ x1: 0, y1: 0.2, x2: 1, y2: 0.6 },
	);
/** ร่มบ่อสร้าง: paper umbrella from above, ribs and hand-painted flowers. */
export interface Umbrella {
	base?: string;
	wall?: string;
	petals?: readonly [string, string];
}
export function umbrella(seed: string, { base = dye.lac7, wall = '#dfe3ea', petals = ['#fbeee2', '#f6cf74'] }: Umbrella = {}): string {
	const r = rng(seed),
		cx = 400,
		cy = 400,
		R = 330,
		N = 28;
	let o = circle(cx + 14, cy + 20, R, { fill: '#0f0a12', opacity: 0.45, filter: 'url(#b14)' });
	const P = (a: number, q: number): Point => [cx + Math.cos(a) * q, cy + Math.sin(a) * q];
	for (let i = 0; i < N; i++) {
		const a0 = (i / N) * 6.2832,
			a1 = ((i + 1) / N) * 6.2832,
			[x0, y0] = P(a0, R),
			[x1, y1] = P(a1, R),
			[mx, my] = P((a0 + a1) / 2, R * 0.975),
			lit = Math.cos(a0 + 2.4) * 0.5 + 0.5;
		const c = mix(mix(base, '#ffffff', lit * 0.16), '#12040a', (1 - lit) * 0.34);
		o +=
			path(`M${cx} ${cy}L${f1(x0)} ${f1(y0)}Q${f1(mx)} ${f1(my)} ${f1(x1)} ${f1(y1)}Z`, { fill: c }) +
			path(`M${cx} ${cy}L${f1(x1)} ${f1(y1)}L${f1(P(a0 * 0.3 + a1 * 0.7, R)[0])} ${f1(P(a0 * 0.3 + a1 * 0.7, R)[1])}Z`, {
				fill: '#000',
				opacity: 0.1,
			});
	}
	o +=
		circle(cx, cy, R * 0.93, { fill: 'none', stroke: dye.turmeric4, 'stroke-width': 5, opacity: 0.9 }) +
		circle(cx, cy, R * 0.89, { fill: 'none', stroke: dye.turmeric4, 'stroke-width': 1.6 });
	const petal = (x: number, y: number, s: number, c: string, c2: string): string => {
		let f = '';
		for (let k = 0; k < 5; k++)
			f +=
				path(`M0 0C${s * 0.34} ${-s * 0.5} ${s * 0.26} ${-s} 0 ${-s * 1.06}C${-s * 0.26} ${-s} ${-s * 0.34} ${-s * 0.5} 0 0Z`, {
					fill: c,
					transform: `rotate(${k * 72})`,
				}) + path(`M0 ${-s * 0.2}V${-s * 0.72}`, { stroke: c2, 'stroke-width': 2, transform: `rotate(${k * 72})` });
		return g({ transform: `translate(${f1(x)} ${f1(y)}) rotate(${r.int(0, 72)})` }, f + circle(0, 0, s * 0.2, { fill: dye.turmeric4 }));
	};
	for (let k = 0; k < 7; k++) {
		const a = (k / 7) * 6.2832 + 0.2,
			vine: Point[] = [];
		for (let i = 0; i <= 10; i++) vine.push(P(a + i * 0.066, R * (0.62 + Math.sin(i * 0.9) * 0.08)));
		o += path(smooth(vine), { fill: 'none', stroke: '#e7e0bd', 'stroke-width': 4, 'stroke-linecap': 'round' });
		for (let i = 1; i < 10; i += 2) {
			const [x, y] = vine[i]!;
			o += leaf(x, y, (a + i * 0.066) * 57.3 + (i % 4 === 1 ? 20 : 160), 40, 11, '#7fae7c', '#4d8458', 5);
		}
		const [fx, fy] = P(a, R * 0.66);
		o += petal(fx, fy, 44, petals[0], '#d98a8f');
		const [gx, gy] = P(a + 0.45, R * 0.4);
		o += petal(gx, gy, 26, petals[1], '#c4862a');
	}
	let ribs = '';
	for (let i = 0; i < N; i++) {
		const [x, y] = P((i / N) * 6.2832, R);
		ribs += `M${cx} ${cy}L${f1(x)} ${f1(y)}`;
	}
	o +=
		path(ribs, { stroke: '#2b0a12', 'stroke-width': 1.4, opacity: 0.4 }) +
		circle(cx, cy, 34, { fill: mix(base, '#000000', 0.45) }) +
		circle(cx, cy, 22, { fill: '#d8b273' }) +
		circle(cx, cy, 22, { fill: 'none', stroke: '#7a5426', 'stroke-width': 4 }) +
		circle(cx - 5, cy - 6, 7, { fill: '#fff', opacity: 0.5 });
	return still(seed, { wall, flat: true }, '', o);
}
