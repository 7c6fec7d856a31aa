// Pots: Ban Chiang, celadon, Dan Kwian and their kin.
import { ellipse, g, line, mix, path, rng, shadow, smooth, still } from './core.ts';
import type { Point } from './core.ts';
import { bodyLight, onTurned, outline, profile } from './turned.ts';

export interface Pot {
	style?: 'banchiang' | 'celadon' | 'dankwian';
	wall?: string;
	table?: string;
	base?: string;
	ink?: string;
	shape?: readonly Point[];
}
export function pot(seed: string, { style = 'banchiang', wall = '#e9ddd0', table = '#c9b097', base, ink, shape }: Pot = {}): string {
	const r = rng(seed);
	const known = {
		banchiang: {
			R: [
				[0, 138],
				[0.1, 120],
				[0.2, 130],
				[0.55, 236],
				[0.86, 170],
				[1, 108],
			],
			base: '#e0c59a',
			ink: '#8d2f1d',
			y0: 190,
			H: 470,
		},
		celadon: {
			R: [
				[0, 92],
				[0.12, 70],
				[0.26, 92],
				[0.6, 206],
				[0.9, 140],
				[1, 116],
			],
			base: '#a9c4ae',
			ink: '#7ea386',
			y0: 150,
			H: 510,
		},
		dankwian: {
			R: [
				[0, 150],
				[0.08, 134],
				[0.2, 186],
				[0.55, 250],
				[1, 150],
			],
			base: '#5d3a2c',
			ink: '#2f1a14',
			y0: 230,
			H: 430,
		},
	} as const;
	const S = { ...known[style], ...(base ? { base } : {}), ...(ink ? { ink } : {}) };
	const R = profile(shape ?? S.R),
		cx = 400,
		tilt = 0.17,
		P = onTurned(cx, S.y0, S.H, R, tilt),
		d = outline(cx, S.y0, S.H, R, tilt);
	let art = '';
	const ring = (t: number, w: number, c: string, o = 1): void => {
		const L: Point[] = [];
		for (let i = 0; i <= 40; i++) L.push(P(-1 + i / 20, t));
		art += path(smooth(L), { fill: 'none', stroke: c, 'stroke-width': w, opacity: o });
	};
	if (style === 'banchiang') {
		ring(0.06, 13, S.ink);
		ring(0.22, 9, S.ink);
		ring(0.245, 4, S.ink);
		ring(0.84, 9, S.ink);
		ring(0.87, 4, S.ink);
		for (let k = -2; k <= 2; k++) {
			const cu = k * 0.5,
				ct = 0.53,
				L: Point[] = [];
			for (let i = 0; i <= 70; i++) {
				const a = (i / 70) * 15,
					q = (i / 70) * 0.205;
				L.push(P(Math.max(-1, Math.min(1, cu + Math.cos(a) * q)), ct + Math.sin(a) * q * 1.06));
			}
			if (Math.abs(cu) < 0.99) art += path(smooth(L), { fill: 'none', stroke: S.ink, 'stroke-width': 10, 'stroke-linecap': 'round' });
			for (const s of [-1, 1]) {
				const M: Point[] = [];
				for (let i = 0; i <= 12; i++) {
					const t = i / 12;
					M.push(P(Math.max(-1, Math.min(1, cu + 0.25 + Math.sin(t * 3.14) * 0.06 * s)), 0.27 + t * 0.55));
				}
				if (Math.abs(cu + 0.25) < 0.99) art += path(smooth(M), { fill: 'none', stroke: S.ink, 'stroke-width': 6 });
			}
		}
	} else if (style === 'celadon') {
		ring(0.28, 3, S.ink);
		ring(0.31, 3, S.ink);
		for (let row = 0; row < 4; row++)
			for (let k = -9; k <= 9; k++) {
				const cu = (k + (row % 2) / 2) * 0.11,
					t0 = 0.36 + row * 0.12;
				if (Math.abs(cu) > 0.96) continue;
				const L = [P(cu - 0.055, t0), P(cu - 0.05, t0 + 0.07), P(cu, t0 + 0.125), P(cu + 0.05, t0 + 0.07), P(cu + 0.055, t0)];
				art += path(smooth(L), { fill: mix(S.base, '#ffffff', 0.1), stroke: S.ink, 'stroke-width': 2.6, 'fill-opacity': 0.4 });
			}
		ring(0.34, 2.4, S.ink);
		ring(0.88, 3, S.ink);
	} else {
		for (let i = 0; i < 26; i++) ring(0.22 + i * 0.03, r.range(1, 3), r.pick([S.ink, '#8d5a3f', '#45271c']), 0.5);
		for (let k = -12; k <= 12; k++) {
			const cu = k * 0.08;
			if (Math.abs(cu) > 0.95) continue;
			const L = [P(cu - 0.035, 0.3), P(cu, 0.37), P(cu + 0.035, 0.3)];
			art += path(line(L), { fill: 'none', stroke: '#c98a5c', 'stroke-width': 4, opacity: 0.7 });
		}
		ring(0.28, 4, '#c98a5c', 0.6);
		ring(0.39, 4, '#c98a5c', 0.6);
		for (let i = 0; i < 40; i++) {
			const u = r.range(-0.9, 0.9),
				t = r.range(0.2, 0.9),
				[x, y] = P(u, t);
			art += ellipse(x, y, r.range(8, 40), r.range(5, 18), { fill: r.pick(['#8a5138', '#2b1712', '#a56a42']), opacity: 0.16 });
		}
	}
	const extra =
		style === 'celadon'
			? g(
					{ transform: 'translate(628 590)' },
					path('M-92 -60C-90 40 -50 70 0 72C50 70 90 40 92 -60Z', { fill: S.base }) +
						ellipse(0, -60, 92, 17, { fill: mix(S.base, '#1a3020', 0.3) }) +
						ellipse(0, -58, 80, 12, { fill: mix(S.base, '#1a3020', 0.48) }) +
						path('M-92 -60C-90 40 -50 70 0 72C50 70 90 40 92 -60Z', { fill: 'url(#bl)' }),
				)
			: '';
	return still(
		seed,
		{ wall, table, horizon: 560 },
		bodyLight('bl') + `<clipPath id="c">${path(d)}</clipPath>`,
		shadow(420, S.y0 + S.H + 10, 190, 30, 0.55) +
			(extra ? shadow(640, 664, 90, 14, 0.4) : '') +
			ellipse(cx, S.y0, R(0), R(0) * tilt, { fill: mix(S.base, '#160a06', 0.7) }) +
			path(d, { fill: S.base }) +
			g({ 'clip-path': 'url(#c)' }, art) +
			path(d, { fill: 'url(#bl)' }) +
			ellipse(cx, S.y0, R(0), R(0) * tilt, { fill: 'none', stroke: mix(S.base, '#ffffff', 0.28), 'stroke-width': 9 }) +
			ellipse(cx, S.y0 + 2, R(0) - 6, (R(0) - 6) * tilt, { fill: 'none', stroke: '#000', 'stroke-opacity': 0.25, 'stroke-width': 4 }) +
			(style === 'celadon' ? ellipse(326, 400, 20, 66, { fill: '#fff', opacity: 0.5, filter: 'url(#b6)', transform: 'rotate(10 326 400)' }) : '') +
			extra,
	);
}
