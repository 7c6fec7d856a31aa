// Drawing kit: natural-dye colours, small SVG parts, the still-life stage. Same seed in, same picture out.
import { chanceFrom, hash } from '#kernel/weave';
import type { Chance } from '#kernel/weave';

export { chanceFrom as rng, hash };
export type { Chance };
export type Point = readonly [x: number, y: number];
export type Attributes = Record<string, string | number | boolean | null | undefined>;
/** Offset, colour, opacity. */
export type Stop = readonly [offset: number | string, colour: string, opacity?: number | string];

/** Natural dyes and materials: the one source of colour for pictures and interface. */
export const dye = {
	indigo9: '#0f1d38',
	indigo8: '#16294d',
	indigo7: '#1d3768',
	indigo6: '#2a4f8c',
	indigo5: '#4673ae',
	indigo3: '#9cb6d6',
	indigo1: '#dfe8f3',
	lac9: '#4d0f1c',
	lac7: '#8c1c31',
	lac6: '#ab2a40',
	lac4: '#d0667a',
	lac1: '#f7e3e5',
	turmeric7: '#8a5a00',
	turmeric5: '#dc9a12',
	turmeric4: '#efb93f',
	turmeric1: '#fcf0d2',
	pandan8: '#12402b',
	pandan6: '#22694a',
	pandan4: '#6da283',
	pandan1: '#e0efe5',
	sea7: '#0c5866',
	sea5: '#2d8c9c',
	sea2: '#a9d3d8',
	sea1: '#e0f1f3',
	clay7: '#8f3d1f',
	clay5: '#bf6238',
	clay3: '#dfa27e',
	clay1: '#f6e4d8',
	ebony9: '#1d1a1b',
	ebony7: '#4a4345',
	ebony5: '#746c6c',
	cotton1: '#fbfaf7',
	cotton2: '#f3f1ea',
	cotton3: '#e6e2d6',
	cotton5: '#cbc3b0',
	straw2: '#efe2c2',
	straw4: '#d9bd85',
	straw6: '#a98346',
	straw8: '#6e4f24',
	mauve7: '#552a55',
	mauve4: '#9b6f9b',
} as const;

/** One decimal place is enough for a drawing and keeps it small. */
export const f1 = (n: number): string => (Math.round(n * 10) / 10).toString();
const at = (o: Attributes): string =>
	Object.entries(o)
		.filter(([, v]) => v !== undefined && v !== null && v !== false)
		.map(([k, v]) => ` ${k}="${typeof v === 'number' ? f1(v) : String(v)}"`)
		.join('');
export const el = (tag: string, o: Attributes = {}, kids: string | readonly string[] = ''): string => {
	const inner = typeof kids === 'string' ? kids : kids.join('');
	return inner === '' ? `<${tag}${at(o)}/>` : `<${tag}${at(o)}>${inner}</${tag}>`;
};
export const g = (o: Attributes, kids: string | readonly string[]): string => el('g', o, kids);
export const rect = (x: number, y: number, w: number, h: number, o: Attributes = {}): string => el('rect', { x, y, width: w, height: h, ...o });
export const circle = (cx: number, cy: number, r: number, o: Attributes = {}): string => el('circle', { cx, cy, r, ...o });
export const ellipse = (cx: number, cy: number, rx: number, ry: number, o: Attributes = {}): string => el('ellipse', { cx, cy, rx, ry, ...o });
export const path = (d: string, o: Attributes = {}): string => el('path', { d, ...o });
export const line = (pts: readonly Point[]): string => 'M' + pts.map(([x, y]) => `${f1(x)} ${f1(y)}`).join('L');
const stops = (list: readonly Stop[]): string =>
	list.map(([o, c, a]) => `<stop offset="${o}" stop-color="${c}"${a === undefined ? '' : ` stop-opacity="${a}"`}/>`).join('');
const plainAt = (o: Attributes): string =>
	Object.entries(o)
		.map(([k, v]) => ` ${k}="${String(v)}"`)
		.join('');
export const lin = (id: string, list: readonly Stop[], o: Attributes = { x1: 0, y1: 0, x2: 1, y2: 0 }): string =>
	`<linearGradient id="${id}"${plainAt(o)}>${stops(list)}</linearGradient>`;
export const rad = (id: string, list: readonly Stop[], o: Attributes = {}): string =>
	`<radialGradient id="${id}"${plainAt(o)}>${stops(list)}</radialGradient>`;
/** `n` things made from their number, joined. */
export const times = (n: number, make: (i: number) => string): string => Array.from({ length: n }, (_, i) => make(i)).join('');

/** Smooth open or closed curve through points (Catmull-Rom to Bézier). */
export function smooth(pts: readonly Point[], closed = false, k = 0.5): string {
	const n = pts.length;
	const p = (i: number): Point => (closed ? pts[(i + n) % n]! : pts[Math.max(0, Math.min(n - 1, i))]!);
	const start = p(0);
	let d = `M${f1(start[0])} ${f1(start[1])}`;
	const last = closed ? n : n - 1;
	for (let i = 0; i < last; i++) {
		const [a, b, c, e] = [p(i - 1), p(i), p(i + 1), p(i + 2)];
		d += `C${f1(b[0] + ((c[0] - a[0]) * k) / 3)} ${f1(b[1] + ((c[1] - a[1]) * k) / 3)} ${f1(c[0] - ((e[0] - b[0]) * k) / 3)} ${f1(c[1] - ((e[1] - b[1]) * k) / 3)} ${f1(c[0])} ${f1(c[1])}`;
	}
	return d + (closed ? 'Z' : '');
}

/** Two colours of six hex digits mixed: t = 0 gives the first, 1 the second. */
export function mix(a: string, b: string, t: number): string {
	const parts = (h: string): number[] => [1, 3, 5].map((i) => parseInt(h.slice(i, i + 2), 16));
	const [x, y] = [parts(a), parts(b)];
	return (
		'#' +
		x
			.map((v, i) =>
				Math.round(v + (y[i]! - v) * t)
					.toString(16)
					.padStart(2, '0'),
			)
			.join('')
	);
}

/** Filters used by the still lifes: paper grain, soft shadows, cloth drape, hand-made edge. */
export const filters = (seed = 1): string => `
<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="2" seed="${seed % 97}"/><feColorMatrix values="0 0 0 0 0.1  0 0 0 0 0.09  0 0 0 0 0.1  0 0 0 -1.6 0.95"/></filter>
<filter id="b6" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="6"/></filter>
<filter id="b14" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="14"/></filter>
<filter id="b30" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="30"/></filter>
<filter id="drape" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.0045 0.006" numOctaves="2" seed="${seed % 89}" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="46" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="2" seed="${seed % 83}" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="7" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="bleed" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency="0.02" numOctaves="3" seed="${seed % 79}" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="34" xChannelSelector="R" yChannelSelector="G" result="d"/><feGaussianBlur in="d" stdDeviation="1.6"/></filter>`;

export interface Stage {
	wall: string;
	table?: string;
	/** Where wall and table meet, in a picture of 800 by 800. */
	horizon?: number;
	/** Seen from above: one ground, no horizon. */
	flat?: boolean;
	view?: string;
}

/** Square still life: wall and table in two close tones, one light from the upper left. */
export function still(seed: string, stage: Stage, defs: string, body: string): string {
	const s = 800;
	const { wall, table = wall, horizon = 520, flat = false } = stage;
	const view = stage.view ?? (flat ? '0 0 800 800' : '60 70 680 680');
	const ground = rect(0, 0, s, s, { fill: wall });
	const bg = flat ? ground : ground + rect(0, horizon, s, s - horizon, { fill: table }) + rect(0, horizon - 1, s, 60, { fill: 'url(#hz)' });
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}" width="${s}" height="${s}"><defs>${filters(hash(seed))}` +
		rad(
			'lamp',
			[
				[0, '#fff', 0.62],
				[1, '#fff', 0],
			],
			{ cx: 0.24, cy: 0.16, r: 0.85 },
		) +
		rad(
			'vig',
			[
				[0.55, '#000', 0],
				[1, '#2a1a14', 0.13],
			],
			{ cx: 0.45, cy: 0.42, r: 0.8 },
		) +
		lin(
			'hz',
			[
				[0, '#000', 0.1],
				[1, '#000', 0],
			],
			{ x1: 0, y1: 0, x2: 0, y2: 1 },
		) +
		defs +
		`</defs>` +
		bg +
		rect(0, 0, s, s, { fill: 'url(#lamp)' }) +
		body +
		rect(0, 0, s, s, { fill: 'url(#vig)' }) +
		rect(0, 0, s, s, { filter: 'url(#grain)', opacity: 0.1, style: 'mix-blend-mode:multiply' }) +
		`</svg>`
	);
}
export const shadow = (cx: number, cy: number, rx: number, ry: number, a = 0.38): string =>
	ellipse(cx, cy, rx, ry, { fill: '#1a0f14', opacity: a, filter: 'url(#b14)' }) +
	ellipse(cx, cy, rx * 0.9, ry * 0.5, { fill: '#1a0f14', opacity: a * 0.8, filter: 'url(#b6)' });
