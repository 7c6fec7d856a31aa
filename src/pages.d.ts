import type { Actor } from '#kernel/actor';
import type { Lang } from '#kernel/phrase';

declare global {
	namespace App {
		interface Error {
			status: number;
			message: string;
			/** a refusal's code */
			code?: string;
			/** what a person reads out on the telephone */
			requestId?: string;
		}
		interface Locals {
			lang: Lang;
			requestId: string;
			/** the portal whose host name was asked; null on the market's own address */
			portal: string | null;
			/** found when first asked for: see actorOfEvent */
			actor?: Promise<Actor>;
			/** whose page this is, to be counted each time it is shown */
			seen?: { readonly shopId: string; readonly productId: string };
		}
		interface PageState {
			/** which of the six screens of something new, from 1 */
			sellAt?: number;
		}
		interface PageData {
			/** a province's own colours */
			theme?: string | null;
			/** item of the bottom menu */
			current?: 'home' | 'browse' | 'provinces' | 'orders' | 'me' | null;
			/** the page has its own bar of actions */
			bottom?: 'nav' | 'bar' | 'none';
			/** words in the search box */
			q?: string;
		}
	}
}

export {};
