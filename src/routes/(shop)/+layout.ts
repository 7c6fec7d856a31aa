import { loadWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** The words of the pages for work come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang } = await parent();
	return { words: await loadWords(lang, 'pages', 'work', 'talk', 'sell', 'buying', 'campaigns') };
};
