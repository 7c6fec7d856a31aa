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

/** Low is good: a wrong colour counts more than a repeat, a repeat within the shop more than one elsewhere. */
function cost(name: string, has: readonly string[], wanted: readonly string[], avoid: readonly string[], times: number): number {
	const missing = wanted.filter((tag) => !has.includes(tag)).length;
	const last = avoid.at(-1) === name ? 1000 : 0;
	return last + (avoid.includes(name) ? 9 : 0) + missing * 6 + times * 2;
}
