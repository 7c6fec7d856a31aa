/** Sizes as things that everybody has at home; millimetres. */
export const sizes = [
	{ key: 'hand', lengthMm: 180, widthMm: 90, heightMm: 30 },
	{ key: 'envelope', lengthMm: 250, widthMm: 180, heightMm: 20 },
	{ key: 'soap', lengthMm: 120, widthMm: 90, heightMm: 60 },
	{ key: 'lunch', lengthMm: 180, widthMm: 130, heightMm: 80 },
	{ key: 'shoe', lengthMm: 320, widthMm: 200, heightMm: 120 },
	{ key: 'paper', lengthMm: 320, widthMm: 230, heightMm: 260 },
	{ key: 'sack', lengthMm: 420, widthMm: 280, heightMm: 90 },
	{ key: 'pillow', lengthMm: 550, widthMm: 380, heightMm: 150 },
	{ key: 'basket', lengthMm: 400, widthMm: 400, heightMm: 350 },
] as const;

export type SizeKey = (typeof sizes)[number]['key'];

interface Measures {
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
}

/** Which thing of the house has these measures, if one has. */
export const sizeOf = (thing: Measures): SizeKey | 'own' =>
	sizes.find((size) => size.lengthMm === thing.lengthMm && size.widthMm === thing.widthMm && size.heightMm === thing.heightMm)?.key ?? 'own';

/** Questions of selling something new, in their order. */
export const questions = ['photo', 'name', 'price', 'box', 'story', 'check'] as const;
export type Question = (typeof questions)[number];

/** What goods are counted in, with the English word. */
export const units: Readonly<Record<string, string>> = {
	ชิ้น: 'piece',
	ผืน: 'piece',
	ถุง: 'bag',
	ขวด: 'bottle',
	กระปุก: 'jar',
	กล่อง: 'box',
	'กก.': 'kg',
	ใบ: 'piece',
	คู่: 'pair',
	แพ็ก: 'pack',
	ต้น: 'plant',
	ชุด: 'set',
};

/** What a draft is called until somebody names it. */
export const UNNAMED = 'ของใหม่';
export const isNamed = (product: { readonly name: { readonly th: string } }): boolean => product.name.th !== UNNAMED && product.name.th !== '';
