/**
 * The same page with other parameters: the cursor is forgotten, null takes one off.
 * @param here path and query of this page
 */
export function withParams(here: string, changes: Readonly<Record<string, string | null>>): string {
	const url = new URL(here, 'http://here');
	url.searchParams.delete('cursor');
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) url.searchParams.delete(name);
		else url.searchParams.set(name, value);
	}
	return url.pathname + url.search;
}

/** A list in an address with one more, or without it when it was there; null when nothing is left. */
export function listParam(values: readonly string[], value: string): string | null {
	const changed = values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
	return changed.length === 0 ? null : changed.join(',');
}
