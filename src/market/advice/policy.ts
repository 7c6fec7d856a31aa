import { maySellFor, officerFor, type Actor } from '#kernel/actor';
import { refuse } from '#kernel/refusal';
import type { ReadCtx } from '#platform/ctx';

interface Place {
	readonly shopId: string;
	readonly provinceCode: string;
	readonly subdistrictCode: string;
}

/** Whom somebody speaks for in a shop's case. @refuses advice.not_found to everybody else */
export function sideOf({ actor, now }: ReadCtx, place: Place): 'shop' | 'office' {
	if (isOffice(actor, place)) return 'office';
	return maySellFor(actor, place.shopId, 'see', now) ? 'shop' : refuse('advice.not_found', 'not_found');
}

const isOffice = (actor: Actor, place: Place): boolean => officerFor(actor, place);
