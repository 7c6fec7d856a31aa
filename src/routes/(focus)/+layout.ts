import { loadWords } from '#ui/words.ts';
import type { LayoutLoad } from './$types';

/** One thing at a time, and no framework in the browser: enhance.ts counts, waits and adds up. */
export const csr = false;

/** The words of buying come beside those of the market. */
export const load: LayoutLoad = async ({ parent }) => {
	const { lang } = await parent();
	return { words: await loadWords(lang, 'pages', 'buying', 'campaigns') };
};
