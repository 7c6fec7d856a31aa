import type { Goods, Pair } from './family.ts';
import type { DemoShop, DemoShopKind } from './shapes.ts';

/** What is written by hand about a shop; the rest is worked out in `market.ts`. */
export interface ShopSeed {
	slug: string;
	name: Pair;
	kind: DemoShopKind;
	/** Official six-digit code of the sub-district. */
	place: string;
	village: Pair;
	goods: readonly Goods[];
	/** Written out for the shops of the cast. */
	fixed?: Partial<Pick<DemoShop, 'owner' | 'storyTh' | 'storyEn' | 'foundedYear' | 'members' | 'wordsTh' | 'promptpay' | 'bank'>>;
}

/** Goods of one family under the shop's own name. */
export const g = (family: string, th: string, en: string, more: Omit<Goods, 'family' | 'name'> = {}): Goods => ({ family, name: [th, en], ...more });

const kinds: Record<string, DemoShopKind> = {
	f: 'farmer',
	h: 'household',
	e: 'community_enterprise',
	c: 'cooperative',
	o: 'otop_producer',
	s: 'sme',
	a: 'agency',
};

/** One shop in one line: kind is the first letter of farmer, household, enterprise, cooperative, otop, sme or agency. */
export const shop = (slug: string, name: Pair, kind: keyof typeof kinds, place: string, village: Pair, ...goods: Goods[]): ShopSeed => ({
	slug,
	name,
	kind: kinds[kind] ?? 'household',
	place,
	village,
	goods,
});
