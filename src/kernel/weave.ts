/** Five dyes of one cloth: ground first, then the colours of its pattern. */
export type Dyes = readonly [ground: string, first: string, second: string, third: string, fourth: string];
/** Index into a cloth's dyes; 0 is the ground. */
export type Shade = 0 | 1 | 2 | 3 | 4;

/** A pattern on a thread grid that tiles without a seam. */
export interface Motif {
	/** Threads across one repeat. */
	readonly w: number;
	/** Threads down one repeat. */
	readonly h: number;
	readonly at: (x: number, y: number) => Shade;
}

/** A seeded source of numbers with the few shapes of chance that weaving and drawing use. */
export interface Chance {
	/** From 0 to just under 1. */
	(): number;
	range(lo: number, hi: number): number;
	/** Whole number, both ends included. */
	int(lo: number, hi: number): number;
	pick<T>(from: readonly T[]): T;
	/** About −1.7 to 1.7, mostly near 0. */
	gauss(): number;
	chance(p: number): boolean;
}

/** A 32-bit number made from a text: the same text gives the same number. */
export function hash(text: string): number {
	let h = 2166136261 >>> 0;
	for (const sign of text) {
		h ^= sign.codePointAt(0) ?? 0;
		h = Math.imul(h, 16777619);
	}
	return h >>> 0;
}

/** Numbers that look random and are the same for the same seed. */
export function chanceFrom(seed: string | number): Chance {
	let a = typeof seed === 'number' ? seed >>> 0 : hash(seed);
	const next = (): number => {
		a = (a + 0x6d2b79f5) >>> 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const range = (lo: number, hi: number): number => lo + next() * (hi - lo);
	return Object.assign(next, {
		range,
		int: (lo: number, hi: number): number => Math.floor(range(lo, hi + 1)),
		pick: <T>(from: readonly T[]): T => {
			const one = from[Math.floor(next() * from.length)];
			if (one === undefined) throw new RangeError('pick from an empty list');
			return one;
		},
		gauss: (): number => (next() + next() + next() + next() - 2) / 1.15,
		chance: (p: number): boolean => next() < p,
	});
}

/** Cloth colours by name, as the natural dyes give them. */
export const cloths = {
	lac: ['#6f1428', '#f0d9a8', '#d9952b', '#2f6b55', '#a83a4d'],
	lacdeep: ['#4d0f1c', '#efcf8e', '#b8405a', '#d99a2e', '#7d2438'],
	indigo: ['#1a3157', '#eef1f0', '#86a7cf', '#c9d7e6', '#3d639c'],
	indigodeep: ['#12233f', '#e9e6d8', '#5d87bb', '#d9a53a', '#2d4f86'],
	gold: ['#b9822a', '#fff2cf', '#7d2f2a', '#2c5b4b', '#d9ab55'],
	forest: ['#153f31', '#f0e3b4', '#c98b2b', '#a83a4d', '#3d7a5c'],
	violet: ['#43224a', '#f0dcc0', '#b46a9a', '#d79a36', '#6d3f74'],
	clay: ['#7d3a1f', '#f4e2c4', '#d8904f', '#2f5a57', '#a55a33'],
	ebony: ['#26211f', '#efe6cf', '#b98a3d', '#8c2f3c', '#544a43'],
	mud: ['#5b4a3c', '#efe5d2', '#a98e6c', '#cdb899', '#7b6650'],
} as const satisfies Record<string, Dyes>;
export type Palette = keyof typeof cloths;
export const palettes: readonly Palette[] = ['lac', 'lacdeep', 'indigo', 'indigodeep', 'gold', 'forest', 'violet', 'clay', 'ebony', 'mud'];

const isPalette = (name: string): name is Palette => Object.hasOwn(cloths, name);

const ELEPHANT = [
	'..........######....',
	'..####..##########..',
	'.######.###########.',
	'.#.####.############',
	'#######.############',
	'##.####.############',
	'#..####.############',
	'#.##.##############.',
	'#.#..#############.#',
	'##...#############.#',
	'.#....####..#####..#',
	'......###....####...',
	'......###....###....',
	'.....####...####....',
];

/** A wave of straight lines: 0 to half the period and back. */
const zigzag = (x: number, period: number): number => {
	const t = ((x % period) + period) % period;
	return t < period / 2 ? t : period - t;
};

function lantern(X: number, Y: number, big: boolean): Shade {
	const ax = Math.abs(X);
	const ay = Math.abs(Y);
	const d = ax + ay;
	if (!big) return d < 2 ? 3 : d < 4 ? 1 : d >= 5 && d < 6 ? 2 : 0;
	if (d < 2) return 1;
	if (d < 4) return 3;
	if (d < 5) return 1;
	if (Math.min(ax, ay) < 1.1 && d < 9) return 2;
	if (d >= 9 && d < 11) return 1;
	if (d >= 11 && d < 14) return Math.floor(ax) % 3 === 0 ? 3 : 2;
	if (d >= 14 && d < 15) return 1;
	if (d >= 17 && d < 19) return 4;
	if (d >= 19 && d < 20) return 1;
	return 0;
}

function serpent(x: number, y: number): Shade {
	const across = (y - zigzag(x, 32) + 400) % 40;
	if (across < 2) return 1;
	if (across < 5) return 2;
	if (across < 6) return 1;
	if (across < 9) return 3;
	if (across < 10) return 1;
	const seed = Math.abs(((x + 16) % 32) - 15.5) + Math.abs(((y + 14) % 40) - 20);
	if (seed < 2) return 3;
	if (seed < 4) return 1;
	if (seed >= 5 && seed < 6) return 4;
	if (across >= 12 && across < 13 && x % 4 < 2) return 4;
	return 0;
}

function blossom(x: number, y: number): Shade {
	const X = x - 19.5;
	const Y = y - 19.5;
	const r = Math.hypot(X, Y);
	const petal = Math.pow(Math.abs(Math.cos(2 * Math.atan2(Y, X))), 0.7);
	if (r < 2.2) return 3;
	if (r < 4 + 8 * petal) return r < 3.4 + 6 * petal ? 2 : 1;
	const d = Math.max(Math.abs(X), Math.abs(Y));
	const s = Math.abs(X) + Math.abs(Y);
	if (s >= 22 && s < 24) return 1;
	if (s >= 25 && s < 28) return Math.floor(Math.abs(X)) % 2 ? 3 : 4;
	if (d > 18 && s > 34) return 2;
	return 0;
}

function pineTree(x: number, y: number): Shade {
	const X = Math.abs(x - 11.5);
	const k = y % 22;
	const row = k % 6;
	if (X >= 10.5) return 4;
	if (k < 18 && X < 1) return 1;
	if (k < 18 && X < 2.2 + row * 1.15 && row < 5) return row < 2 ? 1 : y < 22 ? 2 : 3;
	return 0;
}

function walkingElephant(x: number, y: number): Shade {
	if (ELEPHANT[y - 3]?.[x - 2] === '#') return 1;
	if (y < 1 || y > 22) return y === 0 || y === 23 ? 2 : x % 4 < 2 && y === 24 ? 3 : y === 25 ? 2 : 0;
	return Math.abs(x - 25) + Math.abs(y - 10) < 2 ? 3 : 0;
}

function hook(x: number, y: number): Shade {
	const X = Math.abs(x - 15.5);
	const Y = Math.abs(y - 15.5);
	const d = X + Y;
	if (d < 3) return 3;
	if (d < 4) return 1;
	if (d >= 7 && d < 9) return 1;
	if (d >= 9 && d < 11 && Y < X) return 2;
	if (X > 9 && X < 11 && Y < 6) return 2;
	if (Y > 5 && Y < 7 && X > 9 && X < 14) return 2;
	if (d > 22 && d < 24) return 1;
	if (d > 25) return (x + y) % 4 < 2 ? 3 : 4;
	return 0;
}

/** Mudmee patterns by name: lantern, naga, jasmine blossom, pine, elephant, hooks. */
export const motifs = {
	khom: { w: 48, h: 48, at: (x, y) => lantern(x - 23.5, y - 23.5, true) || lantern(((x + 24) % 48) - 23.5, ((y + 24) % 48) - 23.5, false) },
	naga: { w: 32, h: 40, at: serpent },
	flower: { w: 40, h: 40, at: blossom },
	pine: { w: 24, h: 44, at: pineTree },
	elephant: { w: 28, h: 26, at: walkingElephant },
	hook: { w: 32, h: 32, at: hook },
} as const satisfies Record<string, Motif>;
export type MotifName = keyof typeof motifs;
export const motifNames: readonly MotifName[] = ['khom', 'naga', 'flower', 'pine', 'elephant', 'hook'];

export type BandKind = 'diamond' | 'naga' | 'tooth' | 'elephant' | 'wave';

function diamondBand(x: number, y: number, mid: number): Shade {
	const d = Math.abs((x % 24) - 11.5) + Math.abs(y - mid) * 1.25;
	const between = Math.abs(((x + 12) % 24) - 11.5) + Math.abs(y - mid) * 1.25;
	if (d < 2) return 3;
	if (d < 4.4) return 1;
	if (d >= 6 && d < 7.6) return 2;
	return between < 2.2 ? 1 : between < 3.6 ? 4 : 0;
}

function nagaBand(x: number, y: number, h: number): Shade {
	const z = (zigzag(x, 16) * (h - 5)) / 8 + 2;
	if (Math.abs(y - z) < 1) return 1;
	if (Math.abs(y - z) < 2) return 2;
	const underCrest = (x + 8) % 16 > 6 && (x + 8) % 16 < 9 && y > h - 5;
	return underCrest || (x % 16 > 6 && x % 16 < 9 && y < 4) ? 3 : 0;
}

function bandShade(kind: BandKind, x: number, y: number, h: number): Shade {
	const mid = (h - 1) / 2;
	if (y === 0 || y === h - 1) return 2;
	if (kind === 'diamond') return diamondBand(x, y, mid);
	if (kind === 'naga') return nagaBand(x, y, h);
	if (kind === 'elephant') {
		if (ELEPHANT[y - 2]?.[(x % 24) - 2] === '#') return 1;
		return Math.abs((x % 24) - 22.5) + Math.abs(y - mid) < 2 ? 3 : 0;
	}
	if (kind === 'wave') {
		const crest = mid + Math.sin((x / 16) * 2 * Math.PI) * (h / 2 - 3);
		if (Math.abs(y - crest) < 1) return 1;
		return Math.abs(y - crest - 2.4) < 0.9 ? 4 : (x + 4) % 16 < 2 && Math.abs(y - mid) < 1 ? 3 : 0;
	}
	const z = zigzag(x, 12);
	if (y < 2 + z * 0.8 && y > 1) return 1;
	return y > h - 3 - (6 - z) * 0.6 && y < h - 2 ? 3 : 0;
}

/** Runs of equal shade in one row as path pieces, gathered by shade. */
function threadRuns(w: number, h: number, at: (x: number, y: number) => Shade): string[] {
	const pieces = ['', '', '', '', ''];
	for (let y = 0; y < h; y++) {
		for (let x = 0; x < w;) {
			const shade = at(x, y);
			let end = x + 1;
			while (end < w && at(end, y) === shade) end++;
			pieces[shade] += `M${x} ${y}h${end - x}v1h${x - end}z`;
			x = end;
		}
	}
	return pieces;
}

const painted = (pieces: readonly string[], dyes: Dyes): string =>
	([1, 2, 3, 4] as const).map((s) => (pieces[s] ? `<path fill="${dyes[s]}" d="${pieces[s]}"/>` : '')).join('');

/**
 * A crisp woven band (ตีนผ้า) for page hems: an SVG tile 48 threads wide that repeats sideways.
 * @param shape height in threads and pixels for one thread
 * @returns SVG text, under 6 kB
 */
export function band(dyes: Dyes, kind: BandKind = 'diamond', shape: { threads?: number; pixels?: number } = {}): string {
	const w = 48;
	const h = shape.threads ?? 12;
	const px = shape.pixels ?? 2;
	const pieces = threadRuns(w, h, (x, y) => bandShade(kind, x, y, h));
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${w * px}" height="${h * px}" viewBox="0 0 ${w} ${h}" shape-rendering="crispEdges"><path fill="${dyes[0]}" d="M0 0h${w}v${h}H0z"/>${painted(pieces, dyes)}</svg>`;
}

function emblemShade(x: number, y: number, mark: { heart: number; gap: number; style: number }, spark: boolean): Shade {
	const X = 7 - x;
	const Y = 7 - y;
	const d = X + Y;
	let shade: Shade = 0;
	if (d <= mark.heart) shade = 3;
	else if (d === mark.heart + 1) shade = 1;
	else if (d >= 3 + mark.gap && d <= 4 + mark.gap) shade = mark.style === 0 ? 1 : mark.style === 1 && x % 2 ? 1 : 2;
	else if (d === 5 + mark.gap) shade = 1;
	if (mark.style === 2 && (X === 0 || Y === 0) && d > 2) shade = 1;
	if (mark.style === 3 && X === Y && Math.max(X, Y) > 1) shade = 1;
	if (d === 8 + mark.gap) shade = 4;
	if (d === 10 + mark.gap) shade = spark ? 2 : 3;
	if (d >= 13) shade = 2;
	return shade;
}

/**
 * The woven mark of a shop (ลายประจำร้าน): the same seed always gives the same mark.
 * @param seed usually the shop's id or slug
 * @param palette name of a cloth; chosen from the seed when not given or unknown
 * @returns SVG text of at most 5.2 kB, 16 × 16 threads and a border
 */
export function emblem(seed: string, palette?: string): string {
	const r = chanceFrom(seed);
	const chosen = palette !== undefined && isPalette(palette) ? palette : r.pick(palettes);
	const dyes: Dyes = cloths[chosen];
	const mark = { heart: r.int(0, 2), gap: r.int(1, 2), style: r.int(0, 3) };
	const quarter: Shade[][] = [];
	for (let y = 0; y < 8; y++) {
		const row: Shade[] = [];
		for (let x = 0; x < 8; x++) row.push(emblemShade(x, y, mark, 14 - x - y === 10 + mark.gap && r.chance(0.5)));
		quarter.push(row);
	}
	const pieces = threadRuns(16, 16, (x, y) => quarter[y < 8 ? y : 15 - y]?.[x < 8 ? x : 15 - x] ?? 0);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 18 18" width="72" height="72" shape-rendering="crispEdges"><path fill="${dyes[0]}" d="M-1-1h18v18H-1z"/>${painted(pieces, dyes)}</svg>`;
}
