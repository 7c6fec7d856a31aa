import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import type { ProductView } from '#kernel/views';
import { viewProduct, type ProductWish } from '#market/catalogue';
import type { ReadCtx } from '#platform/ctx';
import { UNNAMED } from '#ui/shop/sizes.ts';

export type OwnProduct = Omit<ProductView, 'available' | 'money'>;

/** What a product is before anything was said of it, except its picture. */
export const blank: ProductWish = {
	nameTh: UNNAMED,
	nameEn: null,
	descriptionTh: '',
	descriptionEn: null,
	processTh: null,
	category: 'food-snack',
	priceSatang: 0,
	unitTh: 'ชิ้น',
	unitEn: 'piece',
	weightG: 500,
	lengthMm: 320,
	widthMm: 200,
	heightMm: 120,
	transportClass: 'ambient',
	maxDays: null,
	shelfLifeDays: null,
};

/** One's own product, draft or on sale. @refuses catalogue.not_found */
export async function ownProduct(ctx: ReadCtx, productId: string): Promise<OwnProduct> {
	if (!isUuid(productId)) refuse('catalogue.not_found', 'not_found');
	const product = await viewProduct(ctx, productId);
	return product.may.edit ? product : refuse('catalogue.not_found', 'not_found');
}

/** A product as it would be saved again: one answer is changed, the others stay. */
export const wishOf = (product: OwnProduct): ProductWish => ({
	nameTh: product.name.th,
	nameEn: product.name.en,
	descriptionTh: product.description.th,
	descriptionEn: product.description.en,
	processTh: product.process?.th ?? null,
	category: product.category.at(-1)?.slug ?? blank.category,
	priceSatang: product.wasSatang ?? product.priceSatang,
	unitTh: product.unit.th,
	unitEn: product.unit.en,
	weightG: product.weightG,
	lengthMm: product.lengthMm,
	widthMm: product.widthMm,
	heightMm: product.heightMm,
	transportClass: product.transportClass,
	maxDays: product.maxDays,
	shelfLifeDays: product.shelfLifeDays,
	attributes: product.attributes.map(({ code, value }) => ({ code, value })),
	foodNumber: product.foodNumber,
	cosmeticNumber: product.cosmeticNumber,
	herbNumber: product.herbNumber,
});
