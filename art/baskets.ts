// Baskets and bags.
import { circle, dye, ellipse, mix, path, shadow, still } from './core.ts';
import { bodyLight, outline, profile, rim, weave } from './turned.ts';
import type { Band } from './turned.ts';

export interface Basket {
	a?: string;
	b?: string;
	bands?: readonly Band[];
	kind?: string;
	wall?: string;
	table?: string;
	handle?: boolean;
}
export function basket(
	seed: string,
	{
		a = '#d9b271',
		b = '#8f6430',
		bands = [[0.36, 0.64, '#5c2a22', '#b98a4a']],
		kind = 'diamond',
		wall = '#dfe6e0',
		table = '#bccabf',
		handle = true,
	}: Basket = {},
): string {
	const R = profile([
			[0, 236],
			[0.45, 262],
			[1, 176],
		]),
		cx = 400,
		y0 = 330,
		H = 300,
		tilt = 0.22;
	const body = weave(seed, { cx, y0, H, R, tilt, cols: 44, rows: 26, kind, a, b, bands });
	const back = ellipse(cx, y0, 236, 236 * tilt, { fill: mix(b, '#120806', 0.6) }) + ellipse(cx, y0 + 8, 214, 40, { fill: mix(b, '#120806', 0.82) });
	let h = '';
	if (handle) {
		const arc = `M178 326C190 96 330 66 400 66S610 96 622 326`;
		h =
			path(arc, { fill: 'none', stroke: mix(b, '#000000', 0.45), 'stroke-width': 30, 'stroke-linecap': 'round' }) +
			path(arc, { fill: 'none', stroke: a, 'stroke-width': 23, 'stroke-linecap': 'round' }) +
			path(arc, { fill: 'none', stroke: b, 'stroke-width': 23, 'stroke-dasharray': '7 12', opacity: 0.75 }) +
			path(arc, { fill: 'none', stroke: '#fff3d4', 'stroke-width': 3, opacity: 0.45, transform: 'translate(-4 -5)' });
	}
	return still(
		seed,
		{ wall, table, horizon: 520, view: '30 20 740 740' },
		bodyLight('bl'),
		shadow(420, 676, 240, 34, 0.55) +
			back +
			h +
			body +
			path(outline(cx, y0, H, R, tilt), { fill: 'url(#bl)', opacity: 0.5 }) +
			rim(cx, y0, 238, 238 * tilt, 17, a, b),
	);
}

/** กระเป๋ากระจูด: soft sedge bag with dyed stripes and cord handles. */
export interface Sedge {
	stripes?: readonly [string, string, string];
	base?: string;
	base2?: string;
	wall?: string;
	table?: string;
}
export function sedgeBag(
	seed: string,
	{ stripes = [dye.lac7, dye.turmeric5, dye.indigo7], base = '#e2c68d', base2 = '#b3894c', wall = '#ecdcd3', table = '#d6b9a8' }: Sedge = {},
): string {
	const R = profile([
			[0, 250],
			[0.3, 262],
			[0.8, 256],
			[1, 232],
		]),
		cx = 400,
		y0 = 282,
		H = 370,
		tilt = 0.12;
	const bands: readonly Band[] = [
		[0.1, 0.16, stripes[0]],
		[0.2, 0.44, stripes[0], stripes[1]],
		[0.48, 0.52, stripes[2]],
		[0.56, 0.8, stripes[2], base],
		[0.84, 0.9, stripes[0]],
	];
	const strap = (dy: number, dx: number, back: boolean): string => {
		const d = `M${268 + dx} ${y0 + 30}C${268 + dx} ${70 + dy} ${532 + dx} ${70 + dy} ${532 + dx} ${y0 + 30}`;
		return (
			path(d, { fill: 'none', stroke: '#4d2a18', 'stroke-width': 22, 'stroke-linecap': 'round' }) +
			path(d, { fill: 'none', stroke: back ? '#6d3c22' : '#8b5230', 'stroke-width': 16, 'stroke-linecap': 'round' }) +
			path(d, { fill: 'none', stroke: '#d69c6a', 'stroke-width': 2, 'stroke-dasharray': '7 7', opacity: 0.9 })
		);
	};
	return still(
		seed,
		{ wall, table, horizon: 540 },
		bodyLight('bl'),
		shadow(412, 672, 270, 32, 0.5) +
			strap(-40, 14, true) +
			ellipse(cx, y0, 250, 250 * tilt, { fill: '#3a2415' }) +
			weave(seed, { cx, y0, H, R, tilt, cols: 40, rows: 30, kind: 'plain', a: base, b: base2, bands }) +
			path(outline(cx, y0, H, R, tilt), { fill: 'url(#bl)', opacity: 0.46 }) +
			rim(cx, y0, 250, 250 * tilt, 11, base, base2) +
			strap(14, 0, false) +
			circle(268, y0 + 36, 15, { fill: '#6d3c22' }) +
			circle(532, y0 + 36, 15, { fill: '#6d3c22' }) +
			circle(268, y0 + 36, 5, { fill: '#e6b98a' }) +
			circle(532, y0 + 36, 5, { fill: '#e6b98a' }),
	);
}

/** กระติบข้าวเหนียว: two-part sticky-rice basket on its crossed foot. */
export interface Kratip {
	wall?: string;
	table?: string;
	a?: string;
	b?: string;
	band?: string;
}
export function kratip(seed: string, { wall = '#e9dfc9', table = '#cdb98f', a = '#e0bd7c', b = '#a0713a', band = '#5c2a22' }: Kratip = {}): string {
	const cx = 400,
		tilt = 0.2;
	const R1 = profile([
			[0, 168],
			[0.5, 186],
			[1, 172],
		]),
		R2 = profile([
			[0, 150],
			[0.2, 196],
			[1, 200],
		]);
	const foot =
		path('M250 640L330 694H470L550 640', { fill: 'none', stroke: '#6f4a22', 'stroke-width': 26, 'stroke-linejoin': 'round' }) +
		path('M250 640L330 694H470L550 640', { fill: 'none', stroke: '#b98a4e', 'stroke-width': 14, 'stroke-linejoin': 'round' });
	const cord =
		path('M206 420C120 300 210 90 400 90S680 300 594 420', { fill: 'none', stroke: '#5f3a24', 'stroke-width': 13 }) +
		path('M206 420C120 300 210 90 400 90S680 300 594 420', { fill: 'none', stroke: '#c58d58', 'stroke-width': 8, 'stroke-dasharray': '8 5' });
	return still(
		seed,
		{ wall, table, horizon: 560 },
		bodyLight('bl'),
		shadow(412, 704, 190, 26, 0.55) +
			cord +
			foot +
			weave(seed, { cx, y0: 420, H: 226, R: R1, tilt, cols: 34, rows: 20, kind: 'twill', a, b, bands: [[0.5, 0.85, band, a]] }) +
			path(outline(cx, 420, 226, R1, tilt), { fill: 'url(#bl)', opacity: 0.45 }) +
			weave(seed + 'l', {
				cx,
				y0: 250,
				H: 176,
				R: R2,
				tilt,
				cols: 36,
				rows: 16,
				kind: 'diamond',
				a,
				b,
				bands: [[0.35, 0.72, band, mix(a, b, 0.2)]],
			}) +
			path(outline(cx, 250, 176, R2, tilt), { fill: 'url(#bl)', opacity: 0.45 }) +
			ellipse(cx, 250, 150, 30, { fill: a }) +
			ellipse(cx, 250, 150, 30, { fill: 'none', stroke: b, 'stroke-width': 5 }) +
			ellipse(cx, 250, 96, 18, { fill: 'none', stroke: b, 'stroke-width': 3, 'stroke-dasharray': '6 5' }) +
			rim(cx, 426, 200, 40, 10, a, b),
	);
}
