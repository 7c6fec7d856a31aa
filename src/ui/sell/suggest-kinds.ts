/** Branches in which goods of such a name stand. @returns nothing without a signal: then one chooses from all */
export async function suggestKinds(name: string): Promise<readonly string[]> {
	if (name.trim() === '' || !navigator.onLine) return [];
	try {
		const response = await fetch(`/api/v1/search?limit=1&q=${encodeURIComponent(name.trim().slice(0, 100))}`, { signal: AbortSignal.timeout(2500) });
		if (!response.ok) return [];
		const said = (await response.json()) as { facets: { categories: { slug: string }[] } };
		return said.facets.categories.map((one) => one.slug);
	} catch {
		return [];
	}
}
