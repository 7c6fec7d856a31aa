// What is said of new goods on six screens: the same names in forms, on the phone and on the server.
import { readBaht } from '#kernel/money';
import { sizeOf, sizes, units } from '../shop/sizes.ts';

/** The screens in their order: one task each. */
export const steps = ['photo', 'name', 'price', 'size', 'kind', 'look'] as const;
export type Step = (typeof steps)[number];

/** Field → what was typed or chosen; a field that was never seen is missing. */
export type Answers = Readonly<Record<string, string>>;

/** Which fields stand on which screen. */
export const fields: Readonly<Record<Step, readonly string[]>> = {
	photo: [],
	name: ['nameTh'],
	price: ['price', 'unit', 'unitOwn'],
	size: ['onHand', 'size', 'lengthCm', 'widthCm', 'heightCm', 'weightLike', 'weight', 'weightUnit', 'transportClass', 'maxDays', 'shelfLifeDays'],
	kind: ['category', 'descriptionTh', 'foodNumber', 'cosmeticNumber', 'herbNumber'],
	look: [],
};

/** Weights as things that everybody has lifted; grams. */
export const weights = [
	{ key: 'egg', grams: 60 },
	{ key: 'mango', grams: 300 },
	{ key: 'bottle', grams: 600 },
	{ key: 'big_bottle', grams: 1500 },
	{ key: 'rice', grams: 5000 },
] as const;

export const transportClasses = ['ambient', 'fragile', 'liquid', 'chilled', 'frozen', 'live_plant'] as const;

/** Units that are offered as buttons; any other is typed. */
export const shownUnits = Object.keys(units).slice(0, 8);

const plain = (text: string | undefined): string =>
	(text ?? '')
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(/[\s,\u2060]/g, '')
		.trim();
const whole = (text: string | undefined): number | null => (/^\d{1,7}$/.test(plain(text)) ? Number(plain(text)) : null);
const within = (number: number | null, least: number, most: number): boolean => number !== null && number >= least && number <= most;

/** @returns whole grams, or null when it is no weight */
export function gramsOf(answers: Answers): number | null {
	const like = weights.find((one) => one.key === answers['weightLike']);
	if (like) return like.grams;
	const text = (answers['weight'] ?? '')
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(',', '.')
		.trim();
	if (!/^\d{1,5}(\.\d{1,3})?$/.test(text)) return null;
	return Math.round(Number(text) * (answers['weightUnit'] === 'kg' ? 1000 : 1));
}

/** @returns millimetres, or null where nothing fitting was said */
export function measuresOf(answers: Answers): { lengthMm: number; widthMm: number; heightMm: number } | null {
	const known = sizes.find((size) => size.key === answers['size']);
	if (known) return { lengthMm: known.lengthMm, widthMm: known.widthMm, heightMm: known.heightMm };
	const [length, width, height] = [whole(answers['lengthCm']), whole(answers['widthCm']), whole(answers['heightCm'])];
	if (answers['size'] !== 'own' || !within(length, 1, 200) || !within(width, 1, 200) || !within(height, 1, 200)) return null;
	return { lengthMm: length! * 10, widthMm: width! * 10, heightMm: height! * 10 };
}

/** @returns how many are at hand, or null */
export const onHandOf = (answers: Answers): number | null => whole(answers['onHand']);
/** @returns satang, 0 when it is no price */
export const priceOf = (answers: Answers): number => readBaht(answers['price'] ?? '') ?? 0;
export const unitOf = (answers: Answers): string => (answers['unit'] === 'own' ? (answers['unitOwn'] ?? '').trim() : (answers['unit'] ?? ''));

/**
 * What is still missing or wrong on a screen.
 * @returns field → code of its sentence; empty when one may go on
 */
export function problems(step: Step, answers: Answers): Readonly<Record<string, string>> {
	const found: Record<string, string> = {};
	if (step === 'name' && (answers['nameTh'] ?? '').trim() === '') found['nameTh'] = 'sell.wrong.name';
	if (step === 'price') {
		if (!within(priceOf(answers), 1, 100_000_000)) found['price'] = 'sell.wrong.price';
		if (unitOf(answers) === '') found[answers['unit'] === 'own' ? 'unitOwn' : 'unit'] = 'sell.wrong.unit';
	}
	if (step === 'size') {
		if (!within(onHandOf(answers), 0, 1_000_000)) found['onHand'] = 'sell.wrong.count';
		if (!measuresOf(answers))
			found[answers['size'] === 'own' ? 'lengthCm' : 'size'] = answers['size'] === 'own' ? 'sell.wrong.measure' : 'sell.wrong.size';
		if (!within(gramsOf(answers), 1, 30_000)) found[answers['weightLike'] === 'own' ? 'weight' : 'weightLike'] = 'sell.wrong.weight';
		if (!transportClasses.some((one) => one === answers['transportClass'])) found['transportClass'] = 'sell.wrong.transport';
		for (const [field, most] of [
			['maxDays', 60],
			['shelfLifeDays', 3650],
		] as const)
			if (plain(answers[field]) !== '' && !within(whole(answers[field]), 1, most)) found[field] = 'sell.wrong.days';
	}
	if (step === 'kind' && !answers['category']) found['category'] = 'sell.wrong.kind';
	return found;
}

/** The first screen on which something is missing; the last one when nothing is. */
export const firstOpen = (answers: Answers, photos: number): Step =>
	photos === 0 ? 'photo' : (steps.find((step) => Object.keys(problems(step, answers)).length > 0) ?? 'look');

/** Everything that was said, in the shape that saving a product takes. What was not said yet stands as in an empty draft. */
export function wishIn(answers: Answers, blank: Readonly<Record<string, unknown>> = {}) {
	const unit = unitOf(answers) || 'ชิ้น';
	const measures = measuresOf(answers) ?? { lengthMm: 320, widthMm: 200, heightMm: 120 };
	const said = (field: string): Record<string, string> => (answers[field] === undefined ? {} : { [field]: answers[field] });
	return {
		...blank,
		nameTh: (answers['nameTh'] ?? '').trim(),
		descriptionTh: (answers['descriptionTh'] ?? '').trim(),
		category: answers['category'] ?? 'food-snack',
		priceSatang: priceOf(answers) as number,
		unitTh: unit,
		unitEn: units[unit] ?? null,
		weightG: gramsOf(answers) ?? 500,
		...measures,
		transportClass: (answers['transportClass'] ?? 'ambient') as (typeof transportClasses)[number],
		maxDays: whole(answers['maxDays']),
		shelfLifeDays: whole(answers['shelfLifeDays']),
		...said('foodNumber'),
		...said('cosmeticNumber'),
		...said('herbNumber'),
	};
}

/** What a draft on the server says, as the screens ask it. */
export function answersIn(product: {
	readonly nameTh: string;
	readonly descriptionTh: string;
	readonly category: string;
	readonly priceSatang: number;
	readonly unitTh: string;
	readonly weightG: number;
	readonly lengthMm: number;
	readonly widthMm: number;
	readonly heightMm: number;
	readonly transportClass: string;
	readonly maxDays: number | null;
	readonly shelfLifeDays: number | null;
	readonly onHand: number | null;
	readonly foodNumber: string | null;
	readonly cosmeticNumber: string | null;
	readonly herbNumber: string | null;
}): Answers {
	const like = weights.find((one) => one.grams === product.weightG);
	const own = shownUnits.includes(product.unitTh) ? {} : { unitOwn: product.unitTh };
	return {
		nameTh: product.nameTh,
		descriptionTh: product.descriptionTh,
		category: product.category,
		price: product.priceSatang > 0 ? String(product.priceSatang / 100) : '',
		unit: 'unitOwn' in own ? 'own' : product.unitTh,
		...own,
		onHand: String(product.onHand ?? 1),
		size: sizeOf(product),
		lengthCm: String(Math.round(product.lengthMm / 10)),
		widthCm: String(Math.round(product.widthMm / 10)),
		heightCm: String(Math.round(product.heightMm / 10)),
		weightLike: like?.key ?? 'own',
		weight: like ? '' : String(product.weightG),
		weightUnit: 'g',
		transportClass: product.transportClass,
		maxDays: product.maxDays === null ? '' : String(product.maxDays),
		shelfLifeDays: product.shelfLifeDays === null ? '' : String(product.shelfLifeDays),
		foodNumber: product.foodNumber ?? '',
		cosmeticNumber: product.cosmeticNumber ?? '',
		herbNumber: product.herbNumber ?? '',
	};
}
