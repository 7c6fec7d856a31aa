import { palettes } from '#kernel/weave';
import { pictures, traits } from '#art/drawn/index';
import type { PictureBook } from './products.ts';

/** A fresh count of which drawn pictures are taken, so that repeats stay far apart. */
export function openPictureBook(): PictureBook {
	const used = new Map<string, number>();
	const tagsOf = (name: string): readonly string[] => traits[name] ?? [];
	return {
		choose(kinds, tags, avoid) {
			const all = kinds.flatMap((kind) => pictures[kind] ?? []);
			if (!all.length) throw new Error(`no picture of ${kinds.join(', ')}`);
			const ranked = all
				.map((name) => ({ name, cost: cost(name, tagsOf(name), tags, avoid, used.get(name) ?? 0) }))
				.toSorted((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1));
			const best = ranked[0]!.name;
			used.set(best, (used.get(best) ?? 0) + 1);
			return best;
		},
		others(picture, kinds, tags, many) {
			const all = kinds.flatMap((kind) => pictures[kind] ?? []).filter((name) => name !== picture);
			return all
				.map((name) => ({ name, cost: cost(name, tagsOf(name), tags, [], (used.get(name) ?? 0) / 4) }))
				.toSorted((a, b) => a.cost - b.cost || (a.name < b.name ? -1 : 1))
				.slice(0, many)
				.map((entry) => entry.name);
		},
	};
}

/** Kinds whose tags are colours and patterns: a near miss is better than a repeat. Elsewhere a tag says what the thing is. */
const cloths = new Set(['silk', 'stack', 'bolts', 'shawl', 'tiedye', 'checked', 'batik', 'shirt', 'yam', 'cushion', 'mat', 'bag', 'umbrella']);

/** A wrong colour is seen at once, a wrong pattern only by a weaver. */
const colours: ReadonlySet<string> = new Set(palettes);

/** Low is good: a wrong colour counts more than a repeat, a repeat within the shop more than one elsewhere. */
function cost(name: string, has: readonly string[], wanted: readonly string[], avoid: readonly string[], times: number): number {
	const missing = wanted.filter((tag) => !has.includes(tag));
	const last = avoid.at(-1) === name ? 1000 : 0;
	const kind = name.slice(0, name.lastIndexOf('-'));
	return (
		last + (avoid.includes(name) ? 9 : 0) + missing.reduce((sum, tag) => sum + (!cloths.has(kind) ? 40 : colours.has(tag) ? 12 : 5), 0) + times * 2.5
	);
}
