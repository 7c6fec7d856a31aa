// Turned and woven forms: a radius along a height, seen from the front with a little tilt.
import { circle, ellipse, f1, g, lin, mix, path, rect, rng, smooth } from './core.ts';
import type { Chance, Point } from './core.ts';
import { emblem } from '#kernel/weave';

/** Radius at height t, 0 at the top and 1 at the foot. */
export type Profile = (t: number) => number;
/** Radius of a turned form at height t, from control pairs. */
export const profile =
	(ctrl: readonly Point[]): Profile =>
	(t) => {
		let i = 0;
		while (i < ctrl.length - 2 && ctrl[i + 1]![0] < t) i++;
		const [t0, r0] = ctrl[i]!,
			[t1, r1] = ctrl[i + 1]!,
			k = Math.min(1, Math.max(0, (t - t0) / (t1 - t0)));
		const s = k * k * (3 - 2 * k);
		return r0 + (r1 - r0) * s;
	};
/** Point on a turned surface: u = angle across the front (−1…1), t = height. */
export const onTurned =
	(cx: number, y0: number, H: number, R: Profile, tilt: number) =>
	(u: number, t: number): Point => {
		const a = (u * Math.PI) / 2,
			rr = R(t);
		return [cx + rr * Math.sin(a), y0 + t * H + rr * tilt * Math.cos(a)];
	};
export const outline = (cx: number, y0: number, H: number, R: Profile, tilt: number, n = 40): string => {
	const L: Point[] = [],
		Rr: Point[] = [];
	for (let i = 0; i <= n; i++) {
		const t = i / n;
		L.push([cx - R(t), y0 + t * H]);
		Rr.push([cx + R(t), y0 + t * H]);
	}
	const rb = R(1);
	return (
		smooth(L) +
		`A${f1(rb)} ${f1(rb * tilt)} 0 0 0 ${f1(cx + rb)} ${f1(y0 + H)}` +
		smooth(Rr.reverse()).replace('M', 'L') +
		`A${f1(R(0))} ${f1(R(0) * tilt)} 0 0 1 ${f1(cx - R(0))} ${f1(y0)}Z`
	);
};
export const bodyLight = (id: string): string =>
	lin(id, [
		[0, '#0d0508', 0.62],
		[0.1, '#0d0508', 0.3],
		[0.27, '#fff', 0.32],
		[0.4, '#fff', 0.06],
		[0.62, '#0d0508', 0.12],
		[0.88, '#0d0508', 0.55],
		[0.96, '#0d0508', 0.46],
		[1, '#fff', 0.1],
	]);

/** From height, to height, over colour, under colour. */
export type Band = readonly [from: number, to: number, over: string, under?: string];
export interface Weave {
	cx: number;
	y0: number;
	H: number;
	R: Profile;
	tilt?: number;
	cols?: number;
	rows?: number;
	kind?: string;
	a: string;
	b: string;
	bands?: readonly Band[];
}
/** Woven body: every over or under cell is its own small lit quad on the curved surface. */
export function weave(seed: string, { cx, y0, H, R, tilt = 0.2, cols = 34, rows = 22, kind = 'twill', a, b, bands = [] }: Weave): string {
	const r = rng(seed),
		P = onTurned(cx, y0, H, R, tilt);
	const layers = new Map<string, string>();
	const put = (c: string, d: string): unknown => layers.set(c, (layers.get(c) || '') + d);
	for (let j = 0; j < rows; j++)
		for (let i = 0; i < cols; i++) {
			const u0 = -1 + (2 * i) / cols,
				u1 = -1 + (2 * (i + 1)) / cols,
				t0 = j / rows,
				t1 = (j + 1) / rows;
			const over =
				kind === 'plain'
					? (i + j) % 2 === 0
					: kind === 'twill'
						? (i + j) % 4 < 2
						: kind === 'diamond'
							? (Math.abs((i % 12) - 6) + j) % 4 < 2
							: kind === 'hex'
								? (i * 2 + j) % 5 < 2
								: i % 2 === 0;
			const band = bands.find(([lo, hi]) => t0 >= lo && t0 < hi);
			let base = over ? a : b;
			if (band) base = over ? band[2] : band[3] || b;
			const um = (u0 + u1) / 2,
				light = Math.cos((um + 0.42) * 1.35) * 0.5 + 0.5; // key light from the left
			const q = Math.round((light + r.gauss() * 0.05) * 8) / 8;
			const c = q > 0.5 ? mix(base, '#fff4dc', (q - 0.5) * 0.7) : mix(base, '#170a08', (0.5 - q) * 1.25);
			const e = 0.1,
				uu0 = u0 + (u1 - u0) * e,
				uu1 = u1 - (u1 - u0) * e,
				tt0 = t0 + (t1 - t0) * e,
				tt1 = t1 - (t1 - t0) * e;
			const [p1, p2, p3, p4] = [P(uu0, tt0), P(uu1, tt0), P(uu1, tt1), P(uu0, tt1)];
			put(c, `M${f1(p1[0])} ${f1(p1[1])}L${f1(p2[0])} ${f1(p2[1])} ${f1(p3[0])} ${f1(p3[1])} ${f1(p4[0])} ${f1(p4[1])}Z`);
			if (over) {
				const h1 = P(uu0 + (uu1 - uu0) * 0.15, tt0 + (tt1 - tt0) * 0.3),
					h2 = P(uu1 - (uu1 - uu0) * 0.15, tt0 + (tt1 - tt0) * 0.3);
				put('hl', `M${f1(h1[0])} ${f1(h1[1])}L${f1(h2[0])} ${f1(h2[1])}`);
			}
		}
	const hl = layers.get('hl') || '';
	layers.delete('hl');
	return (
		path(outline(cx, y0, H, R, tilt), { fill: mix(b, '#120806', 0.72) }) +
		[...layers].map(([c, d]) => path(d, { fill: c })).join('') +
		path(hl, { stroke: '#fff6e0', 'stroke-width': 1.5, opacity: 0.32, fill: 'none' })
	);
}
export const rim = (cx: number, y: number, rx: number, ry: number, w: number, c1: string, c2: string): string =>
	ellipse(cx, y, rx, ry, { fill: 'none', stroke: mix(c2, '#000000', 0.35), 'stroke-width': w + 5 }) +
	ellipse(cx, y, rx, ry, { fill: 'none', stroke: c1, 'stroke-width': w }) +
	ellipse(cx, y, rx, ry, { fill: 'none', stroke: c2, 'stroke-width': w, 'stroke-dasharray': '7 9' });

/** Grains of rice scattered over an ellipse, lit from the left, back to front. */
export function grains(r: Chance, cx: number, cy: number, rx: number, ry: number, n: number, cols: readonly string[], len = 15, dome = 0): string {
	const L: [number, number, number, number][] = [];
	for (let i = 0; i < n; i++) {
		const a = r() * 6.2832,
			q = Math.sqrt(r());
		const x = Math.cos(a) * q,
			y = Math.sin(a) * q;
		const lift = dome * Math.sqrt(Math.max(0, 1 - x * x)) * (1 - q * q * 0.9);
		L.push([cx + x * rx, cy + y * ry - lift, r() * 180, x]);
	}
	L.sort((p, q) => p[1] - q[1]);
	return L.map(([x, y, a, u]) => {
		const base = r.pick(cols),
			k = -u * 0.5 + 0.5;
		const c = k > 0.5 ? mix(base, '#ffffff', (k - 0.5) * 0.5) : mix(base, '#3b2412', (0.5 - k) * 0.7);
		const l = len * r.range(0.8, 1.15),
			w = l * 0.3;
		return `<g transform="translate(${f1(x)} ${f1(y)}) rotate(${f1(a)})"><ellipse cx="1" cy="2" rx="${f1(l / 2)}" ry="${f1(w / 2)}" fill="#2a170c" opacity=".35"/><ellipse rx="${f1(l / 2)}" ry="${f1(w / 2)}" fill="${c}"/><ellipse cx="${f1(-l * 0.1)}" cy="${f1(-w * 0.16)}" rx="${f1(l * 0.26)}" ry="${f1(w * 0.13)}" fill="#fff" opacity=".5"/></g>`;
	}).join('');
}
export const label = (x: number, y: number, w: number, h: number, seed: string, pal?: string, tone = '#fbf6e9'): string =>
	rect(x, y, w, h, { rx: 4, fill: tone }) +
	rect(x, y, w, h, { rx: 4, fill: 'none', stroke: '#000', 'stroke-opacity': 0.08 }) +
	`<g transform="translate(${x + w / 2 - h * 0.23} ${y + h * 0.12}) scale(${f1((h * 0.46) / 18)})">${emblem(seed, pal)
		.replace(/^<svg[^>]*>/, '<g transform="translate(1 1)">')
		.replace('</svg>', '</g>')}</g>` +
	rect(x + w * 0.22, y + h * 0.68, w * 0.56, h * 0.055, { fill: '#3a302b' }) +
	rect(x + w * 0.3, y + h * 0.79, w * 0.4, h * 0.035, { fill: '#8b7d6d' }) +
	rect(x + w * 0.3, y + h * 0.86, w * 0.4, h * 0.035, { fill: '#8b7d6d' });
export function leaf(x: number, y: number, rot: number, L: number, W: number, c1: string, c2: string, veins = 9): string {
	let v = '';
	for (let i = 1; i < veins; i++) {
		const t = i / veins,
			w = Math.sin(t * 3.1416) * W;
		v += `M${f1(L * t)} 0q${f1(L * 0.05)} ${f1(-w * 0.4)} ${f1(L * 0.08)} ${f1(-w * 0.56)}M${f1(L * t)} 0q${f1(L * 0.05)} ${f1(w * 0.4)} ${f1(L * 0.08)} ${f1(w * 0.56)}`;
	}
	return g(
		{ transform: `translate(${x} ${y}) rotate(${rot})` },
		path(`M0 0C${f1(L * 0.25)} ${-W} ${f1(L * 0.7)} ${-W} ${L} 0C${f1(L * 0.7)} ${W} ${f1(L * 0.25)} ${W} 0 0Z`, { fill: c1 }) +
			path(`M0 0C${f1(L * 0.25)} ${W} ${f1(L * 0.7)} ${W} ${L} 0Z`, { fill: c2, opacity: 0.55 }) +
			path(v, { stroke: mix(c1, '#ffffff', 0.32), 'stroke-width': 1.6, fill: 'none', opacity: 0.7 }) +
			path(`M0 0H${L}`, { stroke: mix(c1, '#ffffff', 0.45), 'stroke-width': 3 }),
	);
}
export const sphere = (x: number, y: number, R: number, id: string, hl = 0.6): string =>
	circle(x, y, R, { fill: `url(#${id})` }) +
	ellipse(x - R * 0.34, y - R * 0.42, R * 0.24, R * 0.15, {
		fill: '#fff',
		opacity: hl,
		transform: `rotate(-35 ${f1(x - R * 0.34)} ${f1(y - R * 0.42)})`,
		filter: 'url(#b6)',
	});
