import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { uuidv7 } from '#kernel/ids';
import { satang } from '#kernel/money';
import { seedProducts } from '#market/catalogue';
import { enrol } from '#market/people';
import { seedShop } from '#market/shops';
import { seedStock } from '#market/stock';
import type { Config } from '#platform/config';
import { seededRandom } from '#platform/random';
import { runCommand } from '#platform/run';
import { attributesOf } from '../tools/demo/attributes.ts';
import { demoMarket } from '../tools/demo/market.ts';
import { openGround, shopWish } from '../tools/seeding.ts';

export interface FilledMarket {
	readonly productIds: readonly string[];
	readonly categories: readonly string[];
	readonly queries: readonly string[];
	/** goods with a thousand in stock, of different shops, ambient */
	readonly buyable: readonly { productId: string; shopId: string; priceSatang: number }[];
	/** exactly fifty of it */
	readonly fifty: { productId: string; priceSatang: number };
}

const HASH = '0'.repeat(32);
const BATCH = 500;

/** The demo's goods again and again under other names, until there are as many as asked. Pictures are names only. */
export async function fillMarket(config: Config, url: string, goods: number, seed: number): Promise<FilledMarket> {
	const { ground, close } = openGround(config, url);
	const actor = system('bench');
	const random = seededRandom(String(seed));
	const demo = demoMarket();
	const shopIds = new Map<string, string>();
	await runCommand(ground, actor, async (ctx) => {
		for (const shop of demo.shops) {
			const ownerId = await enrol(ctx, { phone: shop.owner.phone, name: shop.owner.nameTh });
			shopIds.set(shop.slug, (await seedShop(ctx, await shopWish(ground, shop, ownerId))).shopId);
		}
	});
	const ids = Array.from({ length: goods }, (_, index) => uuidv7(1_700_000_000_000 + index, random.bytes(10)));
	for (let start = 0; start < goods; start += BATCH) {
		const rows = ids.slice(start, start + BATCH).map((productId, offset) => {
			const product = demo.products[(start + offset) % demo.products.length]!;
			const round = Math.floor((start + offset) / demo.products.length);
			return {
				...product,
				attributes: attributesOf(product),
				productId,
				shopId: shopIds.get(product.shopSlug)!,
				nameTh: round === 0 ? product.nameTh : `${product.nameTh} ชุดที่ ${round + 1}`,
				processTh: product.processTh ?? null,
				priceSatang: satang(product.priceSatang),
				pictures: [{ hash: HASH, altTh: product.nameTh, altEn: product.nameEn }],
				certificates: product.certificates.map((one) => ({
					kind: one.kind,
					number: `${one.number}-${round}`,
					stars: one.stars ?? null,
					until: one.until,
				})),
				sold: product.soldCount,
			};
		});
		await runCommand(ground, actor, async (ctx) => {
			await seedProducts(ctx, rows);
			await seedStock(
				ctx,
				rows.map((row, index) => ({ shopId: row.shopId, productId: row.productId, onHand: start + index === 0 ? 50 : 1000 })),
			);
		});
	}
	// Statistics and a clean table before anything is measured, not in the middle of it.
	await sql`vacuum analyze`.execute(ground.db);
	await close();
	const buyable = new Map<string, { productId: string; shopId: string; priceSatang: number }>();
	for (const [index, product] of demo.products.entries()) {
		if (index > 0 && product.transportClass === 'ambient' && product.weightG < 3000 && !buyable.has(product.shopSlug))
			buyable.set(product.shopSlug, { productId: ids[index]!, shopId: shopIds.get(product.shopSlug)!, priceSatang: product.priceSatang });
	}
	return {
		productIds: ids,
		categories: ['silk', 'food', 'craft', 'textile', 'food-snack', 'basketry', 'drink', 'herb'],
		queries: ['ผ้าไหม', 'กาแฟ', 'น้ำพริก', 'ผ้าไหมสุรินทร์', 'ตะกร้า', 'ข้าวหอมมะลิ', 'น้ำผึ้งป่า', 'ผ้าคราม สกลนคร', 'ปลา', 'สบู่'],
		buyable: [...buyable.values()],
		fifty: { productId: ids[0]!, priceSatang: demo.products[0]!.priceSatang },
	};
}
