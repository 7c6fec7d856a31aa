// Made of cloth: batik, shirts, shoulder bags, triangle cushions.
import { circle, dye, el, ellipse, f1, g, lin, mix, path, rect, rng, shadow, smooth, still, times } from './core.ts';
import type { Chance, Point } from './core.ts';
import { cloths, foldLight, ikatTile, threads } from './ikat.ts';
import type { MotifName, Palette } from './ikat.ts';

export interface Batik {
	wall?: string;
	ground?: string;
	wash?: string;
	petals?: readonly string[];
	/** What is drawn: flowers, waves or shells. */
	theme?: 'flowers' | 'waves' | 'shells';
}

const wax = '#fbf4e2';

/** A flower in wax lines: five or six petals with a painted blush. */
function waxFlower(r: Chance, x: number, y: number, s: number, colour: string): string {
	const n = r.int(5, 7);
	const petal = `M0 0C${f1(s * 0.5)} ${f1(-s * 0.4)} ${f1(s * 0.42)} ${f1(-s)} 0 ${f1(-s * 1.08)}C${f1(-s * 0.42)} ${f1(-s)} ${f1(-s * 0.5)} ${f1(-s * 0.4)} 0 0Z`;
	const turn = 360 / n;
	return g(
		{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${r.int(0, 70)})` },
		times(n, (k) =>
			g(
				{ transform: `rotate(${f1(k * turn)})` },
				path(petal, { fill: mix(colour, '#ffffff', 0.25), stroke: wax, 'stroke-width': 4.5 }) +
					ellipse(0, -s * 0.42, s * 0.14, s * 0.36, { fill: mix(colour, '#3a0a20', 0.3), opacity: 0.55 }),
			),
		) +
			circle(0, 0, s * 0.2, { fill: dye.turmeric4, stroke: wax, 'stroke-width': 4 }) +
			times(7, (k) => circle(Math.cos(k * 0.9) * s * 0.3, Math.sin(k * 0.9) * s * 0.3, s * 0.035, { fill: dye.turmeric1 })),
	);
}

function waxLeaf(x: number, y: number, rot: number, s: number, colour: string): string {
	return g(
		{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${f1(rot)})` },
		path(
			`M0 0C${f1(s * 0.3)} ${f1(-s * 0.4)} ${f1(s * 0.8)} ${f1(-s * 0.36)} ${f1(s)} 0C${f1(s * 0.8)} ${f1(s * 0.36)} ${f1(s * 0.3)} ${f1(s * 0.4)} 0 0Z`,
			{ fill: colour, stroke: wax, 'stroke-width': 4 },
		) + path(`M0 0H${f1(s * 0.9)}`, { stroke: wax, 'stroke-width': 2.6 }),
	);
}

function waxShell(r: Chance, x: number, y: number, s: number, colour: string): string {
	const pts: Point[] = Array.from({ length: 60 }, (_, i): Point => {
		const a = i * 0.28;
		const q = (s * i) / 60;
		return [Math.cos(a) * q, Math.sin(a) * q];
	});
	return g(
		{ transform: `translate(${f1(x)} ${f1(y)}) rotate(${r.int(0, 360)})` },
		circle(0, 0, s * 1.04, { fill: colour, stroke: wax, 'stroke-width': 4 }) + path(smooth(pts), { fill: 'none', stroke: wax, 'stroke-width': 4 }),
	);
}

const waveLines = (r: Chance, colour: string): string =>
	times(15, (k) => {
		const y = k * 58 + r.range(-6, 6);
		const d = `M-60 ${f1(y)}` + times(8, () => `q32 ${f1(r.range(-46, -34))} 60 0t60 0`);
		return path(d, {
			fill: 'none',
			stroke: k % 3 ? mix(colour, '#ffffff', 0.18) : wax,
			'stroke-width': k % 3 ? 13 : 4.5,
			opacity: k % 3 ? 0.6 : 0.95,
		});
	});

/** Batik by hand: washed ground, wax lines, painted flowers, waves or shells; one corner folded over. */
export function batik(
	seed: string,
	{ wall = '#e6e2d6', ground = '#1f6f86', wash = '#7fc3cc', petals = ['#e2688a', '#f0a04a', '#c65a9a'], theme = 'flowers' }: Batik = {},
): string {
	const r = rng(seed);
	let art = times(16, () =>
		ellipse(r.range(0, 800), r.range(0, 800), r.range(90, 210), r.range(60, 160), {
			fill: r.chance(0.6) ? wash : mix(ground, '#000000', 0.25),
			opacity: 0.34,
			filter: 'url(#b30)',
		}),
	);
	if (theme === 'waves') art += waveLines(r, wash);
	const spots: Point[] = [
		[200, 210],
		[520, 170],
		[360, 420],
		[640, 430],
		[170, 600],
		[500, 650],
		[690, 690],
		[60, 400],
	];
	for (const [x, y] of spots) {
		const [px, py] = [x + r.range(-26, 26), y + r.range(-26, 26)];
		const colour = r.pick(petals);
		const s = r.range(64, 104);
		if (theme === 'flowers') {
			art += times(3, () => waxLeaf(px, py, r.range(0, 360), s * r.range(1.3, 1.7), mix(ground, r.chance(0.5) ? '#2f8a4a' : '#b6d88a', 0.55)));
			art += waxFlower(r, px, py, s, colour);
		} else art += waxShell(r, px, py, s * (theme === 'waves' ? 0.42 : 0.7), mix(colour, '#ffffff', 0.15));
	}
	art += times(theme === 'shells' ? 40 : 22, () => circle(r.range(60, 740), r.range(60, 740), r.range(3, 8), { fill: wax, opacity: 0.85 }));
	const cloth = 'M66 58H738V742H60Z';
	const body =
		path(cloth, { fill: '#1a0f14', opacity: 0.42, filter: 'url(#b14)', transform: 'translate(12 14)' }) +
		g(
			{ transform: 'rotate(-3 400 400)' },
			`<clipPath id="bk">${path(cloth)}</clipPath>` +
				g(
					{ 'clip-path': 'url(#bk)' },
					rect(0, 0, 800, 800, { fill: ground }) +
						g({ filter: 'url(#hand)' }, art) +
						rect(0, 0, 800, 800, { fill: 'url(#thr)' }) +
						rect(0, 0, 800, 800, { fill: 'url(#fl)' }),
				) +
				path('M738 520L738 742L520 742C600 720 700 640 738 520Z', { fill: mix(ground, '#ffffff', 0.45) }) +
				path('M738 520C700 640 600 720 520 742', { fill: 'none', stroke: '#0a0410', 'stroke-width': 9, opacity: 0.28, filter: 'url(#b6)' }),
		);
	return still(seed, { wall, flat: true }, threads('thr', 0.07) + foldLight('fl', seed, 3, 0.34), body);
}

export interface Shirt {
	pal?: Palette;
	kind?: MotifName;
	/** Plain dyed cloth with a woven band on the chest instead of cloth patterned all over. */
	plain?: boolean;
	collar?: 'band' | 'round';
	wall?: string;
}

const shirtShape =
	'M300 150C340 176 460 176 500 150L572 176C600 186 616 206 628 236L724 436L612 494L576 420L580 700C520 716 280 716 220 700L224 420L188 494L76 436L172 236C184 206 200 186 228 176Z';

/** A shirt laid flat: band or round collar, cloth buttons, stitched hem. */
export function shirt(seed: string, { pal = 'indigo', kind = 'naga', plain = true, collar = 'band', wall = '#e8e2d4' }: Shirt = {}): string {
	const P = cloths[pal];
	const ground = mix(P[0], '#ffffff', 0.05);
	const patch = plain
		? rect(210, 300, 380, 62, { fill: 'url(#ik)' }) + path('M214 298H586M214 364H586', { stroke: P[1], 'stroke-width': 4 })
		: rect(60, 130, 680, 600, { fill: 'url(#ik)' });
	const folds =
		'M262 430C250 540 258 620 250 700M540 430C552 540 544 640 552 700M330 380C320 500 330 620 318 706M470 390C480 520 470 620 484 706M172 300L208 420M628 300L592 420';
	const cuffs = 'M86 420L196 476M714 420L604 476';
	const button = (y: number): string =>
		circle(402, y + 3, 10, { fill: '#000', opacity: 0.3 }) +
		circle(400, y, 10, { fill: mix(P[1], P[0], 0.25) }) +
		circle(397, y - 3, 3.6, { fill: '#fff', opacity: 0.7 });
	const neck =
		collar === 'band'
			? path('M300 150C340 190 460 190 500 150L486 132C450 160 350 160 314 132Z', { fill: mix(P[0], '#ffffff', 0.16) }) +
				path('M314 132C350 160 450 160 486 132C450 148 350 148 314 132Z', { fill: mix(P[0], '#000000', 0.5) })
			: path('M300 150C340 214 460 214 500 150C450 184 350 184 300 150Z', { fill: mix(P[0], '#ffffff', 0.18) }) +
				path('M306 152C350 184 450 184 494 152C450 166 350 166 306 152Z', { fill: mix(P[0], '#000000', 0.5) });
	const body =
		path(shirtShape, { fill: '#1a0f14', opacity: 0.42, filter: 'url(#b14)', transform: 'translate(12 16)' }) +
		g(
			{ 'clip-path': 'url(#sh)' },
			rect(0, 0, 800, 800, { fill: ground }) +
				patch +
				rect(0, 0, 800, 800, { fill: 'url(#thr)' }) +
				path(folds, { fill: 'none', stroke: '#0a0410', 'stroke-width': 16, opacity: 0.26, filter: 'url(#b6)' }) +
				path(folds, { fill: 'none', stroke: '#fff', 'stroke-width': 8, opacity: 0.12, filter: 'url(#b6)', transform: 'translate(-10 0)' }) +
				rect(0, 0, 800, 800, { fill: 'url(#fl)' }),
		) +
		path(cuffs, { stroke: P[1], 'stroke-width': 3, 'stroke-dasharray': '9 7', opacity: 0.8 }) +
		path('M224 686C290 700 510 700 576 686', { fill: 'none', stroke: P[1], 'stroke-width': 3, 'stroke-dasharray': '9 7', opacity: 0.8 }) +
		neck +
		path('M400 186V700', { stroke: '#0a0410', 'stroke-width': 3, opacity: 0.4 }) +
		[230, 330, 430, 530, 630].map(button).join('');
	return still(
		seed,
		{ wall, flat: true },
		ikatTile('ik', seed, kind, P, plain ? 3 : 4.4) + threads() + foldLight('fl', seed, 2, 0.26) + el('clipPath', { id: 'sh' }, path(shirtShape)),
		body,
	);
}

export interface Yam {
	pal?: Palette;
	kind?: MotifName;
	wall?: string;
	table?: string;
}

/** ย่าม: shoulder bag of patterned cloth hanging on its wide strap, tassels at the foot. */
export function yam(seed: string, { pal = 'lac', kind = 'khom', wall = '#e6e2d4' }: Yam = {}): string {
	const r = rng(seed);
	const P = cloths[pal];
	const bag = 'M196 322C300 344 500 344 604 322L628 664C520 694 280 694 172 664Z';
	const strap = 'M196 330C188 150 300 40 400 40S612 150 604 330L548 338C552 190 476 96 400 96S248 190 252 338Z';
	const tassel = (x: number): string =>
		times(9, (k) =>
			path(`M${f1(x)} 660q${f1(r.gauss() * 6)} 30 ${f1((k - 4) * 3.4)} ${f1(r.range(62, 78))}`, {
				fill: 'none',
				stroke: k % 3 ? P[1] : P[2],
				'stroke-width': 3.4,
				'stroke-linecap': 'round',
			}),
		) + circle(x, 664, 10, { fill: P[2] });
	const body =
		path(strap, { fill: '#1a0f14', opacity: 0.34, filter: 'url(#b14)', transform: 'translate(12 14)' }) +
		path(bag, { fill: '#1a0f14', opacity: 0.44, filter: 'url(#b14)', transform: 'translate(14 18)' }) +
		g(
			{ 'clip-path': 'url(#st)' },
			rect(0, 0, 800, 400, { fill: mix(P[0], '#ffffff', 0.1) }) +
				path('M222 330C216 170 312 66 400 66S584 170 578 330', { fill: 'none', stroke: P[1], 'stroke-width': 5 }) +
				path('M222 330C216 170 312 66 400 66S584 170 578 330', { fill: 'none', stroke: P[2], 'stroke-width': 3, 'stroke-dasharray': '14 10' }) +
				rect(0, 0, 800, 400, { fill: 'url(#thr)' }),
		) +
		g(
			{ 'clip-path': 'url(#bg)' },
			rect(150, 300, 500, 400, { fill: P[0] }) +
				rect(150, 372, 500, 210, { fill: 'url(#ik)' }) +
				rect(150, 366, 500, 6, { fill: P[1] }) +
				rect(150, 582, 500, 6, { fill: P[1] }) +
				rect(150, 604, 500, 22, { fill: P[2] }) +
				rect(150, 634, 500, 8, { fill: P[1] }) +
				rect(150, 300, 500, 400, { fill: 'url(#thr)' }) +
				rect(150, 300, 500, 400, { fill: 'url(#fl)' }),
		) +
		path('M196 322C300 344 500 344 604 322', { fill: 'none', stroke: P[1], 'stroke-width': 6 }) +
		[190, 296, 400, 504, 610].map(tassel).join('') +
		circle(403, 349, 18, { fill: '#000', opacity: 0.35 }) +
		circle(400, 344, 17, { fill: P[2] }) +
		circle(395, 339, 6, { fill: '#fff', opacity: 0.55 });
	return still(
		seed,
		{ wall, flat: true, view: '40 20 720 760' },
		ikatTile('ik', seed, kind, P, 4.4) +
			threads() +
			foldLight('fl', seed, 2, 0.42) +
			el('clipPath', { id: 'bg' }, path(bag)) +
			el('clipPath', { id: 'st' }, path(strap)),
		body,
	);
}

export interface Cushion {
	pal?: Palette;
	kind?: MotifName;
	wall?: string;
	table?: string;
}

/** หมอนขวาน: triangle cushion, its end made of small packed cells, khit cloth along the side. */
export function cushion(seed: string, { pal = 'lac', kind = 'khom', wall = '#e9e2d2', table = '#cdbd9f' }: Cushion = {}): string {
	const P = cloths[pal];
	const side = 'M330 190C336 180 350 178 360 182L694 300C706 304 712 316 712 330L700 610C700 622 690 630 678 632L300 690Z';
	const end = 'M336 186Q344 178 352 190L322 676Q318 694 300 690L112 640Q98 634 102 618Z';
	const cell = (x: number, y: number, k: number): string =>
		path(`M${f1(x)} ${f1(y - 58)}L${f1(x + 44)} ${f1(y + 42)}L${f1(x - 46)} ${f1(y + 30)}Z`, {
			fill: k % 2 ? P[2] : P[0],
			stroke: P[1],
			'stroke-width': 5,
			'stroke-linejoin': 'round',
		}) + circle(x, y + 6, 7, { fill: P[1] });
	const cells: Point[] = [
		[310, 286],
		[272, 396],
		[316, 410],
		[222, 506],
		[270, 520],
		[312, 540],
		[174, 604],
		[226, 618],
		[282, 632],
	];
	const body =
		shadow(430, 676, 320, 32, 0.5) +
		g(
			{ 'clip-path': 'url(#sd)' },
			rect(280, 160, 450, 560, { fill: P[0] }) +
				g(
					{ transform: 'skewY(12) translate(0 -70)' },
					rect(280, 130, 460, 600, { fill: 'url(#ik)' }) + rect(280, 130, 460, 600, { fill: 'url(#thr)' }),
				) +
				rect(280, 160, 450, 560, { fill: 'url(#cs)' }),
		) +
		path('M352 186L700 304M300 690L690 628', { stroke: P[1], 'stroke-width': 7, 'stroke-linecap': 'round' }) +
		path(end, { fill: mix(P[0], '#000000', 0.2) }) +
		g({ 'clip-path': 'url(#en)' }, cells.map(([x, y], k) => cell(x, y, k)).join('') + rect(80, 160, 290, 560, { fill: 'url(#ce)' })) +
		path(end, { fill: 'none', stroke: P[1], 'stroke-width': 7, 'stroke-linejoin': 'round' });
	const defs =
		ikatTile('ik', seed, kind, P, 4.6) +
		threads() +
		el('clipPath', { id: 'sd' }, path(side)) +
		el('clipPath', { id: 'en' }, path(end)) +
		lin(
			'cs',
			[
				[0, '#fff', 0.3],
				[0.25, '#fff', 0.06],
				[0.7, '#0d0508', 0.2],
				[1, '#0d0508', 0.5],
			],
			{ x1: 0.2, y1: 0, x2: 0.5, y2: 1 },
		) +
		lin(
			'ce',
			[
				[0, '#fff', 0.22],
				[0.5, '#000', 0.05],
				[1, '#000', 0.4],
			],
			{ x1: 0, y1: 0, x2: 0.7, y2: 1 },
		);
	return still(seed, { wall, table, horizon: 520, view: '50 90 700 680' }, defs, body);
}
