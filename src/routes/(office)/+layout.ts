import { loadWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** The words of the pages for work come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang, words } = await parent();
	return { words: { ...words, ...(await loadWords(lang, 'work', 'talk', 'area', 'windows', 'campaigns', 'find', 'awards')) } };
};
