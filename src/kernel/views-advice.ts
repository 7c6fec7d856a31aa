// What pages and the API are told of advice.
import type { Words } from './views.ts';

export interface AdviceCard {
	readonly caseId: string;
	readonly shop: { readonly shopId: string; readonly slug: string; readonly name: Words };
	readonly topic: 'photo' | 'price' | 'words' | 'packing' | 'papers' | 'money' | 'product' | 'other';
	readonly state: 'open' | 'closed';
	readonly waitsFor: 'shop' | 'office' | 'nobody';
	readonly askedByShop: boolean;
	readonly openedAt: Date;
	readonly touchedAt: Date;
	/** when the office means to look again */
	readonly lookAgain: string | null;
	readonly outcome: string | null;
}

export interface AdviceView extends AdviceCard {
	/** whom the reader speaks for */
	readonly side: 'shop' | 'office';
	readonly notes: readonly { readonly noteId: string; readonly fromShop: boolean; readonly by: string; readonly text: string; readonly at: Date }[];
}
