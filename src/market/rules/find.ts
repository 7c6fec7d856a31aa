import { words } from '#kernel/thai';

/** A text cut into words and written without spaces, with the places where a word begins or ends. */
export interface Cut {
	readonly joined: string;
	readonly edges: ReadonlySet<number>;
}

export function cut(text: string): Cut {
	let joined = '';
	const edges = new Set([0]);
	for (const word of words(text)) edges.add((joined += word).length);
	return { joined, edges };
}

function* places(joined: string, phrase: string): Generator<readonly [number, number]> {
	if (phrase === '') return;
	for (let at = joined.indexOf(phrase); at >= 0; at = joined.indexOf(phrase, at + 1)) yield [at, at + phrase.length];
}

const MOST = 10_000;
const known = new Map<string, string>();

/** A phrase as it stands in a cut text; rules are few and asked for often, so each is cut once. */
function plain(phrase: string): string {
	const kept = known.get(phrase);
	if (kept !== undefined) return kept;
	if (known.size >= MOST) known.clear();
	const made = words(phrase).join('');
	known.set(phrase, made);
	return made;
}

/**
 * The first of some phrases that stands in a text: it begins and ends where words do, and no harmless phrase holds it.
 * @returns the phrase as the rule writes it
 */
export function findPhrase({ joined, edges }: Cut, phrases: readonly string[], harmless: readonly string[]): string | null {
	let excused: (readonly [number, number])[] | null = null;
	for (const phrase of phrases)
		for (const [from, to] of places(joined, plain(phrase))) {
			if (!edges.has(from) || !edges.has(to)) continue;
			excused ??= harmless.flatMap((one) => [...places(joined, plain(one))]);
			if (!excused.some(([start, end]) => start <= from && to <= end)) return phrase;
		}
	return null;
}
