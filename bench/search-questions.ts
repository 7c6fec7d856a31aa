// Questions of every class that design and measurement name, drawn from the goods that were made.
import type { SearchWish } from '#market/catalogue';
import { seededRandom } from '#platform/random';
import { words } from '#kernel/thai';
import type { MadeGoods } from './search-goods.ts';

export interface QuestionClass {
	readonly id: string;
	readonly wishes: readonly SearchWish[];
	/** whole words, so that counting every product by hand is the same question */
	readonly plain: boolean;
}

const EACH = 100;
const sorts = ['fit', 'popular', 'new', 'price_up', 'price_down', 'near'] as const;

/** @param products how many goods there are */
export function questionsOf(goods: MadeGoods, products: number, seed: number): QuestionClass[] {
	const random = seededRandom(`questions ${seed}`);
	const pick = <T>(list: readonly T[]): T => list[random.bytes(4).readUInt32BE(0) % list.length]!;
	const thai = [...goods.frequencies].filter(([word]) => /^[\u0e01-\u0e4e]{2,}$/.test(word));
	const between = (from: number, to: number): string[] =>
		thai.filter(([, count]) => count >= from * products && count < to * products).map(([word]) => word);
	const [head, mid] = [between(0.05, 2), between(0.001, 0.05)];
	const rare = thai.filter(([, count]) => count < Math.max(3, products * 0.001)).map(([word]) => word);
	const drawn = (draw: () => string | SearchWish): SearchWish[] =>
		Array.from({ length: EACH }, () => {
			const one = draw();
			return typeof one === 'string' ? { q: one } : one;
		});
	const begin = (): string => pick(goods.names).split(' ')[0]!;
	const run = (): string => {
		const list = words(begin());
		const from = list.length > 2 ? random.bytes(1)[0]! % (list.length - 1) : 0;
		return list.slice(from, from + 2).join('');
	};
	const slip = (): string => {
		const letters = [...begin()].slice(0, 12);
		const at = 1 + (random.bytes(1)[0]! % Math.max(1, letters.length - 2));
		if (random.bytes(1)[0]! % 2 === 0) letters.splice(at, 1);
		else [letters[at], letters[at - 1]] = [letters[at - 1]!, letters[at]!];
		return letters.join('');
	};
	const filtered = (index: number): SearchWish => ({
		q: pick(index % 2 === 0 ? head : mid),
		sort: sorts[index % sorts.length]!,
		...(index % 3 === 0 ? { provinceCode: pick(['32', '50', '90', '10']) } : {}),
		...(index % 4 === 0 ? { priceFrom: 10_000, priceTo: 100_000 } : {}),
		...(index % 5 === 0 ? { transportClasses: ['ambient', 'fragile'] } : {}),
		...(index % 7 === 0 ? { sellerKinds: ['community_enterprise'] } : {}),
		inStock: index % 2 === 0,
		nearProvince: '30',
	});
	let index = 0;
	return [
		{ id: 'head words', plain: true, wishes: drawn(() => pick(head)) },
		{ id: 'mid words', plain: true, wishes: drawn(() => pick(mid)) },
		{ id: 'rare words', plain: true, wishes: drawn(() => pick(rare.length > 0 ? rare : mid)) },
		{ id: 'two words, unspaced', plain: true, wishes: drawn(run) },
		{ id: 'two dense words', plain: true, wishes: drawn(() => `${pick(head)} ${pick(head)}`) },
		{ id: 'beginnings', plain: false, wishes: drawn(() => begin().slice(0, 2 + (random.bytes(1)[0]! % 3))) },
		{ id: 'filters and every order', plain: false, wishes: drawn(() => filtered(index++)) },
		{ id: 'browsing', plain: false, wishes: drawn(() => ({ q: '', sort: pick(sorts), provinceCode: pick(['32', null]), limit: 24 })) },
		{ id: 'slips', plain: false, wishes: drawn(slip) },
		{
			id: 'Latin by ear',
			plain: false,
			wishes: drawn(() => pick(['pha mai', 'nam prik', 'khao hom mali', 'kafae', 'krajood', 'pla ra', 'som oh', 'nam pueng', 'sabu', 'takra'])),
		},
	];
}
