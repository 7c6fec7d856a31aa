// The village in small: a shop that sells, with its keeper, for tests that need goods on a shelf.
import { randomUUID } from 'node:crypto';
import { saveProduct, addPicture, publishProduct } from '#market/catalogue';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { setOnHand } from '#market/stock';
import type { Actor } from '#kernel/actor';
import type { Ctx } from '#platform/ctx';
import { person, setup, type TestMarket } from './market.ts';

export interface VillageShop {
	readonly shopId: string;
	readonly keeper: Actor;
	readonly products: string[];
}

let phones = 0;
export const nextPhone = (): string => `08${String(10_000_000 + phones++).padStart(8, '0')}`;

let marks = 0;
/** Six letters and digits for a name that must be no other's: they look like chance, but no two of the same test file are alike. */
export const nextMark = (): string => ((++marks * 0x9e_3779) & 0xff_ffff).toString(16).padStart(6, '0');

export interface Goods {
	readonly nameTh: string;
	readonly priceSatang: number;
	readonly stock: number;
	readonly category?: string;
	readonly weightG?: number;
	readonly transportClass?: 'ambient' | 'chilled' | 'fragile';
	readonly maxDays?: number | null;
}

/** Opens a shop with goods on its shelf. */
export async function openVillageShop(
	market: TestMarket,
	wish: { slug: string; nameTh: string; subdistrictCode: string; postcode: string; goods: readonly Goods[] },
): Promise<VillageShop> {
	const ownerId = await market.command(setup, (ctx) => enrol(ctx, { phone: nextPhone(), name: wish.nameTh }));
	const { shopId } = await market.command(setup, (ctx) =>
		seedShop(ctx, {
			slug: wish.slug,
			ownerId,
			nameTh: wish.nameTh,
			nameEn: wish.slug,
			kind: 'community_enterprise',
			subdistrictCode: wish.subdistrictCode,
			postcode: wish.postcode,
			villageTh: 'บ้านทดสอบ',
			villageEn: 'Ban Thotsop',
			storyTh: 'ทำกันมาสามรุ่น',
			storyEn: 'Made for three generations',
			since: 2001,
			members: 12,
			saying: null,
			payout: { kind: 'bank', bankCode: 'scb', number: '1112223334', name: wish.nameTh },
		}),
	);
	const keeper = person(ownerId, { role: 'seller', shopId });
	const products: string[] = [];
	for (const goods of wish.goods) products.push(await stockGoods(market, shopId, keeper, goods));
	return { shopId, keeper, products };
}

/** A piece of silk goes on sale, in a shop that needs no paper for it; nothing is said of where it was made. */
export async function putSilkOnSale(ctx: Ctx, ids: { shopId: string; productId: string }, nameTh = `ผ้ายกทอง ${nextMark()}`): Promise<void> {
	await saveProduct(ctx, {
		...ids,
		nameTh,
		descriptionTh: 'ทอมือ',
		category: 'silk',
		priceSatang: 10_000,
		unitTh: 'ผืน',
		weightG: 100,
		lengthMm: 100,
		widthMm: 100,
		heightMm: 10,
		transportClass: 'ambient',
	} as never);
	await addPicture(ctx, { ...ids, hash: 'a'.repeat(32), altTh: '' });
	await publishProduct(ctx, ids);
}

async function stockGoods(market: TestMarket, shopId: string, keeper: Actor, goods: Goods): Promise<string> {
	const productId = randomUUID();
	// One after the other: goods of one millisecond stand in the order of their ids, which the browsers make.
	market.clock.advance(10);
	await market.command(keeper, async (ctx) => {
		await saveProduct(ctx, {
			shopId,
			productId,
			nameTh: goods.nameTh,
			descriptionTh: `${goods.nameTh}ทำด้วยมือ`,
			category: goods.category ?? 'food-snack',
			priceSatang: goods.priceSatang,
			unitTh: 'ชิ้น',
			weightG: goods.weightG ?? 300,
			lengthMm: 200,
			widthMm: 150,
			heightMm: 60,
			transportClass: goods.transportClass ?? 'ambient',
			maxDays: goods.maxDays ?? null,
		});
		await addPicture(ctx, { shopId, productId, hash: productId.replaceAll('-', ''), altTh: goods.nameTh });
		await setOnHand(ctx, { shopId, productId, onHand: goods.stock });
		await publishProduct(ctx, { shopId, productId });
	});
	return productId;
}
