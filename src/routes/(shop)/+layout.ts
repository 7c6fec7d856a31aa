import { loadBuyingWords, loadSellWords, loadTalkWords, loadWorkWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** The words of the pages for work come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang, words } = await parent();
	const [work, talk, sell, buying] = await Promise.all([loadWorkWords(lang), loadTalkWords(lang), loadSellWords(lang), loadBuyingWords(lang)]);
	return { words: { ...words, ...work, ...talk, ...sell, ...buying } };
};
