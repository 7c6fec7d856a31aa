// What may be awarded, as the other rooms know it today.
import type { SellerKind, ShopCard, Words } from '#kernel/views';
import type { AwardSubject, FitRule, Region } from '#kernel/views-awards';
import { listProducts, productsForBasket, windows } from '#market/catalogue';
import { provinceOf } from '#market/places';
import { shopCards } from '#market/shops';
import type { ReadCtx } from '#platform/ctx';

export interface SubjectIds {
	readonly subject: AwardSubject;
	readonly subjectId: string;
	readonly shopId: string;
}

export interface SubjectFacts {
	readonly shop: ShopCard;
	readonly what: Words;
	readonly who: Words;
	readonly picture: string | null;
	readonly region: Region;
	/** rules of its own that do not hold today */
	readonly unfit: readonly FitRule[];
}

/** Shops that several people run. */
const GROUPS: readonly SellerKind[] = ['community_enterprise', 'cooperative'];

/** Facts by the subject's id; what is there no more is left out. */
export async function subjectsOf(ctx: ReadCtx, wanted: readonly SubjectIds[]): Promise<Map<string, SubjectFacts>> {
	const goodsIds = wanted.filter((one) => one.subject === 'product').map((one) => one.subjectId);
	const [shops, goods, cards] = await Promise.all([
		shopCards(ctx, [...new Set(wanted.map((one) => one.shopId))]),
		productsForBasket(ctx, goodsIds),
		windows.goodsCards(ctx, goodsIds),
	]);
	const found = new Map<string, SubjectFacts>();
	for (const { subject, subjectId, shopId } of wanted) {
		const shop = shops.get(shopId);
		if (!shop) continue;
		const { region } = await provinceOf(ctx, shop.provinceCode);
		const shopOpen: FitRule[] = shop.state === 'approved' ? [] : ['shop_open'];
		if (subject !== 'product') {
			const kind: FitRule[] = subject === 'group' && !GROUPS.includes(shop.kind) ? ['kind'] : [];
			const picture = (await listProducts(ctx, { shopId, sort: 'popular', limit: 1 })).items[0]?.picture ?? null;
			found.set(subjectId, { shop, what: shop.name, who: shop.village, picture, region, unfit: [...shopOpen, ...kind] });
			continue;
		}
		const product = goods.get(subjectId);
		if (!product || product.shopId !== shopId) continue;
		const card = cards.get(subjectId);
		const unfit: FitRule[] = [
			...(product.forSale && card ? [] : (['on_sale'] as const)),
			...shopOpen,
			...(card?.originChecked ? [] : (['origin_checked'] as const)),
		];
		found.set(subjectId, { shop, what: product.name, who: shop.name, picture: product.picture, region, unfit });
	}
	return found;
}
