import type { z } from 'zod';
import type { Page, ProductCard, ProductView, SearchResult } from '#kernel/views';
import { present } from './names.ts';
import type { product, productCard, productPage, searchResult } from './shapes/products.ts';

// Asked for more than everything else together: written out by hand, which is several times faster than renaming keys.

type Shown<Shape extends z.ZodType> = z.output<Shape>;
const list = <Item>(items: readonly Item[]): Item[] => items as Item[];

export const presentCard = (card: ProductCard): Shown<typeof productCard> => ({
	product_id: card.productId,
	name: card.name,
	price_satang: card.priceSatang,
	was_satang: card.wasSatang,
	options: card.options,
	unit: card.unit,
	picture: card.picture,
	shop: { slug: card.shop.slug, name: card.shop.name },
	village: card.village,
	province_code: card.provinceCode,
	province_name: { th: card.provinceName.th, en: card.provinceName.en },
	transport_class: card.transportClass,
	badges: list(card.badges),
	award: card.award,
	origin_checked: card.originChecked,
	sold_out: card.soldOut,
	rating: card.rating,
	ratings: card.ratings,
	sold: card.sold,
});

export const presentProductPage = (page: Page<ProductCard>): Shown<typeof productPage> => ({ items: page.items.map(presentCard), next: page.next });

export const presentSearch = (result: SearchResult): Shown<typeof searchResult> => ({
	items: result.items.map(presentCard),
	next: result.next,
	total: result.total,
	total_is_least: result.totalIsLeast,
	facets: presentFacets(result.facets),
	repaired: result.repaired,
	dropped: list(result.dropped),
	arrives_in: { ...result.arrivesIn },
});

const presentFacets = (facets: SearchResult['facets']): Shown<typeof searchResult>['facets'] => ({
	categories: list(facets.categories),
	provinces: list(facets.provinces),
	seller_kinds: list(facets.sellerKinds),
	standards: list(facets.standards),
	awards: list(facets.awards),
	transport_classes: list(facets.transportClasses),
	prices: facets.prices.map((step) => ({ from_satang: step.fromSatang, below_satang: step.belowSatang, count: step.count })),
	in_stock: facets.inStock,
	arrivals: facets.arrivals.map((step) => ({ within_days: step.withinDays, count: step.count })),
});

/** @param available how many can be had now; @param money the parts of its price */
export const presentProduct = (
	view: Omit<ProductView, 'available' | 'money'>,
	available: number,
	money: { makerSatang: number; feeSatang: number; feeBps: number },
): Shown<typeof product> => ({
	...presentCard(view),
	state: view.state,
	description: view.description,
	process: view.process,
	category: list(view.category),
	pictures: list(view.pictures),
	weight_g: view.weightG,
	length_mm: view.lengthMm,
	width_mm: view.widthMm,
	height_mm: view.heightMm,
	max_days: view.maxDays,
	shelf_life_days: view.shelfLifeDays,
	attributes: list(view.attributes),
	ready: view.ready,
	steps: view.steps.map((step) => ({ from: step.from, price_satang: step.priceSatang })),
	video: view.video,
	option: view.option,
	kinds: view.kinds.map((kind) => ({ product_id: kind.productId, name: kind.name, sold_out: kind.soldOut })),
	food_number: view.foodNumber,
	cosmetic_number: view.cosmeticNumber,
	herb_number: view.herbNumber,
	certificates: list(view.certificates),
	maker: present(view.maker) as Shown<typeof product>['maker'],
	may: view.may,
	available,
	money: { maker_satang: money.makerSatang, fee_satang: money.feeSatang, fee_bps: money.feeBps },
});
