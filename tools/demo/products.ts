import { chanceFrom } from '#kernel/weave';
import type { Chance } from '#kernel/weave';
import type { Family, Goods, Pair, Variant } from './family.ts';
import type { ShopSeed } from './shop-seed.ts';
import type { DemoCertificate, DemoProduct, DemoShop, DemoTransportClass } from './shapes.ts';

/** Hands out pictures so that neighbours differ. */
export interface PictureBook {
	choose(kinds: readonly string[], tags: readonly string[], avoid: readonly string[]): string;
	others(picture: string, kinds: readonly string[], tags: readonly string[], many: number): string[];
}

export interface Surroundings {
	families: Readonly<Record<string, Family>>;
	province: { code: string; th: string; en: string; gi: readonly { th: string }[] };
	book: PictureBook;
	/** Number of the shop in the list. */
	index: number;
}

/** Everything a shop sells, its goods mixed line by line so that a page of it looks varied. */
export function productsOf(seed: ShopSeed, shop: DemoShop, around: Surroundings): DemoProduct[] {
	const lines = seed.goods.map((goods) => {
		const family = around.families[goods.family];
		if (!family) throw new Error(`${seed.slug}: no family ${goods.family}`);
		return { goods, family, variants: chosenVariants(goods, family, seed.goods.length) };
	});
	const shown: string[] = [];
	const made: DemoProduct[] = [];
	for (let turn = 0; lines.some((line) => turn < line.variants.length); turn++) {
		for (const { goods, family, variants } of lines) {
			const variant = variants[turn];
			if (variant)
				made.push(
					productOf({ goods, family, variant, special: turn < (goods.special?.length ?? 0) }, shop, around, { shown, position: made.length }),
				);
		}
	}
	return made;
}

function chosenVariants(goods: Goods, family: Family, lines: number): Variant[] {
	const many = goods.count ?? (lines === 1 ? 8 : lines === 2 ? 5 : 4);
	const own = typeof family.variants === 'function' ? family.variants(goods) : family.variants;
	return [...(goods.special ?? []), ...own].slice(0, many + (goods.special?.length ?? 0));
}

const fill = (text: string, values: { n: string; v: string; p: string }): string =>
	text.replaceAll('{n}', values.n).replaceAll('{v}', values.v).replaceAll('{p}', values.p);

/** Prices as people write them: to 5 baht when small, to 10, to 50 when large. */
function neatSatang(baht: number): number {
	const step = baht < 200 ? 5 : baht < 1500 ? 10 : 50;
	return Math.max(step, Math.round(baht / step) * step) * 100;
}

interface Item {
	goods: Goods;
	family: Family;
	variant: Variant;
	special: boolean;
}

function productOf(item: Item, shop: DemoShop, around: Surroundings, done: { shown: string[]; position: number }): DemoProduct {
	const { goods, family, variant } = item;
	const r = chanceFrom(`${shop.slug}:${variant.name[1]}:${done.position}`);
	const names: Pair = [
		fill(variant.name[0], { n: goods.name[0], v: shop.villageTh, p: around.province.th }),
		fill(variant.name[1], { n: goods.name[1], v: shop.villageEn, p: around.province.en }),
	];
	const kinds = variant.kinds ?? goods.kinds ?? family.kinds;
	const tags = [...new Set([...(goods.tags ?? (variant.kinds ? [] : (family.tags ?? []))), ...(variant.tags ?? [])])];
	const picture = around.book.choose(kinds, tags, done.shown);
	done.shown.push(picture);
	const [descriptionTh, descriptionEn] = describe(item, shop, around, done.position);
	const category = variant.category ?? goods.category ?? family.category;
	const factor = item.special ? 1 : (goods.times ?? 1) * (1 + (chanceFrom(`price:${shop.slug}`).int(-6, 9) + r.int(-2, 3)) / 100);
	const stock = family.stock ?? [5, 40];
	const sold = soldCount(r, variant.baht * (goods.times ?? 1));
	const process = family.process?.[done.position % family.process.length];
	return {
		slug: slugOf(shop.slug, names[1]),
		shopSlug: shop.slug,
		nameTh: plainThai(names[0]),
		nameEn: capitalise(names[1]),
		descriptionTh,
		descriptionEn,
		...(process && category === family.category ? { processTh: process } : {}),
		category,
		priceSatang: item.special ? Math.round(variant.baht * 100) : neatSatang(variant.baht * factor),
		unitTh: (variant.unit ?? family.unit)[0],
		unitEn: (variant.unit ?? family.unit)[1],
		stock: r.int(stock[0], stock[1]),
		weightG: variant.g,
		lengthMm: variant.box[0],
		widthMm: variant.box[1],
		heightMm: variant.box[2],
		...carriage(family, variant),
		picture,
		morePictures: around.book.others(picture, kinds, tags, 1 + (done.position % 3)),
		certificates: papersOf(item, category, shop, around, r),
		soldCount: sold,
		rating: sold < 4 ? null : Math.round(r.range(43, 50)) / 10,
	};
}

/** Drops the second «ผ้า» of «ผ้าพันคอผ้าไหม…» and its like, as a seller would. */
const plainThai = (name: string): string =>
	name
		.replace(/^(ผ้าพันคอ|ผ้าคลุมไหล่|ผ้าถุง|ผ้าสไบ|ผ้าคลุมชายหาด|ผ้าเช็ดหน้า|ย่าม|กระเป๋าถือ|กระเป๋า|ผ้าห่ม)ผ้า(?:ซิ่น)?/, '$1')
		.replace(/^(จาน|แก้วกาแฟ|ช้อนและถ้วยน้ำจิ้ม)(?:จาน)?ชาม/, '$1');

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function describe({ goods, family, variant }: Item, shop: DemoShop, around: Surroundings, position: number): Pair {
	const at = around.index + position;
	const pairs: Pair[] = [family.about[at % family.about.length]!];
	if (variant.note) pairs.push(variant.note);
	if (goods.note && position % 2 === 0) pairs.push(goods.note);
	pairs.push(family.use[(at + Math.floor(position / family.about.length)) % family.use.length]!);
	return [
		pairs.map((pair) => fill(pair[0], { n: goods.name[0], v: shop.villageTh, p: around.province.th })).join(' '),
		pairs.map((pair) => capitalise(fill(pair[1], { n: goods.name[1], v: shop.villageEn, p: around.province.en }))).join(' '),
	];
}

/** How it travels: a bottle in a dry family is a liquid, a bar of soap in a liquid one is not. */
function carriage(family: Family, variant: Variant): { transportClass: DemoTransportClass; maxDays: number | null; shelfLifeDays: number | null } {
	const first = variant.kinds?.[0];
	const dry = first === 'soap' || first === 'balm';
	let transportClass = family.transport;
	if (first === 'bottle' && transportClass === 'ambient') transportClass = 'liquid';
	if (dry && transportClass === 'liquid') transportClass = 'ambient';
	return { transportClass, maxDays: family.maxDays ?? null, shelfLifeDays: family.shelfDays ?? null };
}

const soldCount = (r: Chance, baht: number): number => (r.chance(0.12) ? r.int(0, 3) : Math.round((r.range(0.4, 1) ** 2 * 42000) / (baht + 90)));

function slugOf(shopSlug: string, nameEn: string): string {
	const words = nameEn
		.toLowerCase()
		.replaceAll('’', '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-|-$/g, '');
	const slug = `${shopSlug}-${words}`;
	return slug.length <= 90 ? slug : slug.slice(0, 90).replace(/-[^-]*$/, '');
}

const foodLike = (category: string): boolean => /^(food|rice|honey|coffee|herbal-drink|juice)/.test(category);

function papersOf({ goods, family }: Item, category: string, shop: DemoShop, around: Surroundings, r: Chance): DemoCertificate[] {
	const kinds = (family.papers ?? []).filter((kind) => (kind === 'fda' ? foodLike(category) || category.startsWith('h') : true));
	const own = chanceFrom(`papers:${shop.slug}:${goods.family}`);
	const held = kinds.filter(() => own.chance(family.paperChance ?? 0.55));
	const at = String(around.index + 1).padStart(3, '0');
	const until = `${2027 + own.int(0, 2)}-${String(own.int(1, 12)).padStart(2, '0')}-28`;
	const papers: DemoCertificate[] = held.map((kind) => ({
		kind,
		number: numberOf(kind, around.province.code, at, r),
		...(kind === 'otop' ? { stars: own.int(3, 5) } : {}),
		until,
	}));
	if (goods.gi && category === (goods.category ?? family.category)) {
		if (!around.province.gi.some((entry) => entry.th === goods.gi))
			throw new Error(`${shop.slug}: ${goods.gi} is not in the list of ${around.province.en}`);
		papers.unshift({ kind: 'gi', number: `สช 00000${at}`, until });
	}
	if (goods.organic && !papers.some((paper) => paper.kind === 'organic')) papers.push({ kind: 'organic', number: `TAS-DEMO-${at}`, until });
	if (goods.halal && foodLike(category)) papers.push({ kind: 'halal', number: `HL-DEMO-${at}`, until });
	return papers;
}

/** Numbers have the right shape and a running part of zeros, so that nobody takes them for real ones. */
function numberOf(kind: DemoCertificate['kind'], province: string, at: string, r: Chance): string {
	if (kind === 'fda') return `${province}-2-00${at}-2-${String(r.int(1, 99)).padStart(4, '0')}`;
	if (kind === 'tcps') return `0${at}-${province}/000`;
	if (kind === 'gap') return `กษ 03-9001-0000-${at}`;
	return `OPC-${province}-0${at}`;
}
