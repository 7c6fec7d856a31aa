/** Keys are few and come again: each is rewritten once. Keys that are ids pass through and are not kept. */
const snakes = new Map<string, string>();
const camels = new Map<string, string>();
const KEPT_AT_MOST = 2000;

/** 'priceSatang' → 'price_satang'. */
export function snakeName(name: string): string {
	const known = snakes.get(name);
	if (known !== undefined) return known;
	const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	if (snakes.size < KEPT_AT_MOST) snakes.set(name, made);
	return made;
}

/** 'price_satang' → 'priceSatang'. */
export function camelName(name: string): string {
	const known = camels.get(name);
	if (known !== undefined) return known;
	const made = name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
	if (camels.size < KEPT_AT_MOST) camels.set(name, made);
	return made;
}

/** A view as the world sees it: the same values under snake_case names. Dates stay Dates; JSON writes them as ISO text. */
export function present(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	if (Array.isArray(value)) return value.map(present);
	const shown: Record<string, unknown> = {};
	for (const key in value) shown[snakeName(key)] = present((value as Record<string, unknown>)[key]);
	return shown;
}

/** A body as rooms want it: camelCase names. Only for values that a shape has already bounded. */
export function receive(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(receive);
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camelName(key), receive(inner)]));
}
