import { loadWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** The dictionary of the reader's language, and no other. */
export const load: LayoutLoad = async ({ data }) => ({ ...data, words: await loadWords(data.lang, 'pages') });
