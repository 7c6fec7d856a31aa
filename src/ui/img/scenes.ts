import type { PortalPicture } from '#kernel/views-portals';
import elephants from '../../../art/drawn/scenes/elephants.webp';
import land from '../../../art/drawn/scenes/land.webp';
import seaWide from '../../../art/drawn/scenes/sea-wide.webp';
import elephantsAvif from '../../../art/drawn/scenes/elephants.avif';
import landAvif from '../../../art/drawn/scenes/land.avif';
import seaWideAvif from '../../../art/drawn/scenes/sea-wide.avif';
import villageIndigoAvif from '../../../art/drawn/scenes/village-indigo.avif';
import villageSilkAvif from '../../../art/drawn/scenes/village-silk.avif';
import villageIndigo from '../../../art/drawn/scenes/village-indigo.webp';
import villageSilk from '../../../art/drawn/scenes/village-silk.webp';

export { default as landTall } from '../../../art/drawn/scenes/land-tall.webp';
export { default as landTallAvif } from '../../../art/drawn/scenes/land-tall.avif';
export { elephants, elephantsAvif, land, landAvif, seaWide, villageIndigo, villageSilk };

interface Scene {
	readonly src: string;
	/** the same for browsers that know it: half the bytes */
	readonly avif: string;
	readonly width: number;
	readonly height: number;
}

const scenes: Readonly<Record<PortalPicture, Scene>> = {
	elephants: { src: elephants, avif: elephantsAvif, width: 1280, height: 448 },
	land: { src: land, avif: landAvif, width: 1440, height: 576 },
	'sea-wide': { src: seaWide, avif: seaWideAvif, width: 1440, height: 352 },
	'village-indigo': { src: villageIndigo, avif: villageIndigoAvif, width: 800, height: 534 },
	'village-silk': { src: villageSilk, avif: villageSilkAvif, width: 800, height: 534 },
};

/** A wide picture with its size, by the name a portal keeps. */
export const sceneOf = (name: PortalPicture): Scene => scenes[name];
