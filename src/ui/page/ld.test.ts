import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { satang } from '#kernel/money';
import { asJson, crumbsLd, listLd, marketLd, productLd, shopLd, type Ld } from './ld.ts';

const site = 'https://talad.example';
const url = z.url().startsWith(site);
/** What search engines ask of each kind, as their documentation has it; unknown fields are no mistake, missing ones are. */
const offer = z.object({
	'@type': z.literal('Offer'),
	price: z.string().regex(/^\d+\.\d\d$/),
	priceCurrency: z.literal('THB'),
	availability: z.enum(['https://schema.org/InStock', 'https://schema.org/SoldOut']),
	url,
	seller: z.object({ '@type': z.literal('Organization'), name: z.string().min(1), url }),
});
const kinds = {
	Product: z.object({
		'@type': z.literal('Product'),
		name: z.string().min(1).max(5000),
		description: z.string().min(1),
		image: z.array(url).min(1),
		sku: z.uuid(),
		brand: z.object({ '@type': z.literal('Brand'), name: z.string().min(1) }),
		offers: offer,
		aggregateRating: z
			.object({ '@type': z.literal('AggregateRating'), ratingValue: z.number().min(1).max(5), reviewCount: z.number().int().min(1) })
			.loose()
			.optional(),
	}),
	Organization: z.object({ '@type': z.literal('Organization'), name: z.string().min(1), url }),
	BreadcrumbList: z.object({
		'@type': z.literal('BreadcrumbList'),
		itemListElement: z
			.array(z.object({ '@type': z.literal('ListItem'), position: z.number().int().min(1), name: z.string().min(1), item: url.optional() }))
			.min(2),
	}),
};
const sound = (ld: Ld): void => {
	expect(ld['@context']).toBe('https://schema.org');
	const kind = kinds[ld['@type'] as keyof typeof kinds];
	expect(kind?.safeParse(JSON.parse(asJson(ld))).error?.issues ?? []).toEqual([]);
};

const words = (th: string, en: string | null = null) => ({ th, en });
const product = {
	productId: '01934f1e-8a3c-7c52-9f0e-2f5b1f4d7a10',
	name: words('ผ้าไหมมัด\u2060หมี่', 'Mudmee silk'),
	description: words('ทอ</script><b>มือ'),
	priceSatang: satang(285_050),
	wasSatang: null,
	options: 1,
	unit: words('ผืน'),
	picture: 'a'.repeat(32),
	pictures: [{ hash: 'a'.repeat(32) }],
	shop: { slug: 'yai', name: words('ยายทองมา') },
	village: words('บ้านท่าสว่าง'),
	provinceCode: '32',
	provinceName: words('สุรินทร์', 'Surin'),
	transportClass: 'ambient' as const,
	badges: [],
	award: null,
	originChecked: true,
	soldOut: false,
	rating: 4.666,
	ratings: 3,
	sold: 2,
	category: [{ name: words('ผ้า', 'Cloth') }, { name: words('ผ้าไหม', 'Silk') }],
	weightG: 400,
	state: 'published',
};

describe('what machines read', () => {
	test('of a product: its offer in baht, whether it can be had, from whom', () => {
		const ld = productLd(site, product, 'en', 3);
		sound(ld);
		expect(ld).toMatchObject({
			name: 'Mudmee silk',
			category: 'Cloth > Silk',
			offers: { price: '2850.50', availability: 'https://schema.org/InStock' },
		});
		expect(productLd(site, product, 'th', 0)).toMatchObject({ offers: { availability: 'https://schema.org/SoldOut' } });
		expect(ld).not.toHaveProperty('award');
		expect(productLd(site, product, 'th', 1, ['สุดยอดระดับประเทศ, รางวัล 2569'])).toMatchObject({ award: ['สุดยอดระดับประเทศ, รางวัล 2569'] });
		expect(productLd(site, { ...product, rating: null, ratings: 0 }, 'th', 1)).not.toHaveProperty('aggregateRating');
	});

	test('of a shop: who and where, no street and no telephone', () => {
		const shop = {
			slug: 'yai',
			name: words('ยายทองมา'),
			story: words('ทอผ้า'),
			since: 2545,
			members: 12,
			provinceName: words('สุรินทร์', 'Surin'),
			place: { district: words('เมืองสุรินทร์', 'Mueang Surin') },
			postcode: '32000',
		} as unknown as Parameters<typeof shopLd>[1];
		const ld = shopLd(site, shop, 'en');
		sound(ld);
		expect(ld).toMatchObject({ foundingDate: '2002', address: { addressRegion: 'Surin', postalCode: '32000' } });
		expect(asJson(ld)).not.toMatch(/telephone|streetAddress/);
	});

	test('of the way here, of a list and of the market itself', () => {
		sound(
			crumbsLd(site, [
				{ href: '/', text: 'หน้าแรก' },
				{ href: '', text: 'ผ้า' },
			]),
		);
		sound(marketLd(site, 'ตลาดชุมชน', 'ของดี')[0]!);
		expect(listLd(site, 'ผ้า', [product], 'th')).toMatchObject({ '@type': 'ItemList', numberOfItems: 1 });
	});

	test('nothing in a name ends the script, and joiners are no letters', () => {
		const text = asJson(productLd(site, product, 'th', 1));
		expect(text).not.toContain('<');
		expect(text).not.toContain('\u2060');
		expect((JSON.parse(text) as { description: string }).description).toBe('ทอ</script><b>มือ');
	});
});
