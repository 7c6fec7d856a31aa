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
