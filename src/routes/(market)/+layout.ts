import { loadWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** Walking the market needs no framework in the browser: plain pages, and enhance.ts makes them nicer. */
export const csr = false;

/** The words of talking and of windows come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang } = await parent();
	return { words: await loadWords(lang, 'pages', 'talk', 'buying', 'windows', 'campaigns', 'find', 'awards') };
};
