import { loadBuyingWords, loadTalkWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** Walking the market needs no framework in the browser: plain pages, and enhance.ts makes them nicer. */
export const csr = false;

/** The words of what buyers and shops say to each other come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang, words } = await parent();
	return { words: { ...words, ...(await loadTalkWords(lang)), ...(await loadBuyingWords(lang)) } };
};
