import type { PortalPicture } from '#kernel/views-portals';
import elephants from '../../../art/drawn/scenes/elephants.webp';
import land from '../../../art/drawn/scenes/land.webp';
import seaWide from '../../../art/drawn/scenes/sea-wide.webp';
import villageIndigo from '../../../art/drawn/scenes/village-indigo.webp';
import villageSilk from '../../../art/drawn/scenes/village-silk.webp';

export { default as landTall } from '../../../art/drawn/scenes/land-tall.webp';
export { default as elephantsAvif } from '../../../art/drawn/scenes/elephants.avif';
export { default as landAvif } from '../../../art/drawn/scenes/land.avif';
export { default as landTallAvif } from '../../../art/drawn/scenes/land-tall.avif';
export { elephants, land, seaWide, villageIndigo, villageSilk };

interface Scene {
	readonly src: string;
	readonly width: number;
	readonly height: number;
}

const scenes: Readonly<Record<PortalPicture, Scene>> = {
	elephants: { src: elephants, width: 1280, height: 448 },
	land: { src: land, width: 1440, height: 576 },
	'sea-wide': { src: seaWide, width: 1440, height: 352 },
	'village-indigo': { src: villageIndigo, width: 800, height: 534 },
	'village-silk': { src: villageSilk, width: 800, height: 534 },
};

/** A wide picture with its size, by the name a portal keeps. */
export const sceneOf = (name: PortalPicture): Scene => scenes[name];
