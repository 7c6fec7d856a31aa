import provinces from '../../src/market/places/provinces.json' with { type: 'json' };
import { chanceFrom } from '#kernel/weave';
import type { Pair } from './family.ts';
import { clothFamilies } from './goods-cloth.ts';
import { craftFamilies } from './goods-craft.ts';
import { foodFamilies } from './goods-food.ts';
import { freshFamilies } from './goods-fresh.ts';
import { cast, castOwners, ownerOf } from './people.ts';
import { productsOf } from './products.ts';
import type { PictureBook } from './products.ts';
import { openPictureBook } from './pictures.ts';
import { centralShops } from './shops-central.ts';
import { eastWestShops } from './shops-east-west.ts';
import { northShops } from './shops-north.ts';
import { northeastShops } from './shops-northeast.ts';
import { southShops } from './shops-south.ts';
import type { ShopSeed } from './shop-seed.ts';
import type { DemoMarket, DemoProduct, DemoShop } from './shapes.ts';
import { storyOf, wordsOf } from './stories.ts';
import type { StoryFacts } from './stories.ts';

export type * from './shapes.ts';

const families = { ...clothFamilies, ...craftFamilies, ...foodFamilies, ...freshFamilies };
const seeds: readonly ShopSeed[] = [...northShops, ...northeastShops, ...centralShops, ...eastWestShops, ...southShops];
const banks = [
	['034', 12],
	['006', 10],
	['030', 12],
	['004', 10],
	['014', 10],
] as const;
const kitchenFamilies = [
	'sausage',
	'sweets',
	'chips',
	'cracker',
	'chilli',
	'pickle',
	'noodles',
	'eggs',
	'dairy',
	'roast',
	'curedfish',
	'nuts',
	'driedfruit',
	'juice',
	'sugar',
];
const seaFamilies = ['seagrape', 'seafood', 'driedfish', 'paste', 'sauce', 'salt'];

function tradeOf(family: string): StoryFacts['trade'] {
	if (family in clothFamilies) return 'cloth';
	if (seaFamilies.includes(family)) return 'sea';
	if (['balm', 'compress', 'soap', 'herbdrink', 'oil'].includes(family)) return 'herb';
	if (kitchenFamilies.includes(family)) return 'kitchen';
	return family in craftFamilies ? 'hand' : 'field';
}

const provinceOf = (code: string): (typeof provinces)[number] => {
	const found = provinces.find((province) => province.code === code);
	if (!found) throw new Error(`no province ${code}`);
	return found;
};

/** The given name without title and family: what neighbours call the owner. */
const givenName = (nameTh: string, nameEn: string): Pair => [
	nameTh.replace(/^(นางสาว|นาง|นาย)/, '').split(' ')[0] ?? nameTh,
	nameEn.split(' ')[0] ?? nameEn,
];

function shopOf(seed: ShopSeed, index: number): DemoShop {
	const r = chanceFrom(`shop:${seed.slug}`);
	const code = seed.place.slice(0, 2);
	const province = provinceOf(code);
	const known = castOwners[seed.slug];
	const owner = known ? { nameTh: known.nameTh, nameEn: known.nameEn, phone: known.phone } : ownerOf(index, code);
	const group = seed.kind === 'community_enterprise' || seed.kind === 'cooperative' || seed.kind === 'otop_producer';
	const members = seed.kind === 'cooperative' ? r.int(40, 220) : group ? r.int(9, 48) : seed.kind === 'sme' ? r.int(4, 16) : r.int(2, 6);
	const main = seed.goods[0]!;
	const foundedYear = r.int(group ? 1990 : 1978, 2021);
	const facts: StoryFacts = {
		village: seed.village,
		province: [province.th, province.en],
		members,
		year: foundedYear,
		goods: main.name,
		owner: givenName(owner.nameTh, owner.nameEn),
		trade: tradeOf(main.family),
		group,
		index,
		seed: seed.slug,
	};
	const [storyTh, storyEn] = storyOf(facts);
	const [bankCode, digits] = banks[index % banks.length]!;
	const byBank = seed.kind === 'cooperative' || index % 6 === 3;
	const bank =
		byBank || index % 4 === 0
			? { code: bankCode, number: String(1000 + index).padStart(digits, '0'), name: group ? seed.name[0] : owner.nameTh }
			: null;
	return {
		slug: seed.slug,
		nameTh: seed.name[0],
		nameEn: seed.name[1],
		kind: seed.kind,
		provinceCode: code,
		subdistrictCode: seed.place,
		villageTh: seed.village[0],
		villageEn: seed.village[1],
		storyTh,
		storyEn,
		foundedYear,
		members,
		owner,
		promptpay: byBank ? null : owner.phone,
		bank,
		...(index % 3 === 2 ? {} : { wordsTh: wordsOf(index) }),
		...seed.fixed,
	};
}

/**
 * The whole demonstration market: shops of all 77 provinces, what they sell, and the people who sign in.
 * Pure: every call gives an equal value, and nothing is read but imported modules.
 */
export function demoMarket(): DemoMarket {
	const book: PictureBook = openPictureBook();
	const shops = seeds.map(shopOf);
	const products: DemoProduct[] = seeds.flatMap((seed, index) =>
		productsOf(seed, shops[index]!, { families, province: provinceOf(seed.place.slice(0, 2)), book, index }),
	);
	return { shops, products: uniqueSlugs(products), people: structuredClone(cast) };
}

function uniqueSlugs(products: DemoProduct[]): DemoProduct[] {
	const seen = new Map<string, number>();
	return products.map((product) => {
		const times = (seen.get(product.slug) ?? 0) + 1;
		seen.set(product.slug, times);
		return times === 1 ? product : { ...product, slug: `${product.slug}-${times}` };
	});
}
