/**
 * The same page with other parameters: the cursor is forgotten, null takes one off.
 * @param here path and query of this page
 */
export function withParams(here: string, changes: Readonly<Record<string, string | null>>): string {
	if (read.here !== here) read = readParams(here);
	const pairs: string[] = [];
	const left = new Map(Object.entries(changes));
	for (const { name, pair } of read.params) {
		const change = left.get(name);
		if (change === undefined) pairs.push(pair);
		else if (change !== null) pairs.push(pairOf(name, change));
		// It stands where it stood, once.
		if (change !== undefined) left.set(name, null);
	}
	for (const [name, value] of left) if (value !== null) pairs.push(pairOf(name, value));
	return pairs.length === 0 ? read.path : `${read.path}?${pairs.join('&')}`;
}

interface Params {
	readonly here: string;
	readonly path: string;
	readonly params: readonly { readonly name: string; readonly pair: string }[];
}
/** A page makes a hundred links of one address: it is read once. */
let read: Params = { here: '', path: '', params: [] };

function readParams(here: string): Params {
	const { pathname, searchParams } = new URL(here, 'http://here');
	const params = [...searchParams].filter(([name]) => name !== 'cursor').map(([name, value]) => ({ name, pair: pairOf(name, value) }));
	return { here, path: pathname, params };
}

const pairOf = (name: string, value: string): string => `${spelt(name)}=${spelt(value)}`;
const spelt = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');

/** A list in an address with one more, or without it when it was there; null when nothing is left. */
export function listParam(values: readonly string[], value: string): string | null {
	const changed = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
	return changed.length === 0 ? null : changed.join(',');
}
