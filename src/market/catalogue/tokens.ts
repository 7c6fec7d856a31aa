import { normalise, skeleton, words } from '#kernel/thai';

const TEXT_WORDS = 40;

/** What of a product can be found. */
export interface Findable {
	readonly nameTh: string;
	readonly nameEn: string | null;
	/** shop, village, province, categories in both languages */
	readonly around: readonly (string | null)[];
	readonly text: string;
}

export interface Entry {
	readonly name: string;
	readonly plain: string;
	readonly skeleton: string;
	/** text of a tsvector */
	readonly words: string;
}

/**
 * Everything search keeps of a product. Words are a finished tsvector literal: the name with weight A, what is around it B, the first words of
 * its text C; they hold Thai letters, a-z and digits only, so nothing needs escaping.
 */
export function entryOf(facts: Findable): Entry {
	const parts = [facts.nameTh, facts.nameEn, ...facts.around].flatMap((part) => (part ? [normalise(part)] : [])).filter((part) => part !== '');
	const around = facts.around.filter((part) => part !== null).join(' . ');
	return {
		name: normalise(`${facts.nameTh} ${facts.nameEn ?? ''}`),
		plain: parts.join(' · '),
		// A sign between the parts, so that nothing is found across them.
		skeleton: parts.map(skeleton).join('·'),
		words: vectorOf(`${facts.nameTh} . ${facts.nameEn ?? ''}`, around, facts.text),
	};
}

function vectorOf(name: string, around: string, text: string): string {
	const parts: string[] = [];
	let position = 1;
	const add = (list: readonly string[], weight: string): void => {
		for (const word of list) parts.push(`'${word}':${Math.min(position++, 16_000)}${weight}`);
	};
	add(words(name), 'A');
	add(words(around), 'B');
	add(words(text.slice(0, 2000)).slice(0, TEXT_WORDS), 'C');
	return parts.join(' ');
}
