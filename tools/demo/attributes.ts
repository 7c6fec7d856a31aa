import type { DemoProduct } from './shapes.ts';

/** Cloth by what its branch is made of. */
const materials: Readonly<Record<string, string>> = { silk: 'silk', 'cotton-indigo': 'cotton', clothes: 'cotton' };
const storage = { chilled: 'fridge', frozen: 'freezer' } as const;
const branches: Readonly<Record<string, (product: DemoProduct) => Record<string, string>>> = {
	cloth: (product) => ({
		...(materials[product.category] ? { cloth_material: materials[product.category]! } : {}),
		cloth_dye: /คราม|ธรรมชาติ|ครั่ง|มะเกลือ/.test(product.nameTh) ? 'natural' : 'chemical',
		cloth_care: product.category === 'silk' ? 'dry' : 'hand',
	}),
	food: (product) => ({ food_net: String(product.weightG), food_storage: storage[product.transportClass as 'chilled'] ?? 'room' }),
	drink: (product) => ({ drink_net: String(product.weightG), drink_storage: storage[product.transportClass as 'chilled'] ?? 'room' }),
	produce: (product) => ({ produce_grade: product.priceSatang > 30_000 ? 'premium' : 'a' }),
};
const branchOf: Readonly<Record<string, keyof typeof branches>> = {
	silk: 'cloth',
	'cotton-indigo': 'cloth',
	clothes: 'cloth',
	'food-snack': 'food',
	'food-seasoning': 'food',
	'food-dried': 'food',
	'food-ready': 'food',
	rice: 'food',
	'rice-organic': 'food',
	'honey-sugar': 'food',
	'coffee-tea': 'drink',
	'herbal-drink': 'drink',
	juice: 'drink',
	fruit: 'produce',
	vegetable: 'produce',
	seafood: 'produce',
};

/** What a demo product answers to the questions of its branch. */
export const attributesOf = (product: DemoProduct): Record<string, string> => branches[branchOf[product.category] ?? '']?.(product) ?? {};
