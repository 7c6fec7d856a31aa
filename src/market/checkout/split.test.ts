import fc from 'fast-check';
import { expect, test } from 'vitest';
import { satang, sum, times } from '#kernel/money';
import { byShop, splitByShop, totalOf, type ShopLine } from './split.ts';

const shops = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-00000000000c'];
const line = fc
	.record({ shop: fc.nat(2), price: fc.integer({ min: 1, max: 5_000_000 }), quantity: fc.integer({ min: 1, max: 99 }) })
	.map(({ shop, price, quantity }): ShopLine => ({
		shopId: shops[shop]!,
		productId: `product ${price}`,
		quantity,
		name: { th: 'ของ', en: null },
		unit: { th: 'ชิ้น', en: null },
		picture: null,
		priceSatang: satang(price),
		lineSatang: times(satang(price), quantity),
		weightG: 100,
		lengthMm: 100,
		widthMm: 100,
		heightMm: 100,
		transportClass: 'ambient',
		maxDays: null,
		ready: { how: 'stock' },
	}));
const quoteFor = (shopId: string, fee: number) => ({
	options: [
		{
			service: 'eco',
			name: { th: 'ประหยัด', en: 'economy' },
			feeSatang: satang(fee),
			dispatchDay: '2026-11-21',
			arriveFrom: '2026-11-24',
			arriveBy: '2026-11-25',
		},
		{
			service: 'ems',
			name: { th: 'ด่วน', en: 'express' },
			feeSatang: satang(fee + shopId.charCodeAt(35)),
			dispatchDay: '2026-11-21',
			arriveFrom: '2026-11-23',
			arriveBy: '2026-11-24',
		},
	],
	refusal: null,
});

test('no satang is lost or charged twice: parts add up to goods and one quote a shop', () => {
	fc.assert(
		fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 50_000 }), fc.boolean(), (lines, fee, express) => {
			const groups = byShop(lines);
			const quotes = new Map(groups.map(([shopId]) => [shopId, quoteFor(shopId, fee)]));
			const services = express ? Object.fromEntries(groups.map(([shopId]) => [shopId, 'ems'])) : {};
			const drafts = splitByShop(lines, quotes, services);
			expect(drafts).toHaveLength(new Set(lines.map((one) => one.shopId)).size);
			expect(drafts.flatMap((draft) => draft.lines)).toHaveLength(lines.length);
			const postage = groups.map(([shopId]) => quotes.get(shopId)!.options[express ? 1 : 0]!.feeSatang);
			expect(totalOf(drafts)).toBe(sum([...lines.map((one) => one.lineSatang), ...postage]));
		}),
	);
});

test('what nothing carries is refused with its reason, and a service that is gone is not replaced in silence', () => {
	const [one] = fc.sample(line, 1) as [ShopLine];
	expect(() => splitByShop([one], new Map([[one.shopId, { options: [], refusal: 'logistics.too_heavy' }]]), {})).toThrow('logistics.too_heavy');
	expect(() => splitByShop([one], new Map([[one.shopId, quoteFor(one.shopId, 100)]]), { [one.shopId]: 'gone' })).toThrow('logistics.service_gone');
});
