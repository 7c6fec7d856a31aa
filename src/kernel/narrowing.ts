import { awardLevels, type AwardLevel, type CertificateKind, type SellerKind, type TransportClass } from './views.ts';

/** What a list of goods may be narrowed by, each in the order in which it is shown. */
export const narrowings: {
	readonly kind: readonly SellerKind[];
	readonly standard: readonly CertificateKind[];
	readonly award: readonly AwardLevel[];
	readonly way: readonly TransportClass[];
	/** days until it can be there */
	readonly within: readonly number[];
} = {
	kind: ['farmer', 'household', 'community_enterprise', 'cooperative', 'otop_producer', 'sme', 'agency'],
	standard: ['otop', 'tcps', 'fda', 'gi', 'organic', 'gap', 'halal'],
	award: awardLevels,
	way: ['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant'],
	within: [2, 3, 5],
};
