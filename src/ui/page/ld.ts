// What machines read of a page: JSON-LD in the words of schema.org.
import type { Lang } from '#kernel/phrase';
import type { ProductCard, ShopView, Words } from '#kernel/views';
import type { AwardView } from '#kernel/views-awards';

export type Ld = Readonly<Record<string, unknown>>;

const CONTEXT = 'https://schema.org';
const said = (words: Words, lang: Lang): string => (lang === 'en' ? (words.en ?? words.th) : words.th);
/** What joins no words here is no part of a text for machines. */
const plain = (text: string): string => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** As it stands between script tags: no `<` in it. */
export const asJson = (ld: Ld): string =>
	JSON.stringify(ld, (_key, value: unknown) => (typeof value === 'string' ? plain(value) : value)).replaceAll('<', '\\u003c');

/** @param path from the whole to this page; hrefs are paths on this site */
export const crumbsLd = (site: string, path: readonly { readonly href: string; readonly text: string }[]): Ld => ({
	'@context': CONTEXT,
	'@type': 'BreadcrumbList',
	itemListElement: path.map((step, index) => ({
		'@type': 'ListItem',
		position: index + 1,
		name: step.text,
		...(step.href ? { item: site + step.href } : {}),
	})),
});

/** The market itself, with its search box; on the front page. */
export const marketLd = (site: string, name: string, description: string): Ld[] => [
	{
		'@context': CONTEXT,
		'@type': 'Organization',
		'@id': `${site}/#market`,
		name,
		url: `${site}/`,
		description,
		logo: `${site}/favicon.svg`,
		areaServed: 'TH',
	},
	{
		'@context': CONTEXT,
		'@type': 'WebSite',
		name,
		url: `${site}/`,
		inLanguage: ['th', 'en'],
		potentialAction: {
			'@type': 'SearchAction',
			target: { '@type': 'EntryPoint', urlTemplate: `${site}/search?q={search_term_string}` },
			'query-input': 'required name=search_term_string',
		},
	},
];

interface Sold extends ProductCard {
	readonly description: Words;
	readonly pictures: readonly { readonly hash: string }[];
	readonly category: readonly { readonly name: Words }[];
	readonly weightG: number;
	readonly state: string;
}

/** What won, in words: left out where there is nothing. */
const awarded = (awards: readonly string[]): Ld => (awards.length > 0 ? { award: awards } : {});

/** A product with its offer: price in baht, from whom, and whether it can be had now. @param awards those that hold today, in words */
export const productLd = (site: string, product: Sold, lang: Lang, available: number, awards: readonly string[] = []): Ld => ({
	'@context': CONTEXT,
	'@type': 'Product',
	'@id': `${site}/products/${product.productId}#product`,
	name: said(product.name, lang),
	description: said(product.description, lang) || said(product.name, lang),
	sku: product.productId,
	url: `${site}/products/${product.productId}`,
	image: product.pictures.map((picture) => `${site}/files/${picture.hash}-1280.webp`),
	category: product.category.map((one) => said(one.name, lang)).join(' > '),
	brand: { '@type': 'Brand', name: said(product.shop.name, lang) },
	countryOfOrigin: 'TH',
	...awarded(awards),
	weight: { '@type': 'QuantitativeValue', value: product.weightG, unitCode: 'GRM' },
	...(product.rating !== null && product.ratings > 0
		? { aggregateRating: { '@type': 'AggregateRating', ratingValue: Number(product.rating.toFixed(1)), reviewCount: product.ratings, bestRating: 5 } }
		: {}),
	offers: {
		'@type': 'Offer',
		url: `${site}/products/${product.productId}`,
		price: (product.priceSatang / 100).toFixed(2),
		priceCurrency: 'THB',
		availability: `https://schema.org/${product.state === 'published' && available > 0 ? 'InStock' : 'SoldOut'}`,
		itemCondition: 'https://schema.org/NewCondition',
		areaServed: 'TH',
		seller: { '@type': 'Organization', name: said(product.shop.name, lang), url: `${site}/shops/${product.shop.slug}` },
	},
});

/** A shop: who makes things, since when, where. No street and no telephone: makers sell from home. */
export const shopLd = (site: string, shop: ShopView, lang: Lang, awards: readonly string[] = []): Ld => ({
	'@context': CONTEXT,
	'@type': 'Organization',
	'@id': `${site}/shops/${shop.slug}#shop`,
	name: said(shop.name, lang),
	url: `${site}/shops/${shop.slug}`,
	description: said(shop.story, lang),
	logo: `${site}/emblem/${shop.slug}.svg`,
	...awarded(awards),
	...(shop.since ? { foundingDate: String(shop.since > 2400 ? shop.since - 543 : shop.since) } : {}),
	...(shop.members ? { numberOfEmployees: { '@type': 'QuantitativeValue', value: shop.members } } : {}),
	address: {
		'@type': 'PostalAddress',
		addressCountry: 'TH',
		addressRegion: said(shop.provinceName, lang),
		addressLocality: said(shop.place.district, lang),
		postalCode: shop.postcode,
	},
});

/** A list of goods: where each one is. */
export const listLd = (site: string, name: string, goods: readonly ProductCard[], lang: Lang): Ld => ({
	'@context': CONTEXT,
	'@type': 'ItemList',
	name,
	numberOfItems: goods.length,
	itemListElement: goods.map((one, index) => ({
		'@type': 'ListItem',
		position: index + 1,
		name: said(one.name, lang),
		url: `${site}/products/${one.productId}`,
	})),
});

/** A roll of honour: what won, in its order, and where each badge is checked. */
export const awardsLd = (site: string, name: string, awards: readonly AwardView[], lang: Lang): Ld => ({
	'@context': CONTEXT,
	'@type': 'ItemList',
	name,
	numberOfItems: awards.length,
	itemListElement: awards.map((one, index) => ({
		'@type': 'ListItem',
		position: index + 1,
		name: said(one.what, lang),
		url: `${site}/badges/${one.code}`,
	})),
});
