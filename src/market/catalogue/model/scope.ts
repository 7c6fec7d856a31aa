// What a question stays within: what is outside is taken out of its list before anything is counted or ranked.
import type { KnownScope } from '../scope.ts';
import { writeId } from './codes.ts';
import { failsOf, sieveOf, type Sieve } from './count.ts';
import { BITS, docOf, type Segment } from './segment.ts';

/** A scope for one question, over all segments. @param slugs categories by their place */
export function scopeOf(scope: KnownScope, slugs: readonly string[]): (segment: Segment, list: Uint32Array | null, out: Uint32Array) => Uint32Array {
	const sieve = scopeSieve(scope, slugs);
	const [after, until] = [scope.after ?? -Infinity, scope.until ?? Infinity];
	return (segment, list, out) => {
		const hidden = docsOf(segment, scope.without ?? []);
		const { published, docs } = segment;
		const length = list?.length ?? docs;
		let count = 0;
		for (let index = 0; index < length; index++) {
			const value = list === null ? index << BITS : list[index]!;
			const doc = value >>> BITS;
			if (sieve !== null && failsOf(sieve, segment, doc) !== 0) continue;
			if (published[doc]! <= after || published[doc]! > until || hidden.has(doc)) continue;
			out[count++] = value;
		}
		return out.subarray(0, count);
	};
}

const NO_PROVINCE = 127;

function scopeSieve({ rule, branch }: KnownScope, slugs: readonly string[]): Sieve | null {
	if (!rule) return null;
	const places = branch?.map((slug) => slugs.indexOf(slug)).filter((place) => place >= 0);
	return sieveOf({
		// A branch nobody has anything of holds nothing.
		categories: places ? (places.length > 0 ? places : [255]) : [],
		provinces: rule.provinceCodes.map((code) => Number(code) & NO_PROVINCE),
		sellerKinds: [],
		standards: rule.standard ? [rule.standard] : [],
		awards: [],
		transportClasses: [],
		inStock: false,
		priceFrom: rule.fromSatang,
		priceTo: rule.toSatang,
		arrivals: null,
		arriveWithin: null,
	});
}

function docsOf(segment: Segment, ids: readonly string[]): ReadonlySet<number> {
	const id = new Uint32Array(4);
	return new Set(
		ids.map((one) => {
			writeId(one, id, 0);
			return docOf(segment, id);
		}),
	);
}
