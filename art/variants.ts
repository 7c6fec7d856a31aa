// Every kind of picture with as many variations as the demonstration needs: pick a kind and a number, get the same picture each time.
import { motifNames, palettes } from '#kernel/weave';
import type { MotifName, Palette } from '#kernel/weave';
import { dye, rng } from './core.ts';
import type { Chance } from './core.ts';
import * as baskets from './baskets.ts';
import * as fresh from './fresh.ts';
import * as handmade from './handmade.ts';
import * as household from './household.ts';
import * as jars from './jars.ts';
import * as kitchen from './kitchen.ts';
import * as orchard from './orchard.ts';
import * as playthings from './playthings.ts';
import * as pots from './pots.ts';
import * as silk from './silk.ts';
import * as textiles from './textiles.ts';
import * as wear from './wear.ts';

export interface Drawn {
	svg: string;
	/** Colours, patterns and things a seller may ask for. */
	tags: readonly string[];
}
interface Kind {
	/** How many pictures are drawn of it. */
	count: number;
	make: (seed: string, r: Chance, i: number) => Drawn;
}

const walls = ['#ead9b8', '#e6dbe2', '#dfe3d4', '#e9e1cc', '#dde3ea', '#e7dfd6', '#e2e6e1', '#efe3dc'] as const;
const tables = ['#cdbb9d', '#c3b0bb', '#bcc8a8', '#cbb98f', '#b4c0cc', '#c2b5a5', '#b5c2ba', '#d2b3a6'] as const;
/** Wall and table that belong together. */
const ground = (i: number): { wall: string; table: string } => ({ wall: walls[i % walls.length]!, table: tables[i % tables.length]! });
const woods = [
	['#d9b271', '#8f6430'],
	['#e2c68d', '#b3894c'],
	['#c79a5e', '#7a4f26'],
	['#e8d3a4', '#a9834e'],
] as const;
const dyes = {
	lac: dye.lac7,
	turmeric: dye.turmeric5,
	indigo: dye.indigo7,
	pandan: dye.pandan6,
	mauve: dye.mauve7,
	clay: dye.clay7,
	sea: dye.sea7,
} as const;
const dyeNames = ['lac', 'turmeric', 'indigo', 'pandan', 'mauve', 'clay', 'sea'] as const;
const nth = <T>(list: readonly T[], i: number): T => list[((i % list.length) + list.length) % list.length]!;

/** Motif and palette for the i-th cloth: every pair comes once before any comes twice. */
const clothAt = (i: number, step = 3): { kind: MotifName; pal: Palette } => ({
	kind: nth(motifNames, i + Math.floor(i / 30)),
	pal: nth(palettes, i * step + Math.floor(i / 10)),
});
/** Palettes close enough that one picture can stand for both names. */
const near: Partial<Record<Palette, readonly string[]>> = {
	indigo: ['indigodeep'],
	indigodeep: ['indigo'],
	lac: ['lacdeep'],
	lacdeep: ['lac'],
	mud: [],
	clay: [],
};
const cloth = (kind: MotifName, pal: Palette): string[] => [kind, pal, ...(near[pal] ?? [])];

const clothKinds: Record<string, Kind> = {
	silk: {
		count: 31,
		make: (s, r, i) => {
			const c = clothAt(i);
			return {
				svg: silk.hangingSilk(s, {
					...c,
					foot: r.pick(['naga', 'khom', 'hook']),
					footPal: r.pick(palettes),
					wall: nth(walls, i),
					folds: r.int(3, 5),
				}),
				tags: cloth(c.kind, c.pal),
			};
		},
	},
	stack: {
		count: 11,
		make: (s, r, i) => {
			const c = clothAt(i, 7);
			return {
				svg: silk.foldedStack(s, {
					kinds: [c.kind, r.pick(motifNames), r.pick(motifNames)],
					pals: [c.pal, nth(palettes, i * 7 + 3), nth(palettes, i + 4)],
					...ground(i),
				}),
				tags: cloth(c.kind, c.pal),
			};
		},
	},
	bolts: {
		count: 6,
		make: (s, _r, i) => ({
			svg: silk.bolts(s, {
				items: Array.from({ length: 5 }, (_, k) => [nth(motifNames, i + k), nth(palettes, i * 3 + k * 7)] as const),
				...ground(i + 2),
			}),
			tags: [nth(palettes, i * 3 + 7)],
		}),
	},
	shawl: {
		count: 22,
		make: (s, _r, i) => {
			// Every second shawl is indigo: half of the shawls sold are.
			const c = i % 3 === 1 ? { kind: nth(motifNames, Math.floor(i / 3)), pal: nth(['indigo', 'indigodeep'] as const, i) } : clothAt(i, 3);
			return { svg: textiles.shawl(s, { ...c, wall: nth(walls, i + 3) }), tags: cloth(c.kind, c.pal) };
		},
	},
	tiedye: {
		count: 8,
		make: (s, _r, i) => {
			const earth = ['#4a2a18', '#6b4024', '#8a5630', '#a8713f', '#c08c56', '#d8b083', '#efdcc0', '#f8f0e0'] as const;
			const leafy = ['#12301f', '#1c4a30', '#2a6644', '#3f8258', '#5f9c70', '#a3c8a4', '#dcead4', '#f4f5ea'] as const;
			const colours = i % 5 === 3 ? earth : i % 5 === 4 ? leafy : undefined;
			return {
				svg: textiles.tieDye(s, { mode: i % 2 ? 'pleat' : 'sun', wall: nth(walls, i), ...(colours ? { colours } : {}) }),
				tags: colours === earth ? ['mud', 'clay'] : colours ? ['forest'] : ['indigo', 'indigodeep'],
			};
		},
	},
	checked: {
		count: 8,
		make: (s, r, i) => {
			const name = nth(dyeNames, i);
			return {
				svg: textiles.checked(s, {
					a: dyes[name],
					b: dyes[nth(dyeNames, i + 2 + (i % 3))],
					d: r.pick([dye.turmeric5, dye.pandan4, dye.lac4]),
					...ground(i + 1),
				}),
				tags: [name],
			};
		},
	},
	mat: {
		count: 8,
		make: (s, _r, i) => ({
			svg: textiles.reedMat(s, { wall: nth(walls, i), stripes: [dyes[nth(dyeNames, i)], dyes[nth(dyeNames, i + 3)], dye.ebony9, dye.straw2] }),
			tags: [nth(dyeNames, i)],
		}),
	},
	batik: {
		count: 10,
		make: (s, _r, i) => {
			const grounds = [
				['#1f6f86', '#8fd0d8', 'sea'],
				['#b8486a', '#f0a8b4', 'pink'],
				['#d8603a', '#f6b890', 'coral'],
				['#2a7a5a', '#a0d8b4', 'green'],
				['#5a3a80', '#b8a0d8', 'violet'],
			] as const;
			const [base, wash, tag] = nth(grounds, i);
			const theme = i % 5 === 0 ? (i ? 'waves' : 'shells') : i === 3 || i === 7 ? 'shells' : 'flowers';
			return {
				svg: wear.batik(s, {
					ground: base,
					wash,
					theme,
					wall: nth(walls, i + 1),
					petals: nth(
						[
							['#e2688a', '#f0a04a', '#c65a9a'],
							['#f6d060', '#f4f0e0', '#f08a5a'],
							['#f4b8c8', '#8ac8d8', '#f6d88a'],
						],
						i,
					),
				}),
				tags: [tag, theme],
			};
		},
	},
	shirt: {
		count: 9,
		make: (s, _r, i) => {
			const pal = nth(['indigo', 'indigodeep', 'mud', 'clay', 'forest', 'lac', 'ebony', 'gold', 'violet', 'indigo'] as const, i);
			const kind = nth(motifNames, i);
			return {
				svg: wear.shirt(s, { pal, kind, plain: i % 3 !== 2, collar: i % 2 ? 'round' : 'band', wall: nth(walls, i + 2) }),
				tags: cloth(kind, pal),
			};
		},
	},
	yam: {
		count: 10,
		make: (s, _r, i) => ({ svg: wear.yam(s, { ...clothAt(i, 7), wall: nth(walls, i + 4) }), tags: cloth(clothAt(i, 7).kind, clothAt(i, 7).pal) }),
	},
	cushion: {
		count: 8,
		make: (s, _r, i) => ({
			svg: wear.cushion(s, { kind: nth(motifNames, i), pal: nth(palettes, i * 3), ...ground(i) }),
			tags: cloth(nth(motifNames, i), nth(palettes, i * 3)),
		}),
	},
};

const craftKinds: Record<string, Kind> = {
	basket: {
		count: 12,
		make: (s, r, i) => {
			const dark = i % 5 === 4;
			const [a, b] = dark ? (['#7a4a2c', '#2e1a12'] as const) : nth(woods, i);
			const bands = dark
				? ([
						[0.28, 0.4, '#d9b271', '#7a4a2c'],
						[0.58, 0.7, '#d9b271', '#7a4a2c'],
					] as const)
				: ([[r.range(0.2, 0.35), r.range(0.5, 0.68), dyes[nth(dyeNames, i)], a]] as const);
			return {
				svg: baskets.basket(s, { a, b, kind: nth(['diamond', 'twill', 'diamond', 'twill', 'twill'], i), bands, handle: i % 4 !== 3, ...ground(i) }),
				tags: dark ? ['dark'] : ['bamboo'],
			};
		},
	},
	lipao: {
		count: 4,
		make: (s, _r, i) => ({
			svg: baskets.basket(s, {
				a: '#8a5632',
				b: '#2e1a12',
				kind: nth(['twill', 'diamond', 'plain'], i),
				bands: [
					[0.2 + i * 0.04, 0.34 + i * 0.04, '#d9b271', '#7a4a2c'],
					[0.6, 0.74, '#e2c68d', '#7a4a2c'],
				],
				handle: i % 2 === 0,
				...ground(i + 3),
			}),
			tags: ['dark'],
		}),
	},
	bag: {
		count: 10,
		make: (s, r, i) => ({
			svg: baskets.sedgeBag(s, {
				stripes: [dyes[nth(dyeNames, i)], r.pick([dye.turmeric5, dye.straw4, dye.clay5]), dyes[nth(dyeNames, i + 2 + (i % 3))]],
				...ground(i + 1),
			}),
			tags: [nth(dyeNames, i)],
		}),
	},
	kratip: {
		count: 5,
		make: (s, _r, i) => ({
			svg: baskets.kratip(s, {
				a: nth(woods, i)[0],
				b: nth(woods, i)[1],
				band: nth(['#5c2a22', dye.indigo7, dye.pandan8, dye.lac7, dye.mauve7, '#3a2416'], i),
				...ground(i + 3),
			}),
			tags: [],
		}),
	},
	pot: {
		count: 15,
		make: (s, _r, i) => {
			const style = nth(['banchiang', 'celadon', 'dankwian'] as const, i);
			const k = Math.floor(i / 3);
			const shapes = {
				banchiang: [
					undefined,
					[
						[0, 170],
						[0.14, 150],
						[0.24, 160],
						[0.6, 240],
						[0.88, 170],
						[1, 120],
					],
					[
						[0, 110],
						[0.16, 84],
						[0.34, 120],
						[0.6, 216],
						[0.9, 150],
						[1, 100],
					],
				],
				celadon: [
					undefined,
					[
						[0, 120],
						[0.1, 96],
						[0.34, 150],
						[0.7, 210],
						[1, 130],
					],
					[
						[0, 64],
						[0.2, 54],
						[0.36, 84],
						[0.64, 220],
						[0.92, 150],
						[1, 124],
					],
				],
				dankwian: [
					undefined,
					[
						[0, 110],
						[0.1, 96],
						[0.3, 190],
						[0.6, 236],
						[1, 160],
					],
					[
						[0, 190],
						[0.08, 178],
						[0.3, 230],
						[0.6, 244],
						[1, 170],
					],
				],
			} as const;
			const shape = nth<readonly (readonly [number, number])[] | undefined>(shapes[style], k);
			const base =
				style === 'celadon'
					? nth([undefined, '#b8ccb8', '#9fb8b0', '#c2cba8', '#8fb0a4', '#b4c8c0'], k)
					: style === 'dankwian'
						? nth([undefined, '#6d4430', '#7d5038', '#4d3830', '#84583c', '#5a4438'], k)
						: nth([undefined, '#e8d2ac', '#d8b488', '#e4c8a4', '#dcbc92', '#ecd8b8'], k);
			return { svg: pots.pot(s, { style, ...ground(i + k), ...(shape ? { shape } : {}), ...(base ? { base } : {}) }), tags: [style] };
		},
	},
	bowl: {
		count: 9,
		make: (s, _r, i) => {
			const [paint, base, ink, lip, tag] = nth(
				[
					['rooster', '#f4f1e6', '#2a4f8c', '#8c3a2a', 'rooster'],
					['rings', '#b4ccb6', '#7ea386', '#8fae96', 'green'],
					['fish', '#e6dcc4', '#3a3028', '#6d4a30', 'fish'],
					['flower', '#f6f2ea', '#2a4f8c', '#2a4f8c', 'blue'],
					['rooster', '#eef2ee', '#1f5a3d', '#1f5a3d', 'rooster'],
					['flower', '#a9c4ae', '#5f8068', '#8fae96', 'green'],
					['fish', '#b8c4ac', '#4a4a3a', '#6d6a50', 'fish'],
					['rooster', '#f8eedc', '#8c1c31', '#a8631c', 'rooster'],
					['flower', '#f6ece6', '#ab2a40', '#8c1c31', 'red'],
				] as const,
				i,
			);
			return { svg: handmade.bowl(s, { paint, base, ink, rim: lip, ...ground(i + 4) }), tags: [tag] };
		},
	},
	benjarong: {
		count: 5,
		make: (s, _r, i) => ({
			svg: handmade.benjarong(s, {
				colours: nth(
					[
						['#1f5a3d', '#8c1c31', '#2a4f8c'],
						['#1d3768', '#b46a2a', '#8c1c31'],
						['#8c1c31', '#1d3768', '#1f5a3d'],
						['#f0e8d8', '#2a6a7a', '#b4486a'],
						['#43224a', '#b8405a', '#2d6b55'],
						['#26211f', '#8c1c31', '#b9822a'],
						['#e8c8c8', '#8c1c31', '#43224a'],
					],
					i,
				),
				...ground(i + 1),
			}),
			tags: [],
		}),
	},
	mortar: {
		count: 4,
		make: (s, _r, i) => ({
			svg: handmade.mortar(s, { stone: nth(['#7d7a78', '#9a9690', '#5f6468', '#8a7d72', '#b0aaa2'], i), ...ground(i) }),
			tags: [],
		}),
	},
	brass: {
		count: 8,
		make: (s, _r, i) => {
			const [metal, niello, tag] = nth(
				[
					[['#ffe9a8', '#d19a34', '#5f3a0c'], false, 'bronze'],
					[['#ffe0a0', '#b87a2a', '#4a2a08'], false, 'bronze'],
					[['#ffffff', '#b8bcc4', '#4a4e59'], false, 'silver'],
					[['#f0e4c4', '#b8a888', '#4a4030'], true, 'niello'],
				] as const,
				i,
			);
			return { svg: handmade.brass(s, { metal, niello, cloth: nth(palettes, i * 3), ...ground(i + 2) }), tags: [tag] };
		},
	},
	carving: {
		count: 6,
		make: (s, _r, i) => ({
			svg: handmade.carving(s, {
				what: i % 2 ? 'bowl' : 'elephant',
				wood: nth(['#a5683a', '#8a5230', '#c08850', '#6d4226'], Math.floor(i / 2)),
				...ground(i),
			}),
			tags: [i % 2 ? 'bowl' : 'elephant'],
		}),
	},
	toy: {
		count: 9,
		make: (s, _r, i) => {
			const what = nth(['elephant', 'doll', 'carp', 'elephant', 'doll'] as const, i);
			const pal = nth(palettes, i * 3);
			return { svg: playthings.toy(s, { what, pal, kind: nth(motifNames, i), ...ground(i + 2) }), tags: [what, pal] };
		},
	},
	knife: {
		count: 3,
		make: (s, _r, i) => ({
			svg: playthings.knife(s, {
				handle: nth(['#7a4a2c', '#3a2a20', '#a8713c', '#5c2a22'], i),
				blade: i % 2 ? 'long' : 'kitchen',
				wall: nth(walls, i + 3),
			}),
			tags: [],
		}),
	},
	hat: {
		count: 4,
		make: (s, _r, i) => ({
			svg: playthings.hat(s, {
				leafTone: nth(['#d9bd7c', '#e6d09a', '#c9a868', '#b8b078', '#dcc48a'], i),
				trim: nth([dye.lac7, dye.indigo7, dye.pandan6, dye.clay7, dye.mauve7], i),
				...ground(i + 1),
			}),
			tags: [],
		}),
	},
	pipes: {
		count: 4,
		make: (s, _r, i) => ({
			svg: playthings.pipes(s, {
				what: i % 3 === 2 ? 'wot' : 'khaen',
				bind: nth(['#5c2a22', dye.indigo8, '#3a2a20', dye.pandan8], i),
				wall: nth(walls, i),
			}),
			tags: [i % 3 === 2 ? 'wot' : 'khaen'],
		}),
	},
	boat: {
		count: 4,
		make: (s, _r, i) => ({
			svg: playthings.boat(s, {
				painted: i % 2 === 1,
				hull: nth(['#8a4a26', '#a8562e', '#6d4226', '#1d5a6a', '#9a3a2a'], i),
				trim: nth([dye.turmeric5, '#f0e4c4', dye.turmeric4, '#e6b64a', '#f4d88a'], i),
				...ground(i + 4),
			}),
			tags: [],
		}),
	},
	umbrella: {
		count: 7,
		make: (s, _r, i) => ({
			svg: household.umbrella(s, {
				base: nth([dye.lac7, dye.indigo6, dye.turmeric5, dye.pandan6, dye.mauve7, dye.clay5, dye.sea5, dye.lac4], i),
				wall: nth(walls, i),
				petals: nth(
					[
						['#fbeee2', '#f6cf74'],
						['#f4f0e4', '#f0b8c0'],
						['#fdf6e6', '#d0667a'],
					],
					i,
				),
			}),
			tags: [nth(['lac', 'indigo', 'turmeric', 'pandan', 'mauve', 'clay', 'sea', 'lac'], i)],
		}),
	},
	beads: {
		count: 12,
		make: (s, _r, i) => {
			const [metal, plain, stone, tag] = nth(
				[
					[['#ffffff', '#cfd3da', '#868b96', '#4a4e59', '#8f949f'], false, dye.lac7, 'silver'],
					[['#ffffff', '#f6ecdf', '#d8c8ba', '#a8988c', '#e8dccf'], true, '#f6ecdf', 'pearl'],
					[['#fff6c8', '#ecc45a', '#b8842a', '#6a4410', '#d8a840'], false, '#b01c34', 'gold'],
					[['#ffffff', '#e2e6ea', '#9aa0aa', '#555a66', '#a0a6b0'], false, dye.indigo6, 'silver'],
					[['#f8d0d4', '#c83a4a', '#8c1428', '#4a0814', '#a82a3c'], true, '#c9301c', 'red'],
					[['#e8fbe0', '#8ac89a', '#3a8a5a', '#154a2c', '#5aa878'], true, '#2a7a4a', 'jade'],
				] as const,
				i,
			);
			return { svg: household.silverBeads(s, { cloth: nth(palettes, i * 3 + Math.floor(i / 6)), metal, plain, stone }), tags: [tag] };
		},
	},
	voucher: {
		count: 8,
		make: (s, _r, i) => ({
			svg: playthings.voucher(s, { pal: nth(palettes, i * 7), kind: nth(motifNames, i), sign: i % 2 ? 'shuttle' : 'house', wall: nth(walls, i) }),
			tags: [i % 2 ? 'lesson' : 'stay'],
		}),
	},
};

const riceTones = {
	white: { cols: ['#fbf7ea', '#f4ecd6', '#efe4c6', '#ffffff'], bag: ['#fbf7ea', '#f4ecd6', '#efe4c6', '#ffffff', '#e6dabc'] },
	red: { cols: ['#a24a2c', '#8a3a22', '#b9603c', '#c97b52'], bag: ['#a24a2c', '#8a3a22', '#b9603c', '#c97b52', '#6d2a18'] },
	black: { cols: ['#4a1f35', '#5d2a45', '#3a1829', '#7b3c5c'], bag: ['#4a1f35', '#5d2a45', '#3a1829', '#7b3c5c', '#2a1220'] },
} as const;
const riceNames = ['white', 'white', 'red', 'white', 'black'] as const;
const potionTones = { chilli: '#c2321a', green: '#5a7a2a', paste: '#5a3440', pickle: '#d8a038', salt: '#e6e4dc' } as const;

const foodKinds: Record<string, Kind> = {
	rice: {
		count: 9,
		make: (s, _r, i) => ({
			svg: jars.riceBowl(s, {
				cols: riceTones[nth(riceNames, i)].cols,
				bowl: nth(['#6d4a35', '#39443f', '#8a5a3a', '#2a3f5c', '#5c2a22'], i + Math.floor(i / 5)),
				bowl2: '#2a1a14',
				...ground(i),
			}),
			tags: [nth(riceNames, i)],
		}),
	},
	ricebag: {
		count: 9,
		make: (s, _r, i) => ({
			svg: jars.riceBag(s, {
				cols: riceTones[nth(riceNames, i)].bag,
				band: nth(palettes, i * 3),
				kraft: nth(['#c79b67', '#d8b98a', '#b88a58', '#e6dcc4'], i),
				...ground(i + 1),
			}),
			tags: [nth(riceNames, i)],
		}),
	},
	honey: {
		count: 6,
		make: (s, _r, i) => ({
			svg: jars.honey(s, {
				cap: nth(palettes, i * 3),
				pal: nth(palettes, i),
				tone: nth(['#dd930f', '#c9780c', '#e8a828', '#a8580c'], i),
				wall: nth(['#f0e2bd', '#efe6cf', '#e9e2cc', '#e6e2d8'], i),
				table: nth(['#dcbf7c', '#cfb98a', '#d8b070', '#c8b898'], i),
			}),
			tags: [],
		}),
	},
	chili: {
		count: 16,
		make: (s, _r, i) => {
			const what = nth(['chilli', 'paste', 'pickle', 'salt', 'green'] as const, i);
			const specks = {
				chilli: undefined,
				green: ['#8aa84a', '#3a5a1a', '#c9d08a', '#f3dca0', '#2a3a10'],
				paste: ['#7a4a58', '#3a1c28', '#8a5a60', '#4a2430'],
				pickle: ['#f0c870', '#b8802a', '#f8e0a0', '#a86a1c'],
				salt: ['#ffffff', '#d0d4d6', '#f8f6f0', '#b8bec2'],
			}[what];
			const beside = ({ chilli: 'chilli', green: 'chilli', paste: 'shrimp', pickle: 'radish', salt: 'salt' } as const)[what];
			return {
				svg: jars.chiliJar(s, {
					tone: potionTones[what],
					...(specks ? { specks } : {}),
					beside,
					cap: nth(palettes, i * 3 + 1),
					...ground(i + Math.floor(i / 5)),
				}),
				tags: [what],
			};
		},
	},
	coffee: {
		count: 9,
		make: (s, _r, i) => ({
			svg: jars.coffee(s, {
				bag: nth(['#2c2b2d', '#c79b67', '#4d2a1a', '#1f3a34', '#e2d8c4', '#16294d', '#5c2a22', '#3a3430', '#8a7a5a'], i),
				band: nth(palettes, i * 7 + 8),
				roast: nth(['#4a2614', '#6a3a1c', '#351a0e'], i),
				...ground(i),
			}),
			tags: [],
		}),
	},
	tea: {
		count: 6,
		make: (s, _r, i) => ({
			svg: kitchen.tea(s, {
				band: nth(palettes, i * 3 + 5),
				liquor: nth(['#d9a53a', '#c97a2c', '#b8b84a', '#a8402c'], i),
				leafTone: nth(['#4a5a2a', '#3a2a1a', '#6d6a2a'], i),
				cup: nth(['#f4f1e6', '#a9c4ae', '#2a3f5c', '#e6d0b0'], i),
				...ground(i + 2),
			}),
			tags: [],
		}),
	},
	fish: {
		count: 6,
		make: (s, _r, i) => ({
			svg: fresh.driedFish(s, {
				many: nth([4, 3, 5], i),
				tone: nth(['#b98a55', '#9aa0a0', '#c9a468', '#a8763f', '#8a96a0', '#d0b080', '#b0785a', '#a8a890'], i),
				wall: nth(walls, i + 2),
				leaves: nth(
					[
						['#2f6b46', '#3a7a50'],
						['#3f8250', '#56966a'],
						['#2a5a4a', '#3d7a60'],
					],
					i,
				),
			}),
			tags: [],
		}),
	},
	seagrape: {
		count: 5,
		make: (s, _r, i) => ({
			svg: fresh.seaGrapes(s, {
				wall: nth(['#d3e4e4', '#dfe6ea', '#e6e2d6', '#d8e6da', '#e4dde2', '#cfdde6'], i),
				dish: nth([dye.indigo6, dye.sea7, dye.lac7, dye.pandan6, dye.clay5, dye.mauve7], i),
			}),
			tags: [],
		}),
	},
	eggs: {
		count: 4,
		make: (s, _r, i) => ({
			svg: fresh.eggs(s, {
				band: nth([dye.pandan6, dye.lac7, dye.indigo7, dye.clay7, dye.mauve7], i),
				shell: nth(['#dfe8e6', '#e8e2d8', '#d4e4e8', '#f0e6da', '#dce6d4'], i),
				...ground(i + 3),
			}),
			tags: [],
		}),
	},
	snack: {
		count: 21,
		make: (s, _r, i) => {
			const fill = nth(['fruit', 'chips', 'nuts', 'pods', 'fruit', 'chips', 'nuts'] as const, i);
			const tone = {
				fruit: nth(['#b5702c', '#e8a83a', '#8a4a2c', '#d8b04a'], i),
				chips: nth(['#e2b04a', '#d8c07a', '#c98a3c'], i),
				nuts: nth(['#c9985c', '#e2cfa4', '#a8683a'], i),
				pods: '#7a4526',
			}[fill];
			return {
				svg: kitchen.snack(s, {
					fill,
					tone,
					bag: nth(['#c79b67', '#f0e6d0', '#4d6a4a', '#2a3f5c', '#b8483a', '#e0b060', '#6d4a6a'], i + Math.floor(i / 7)),
					band: nth(palettes, i * 3),
					kind: nth(motifNames, i),
					...ground(i),
				}),
				tags: [fill === 'nuts' ? 'nut' : fill === 'pods' ? 'tamarind' : fill],
			};
		},
	},
	cracker: {
		count: 6,
		make: (s, _r, i) => ({
			svg: kitchen.cracker(s, {
				tone: nth(['#f2dfae', '#d8a0a8', '#f6ecd0', '#c9a0c0', '#e8c890', '#f0e0c0'], i),
				syrup: nth(['#8a4a14', '#6a2a10', '#a8641c'], i),
				wall: nth(walls, i),
			}),
			tags: [],
		}),
	},
	sweet: {
		count: 12,
		make: (s, _r, i) => ({
			svg: kitchen.sweet(s, {
				what: nth(['cakes', 'pastry', 'custard', 'rolls'] as const, i),
				tone: nth(['#e8b65a', '#f0dcb0', '#c9803c', '#a86a4a', '#f2c8a0', '#e6cfa0', '#d8a04a', '#6d4a3a', '#f6d88a', '#dcb0a8'], i),
				spot: nth(['#8a3a1c', '#b8302c', '#3a1a0c', '#f6ecd0'], i),
				...ground(i),
			}),
			tags: [],
		}),
	},
	sausage: {
		count: 6,
		make: (s, _r, i) => ({
			svg: kitchen.sausage(s, {
				what: nth(['links', 'coil', 'rolls'] as const, i),
				tone: nth(['#b5502c', '#a8622c', '#e6cfc0', '#8a2a20', '#c07038', '#ead8cc', '#9a4434'], i),
				wall: nth(walls, i + 1),
			}),
			tags: [],
		}),
	},
	noodles: {
		count: 4,
		make: (s, _r, i) => ({
			svg: kitchen.noodles(s, {
				tone: nth(['#f0dfb4', '#f4ece0', '#e8c88a', '#dfe8d0', '#f0d8c8'], i),
				band: nth(palettes, i * 3),
				...ground(i + 2),
			}),
			tags: [],
		}),
	},
	sugar: {
		count: 4,
		make: (s, _r, i) => ({
			svg: kitchen.sugar(s, { tone: nth(['#c98a3c', '#a8682c', '#dcae68', '#b87a38', '#8a5226'], i), ...ground(i) }),
			tags: [],
		}),
	},
	bottle: {
		count: 16,
		make: (s, _r, i) => {
			const [liquid, form, tag] = nth(
				[
					['#7a3410', 'tall', 'brown'],
					['#e8943a', 'tall', 'orange'],
					['#4a1438', 'round', 'purple'],
					['#e6e4c8', 'small', 'clear'],
					['#f4efe4', 'tall', 'milk'],
					['#8ab86a', 'small', 'green'],
					['#4a1e0a', 'round', 'brown'],
					['#d9a53a', 'small', 'amber'],
				] as const,
				i,
			);
			return {
				svg: kitchen.bottle(s, {
					liquid,
					form,
					band: nth(palettes, i * 3 + 4),
					cap: nth(['#6d4a1e', '#8c1c31', '#1f5a3d', '#2c2b2d', '#b9822a'], i),
					...ground(i + 1),
				}),
				tags: [tag],
			};
		},
	},
	balm: {
		count: 6,
		make: (s, _r, i) => ({
			svg: household.balm(s, {
				caps: nth(
					[
						['#1f5a3d', '#a97b2c'],
						['#8c1c31', '#1f5a3d'],
						['#1d3768', '#b46a2a'],
						['#43224a', '#6da283'],
					],
					i,
				),
				pals: nth(
					[
						['forest', 'gold'],
						['lac', 'forest'],
						['indigo', 'clay'],
						['violet', 'mud'],
					],
					i,
				),
				leafTone: nth(['#3f8250', '#5a8a3a', '#2f7a6a'], i),
				...ground(i + 2),
			}),
			tags: [],
		}),
	},
	compress: {
		count: 4,
		make: (s, _r, i) => ({
			svg: household.compress(s, {
				tints: nth(
					[
						['#efe6cc', '#e8d49a'],
						['#f4efe4', '#dfe0c0'],
						['#ead8b0', '#d8b878'],
						['#f0e4dc', '#e6c8a8'],
					],
					i,
				),
				...ground(i),
			}),
			tags: [],
		}),
	},
	soap: {
		count: 6,
		make: (s, _r, i) => ({
			svg: kitchen.soap(s, {
				bars: nth(
					[
						['#a8c890', '#e8d49a', '#d9a0b0'],
						['#f0e6d0', '#c9a468', '#8aa87a'],
						['#5a3a48', '#d8c8d0', '#a87a90'],
						['#9ac8c0', '#f4f0e0', '#6aa0a8'],
						['#e8a848', '#f0dcb0', '#c97a3a'],
					],
					i,
				),
				band: nth(palettes, i * 3),
				...ground(i + 5),
			}),
			tags: [],
		}),
	},
};

const freshKinds: Record<string, Kind> = {
	mango: {
		count: 6,
		make: (s, _r, i) => ({
			svg: fresh.mango(s, { skin: nth(['#f7bd32', '#f0c850', '#e8a828', '#d8c84a', '#f4b040', '#b8c050'], i), ...ground(i + 2) }),
			tags: [],
		}),
	},
	mangosteen: { count: 5, make: (s, _r, i) => ({ svg: fresh.mangosteen(s, { turn: i * 23, ...ground(i + 1) }), tags: [] }) },
	durian: {
		count: 7,
		make: (s, _r, i) => ({
			svg: orchard.durian(s, {
				skin: nth(['#8a9440', '#a09a3c', '#767f34', '#b09440', '#93884a', '#8f9f50'], i),
				flesh: nth(['#f6d060', '#f4dc8a', '#f0b83a'], i),
				smooth: i % 3 === 2,
				...ground(i),
			}),
			tags: i % 3 === 2 ? ['champedak'] : ['durian'],
		}),
	},
	pineapple: {
		count: 6,
		make: (s, _r, i) => ({
			svg: orchard.pineapple(s, {
				skin: nth(['#d99a2c', '#c98a30', '#b8943a', '#e0a838', '#a88a3c'], i),
				crown: nth(['#4d7a3a', '#5f8a4a', '#3a6a44'], i),
				...ground(i + 2),
			}),
			tags: [],
		}),
	},
	citrus: {
		count: 8,
		make: (s, _r, i) => {
			const [skin, flesh, big, tag] = nth(
				[
					['#e88a1c', '#f8b23a', false, 'orange'],
					['#b8c050', '#f2d8c8', true, 'pomelo'],
					['#5f9a3a', '#d8e6a0', false, 'lime'],
					['#f0a030', '#fbc858', false, 'orange'],
					['#a8b848', '#f0b0b8', true, 'pomelo'],
					['#d8a02c', '#f6c050', false, 'orange'],
					['#c2b84a', '#f4ecd0', true, 'pomelo'],
					['#7aaa44', '#e6eeb8', false, 'lime'],
					['#98ac50', '#d86a70', true, 'pomelo'],
				] as const,
				i,
			);
			return { svg: orchard.citrus(s, { skin, flesh, big, ...ground(i + 1) }), tags: [tag] };
		},
	},
	banana: {
		count: 4,
		make: (s, _r, i) => ({
			svg: orchard.banana(s, { skin: nth(['#f2c53a', '#f4d058', '#e8b830', '#d8c048', '#f6d878'], i), short: i % 2 === 1, ...ground(i) }),
			tags: [],
		}),
	},
	berries: {
		count: 8,
		make: (s, _r, i) => {
			const [skin, kind, flesh, tag] = nth(
				[
					['#c9a05c', 'smooth', '#f4f0ea', 'longan'],
					['#c23a44', 'rough', '#f8f4f0', 'lychee'],
					['#c8302c', 'hairy', '#f4f0e8', 'rambutan'],
					['#f0a030', 'smooth', '#f6b848', 'orange'],
					['#9ab84a', 'smooth', '#f0f4d8', 'green'],
					['#d8bc80', 'smooth', '#f2ece0', 'longan'],
					['#d85a5a', 'rough', '#f8f4f0', 'lychee'],
					['#d8582c', 'hairy', '#f4f0e8', 'rambutan'],
					['#f4b040', 'smooth', '#f8c860', 'orange'],
				] as const,
				i,
			);
			return { svg: orchard.bunch(s, { skin, kind, flesh, ...ground(i + 3) }), tags: [tag] };
		},
	},
	coconut: {
		count: 4,
		make: (s, _r, i) => ({
			svg: orchard.coconut(s, { husk: nth(['#f2ead4', '#ece0c4', '#f6f0e2', '#d8dcb8', '#eadcc8'], i), ...ground(i + 4) }),
			tags: [],
		}),
	},
	greens: {
		count: 5,
		make: (s, _r, i) => ({
			svg: orchard.greens(s, {
				leafTone: nth(['#4f9a4a', '#6aa84a', '#3a7a4a', '#7ab03a', '#4a8a6a', '#5a9a3a'], i),
				with: nth(['tomato', 'mushroom', 'none'] as const, i),
				wall: nth(walls, i),
			}),
			tags: [],
		}),
	},
	shallot: {
		count: 7,
		make: (s, _r, i) => ({
			svg: orchard.bulbs(s, { what: nth(['shallot', 'garlic', 'pepper'] as const, i), wall: nth(walls, i) }),
			tags: [nth(['shallot', 'garlic', 'pepper'], i)],
		}),
	},
	seedling: {
		count: 6,
		make: (s, _r, i) => ({
			svg: orchard.seedling(s, {
				potTone: nth(['#9a5230', '#6d4a35', '#3a4a44', '#b8683a', '#8a7a68', '#2a3f5c'], i),
				leafTone: nth(['#4b8f50', '#6aa84a', '#3a7a5a'], i),
				bloom: i % 3 === 2 ? nth(['#d0667a', '#f6d060', '#b48ad0'], Math.floor(i / 3)) : null,
				...ground(i + 1),
			}),
			tags: i % 3 === 2 ? ['flower'] : [],
		}),
	},
};

export const kinds: Record<string, Kind> = { ...clothKinds, ...craftKinds, ...foodKinds, ...freshKinds };

/** File name of the n-th picture of a kind, counted from 0. */
export const pictureName = (kind: string, n: number): string => `${kind}-${String(n + 1).padStart(3, '0')}`;

/** The n-th picture of a kind as SVG text with its tags. */
export function picture(kind: string, n: number): Drawn {
	const found = kinds[kind];
	if (!found) throw new Error(`no kind of picture called ${kind}`);
	const seed = `${kind}:${n}`;
	return found.make(seed, rng(seed), n);
}
