// Made by hand: mortars, bowls, benjarong, brass, carving, toys, knives, hats, pipes, boats, gift cards.
import { circle, dye, el, ellipse, f1, g, lin, mix, path, rad, rect, rng, shadow, smooth, still, times } from './core.ts';
import type { Chance, Point } from './core.ts';
import { cloths, ikatTile } from './ikat.ts';
import type { Palette } from './ikat.ts';
import { bodyLight, onTurned, outline, profile } from './turned.ts';

export interface Ground {
	wall?: string;
	table?: string;
}

export interface Mortar extends Ground {
	stone?: string;
}

/** ครกหิน: mortar and pestle cut from speckled stone. */
export function mortar(seed: string, { wall = '#e4e0d8', table = '#b9b2a4', stone = '#7d7a78' }: Mortar = {}): string {
	const r = rng(seed);
	const R = profile([
		[0, 206],
		[0.16, 212],
		[0.5, 168],
		[0.8, 128],
		[0.88, 170],
		[1, 176],
	]);
	const d = outline(390, 360, 300, R, 0.2);
	const speckle = times(420, () =>
		circle(r.range(170, 610), r.range(330, 720), r.range(1, 3.4), { fill: r.pick(['#ffffff', '#1a1a1c', '#c9b9a8', '#3a3a40']), opacity: 0.4 }),
	);
	const pestle = 'M470 400C440 380 452 350 470 340L628 120C646 96 690 116 684 150L566 380C552 410 500 420 470 400Z';
	const body =
		shadow(410, 676, 220, 32, 0.55) +
		ellipse(390, 360, 206, 44, { fill: mix(stone, '#0a0808', 0.5) }) +
		ellipse(396, 372, 168, 30, { fill: mix(stone, '#0a0808', 0.72) }) +
		path(pestle, { fill: mix(stone, '#ffffff', 0.06) }) +
		g(
			{ 'clip-path': 'url(#pc)' },
			times(90, () => circle(r.range(440, 690), r.range(100, 420), r.range(1, 3), { fill: r.pick(['#ffffff', '#1a1a1c']), opacity: 0.4 })),
		) +
		path(pestle, { fill: 'url(#pl)' }) +
		path(d, { fill: stone }) +
		g({ 'clip-path': 'url(#mc)' }, speckle) +
		path(d, { fill: 'url(#bl)' }) +
		path('M184 360A206 44 0 0 0 596 360', { fill: 'none', stroke: mix(stone, '#ffffff', 0.4), 'stroke-width': 12, 'stroke-linecap': 'round' });
	const defs =
		bodyLight('bl') +
		el('clipPath', { id: 'mc' }, path(d)) +
		el('clipPath', { id: 'pc' }, path(pestle)) +
		lin(
			'pl',
			[
				[0, '#fff', 0.4],
				[0.4, '#fff', 0],
				[1, '#000', 0.55],
			],
			{ x1: 0.1, y1: 0.2, x2: 0.8, y2: 0.7 },
		);
	return still(seed, { wall, table, horizon: 540, view: '60 60 690 690' }, defs, body);
}

export interface Bowl extends Ground {
	base?: string;
	ink?: string;
	paint?: 'rooster' | 'flower' | 'fish' | 'rings';
	rim?: string;
}

const rooster = (s: number): string =>
	g(
		{ transform: `scale(${s})` },
		path(
			'M-70 10C-92 -40 -70 -86 -44 -70C-60 -50 -52 -30 -30 -26C-6 -50 20 -60 34 -88C52 -96 66 -84 62 -64C58 -20 40 30 -6 36C-40 40 -62 30 -70 10Z',
			{ fill: '#1d1a1b' },
		) +
			path('M-70 10C-104 -10 -112 -60 -90 -92C-92 -50 -80 -30 -58 -20ZM-58 -8C-84 -40 -74 -90 -44 -104C-58 -70 -50 -40 -36 -26Z', {
				fill: '#1f5a3d',
			}) +
			path('M-20 20C-30 -6 0 -34 26 -26C30 0 10 24 -20 20Z', { fill: dye.lac6 }) +
			path('M34 -88C30 -110 44 -112 46 -100C52 -114 64 -108 60 -94C70 -98 74 -86 64 -80ZM62 -66C72 -62 70 -46 60 -46Z', { fill: '#d3222b' }) +
			path('M64 -78L82 -72L64 -68Z', { fill: dye.turmeric4 }) +
			circle(52, -80, 4, { fill: '#fff' }) +
			path('M-14 36V62M6 34V62M-26 64H20', { stroke: dye.turmeric5, 'stroke-width': 5, 'stroke-linecap': 'round' }),
	);
const bloom = (r: Chance, x: number, y: number, s: number, c: string): string =>
	g(
		{ transform: `translate(${f1(x)} ${f1(y)})` },
		times(7, (k) => ellipse(0, -s * 0.6, s * 0.3, s * 0.56, { fill: mix(c, '#ffffff', r.range(0, 0.3)), transform: `rotate(${f1(k * 51.4)})` })) +
			circle(0, 0, s * 0.26, { fill: dye.turmeric4 }),
	);
const glazedFish = (ink: string): string =>
	path('M-110 0C-60 -50 40 -56 90 -6L126 -40L120 44L90 8C40 56 -60 46 -110 0Z', {
		fill: 'none',
		stroke: ink,
		'stroke-width': 8,
		'stroke-linejoin': 'round',
	}) +
	path('M-60 -24Q-46 0 -60 24M-26 -30Q-8 0 -26 30M10 -32Q28 0 10 30M46 -24Q62 0 46 22', { fill: 'none', stroke: ink, 'stroke-width': 5 }) +
	circle(-84, -6, 6, { fill: ink });

/** A painted bowl, with a second one leaning behind. */
export function bowl(
	seed: string,
	{ wall = '#e2e6e4', table = '#b8c2be', base = '#f4f1e6', ink = '#2a4f8c', paint = 'rooster', rim: lip = '#8c3a2a' }: Bowl = {},
): string {
	const r = rng(seed);
	const R = profile([
		[0, 238],
		[0.4, 216],
		[0.8, 120],
		[0.86, 92],
		[1, 98],
	]);
	const cx = 390;
	const d = outline(cx, 390, 270, R, 0.2);
	const P = onTurned(cx, 390, 270, R, 0.2);
	const ring = (t: number, w: number, c: string): string =>
		path(smooth(Array.from({ length: 31 }, (_, i): Point => P(-1 + i / 15, t))), { fill: 'none', stroke: c, 'stroke-width': w });
	const art: Record<NonNullable<Bowl['paint']>, () => string> = {
		rooster: () =>
			g({ transform: 'translate(350 540)' }, rooster(1.15)) +
			bloom(r, 520, 520, 44, dye.lac6) +
			path('M500 560q30 34 70 20M470 590q-20 14 -60 12', { fill: 'none', stroke: '#2f8a4a', 'stroke-width': 11, 'stroke-linecap': 'round' }) +
			bloom(r, 220, 500, 28, '#c65a9a') +
			path('M180 600q120 50 360 10', { fill: 'none', stroke: '#7fae7c', 'stroke-width': 7 }),
		flower: () =>
			[230, 390, 550]
				.map(
					(x, k) =>
						bloom(r, x, 520 + (k % 2) * 26, 48, k % 2 ? ink : mix(ink, '#ffffff', 0.3)) +
						path(`M${x - 60} 590q60 26 120 0`, { fill: 'none', stroke: '#4d8458', 'stroke-width': 8, 'stroke-linecap': 'round' }),
				)
				.join(''),
		fish: () => g({ transform: 'translate(390 530)' }, glazedFish(ink)) + ring(0.16, 6, ink) + ring(0.8, 6, ink),
		rings: () => times(7, (k) => ring(0.14 + k * 0.1, k % 2 ? 3 : 9, mix(ink, '#ffffff', k * 0.06))),
	};
	const plate =
		ellipse(560, 300, 176, 176, { fill: mix(base, '#000000', 0.1) }) +
		ellipse(556, 296, 172, 172, { fill: base }) +
		ellipse(556, 296, 164, 164, { fill: 'none', stroke: lip, 'stroke-width': 5 }) +
		ellipse(556, 296, 118, 118, { fill: 'none', stroke: mix(base, '#000000', 0.14), 'stroke-width': 6 }) +
		g(
			{ transform: 'translate(556 306) scale(.8)' },
			paint === 'fish' ? glazedFish(ink) : paint === 'rooster' ? rooster(1.1) : bloom(r, 0, 0, 70, ink),
		);
	const body =
		ellipse(590, 470, 170, 26, { fill: '#1a0f14', opacity: 0.34, filter: 'url(#b14)' }) +
		g({}, plate) +
		ellipse(556, 296, 176, 176, { fill: 'url(#pg)' }) +
		shadow(402, 668, 190, 28, 0.5) +
		ellipse(cx, 390, 238, 48, { fill: mix(base, '#1a1a1a', 0.16) }) +
		ellipse(cx, 398, 214, 36, { fill: mix(base, '#1a1a1a', 0.28) }) +
		path(d, { fill: base }) +
		g({ 'clip-path': 'url(#bc)' }, art[paint]()) +
		path(d, { fill: 'url(#bl)', opacity: 0.78 }) +
		ellipse(cx, 390, 238, 48, { fill: 'none', stroke: lip, 'stroke-width': 8 }) +
		ellipse(260, 480, 18, 60, { fill: '#fff', opacity: 0.55, filter: 'url(#b6)', transform: 'rotate(14 260 480)' });
	return still(
		seed,
		{ wall, table, horizon: 520, view: '60 70 690 690' },
		bodyLight('bl') +
			el('clipPath', { id: 'bc' }, path(d)) +
			rad(
				'pg',
				[
					[0, '#fff', 0.35],
					[0.6, '#fff', 0],
					[1, '#000', 0.26],
				],
				{ cx: 0.3, cy: 0.24, r: 0.9 },
			),
		body,
	);
}

export interface Benjarong extends Ground {
	colours?: readonly [string, string, string];
}

/** เบญจรงค์: lidded jar covered in small gold-outlined cells. */
export function benjarong(
	seed: string,
	{ wall = '#e9e2e0', table = '#c3b0a8', colours = ['#1f5a3d', '#8c1c31', '#2a4f8c'] }: Benjarong = {},
): string {
	const R = profile([
		[0, 120],
		[0.08, 132],
		[0.5, 206],
		[0.86, 130],
		[0.9, 150],
		[1, 156],
	]);
	const lidR = profile([
		[0, 10],
		[0.16, 34],
		[0.3, 16],
		[0.5, 60],
		[1, 138],
	]);
	const gold = '#e2b54a';
	const cells = (cx: number, y0: number, H: number, F: (t: number) => number, rows: number, t0: number, t1: number): string => {
		const P = onTurned(cx, y0, H, F, 0.18);
		let o = '';
		for (let j = 0; j < rows; j++)
			for (let k = -8; k <= 8; k++) {
				const u = (k + (j % 2) / 2) * 0.125;
				const t = t0 + ((t1 - t0) * (j + 0.5)) / rows;
				const h = ((t1 - t0) / rows) * 0.62;
				if (Math.abs(u) > 0.95) continue;
				const [a, b, c, e] = [P(u, t - h), P(u + 0.062, t), P(u, t + h), P(u - 0.062, t)];
				const [x, y] = P(u, t);
				o +=
					path(`M${f1(a[0])} ${f1(a[1])}L${f1(b[0])} ${f1(b[1])} ${f1(c[0])} ${f1(c[1])} ${f1(e[0])} ${f1(e[1])}Z`, {
						fill: colours[(j + Math.abs(k)) % 3 === 0 ? 1 : j % 2 ? 2 : 0],
						stroke: gold,
						'stroke-width': 3,
					}) + circle(x, y, 3.6, { fill: '#fff3cf' });
			}
		return o;
	};
	const d = outline(400, 330, 350, R, 0.18);
	const lid = outline(400, 136, 200, lidR, 0.18);
	const hoop = (y: number, rr: number, w: number): string =>
		path(`M${400 - rr} ${y}A${rr} ${rr * 0.18} 0 0 0 ${400 + rr} ${y}`, { fill: 'none', stroke: gold, 'stroke-width': w });
	const body =
		shadow(414, 690, 190, 26, 0.55) +
		path(d, { fill: colours[0] }) +
		g({ 'clip-path': 'url(#jb)' }, cells(400, 330, 350, R, 6, 0.1, 0.86)) +
		hoop(350, 128, 9) +
		hoop(640, 134, 8) +
		hoop(676, 154, 9) +
		path(d, { fill: 'url(#bl)', opacity: 0.8 }) +
		path(lid, { fill: colours[1] }) +
		g({ 'clip-path': 'url(#jl)' }, cells(400, 136, 200, lidR, 3, 0.52, 0.94)) +
		hoop(334, 137, 9) +
		ellipse(400, 158, 32, 26, { fill: gold }) +
		path(lid, { fill: 'url(#bl)', opacity: 0.7 }) +
		ellipse(312, 470, 18, 66, { fill: '#fff', opacity: 0.4, filter: 'url(#b6)', transform: 'rotate(12 312 470)' });
	return still(
		seed,
		{ wall, table, horizon: 560 },
		bodyLight('bl') + el('clipPath', { id: 'jb' }, path(d)) + el('clipPath', { id: 'jl' }, path(lid)),
		body,
	);
}

export interface Brass extends Ground {
	metal?: readonly [light: string, mid: string, dark: string];
	/** Black niello ground with bright leaves. */
	niello?: boolean;
	cloth?: Palette;
}

/** ขัน: hammered metal bowl on a fold of cloth. */
export function brass(
	seed: string,
	{ wall = '#e4dcd0', table = '#b9a184', metal = ['#ffe9a8', '#d19a34', '#5f3a0c'], niello = false, cloth = 'lac' }: Brass = {},
): string {
	const r = rng(seed);
	const R = profile([
		[0, 232],
		[0.08, 224],
		[0.5, 214],
		[0.85, 130],
		[1, 100],
	]);
	const d = outline(400, 350, 280, R, 0.2);
	const P = onTurned(400, 350, 280, R, 0.2);
	const dots = times(150, () => {
		const [x, y] = P(r.range(-0.96, 0.96), r.range(0.12, 0.92));
		return ellipse(x, y, r.range(6, 15), r.range(5, 11), { fill: r.chance(0.5) ? metal[0] : metal[2], opacity: 0.13 });
	});
	const leaves = times(9, (k) => {
		const [x, y] = P(-0.84 + k * 0.21, 0.36 + (k % 2) * 0.16);
		return g(
			{ transform: `translate(${f1(x)} ${f1(y)})` },
			path('M0 -34C22 -22 22 16 0 34C-22 16 -22 -22 0 -34ZM-30 20C-20 -4 -8 0 0 20M30 20C20 -4 8 0 0 20', {
				fill: 'none',
				stroke: metal[0],
				'stroke-width': 4,
			}) + circle(0, 0, 6, { fill: metal[0] }),
		);
	});
	const lines = [0.1, 0.14, 0.7]
		.map((t) =>
			path(smooth(Array.from({ length: 31 }, (_, i): Point => P(-1 + i / 15, t))), {
				fill: 'none',
				stroke: niello ? metal[0] : metal[2],
				'stroke-width': 4,
				opacity: 0.7,
			}),
		)
		.join('');
	const body =
		path('M60 640C200 600 320 668 420 640S660 610 760 650V800H60Z', { fill: '#1a0f14', opacity: 0.3, filter: 'url(#b14)' }) +
		path('M40 650C200 606 320 676 420 648S660 618 780 656V820H40Z', { fill: 'url(#ik)' }) +
		shadow(412, 650, 190, 28, 0.55) +
		ellipse(400, 350, 232, 46, { fill: mix(metal[1], metal[2], 0.55) }) +
		ellipse(404, 362, 204, 32, { fill: 'url(#in)' }) +
		path(d, { fill: niello ? '#221f22' : 'url(#mt)' }) +
		g({ 'clip-path': 'url(#mb)' }, (niello ? leaves : dots) + lines) +
		path(d, { fill: 'url(#bl)', opacity: niello ? 0.8 : 0.5 }) +
		path('M260 400C246 470 262 540 300 590', {
			fill: 'none',
			stroke: '#fff',
			'stroke-width': 22,
			opacity: 0.55,
			filter: 'url(#b6)',
			'stroke-linecap': 'round',
		}) +
		ellipse(400, 350, 232, 46, { fill: 'none', stroke: metal[0], 'stroke-width': 7 });
	const defs =
		bodyLight('bl') +
		el('clipPath', { id: 'mb' }, path(d)) +
		lin('mt', [
			[0, metal[2]],
			[0.16, metal[1]],
			[0.3, metal[0]],
			[0.5, metal[1]],
			[0.72, mix(metal[1], metal[2], 0.5)],
			[0.9, metal[2]],
			[1, metal[1]],
		]) +
		lin('in', [
			[0, metal[2]],
			[0.5, mix(metal[1], metal[2], 0.4)],
			[1, metal[0]],
		]) +
		ikatTile('ik', seed, 'flower', cloths[cloth], 4);
	return still(seed, { wall, table, horizon: 500, view: '60 90 680 680' }, defs, body);
}

export interface Carving extends Ground {
	wood?: string;
	what?: 'elephant' | 'bowl';
}

const grain = (r: Chance, wood: string, x0: number, y0: number, w: number, h: number): string =>
	times(26, (k) => {
		const y = y0 + (k * h) / 26;
		return path(
			`M${x0} ${f1(y)}C${f1(x0 + w * 0.3)} ${f1(y + r.range(-12, 12))} ${f1(x0 + w * 0.6)} ${f1(y + r.range(-14, 14))} ${x0 + w} ${f1(y + r.range(-8, 8))}`,
			{ fill: 'none', stroke: k % 3 ? mix(wood, '#2a1206', 0.4) : mix(wood, '#ffe0b0', 0.3), 'stroke-width': r.range(1.4, 4), opacity: 0.5 },
		);
	});

const elephantShape =
	'M150 452C138 330 214 246 330 238C400 232 470 240 520 262C560 234 624 240 652 286C672 322 668 380 660 430C654 480 660 540 690 556C700 572 676 590 652 578C616 560 606 500 604 446C596 462 580 470 566 470L566 640C566 654 556 660 544 660H496C484 660 478 652 478 640L474 540C420 556 350 556 296 540L292 640C292 652 284 660 272 660H224C212 660 204 654 204 640L200 520C184 506 160 486 150 452Z';

/** Teak: a standing elephant or a turned bowl with its grain. */
export function carving(seed: string, { wall = '#e6dfd2', table = '#c7b598', wood = '#a5683a', what = 'elephant' }: Carving = {}): string {
	const r = rng(seed);
	if (what === 'bowl') return woodBowl(r, seed, { wall, table, wood });
	const ear = 'M470 296C520 270 566 300 566 360C564 420 520 452 484 430C452 408 446 330 470 296Z';
	const body =
		shadow(410, 664, 280, 28, 0.55) +
		path(elephantShape, { fill: wood }) +
		g({ 'clip-path': 'url(#ec)' }, grain(r, wood, 130, 230, 580, 440) + path(elephantShape, { fill: 'url(#eg)' })) +
		path(ear, { fill: mix(wood, '#2a1206', 0.14) }) +
		path(ear, { fill: 'none', stroke: mix(wood, '#1a0a04', 0.55), 'stroke-width': 5 }) +
		path('M484 320C516 306 540 330 540 366', { fill: 'none', stroke: mix(wood, '#ffe0b0', 0.45), 'stroke-width': 5, opacity: 0.8 }) +
		circle(606, 322, 9, { fill: '#1a0a04' }) +
		circle(603, 319, 3, { fill: '#fff' }) +
		path('M596 426C580 450 548 462 530 452C556 446 574 428 580 404Z', { fill: '#f4ead2' }) +
		path('M620 470q26 -6 36 2M618 500q26 -6 38 2M626 530q26 -6 38 4', { fill: 'none', stroke: mix(wood, '#1a0a04', 0.5), 'stroke-width': 4 }) +
		path('M152 440C130 470 128 510 138 540', { fill: 'none', stroke: mix(wood, '#1a0a04', 0.2), 'stroke-width': 13, 'stroke-linecap': 'round' }) +
		path('M250 262C320 236 410 240 462 262C452 330 440 400 400 430C330 440 280 420 262 400C246 350 244 300 250 262Z', {
			fill: 'url(#ik)',
			opacity: 0.92,
		}) +
		path('M250 262C320 236 410 240 462 262C452 330 440 400 400 430C330 440 280 420 262 400C246 350 244 300 250 262Z', {
			fill: 'none',
			stroke: dye.turmeric4,
			'stroke-width': 6,
		}) +
		path(elephantShape, { fill: 'url(#eg)', opacity: 0.5 });
	const defs =
		el('clipPath', { id: 'ec' }, path(elephantShape)) +
		lin(
			'eg',
			[
				[0, '#fff0d0', 0.42],
				[0.3, '#fff0d0', 0.05],
				[0.7, '#1a0a04', 0.26],
				[1, '#1a0a04', 0.6],
			],
			{ x1: 0.1, y1: 0, x2: 0.4, y2: 1 },
		) +
		ikatTile('ik', seed, 'khom', cloths.lac, 3.2);
	return still(seed, { wall, table, horizon: 530, view: '70 130 660 620' }, defs, body);
}

function woodBowl(r: Chance, seed: string, { wall, table, wood }: { wall: string; table: string; wood: string }): string {
	const R = profile([
		[0, 270],
		[0.4, 250],
		[0.85, 140],
		[1, 120],
	]);
	const d = outline(400, 400, 220, R, 0.24);
	const body =
		shadow(414, 640, 220, 30, 0.55) +
		ellipse(400, 400, 270, 65, { fill: mix(wood, '#ffe0b0', 0.2) }) +
		g(
			{ 'clip-path': 'url(#ir)' },
			times(11, (k) =>
				ellipse(430, 420, 260 - k * 22, 56 - k * 4.6, {
					fill: 'none',
					stroke: mix(wood, '#2a1206', 0.45),
					'stroke-width': r.range(2, 5),
					opacity: 0.5,
				}),
			) + ellipse(400, 400, 256, 56, { fill: 'url(#ib)' }),
		) +
		path(d, { fill: wood }) +
		g({ 'clip-path': 'url(#ec)' }, grain(r, wood, 120, 400, 560, 260)) +
		path(d, { fill: 'url(#bl)', opacity: 0.85 }) +
		path('M130 400A270 65 0 0 0 670 400', { fill: 'none', stroke: mix(wood, '#ffe0b0', 0.5), 'stroke-width': 11, 'stroke-linecap': 'round' }) +
		g(
			{ transform: 'rotate(-24 560 420)' },
			rect(420, 330, 330, 20, { rx: 10, fill: mix(wood, '#2a1206', 0.18) }) +
				ellipse(420, 340, 70, 36, { fill: mix(wood, '#2a1206', 0.1) }) +
				ellipse(416, 336, 56, 25, { fill: mix(wood, '#2a1206', 0.42) }),
		);
	return still(
		seed,
		{ wall, table, horizon: 500, view: '70 130 660 620' },
		bodyLight('bl') +
			el('clipPath', { id: 'ec' }, path(d)) +
			'<clipPath id="ir"><ellipse cx="400" cy="400" rx="256" ry="56"/></clipPath>' +
			rad(
				'ib',
				[
					[0, '#000', 0.5],
					[1, '#000', 0.05],
				],
				{ cx: 0.4, cy: 0.2, r: 0.9 },
			),
		body,
	);
}
