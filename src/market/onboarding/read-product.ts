import { bulkGoods, productShape, type ProductWish } from '#market/catalogue';
import { normalise } from '#kernel/thai';
import type { ReadCtx } from '#platform/ctx';
import { choiceIn, fault, faultsOf, numberIn, phoneIn, type Cells, type Fault } from './cells.ts';
import { choices } from './columns.ts';

const MOST_STOCK = 100_000;

/** A product as it shall be written; the shop is found by the owner's phone and the shop's name. */
export interface ReadProduct {
	readonly phone: string;
	/** as it is compared; '' where the owner has one shop */
	readonly shopKey: string;
	readonly stock: number;
	readonly product: ProductWish;
}

/** Slugs of categories by every name, in normal form. */
export async function categoriesByName(ctx: ReadCtx): Promise<ReadonlyMap<string, string>> {
	const rows = await bulkGoods.categoryNames(ctx);
	return new Map(rows.flatMap((row) => [row.en, row.th, row.slug].map((name) => [normalise(name), row.slug] as const)));
}

const amounts = { priceSatang: 100, weightG: 1, lengthMm: 10, widthMm: 10, heightMm: 10, maxDays: 1, shelfLifeDays: 1 } as const;
const texts = ['nameTh', 'unitTh'] as const;
const optionalTexts = ['nameEn', 'foodNumber', 'cosmeticNumber', 'herbNumber'] as const;

/** Reads a row of the form for goods by the same shape as the seller's own form. @returns the product, or what is wrong with its cells */
export function readProduct(cells: Cells, categories: ReadonlyMap<string, string>): { wish: ReadProduct } | { faults: Fault[] } {
	const faults = new Map<string, Fault>();
	const blame = (one: Fault): void => void (faults.has(one.field) || faults.set(one.field, one));
	for (const field of [
		'phone',
		'nameTh',
		'category',
		'priceSatang',
		'unitTh',
		'weightG',
		'lengthMm',
		'widthMm',
		'heightMm',
		'transportClass',
		'stock',
	])
		if (!cells[field]) blame(fault(field, 'api.missing'));
	const phone = phoneIn(cells['phone'] ?? '');
	if (phone === null) blame(fault('phone', 'people.phone_wrong'));
	const category = categories.get(normalise(cells['category'] ?? '')) ?? null;
	if (category === null) blame(fault('category', 'catalogue.unknown_category'));
	const transportClass = choiceIn(cells['transportClass'] ?? '', choices.transportClass);
	if (transportClass === null)
		blame(
			fault('transportClass', 'onboarding.no_choice', {
				choices: Object.values(choices.transportClass)
					.map(([th]) => th)
					.join(', '),
			}),
		);
	const stock = numberIn(cells['stock'] ?? '', 1);
	if (Number.isNaN(stock)) blame(fault('stock', 'onboarding.no_number'));
	else if (stock > MOST_STOCK) blame(fault('stock', 'api.out_of_range'));
	const numbers: Record<string, number> = {};
	for (const [field, scale] of Object.entries(amounts)) {
		if (!cells[field]) continue;
		numbers[field] = numberIn(cells[field], scale);
		if (Number.isNaN(numbers[field])) blame(fault(field, 'onboarding.no_number'));
	}
	const parsed = productShape.safeParse({
		...Object.fromEntries(texts.map((field) => [field, cells[field] ?? ''])),
		...Object.fromEntries(optionalTexts.filter((field) => cells[field]).map((field) => [field, cells[field]])),
		descriptionTh: cells['descriptionTh'] ?? '',
		category: category ?? 'none-such',
		transportClass: transportClass ?? 'ambient',
		...numbers,
	});
	if (!parsed.success) for (const one of faultsOf(parsed.error)) blame(one);
	if (faults.size > 0 || !parsed.success || phone === null) return { faults: [...faults.values()] };
	return { wish: { phone, shopKey: nameKey(cells['shop'] ?? ''), stock, product: parsed.data } };
}

/** A name as it is compared. */
export const nameKey = (name: string): string => bulkGoods.nameKey(name);
