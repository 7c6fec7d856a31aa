// Hems and scenes by name.
import { band } from '#kernel/weave';
import { dye } from './core.ts';
import { elephantHanging, sea, village, wovenLand } from './scenes.ts';

/** Woven bands for page hems; kept as SVG. */
export const bands: Record<string, () => string> = {
	'band-national': () => band([dye.indigo8, '#ffffff', dye.lac6, dye.turmeric4, dye.indigo5], 'diamond'),
	'band-surin': () => band(['#6f1428', '#f6e3b4', '#d9952b', '#ffffff', '#a83a4d'], 'elephant', { threads: 18 }),
	'band-sakon': () => band([dye.indigo9, '#f4f5f2', dye.indigo5, dye.indigo3, dye.indigo6], 'naga'),
	'band-phangnga': () => band([dye.sea7, '#ffffff', dye.sea5, '#f0c76a', dye.sea2], 'naga'),
	'band-chiangmai': () => band(['#3d5a4a', '#eef3ea', '#b23b4b', '#e6b64a', '#7da08a'], 'tooth'),
	'band-khonkaen': () => band(['#7a4a12', '#fff1cf', '#b0273c', '#1f5a44', '#c98e3a'], 'diamond'),
	'band-central': () => band(['#5a3a12', '#fbf3dc', '#dc9a12', '#8c1c31', '#b98a4e'], 'tooth'),
	'band-east': () => band(['#7d3a1f', '#fdf2e4', '#f0b04a', '#2d8c9c', '#bf6238'], 'wave'),
	'band-west': () => band(['#43224a', '#f6ead6', '#d79a36', '#b46a9a', '#6d3f74'], 'diamond'),
	'band-south': () => band([dye.sea7, '#ffffff', '#f0c76a', '#bf6238', dye.sea2], 'wave'),
	'band-north': () => band(['#153f31', '#f0e3b4', '#c98b2b', '#ab2a40', '#6da283'], 'diamond'),
	'band-northeast': () => band(['#4d0f1c', '#efcf8e', '#d99a2e', '#ffffff', '#7d2438'], 'naga'),
};

/** Wide pictures for page heads and stories; width of the drawing in pixels beside each. */
export const scenes: Record<string, () => string> = {
	land: () => wovenLand('thailand', { W: 1800, H: 720, horizon: 0.4, rise: 300, sunX: 0.78 }),
	'land-tall': () => wovenLand('thailand-m', { W: 900, H: 1000, horizon: 0.42, sunX: 0.72 }),
	'sea-wide': () => sea('phangnga', { W: 1800, H: 440 }),
	sea: () => sea('phangnga', {}),
	'village-indigo': () => village('nonkhram', {}),
	'village-silk': () =>
		village('thasawang', {
			pals: ['lac', 'gold', 'violet', 'forest'],
			kinds: ['khom', 'flower', 'elephant', 'pine'],
			pots: false,
			sky: ['#f0d6b4', '#faf0dc'],
			sun: '#d9483a',
		}),
	elephants: () => elephantHanging('surin', {}),
};
