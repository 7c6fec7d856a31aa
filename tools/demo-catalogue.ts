// Part of the demonstration: goods in every stage of their life, so that each desk has something on it.
import { system } from '#kernel/actor';
import { uuidv7 } from '#kernel/ids';
import { addPicture, listProducts, moderation, publishProduct, saveProduct, type ProductWish } from '#market/catalogue';
import { runCommand, runQuery, type Ground } from '#platform/run';

const actor = system('seed');
const freshId = (ground: Ground): string => uuidv7(ground.clock.now().getTime(), ground.random.bytes(10));

const blank = {
	descriptionEn: null,
	processTh: null,
	unitTh: 'ชิ้น',
	unitEn: 'piece',
	weightG: 600,
	lengthMm: 200,
	widthMm: 150,
	heightMm: 150,
	transportClass: 'ambient',
} as const;

/** Goods that wait for somebody to look, and one that was taken down and is asked about again. */
export async function demoModeration(ground: Ground, shopId: string): Promise<void> {
	const shown = await runQuery(ground, actor, (ctx) => listProducts(ctx, { shopId, limit: 4 }));
	const [first, second] = shown.items;
	if (!first?.picture || !second) return;
	const waits: ProductWish = {
		...blank,
		nameTh: 'พระพุทธรูปไม้มะขามองค์เล็ก',
		nameEn: 'Small Buddha image of tamarind wood',
		descriptionTh: 'แกะใหม่ทั้งองค์ด้วยมือ ใช้ไม้มะขามจากสวนในหมู่บ้าน',
		category: 'wood',
		priceSatang: 185_000,
	};
	const ids = { shopId, productId: freshId(ground) };
	await runCommand(ground, actor, async (ctx) => {
		await saveProduct(ctx, { ...ids, ...waits });
		await addPicture(ctx, { ...ids, hash: first.picture!, altTh: waits.nameTh });
		await publishProduct(ctx, ids);
	});
	const { reviewId } = await runCommand(ground, actor, (ctx) =>
		moderation.takeDown(ctx, { productId: second.productId, reason: 'รูปเหมือนกับของร้านอื่น ขอรูปที่ถ่ายเอง' }),
	);
	await runCommand(ground, actor, (ctx) => moderation.appeal(ctx, { shopId, reviewId, text: 'รูปนี้ถ่ายเองที่บ้าน มีรูปต้นฉบับในโทรศัพท์' }));
}
