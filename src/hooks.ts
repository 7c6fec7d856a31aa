import type { Transport } from '@sveltejs/kit/hooks';
import { isHtmlOnly } from '#ui/html-only.ts';

/** The framework spells out what every page was made of, for a browser that runs it, and throws it away where none does: a tenth of the work of a page. */
export const transport: Transport = {
	htmlOnly: { encode: isHtmlOnly, decode: () => null },
};
