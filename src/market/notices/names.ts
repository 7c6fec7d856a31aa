import { productsForBasket } from '#market/catalogue';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';

/** What a sentence says, in both languages where both are known: `name` and `name_en`. */
export type Named<Fact extends string> = Readonly<Record<Fact, string>> & Readonly<Record<string, string>>;

const both = <Fact extends string>(fact: Fact, th: string, en: string | null | undefined): Named<Fact> =>
	({ [fact]: th, ...(en ? { [`${fact}_en`]: en } : {}) }) as Named<Fact>;

/** A shop's name as the fact `shop`. */
export async function shopNamed(ctx: ReadCtx, shopId: string): Promise<Named<'shop'>> {
	const shop = (await shopCards(ctx, [shopId])).get(shopId);
	return both('shop', shop?.name.th ?? '', shop?.name.en);
}

/** A product's name as the fact `name`. @param known its Thai name, as it was when the news was written */
export async function productNamed(ctx: ReadCtx, productId: string, known: string): Promise<Named<'name'>> {
	const product = (await productsForBasket(ctx, [productId])).get(productId);
	return both('name', known, product?.name.th === known ? product.name.en : null);
}
