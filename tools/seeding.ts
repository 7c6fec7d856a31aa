// Fills an empty market with the demonstration: people, shops and goods of all 77 provinces.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { system, type Role } from '#kernel/actor';
import { satang } from '#kernel/money';
import { seedProducts, type SeedProduct } from '#market/catalogue';
import { enrol, grantDuty } from '#market/people';
import { findPlaces } from '#market/places';
import { seedShop } from '#market/shops';
import { adoptOrigins, type AdoptedOrigin } from '#market/origin';
import { adoptCertificates } from '#market/standards';
import { seedStock } from '#market/stock';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openKysely, openPool } from '#platform/db';
import { openFiles, type Files } from '#platform/files';
import { systemRandom } from '#platform/random';
import { runCommand, runQuery, type Ground } from '#platform/run';
import { openSeal } from '#platform/seal';
import { openSigner } from '#platform/signing';
import { demoModeration } from './demo-catalogue.ts';
import { attributesOf } from './demo/attributes.ts';
import { demoMarket } from './demo/market.ts';
import type { DemoProduct, DemoShop } from './demo/shapes.ts';

const drawn = fileURLToPath(new URL('../art/drawn', import.meta.url));
const BATCH = 250;

/** Opens just enough to run commands on a database. */
export function openGround(config: Config, url: string): { ground: Ground; close(): Promise<void> } {
	const pool = openPool({ url, most: 4, prepare: true, onIdleError: () => undefined });
	const db = openKysely(pool);
	return {
		ground: {
			db,
			reads: db,
			clock: systemClock,
			random: systemRandom(),
			seal: openSeal(Buffer.from(config.secrets.SECRET_KEY.reveal())),
			signer: openSigner(Buffer.from(config.secrets.BADGE_KEY.reveal())),
			settings: config.settings,
		},
		close: () => db.destroy(),
	};
}

/** Loads the demonstration when there is no shop yet. @returns whether it did */
export async function seedIfEmpty(config: Config, url: string, onProgress: (message: string) => void): Promise<boolean> {
	const { ground, close } = openGround(config, url);
	try {
		const shops = await ground.db.selectFrom('shops.shop').select('shop_id').limit(1).execute();
		if (shops.length > 0) return false;
		await seedDemo(ground, openFiles(join(config.dataDir, 'files')), onProgress);
		return true;
	} finally {
		await close();
	}
}

/** @param onProgress told after each part */
export async function seedDemo(ground: Ground, files: Files, onProgress: (message: string) => void): Promise<void> {
	const market = demoMarket();
	const pictures = await storePictures(files, onProgress);
	const actor = system('seed');
	const shopIds = new Map<string, string>();
	await runCommand(ground, actor, async (ctx) => {
		for (const shop of market.shops) {
			const ownerId = await enrol(ctx, { phone: shop.owner.phone, name: shop.owner.nameTh });
			shopIds.set(shop.slug, (await seedShop(ctx, await shopWish(ground, shop, ownerId))).shopId);
		}
		for (const person of market.people) {
			const personId = await enrol(ctx, { phone: person.phone, name: person.nameTh });
			if (person.role === 'buyer') continue;
			const shopId = person.shopSlug ? shopIds.get(person.shopSlug) : undefined;
			if (person.role === 'seller' && !shopId) continue;
			await grantDuty(ctx, {
				personId,
				role: person.role as Role,
				...(person.role === 'seller' && shopId ? { shopId } : {}),
				...(person.role === 'province_officer' && person.provinceCode ? { provinceCode: person.provinceCode } : {}),
				...(person.role === 'post_clerk' && person.postcode ? { officeCode: person.postcode } : {}),
			});
		}
	});
	onProgress(`${market.shops.length} shops`);
	const origins: AdoptedOrigin[] = [];
	for (let start = 0; start < market.products.length; start += BATCH) {
		const some = market.products.slice(start, start + BATCH);
		await runCommand(ground, actor, async (ctx) => {
			const rows = some.map((product) => productWish(product, shopIds.get(product.shopSlug)!, pictures, ctx.newId()));
			await seedProducts(ctx, rows);
			origins.push(...rows.flatMap((row, index) => checkedOrigin(market.shops, some[index]!, row)));
			await seedStock(
				ctx,
				rows.map((row, index) => ({ shopId: row.shopId, productId: row.productId, onHand: some[index]!.stock })),
			);
		});
		onProgress(`${Math.min(start + BATCH, market.products.length)} of ${market.products.length} goods`);
	}
	const moderated = market.shops.filter((shop) => shop.provinceCode === '32').at(-1);
	if (moderated) await demoModeration(ground, shopIds.get(moderated.slug)!);
	await runCommand(ground, actor, (ctx) => adoptCertificates(ctx, [...shopIds.values()]));
	const postcodes = new Map<string, string>();
	for (const code of new Set(origins.map((one) => one.subdistrictCode))) postcodes.set(code, await postcodeOf(ground, code));
	await runCommand(ground, actor, (ctx) =>
		adoptOrigins(
			ctx,
			origins.map((one) => ({ ...one, postcode: postcodes.get(one.subdistrictCode)! })),
		),
	);
}

/** Every drawing, kept as the market keeps pictures. @returns name → hash */
export async function storePictures(files: Files, onProgress: (message: string) => void): Promise<Map<string, string>> {
	const names = readdirSync(drawn).filter((name) => name.endsWith('.webp'));
	const hashes = new Map<string, string>();
	const waiting = [...names];
	const lane = async (): Promise<void> => {
		for (let name = waiting.pop(); name; name = waiting.pop()) {
			hashes.set(name.replace('.webp', ''), await files.storePicture(readFileSync(join(drawn, name))));
			if (hashes.size % 100 === 0) onProgress(`${hashes.size} of ${names.length} pictures`);
		}
	};
	await Promise.all([lane(), lane(), lane()]);
	return hashes;
}

/** The offices of these provinces have been round: most of what is made there is checked. */
const CHECKED = new Set(['32', '82', '50']);

function checkedOrigin(shops: readonly DemoShop[], product: DemoProduct, row: SeedProduct): AdoptedOrigin[] {
	const shop = shops.find((one) => one.slug === product.shopSlug);
	const provinceCode = shop?.subdistrictCode.slice(0, 2) ?? '';
	if (!shop || !CHECKED.has(provinceCode) || product.slug.length % 4 === 0) return [];
	return [
		{
			shopId: row.shopId,
			productId: row.productId,
			subdistrictCode: shop.subdistrictCode,
			postcode: '',
			provinceCode,
			village: shop.villageTh,
			makers: shop.members ? `${shop.nameTh} ${shop.members} คน` : shop.nameTh,
			wisdom: product.processTh ?? '',
		},
	];
}

async function postcodeOf(ground: Ground, subdistrictCode: string): Promise<string> {
	const places = await runQuery(ground, system('seed'), (ctx) => findPlaces(ctx, { subdistrictCode }));
	if (!places[0]) throw new Error(`the subdistrict ${subdistrictCode} has no postcode`);
	return places[0].postcode;
}

export async function shopWish(ground: Ground, shop: DemoShop, ownerId: string) {
	const postcode = await postcodeOf(ground, shop.subdistrictCode);
	return {
		slug: shop.slug,
		ownerId,
		nameTh: shop.nameTh,
		nameEn: shop.nameEn,
		kind: shop.kind,
		subdistrictCode: shop.subdistrictCode,
		postcode,
		villageTh: shop.villageTh,
		villageEn: shop.villageEn,
		storyTh: shop.storyTh,
		storyEn: shop.storyEn,
		since: shop.foundedYear,
		members: shop.members,
		saying: shop.wordsTh ?? null,
		payout: shop.bank
			? { kind: 'bank' as const, bankCode: shop.bank.code, number: shop.bank.number, name: shop.bank.name }
			: { kind: 'promptpay' as const, phone: shop.promptpay ?? shop.owner.phone },
	};
}

function productWish(product: DemoProduct, shopId: string, pictures: ReadonlyMap<string, string>, productId: string): SeedProduct {
	const shown = [product.picture, ...product.morePictures].flatMap((name) => {
		const hash = pictures.get(name);
		return hash ? [{ hash, altTh: product.nameTh, altEn: product.nameEn }] : [];
	});
	if (shown.length === 0) throw new Error(`the demo product ${product.slug} has no picture ${product.picture}`);
	return {
		productId,
		shopId,
		nameTh: product.nameTh,
		nameEn: product.nameEn,
		descriptionTh: product.descriptionTh,
		descriptionEn: product.descriptionEn,
		processTh: product.processTh ?? null,
		category: product.category,
		priceSatang: satang(product.priceSatang),
		unitTh: product.unitTh,
		unitEn: product.unitEn,
		weightG: product.weightG,
		lengthMm: product.lengthMm,
		widthMm: product.widthMm,
		heightMm: product.heightMm,
		transportClass: product.transportClass,
		maxDays: product.maxDays,
		shelfLifeDays: product.shelfLifeDays,
		pictures: shown,
		attributes: attributesOf(product),
		certificates: product.certificates.map((one) => ({ kind: one.kind, number: one.number, stars: one.stars ?? null, until: one.until })),
		sold: product.soldCount,
		// What buyers think comes from their reviews alone.
		rating: null,
	};
}
