import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlaces } from '../../src/market/places/load.ts';
import provinces from '../../src/market/places/provinces.json' with { type: 'json' };
import { demoCategories } from './categories.ts';
import { demoMarket } from './market.ts';

const market = demoMarket();
const drawn = new URL('../../art/drawn/', import.meta.url);
const count = (code: string): number => market.shops.filter((shop) => shop.provinceCode === code).length;
const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

describe('the demonstration market', () => {
	it('reaches all 77 provinces, and some more than once', () => {
		expect(provinces).toHaveLength(77);
		expect(provinces.filter((province) => count(province.code) === 0)).toEqual([]);
		expect(market.shops.length).toBeGreaterThanOrEqual(160);
		expect(market.products.length).toBeGreaterThanOrEqual(1500);
		expect([count('32') >= 8, count('82') >= 5, count('50') >= 6]).toEqual([true, true, true]);
	});

	it('stands in sub-districts that exist', async () => {
		const known = new Set((await readPlaces()).subdistricts.map((place) => place.code));
		expect(market.shops.map((shop) => shop.subdistrictCode).filter((code) => !known.has(code))).toEqual([]);
		expect(market.shops.every((shop) => shop.subdistrictCode.startsWith(shop.provinceCode))).toBe(true);
	});

	it('names every shop, product and telephone once', () => {
		expect(unique(market.shops.map((shop) => shop.slug))).toBe(true);
		expect(unique(market.products.map((product) => product.slug))).toBe(true);
		expect(unique(market.shops.map((shop) => shop.owner.phone))).toBe(true);
		expect(unique(market.people.map((person) => person.phone))).toBe(true);
		expect(unique(market.shops.map((shop) => shop.owner.nameTh))).toBe(true);
		const slugs = [...market.shops, ...market.products].map((thing) => thing.slug);
		expect(slugs.filter((slug) => !/^[a-z0-9-]+$/.test(slug) || slug.length > 96)).toEqual([]);
		expect([...market.people, ...market.shops.map((shop) => shop.owner)].filter((someone) => !/^\+66800\d{6}$/.test(someone.phone))).toEqual([]);
	});

	it('prices, weighs and files every product', () => {
		for (const product of market.products) {
			expect(product.category in demoCategories, product.category).toBe(true);
			expect(Number.isSafeInteger(product.priceSatang) && product.priceSatang > 0).toBe(true);
			expect(product.weightG > 0 && product.lengthMm > 0 && product.widthMm > 0 && product.heightMm > 0).toBe(true);
			expect(product.nameTh).not.toMatch(/[{}]|ผ้าผ้า|undefined/);
			expect(product.descriptionTh.length).toBeGreaterThan(30);
		}
		expect(unique(market.products.map((product) => `${product.shopSlug} ${product.nameTh}`))).toBe(true);
	});

	it('uses every leaf of the category tree', () => {
		const used = new Set(market.products.map((product) => product.category));
		const leaves = Object.keys(demoCategories).filter((slug) => !Object.values(demoCategories).some(([parent]) => parent === slug));
		expect(leaves.filter((slug) => !used.has(slug))).toEqual([]);
	});

	it('shows pictures that are drawn, never the same one twice in a row', () => {
		const names = new Set(market.products.flatMap((product) => [product.picture, ...product.morePictures]));
		expect([...names].filter((name) => !existsSync(new URL(`${name}.webp`, drawn)))).toEqual([]);
		market.products.forEach((product, at) => {
			const before = market.products[at - 1];
			if (before?.shopSlug === product.shopSlug) expect(product.picture, product.slug).not.toBe(before.picture);
			expect(product.morePictures).not.toContain(product.picture);
		});
	});

	it('shows a geographical indication only where the province has it', () => {
		const marked = market.products.filter((product) => product.certificates.some((paper) => paper.kind === 'gi'));
		expect(marked.length).toBeGreaterThan(200);
		const provinceOf = new Map(market.shops.map((shop) => [shop.slug, shop.provinceCode]));
		expect(marked.filter((product) => !provinces.find((province) => province.code === provinceOf.get(product.shopSlug))?.gi.length)).toEqual([]);
	});

	it('promises no cures and sells nothing the law keeps off line', () => {
		const texts = [...market.products.map((product) => `${product.nameTh} ${product.descriptionTh}`), ...market.shops.map((shop) => shop.storyTh)];
		expect(texts.filter((text) => /รักษาโรค|หายขาด|บำบัดโรค|ลดน้ำหนัก|เหล้า|สุรา(?!ษ)|ไวน์|เบียร์|บุหรี่|ยาสูบ/.test(text))).toEqual([]);
	});

	it('tells stories that neighbours do not share', () => {
		expect(unique(market.shops.map((shop) => shop.storyTh))).toBe(true);
		const openings = market.shops.map((shop) => shop.storyTh.slice(0, 14));
		expect(openings.filter((opening, at) => at > 0 && opening === openings[at - 1])).toEqual([]);
	});

	it('has the cast, with the goods of the story at their prices', () => {
		const priced = (shop: string, satang: number): boolean =>
			market.products.some((product) => product.shopSlug === shop && product.priceSatang === satang);
		expect([priced('ban-rai-coffee', 120_000), priced('lanna-weaving', 45_000), priced('krua-pa-noi', 8_950)]).toEqual([true, true, true]);
		const roles = new Set(market.people.map((person) => person.role));
		expect([...roles].toSorted()).toEqual(['auditor', 'buyer', 'finance', 'operator', 'post_clerk', 'province_officer', 'seller', 'support']);
		for (const person of market.people)
			if (person.shopSlug) expect(market.shops.find((shop) => shop.slug === person.shopSlug)?.owner.phone).toBe(person.phone);
	});

	it('is the same every time', () => {
		expect(demoMarket()).toEqual(market);
	});
});
