// Woven landscapes: every hill is a cloth. Thread rows follow the contour of the land, so the motif bends with it.
import { circle, dye, ellipse, f1, filters, g, hash, lin, mix, path, rect, rng, smooth } from './core.ts';
import type { Chance, Point, Stop } from './core.ts';
import { cloths, ikatTile, motifs, threads } from './ikat.ts';
import type { Dyes, MotifName, Palette } from './ikat.ts';
import type { Motif } from '#kernel/weave';

/** One hill: a contour and rows of coloured dashes under it. Rows grow towards the viewer. */
interface Hill {
	def: string;
	clip: string;
	out: string;
}
type Ridge = (x: number) => number;
function wovenHill(
	r: Chance,
	id: string,
	W: number,
	H: number,
	top: Ridge,
	kind: MotifName,
	pal: Dyes,
	{ cell = 5, grow = 0.03, rows = 44, alpha = 1 } = {},
): Hill {
	const m: Motif = motifs[kind],
		n = 40,
		pts: Point[] = [];
	for (let i = 0; i <= n; i++) {
		const x = -40 + ((W + 80) * i) / n;
		pts.push([x, top(x)]);
	}
	const d = smooth(pts),
		area = d + `L${W + 40} ${H}L-40 ${H}Z`;
	let o = path(area, { fill: pal[0] }),
		y = 0,
		h = cell;
	const start = r.int(0, m.h - 1);
	let mid = 0;
	for (let i = 1; i <= n / 2; i++) mid += Math.hypot(pts[i]![0] - pts[i - 1]![0], pts[i]![1] - pts[i - 1]![1]);
	for (let j = 0; j < rows; j++) {
		const row = (start + j) % m.h;
		const runs: [number, number][][] = [[], [], [], [], []];
		for (let x = 0; x < m.w;) {
			const c = m.at(x, row);
			let e = x + 1;
			while (e < m.w && m.at(e, row) === c) e++;
			if (c) runs[c]!.push([x, e]);
			x = e;
		}
		for (const c of [1, 2, 3, 4] as const) {
			if (!runs[c]!.length) continue;
			const da: number[] = [];
			let pos = 0;
			for (const [a, b] of runs[c]!) {
				da.push((a - pos) * h, (b - a) * h);
				pos = b;
			}
			da.push((m.w - pos) * h, 0);
			o += `<use href="#${id}" y="${f1(y)}" stroke="${pal[c]}" stroke-width="${f1(h + 0.4)}" stroke-dasharray="0 ${da.map(f1).join(' ')}" stroke-dashoffset="${f1((((m.w * h) / 2 - mid) % (m.w * h)) + r.gauss() * h * 0.22)}" opacity="${alpha}"/>`;
		}
		y += h;
		h *= 1 + grow;
		if (y > H) break;
	}
	return {
		def: `<path id="${id}" d="${d}" fill="none"/>`,
		clip: `<clipPath id="c${id}">${path(area)}</clipPath>`,
		out: g({ 'clip-path': `url(#c${id})` }, o + path(d, { fill: 'none', stroke: '#fff', 'stroke-opacity': 0.28, 'stroke-width': 5 })),
	};
}
const palm = (x: number, y: number, s: number, c: string): string => {
	let o = path('M0 0C4 -60 -6 -120 2 -180', { fill: 'none', stroke: c, 'stroke-width': 7, 'stroke-linecap': 'round' });
	for (let i = 0; i < 13; i++) {
		const a = -200 + i * 18.3;
		o += g(
			{ transform: `translate(2 -180) rotate(${a})` },
			path('M0 0Q24 -8 46 4Q26 4 0 3Z', { fill: c }) + path('M18 0L52 -10L20 4L54 10Z', { fill: c }),
		);
	}
	return g(
		{ transform: `translate(${x} ${y}) scale(${s})` },
		o + circle(-6, -170, 5, { fill: mix(c, '#8a5a2a', 0.5) }) + circle(8, -168, 5, { fill: mix(c, '#8a5a2a', 0.5) }),
	);
};
const house = (x: number, y: number, s: number, roof: string, wall: string): string =>
	g(
		{ transform: `translate(${x} ${y}) scale(${s})` },
		[0, 34, 70, 104].map((k) => rect(k, -44, 6, 46, { fill: '#2b1d16' })).join('') +
			rect(-6, -92, 122, 50, { fill: wall }) +
			Array.from({ length: 12 }, (_, i) => rect(-6 + i * 10, -92, 1.2, 50, { fill: '#000', opacity: 0.2 })).join('') +
			rect(20, -80, 22, 38, { fill: '#231610' }) +
			rect(70, -80, 24, 18, { fill: '#231610' }) +
			path('M-22 -90L28 -146L86 -146L134 -90Z', { fill: roof }) +
			path('M28 -146L86 -146L134 -90L112 -90Z', { fill: '#000', opacity: 0.16 }) +
			path('M22 -152L30 -146M92 -152L84 -146', { stroke: roof, 'stroke-width': 5 }) +
			path('M-22 -90H134', { stroke: '#fff', 'stroke-opacity': 0.3, 'stroke-width': 2 }),
	);
const wrap = (W: number, H: number, seed: string, defs: string, body: string): string =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}"><defs>${filters(hash(seed))}${defs}</defs>${body}${rect(0, 0, W, H, { filter: 'url(#grain)', opacity: 0.16, style: 'mix-blend-mode:multiply' })}</svg>`;

interface Layer {
	kind: MotifName;
	pal: Dyes;
	cell: number;
	amp: number;
	len: number;
	y: number;
}
export interface Land {
	W?: number;
	H?: number;
	sky?: readonly [string, string];
	sun?: string;
	layers?: readonly Layer[];
	horizon?: number;
	sunX?: number;
	rise?: number;
}
const sixHills: readonly Layer[] = [
	{ kind: 'hook', pal: ['#8fa9c6', '#a9bed5', '#9db4ce', '#b4c6da', '#86a1c0'], cell: 2.6, amp: 46, len: 330, y: 0 },
	{ kind: 'pine', pal: ['#4f76a6', '#8fb0d0', '#6a8eb9', '#b9cfe2', '#426797'], cell: 3.2, amp: 52, len: 420, y: 0.07 },
	{ kind: 'khom', pal: ['#20594a', '#9cc3a0', '#4f8d72', '#d7c27a', '#2d6b57'], cell: 4, amp: 40, len: 560, y: 0.17 },
	{ kind: 'flower', pal: ['#b98a1f', '#f7e3a6', '#e0b64a', '#8a5f12', '#cf9f36'], cell: 4.6, amp: 34, len: 640, y: 0.29 },
	{ kind: 'naga', pal: cloths.lac, cell: 6, amp: 36, len: 760, y: 0.44 },
	{ kind: 'khom', pal: cloths.indigo, cell: 7.4, amp: 30, len: 900, y: 0.64 },
];
export function wovenLand(
	seed: string,
	{ W = 1600, H = 760, sky = ['#f6ddb0', '#fbeed6'], sun = '#d9483a', layers = sixHills, horizon = 0.36, sunX = 0.66, rise = 0 }: Land = {},
): string {
	const r = rng(seed);
	let defs = lin(
			'sky',
			[
				[0, sky[0]],
				[1, sky[1]],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		),
		body = rect(0, 0, W, H, { fill: 'url(#sky)' });
	if (sun) {
		const sx = W * sunX,
			sy = H * (horizon - 0.06) - rise * 0.32;
		body +=
			circle(sx, sy, 92, { fill: sun }) +
			Array.from({ length: 12 }, (_, i) => rect(sx - 100, sy - 92 + i * 16, 200, 2.2, { fill: sky[1], opacity: 0.5 })).join('');
	}
	layers.forEach((L, i) => {
		const ph = r() * 6,
			ph2 = r() * 6,
			base = H * (horizon + L.y),
			lean = rise * (1 - i / layers.length);
		const top: Ridge = (x) =>
			base -
			lean * Math.tanh((x / W - 0.46) * 3.2) * 0.62 +
			Math.sin((x / L.len) * 6.283 + ph) * L.amp +
			Math.sin((x / L.len) * 2.3 * 6.283 + ph2) * L.amp * 0.28;
		const hill = wovenHill(r, 'h' + i, W, H + 40, top, L.kind, L.pal, {
			cell: L.cell,
			rows: Math.ceil(Math.log(1 + ((H - base + L.amp * 2 + lean) * 0.014) / L.cell) / Math.log(1.014)) + 4,
			grow: 0.014,
		});
		defs += hill.def + hill.clip;
		if (i === 3) {
			for (const [x, s] of [
				[W * 0.13, 0.72],
				[W * 0.16, 0.56],
				[W * 0.8, 0.66],
				[W * 0.88, 0.86],
			] as const)
				body += palm(x, top(x) + 12, s, '#173a2f');
		}
		if (i === 4) {
			body +=
				house(W * 0.43, top(W * 0.45) + 26, 0.74, '#7a2a20', '#a9774a') +
				house(W * 0.5, top(W * 0.52) + 22, 0.56, '#5c2a22', '#94683f') +
				palm(W * 0.41, top(W * 0.41) + 14, 0.8, '#173a2f') +
				palm(W * 0.575, top(W * 0.575) + 16, 0.66, '#1c4437');
		}
		body +=
			path(
				smooth(
					Array.from({ length: 41 }, (_, k): Point => {
						const x = -40 + ((W + 80) * k) / 40;
						return [x, top(x) + 2];
					}),
				),
				{ fill: 'none', stroke: '#0a0508', 'stroke-width': 22, opacity: 0.2, filter: 'url(#b14)' },
			) + hill.out;
	});
	return wrap(W, H, seed, defs, body);
}

export function sea(seed: string, { W = 1600, H = 620 } = {}): string {
	const r = rng(seed);
	let defs = lin(
			'sky',
			[
				[0, '#bfe0e4'],
				[0.7, '#f6e9cf'],
				[1, '#fbf0dc'],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		),
		body = rect(0, 0, W, H, { fill: 'url(#sky)' }) + circle(W * 0.26, H * 0.26, 66, { fill: '#e2713f' });
	const isle = (x: number, y: number, w: number, h: number, pal: Dyes, id: string): string => {
		const L: Point[] = [];
		for (let i = 0; i <= 12; i++) {
			const t = i / 12;
			L.push([x - w / 2 + w * t + r.gauss() * w * 0.03, y - h * Math.pow(Math.sin(Math.PI * (0.04 + t * 0.92)), 0.42) * r.range(0.84, 1.04)]);
		}
		const d = `M${f1(x - w / 2)} ${y}L` + smooth(L).slice(1) + `L${f1(x + w / 2)} ${y}Z`;
		defs += `<clipPath id="${id}">${path(d)}</clipPath>` + ikatTile('p' + id, id + seed, 'pine', pal, 4);
		return (
			path(d, { fill: pal[0] }) +
			g(
				{ 'clip-path': `url(#${id})` },
				rect(x - w, y - h * 1.2, w * 2, h * 1.3, { fill: `url(#p${id})`, opacity: 0.9 }) +
					rect(x - w / 2, y - h * 1.2, w * 0.35, h * 1.3, { fill: '#fff', opacity: 0.13 }) +
					rect(x + w * 0.12, y - h * 1.2, w * 0.5, h * 1.3, { fill: '#03161a', opacity: 0.26 }),
			)
		);
	};
	body +=
		isle(W * 0.62, H * 0.56, 170, 190, ['#7fa9ab', '#a8c8c6', '#93b8b8', '#bdd6d2', '#6f9c9f'], 'i1') +
		isle(W * 0.9, H * 0.57, 260, 250, ['#5b9191', '#9cc4bf', '#78aaa8', '#c7dfd8', '#4b8284'], 'i2') +
		isle(W * 0.77, H * 0.585, 150, 300, ['#2f6f66', '#8fbfa6', '#4e9080', '#d7c98a', '#245c55'], 'i3') +
		isle(W * 0.1, H * 0.57, 230, 170, ['#4f8a8a', '#93bdb9', '#6fa3a2', '#bcd8d2', '#427b7d'], 'i4');
	const L: readonly { k: MotifName; p: Dyes; c: number; y: number; a: number }[] = [
		{ k: 'naga', p: ['#4c9fae', '#d7eef0', '#7cc0ca', '#a6d8dd', '#3f92a2'], c: 3, y: 0.57, a: 3 },
		{ k: 'naga', p: ['#1f7f90', '#cdeaec', '#57aeb9', '#efd79a', '#196f80'], c: 5, y: 0.67, a: 8 },
		{ k: 'khom', p: ['#0f5f70', '#bfe3e5', '#3c97a5', '#e6b65a', '#0c5262'], c: 7, y: 0.81, a: 12 },
	];
	L.forEach((q, i) => {
		const ph = r() * 6,
			base = H * q.y,
			top: Ridge = (x) => base + Math.sin((x / 400) * 6.283 + ph) * q.a;
		const h = wovenHill(r, 'w' + i, W, H + 30, top, q.k, q.p, { cell: q.c, rows: 60, grow: 0.016 });
		defs += h.def + h.clip;
		body += h.out;
		if (i === 1)
			body += g(
				{ transform: `translate(${W * 0.36} ${H * 0.78})` },
				path('M-150 -34C-110 8 90 14 176 -70C150 -20 120 22 80 30H-110C-134 16 -146 -10 -150 -34Z', { fill: '#5b2a1c' }) +
					path('M-150 -34C-110 8 90 14 176 -70L170 -60C100 18 -100 16 -148 -26Z', { fill: '#d9a54a' }) +
					path('M-70 -12V-66H44V-12', { fill: 'none', stroke: '#3a1c12', 'stroke-width': 6 }) +
					path('M-84 -62Q-14 -92 60 -64L56 -54Q-14 -78 -80 -52Z', { fill: dye.lac7 }) +
					[dye.lac6, dye.turmeric4, dye.pandan6]
						.map((c, k) =>
							path(`M${166 - k * 5} ${-64 + k * 9}q14 22 4 46`, { fill: 'none', stroke: c, 'stroke-width': 7, 'stroke-linecap': 'round' }),
						)
						.join(''),
			);
	});
	return wrap(W, H, seed, defs, body);
}

/** A washing line of finished cloth before woven fields and stilt houses: the picture for a producer's story. */
interface Field {
	k: MotifName;
	p: Dyes;
	c: number;
	y: number;
	a: number;
	len: number;
}
export interface Village {
	W?: number;
	H?: number;
	pals?: readonly Palette[];
	kinds?: readonly MotifName[];
	sky?: readonly [string, string];
	sun?: string;
	fields?: readonly Field[];
	pots?: boolean;
}
const fourFields: readonly Field[] = [
	{ k: 'pine', p: ['#9db8c4', '#b9ced5', '#aac2cc', '#c6d7db', '#90adba'], c: 2.6, y: 0.34, a: 26, len: 420 },
	{ k: 'khom', p: ['#5f937c', '#a6c7ab', '#7fac91', '#d8cb86', '#558870'], c: 3.4, y: 0.45, a: 20, len: 560 },
	{ k: 'flower', p: ['#c9a23c', '#f3e0a0', '#dcbb58', '#a67f26', '#d4ae49'], c: 4.4, y: 0.57, a: 14, len: 800 },
	{ k: 'hook', p: ['#b58a55', '#d7b584', '#c49b66', '#e2c596', '#a87d49'], c: 6, y: 0.76, a: 8, len: 1200 },
];
export function village(
	seed: string,
	{
		W = 1200,
		H = 800,
		pals = ['indigo', 'indigodeep', 'indigo', 'indigodeep'],
		kinds = ['naga', 'khom', 'flower', 'hook'],
		sky = ['#cfdfe8', '#f6efdd'],
		sun = '#e9a23f',
		fields = fourFields,
		pots = true,
	}: Village = {},
): string {
	const r = rng(seed);
	let defs =
		lin(
			'sky',
			[
				[0, sky[0]],
				[1, sky[1]],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		) +
		threads() +
		lin('bl', [
			[0, '#0d0508', 0.55],
			[0.28, '#fff', 0.25],
			[0.6, '#000', 0.1],
			[1, '#0d0508', 0.6],
		]);
	let b =
		rect(0, 0, W, H, { fill: 'url(#sky)' }) +
		circle(W * 0.8, H * 0.2, 62, { fill: sun }) +
		Array.from({ length: 8 }, (_, i) => rect(W * 0.74, H * 0.2 - 60 + i * 16, W * 0.12, 2, { fill: sky[1], opacity: 0.55 })).join('');
	fields.forEach((L, i) => {
		const ph = r() * 6,
			base = H * L.y,
			top: Ridge = (x) => base + Math.sin((x / L.len) * 6.283 + ph) * L.a + Math.sin((x / L.len) * 14 + ph) * L.a * 0.25;
		const h = wovenHill(r, 'v' + i, W, H + 30, top, L.k, L.p, { cell: L.c, rows: 90, grow: 0.014 });
		defs += h.def + h.clip;
		if (i === 1)
			for (const [x, s] of [
				[0.08, 0.5],
				[0.12, 0.4],
				[0.55, 0.44],
				[0.6, 0.56],
				[0.9, 0.5],
			] as const)
				b += palm(W * x, top(W * x) + 8, s, '#3c6b58');
		if (i === 2)
			b +=
				palm(W * 0.69, top(W * 0.69) + 8, 0.86, '#1f4a3a') +
				house(W * 0.72, top(W * 0.75) + 20, 1.1, '#8a3426', '#a9774a') +
				house(W * 0.87, top(W * 0.89) + 18, 0.8, '#6d2a20', '#966a42') +
				palm(W * 0.85, top(W * 0.85) + 8, 0.7, '#1f4a3a') +
				house(W * 0.02, top(W * 0.05) + 16, 0.7, '#7a2f24', '#9d7046');
		b += h.out;
	});
	const n = kinds.length,
		x0 = W * 0.03,
		x1 = W * 0.97,
		y0 = H * 0.3,
		w = ((x1 - x0) / n) * 0.74;
	b +=
		path(`M${x0} ${H * 0.2}V${H * 0.96}M${x1} ${H * 0.2}V${H * 0.96}`, { stroke: '#4a3019', 'stroke-width': 17, 'stroke-linecap': 'round' }) +
		path(`M${x0 - 3} ${H * 0.2}V${H * 0.96}M${x1 - 3} ${H * 0.2}V${H * 0.96}`, { stroke: '#b48a52', 'stroke-width': 7, 'stroke-linecap': 'round' }) +
		path(Array.from({ length: 6 }, (_, i) => `M${x0 - 8} ${H * (0.26 + i * 0.12)}h16M${x1 - 8} ${H * (0.29 + i * 0.12)}h16`).join(''), {
			stroke: '#3a2412',
			'stroke-width': 3,
		});
	b += path(`M${x0 - 20} ${y0 - 30}Q${(x0 + x1) / 2} ${y0 + 34} ${x1 + 20} ${y0 - 30}`, { fill: 'none', stroke: '#3a2a18', 'stroke-width': 6 });
	kinds.forEach((k, i) => {
		const q = (i + 0.5) / n,
			x = x0 + (x1 - x0) * q - w / 2,
			yy = y0 - 24 + 28 * Math.sin(Math.PI * q),
			h = H * r.range(0.44, 0.5),
			sway = r.range(-12, 12);
		defs +=
			ikatTile('c' + i, seed + i, k, cloths[pals[i % pals.length]!], 4.6) +
			ikatTile('e' + i, seed + 'e' + i, k === 'naga' ? 'khom' : 'naga', cloths[pals[(i + 1) % pals.length]!], 3.6) +
			lin('cf' + i, [
				[0, '#0a0510', 0.36],
				[0.16, '#fff', 0.2],
				[0.34, '#0a0510', 0.26],
				[0.54, '#fff', 0.17],
				[0.72, '#0a0510', 0.3],
				[0.9, '#fff', 0.12],
				[1, '#0a0510', 0.36],
			]);
		const d = `M${f1(x)} ${f1(yy)}Q${f1(x + w / 2)} ${f1(yy + 7)} ${f1(x + w)} ${f1(yy)}L${f1(x + w + sway)} ${f1(yy + h)}C${f1(x + w * 0.8 + sway)} ${f1(yy + h + 18)} ${f1(x + w * 0.62 + sway)} ${f1(yy + h - 14)} ${f1(x + w * 0.45 + sway)} ${f1(yy + h + 6)}S${f1(x + w * 0.15 + sway)} ${f1(yy + h + 14)} ${f1(x + sway)} ${f1(yy + h)}Z`;
		defs += `<clipPath id="cc${i}">${path(d)}</clipPath>`;
		b +=
			path(d, { fill: '#1a1008', opacity: 0.34, filter: 'url(#b14)', transform: 'translate(18 20)' }) +
			g(
				{ 'clip-path': `url(#cc${i})` },
				g(
					{ transform: `translate(${f1(x)} ${f1(yy)})` },
					rect(-30, -6, w + 60, h + 40, { fill: `url(#c${i})` }) +
						rect(-30, h - 96, w + 60, 5, { fill: cloths[pals[i % pals.length]!][1] }) +
						rect(-30, h - 88, w + 60, 150, { fill: `url(#e${i})` }) +
						rect(-30, -6, w + 60, h + 40, { fill: 'url(#thr)' }),
				) +
					rect(x - 20, yy - 10, w + 40, h + 50, { fill: `url(#cf${i})` }) +
					rect(x - 20, yy - 4, w + 40, 16, { fill: '#000', opacity: 0.22 }),
			);
	});
	if (pots)
		for (const [x, y, s, c] of [
			[0.5, 0.965, 1.0, '#7d4a2e'],
			[0.6, 0.985, 0.8, '#8d5536'],
			[0.42, 0.99, 0.66, '#6d3f28'],
		] as const)
			b += g(
				{ transform: `translate(${W * x} ${H * y}) scale(${s})` },
				ellipse(6, 4, 92, 16, { fill: '#2a1a10', opacity: 0.45, filter: 'url(#b6)' }) +
					path('M-62 -130C-110 -90 -100 -20 -58 0H58C100 -20 110 -90 62 -130Z', { fill: c }) +
					path('M-62 -130C-110 -90 -100 -20 -58 0H58C100 -20 110 -90 62 -130Z', { fill: 'url(#bl)' }) +
					ellipse(0, -130, 64, 16, { fill: '#1a3157' }) +
					ellipse(-8, -131, 36, 7, { fill: '#3f6aa6' }) +
					ellipse(0, -130, 64, 16, { fill: 'none', stroke: mix(c, '#ffffff', 0.25), 'stroke-width': 7 }),
			);
	return wrap(W, H, seed, defs, b);
}

/** A hanging of pixel elephants: banner of the Surin portal. */
export function elephantHanging(seed: string, { W = 1600, H = 560 } = {}): string {
	const P: Dyes = ['#6f1428', '#f2d79b', '#d9952b', '#f6efe0', '#a83a4d'];
	const defs =
		ikatTile('el', seed, 'elephant', P, 7, 0.45) +
		ikatTile('nb', seed + 'n', 'naga', cloths.lacdeep, 6, 0.5) +
		threads() +
		lin(
			'fl',
			Array.from({ length: 60 }, (_, i): Stop => {
				const v = Math.sin(i * 0.62) * 0.6 + Math.sin(i * 0.27 + 1) * 0.4;
				return v < 0 ? [f1(i / 0.59) + '%', '#170309', (-v * 0.5).toFixed(2)] : [f1(i / 0.59) + '%', '#fff3d8', (v * 0.2).toFixed(2)];
			}),
		);
	return wrap(
		W,
		H,
		seed,
		defs,
		g(
			{ filter: 'url(#drape)' },
			rect(-80, -80, W + 160, H + 160, { fill: 'url(#el)' }) +
				rect(-80, H - 150, W + 160, 8, { fill: P[1] }) +
				rect(-80, H - 142, W + 160, 260, { fill: 'url(#nb)' }),
		) +
			rect(0, 0, W, H, { fill: 'url(#thr)' }) +
			rect(0, 0, W, H, { fill: 'url(#fl)' }),
	);
}
