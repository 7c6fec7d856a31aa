/** Thai first; English beside. */
export type Lang = 'th' | 'en';
export const langs: readonly Lang[] = ['th', 'en'];
export const isLang = (text: unknown): text is Lang => text === 'th' || text === 'en';

/** What a sentence is told: numbers are grouped, texts go in as they are. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

const grouped = new Intl.NumberFormat('en-US');

/**
 * Puts facts into a sentence.
 * `{name}` is replaced; `[s]` is dropped when the number before it is 1: '{n} piece[s]'.
 */
export function fill(text: string, facts: Facts = {}): string {
	let last: unknown = null;
	return text.replace(/\{(\w+)\}|\[(\p{L}+)\]/gu, (whole, name: string | undefined, ending: string | undefined) => {
		if (ending !== undefined) return typeof last === 'number' ? (last === 1 ? '' : ending) : whole;
		const value = facts[name ?? ''];
		last = value;
		if (value === null || value === undefined) return '';
		return typeof value === 'number' ? grouped.format(value) : String(value);
	});
}
