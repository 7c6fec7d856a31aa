// Goods of the made-up country: what shops offer, what lists, search and suggestions keep of it.
import type pg from 'pg';
import { system } from '#kernel/actor';
import { normalise, skeleton } from '#kernel/thai';
import { bulkGoods } from '#market/catalogue';
import { areasBelow, provinces } from '#market/places';
import { runQuery, type Ground } from '#platform/run';
import { bar } from './bar.ts';
import { copyInto, type Cell } from './copy.ts';
import { iso, type CountryWish, type Load } from './shapes.ts';
import { demoGoods, ids, idOf, productAt, shopAt, type MadeProduct, type MadeShop } from './made-up.ts';

/** Only shops that are open have something on sale. */
const isListed = (product: MadeProduct, shop: MadeShop): boolean => product.state === 'published' && shop.state === 'approved';

export function onSale(shop: MadeShop, { products, shops }: CountryWish): number {
	let count = 0;
	for (let number = shop.number; number < products; number += shops) if (isListed(productAt(number, shops, 0), shop)) count++;
	return count;
}

export const goodsTables = [
	'catalogue.product',
	'catalogue.picture',
	'catalogue.listing',
	'catalogue.entry',
	'catalogue.phrase',
	'catalogue.review',
	'stock.item',
];

type Row = (product: MadeProduct, shop: MadeShop) => Cell[] | null;

export async function copyGoods(load: Load): Promise<void> {
	const { client, wish, places, today } = load;
	const goods = async (name: string, columns: readonly string[], row: Row): Promise<void> => {
		const progress = bar(name, wish.products);
		const rows = function* (): Generator<Cell[]> {
			for (let number = 0; number < wish.products; number++) {
				const product = productAt(number, wish.shops, today);
				const made = row(product, shopAt(product.shop, places, today));
				if (number % 1000 === 0) progress.at(number);
				if (made) yield made;
			}
		};
		await copyInto(client, name, columns, rows());
		progress.end();
	};
	const [shopId, id] = [(product: MadeProduct) => idOf(ids.shop, product.shop), (product: MadeProduct) => idOf(ids.product, product.number)];
	const hash = (product: MadeProduct): string | null => wish.pictures.get(demoGoods[product.of]!.picture) ?? null;
	await goods('catalogue.product_place', ['product_id', 'shop_id'], (product) => [id(product), shopId(product)]);
	await goods('catalogue.product', productColumns, productRow);
	await goods('catalogue.picture', ['shop_id', 'product_id', 'hash', 'position', 'alt_th'], (product) => {
		const picture = hash(product);
		return picture === null ? null : [shopId(product), id(product), picture, 1, demoGoods[product.of]!.nameTh];
	});
	await goods('stock.item', ['shop_id', 'product_id', 'received', 'on_hand'], (product) => [
		shopId(product),
		id(product),
		product.stock,
		product.stock,
	]);
	await goods('catalogue.review', reviewColumns, (product, shop) =>
		product.state === 'submitted'
			? [
					shopId(product),
					idOf(ids.review, product.number),
					id(product),
					'listing',
					'waiting',
					shop.place.provinceCode,
					'[]',
					iso(product.publishedAt),
					idOf(ids.person, product.shop),
				]
			: null,
	);
	const tree = await categoriesOf(load.ground);
	await goods('catalogue.listing', listingColumns, (product, shop) =>
		isListed(product, shop) ? listingRow(product, shop, hash(product), tree) : null,
	);
	await copyEntries(load, goods, tree);
	await countAll(load, tree);
}

const productColumns = [
	'shop_id',
	'product_id',
	'state',
	'name_th',
	'name_key',
	'name_en',
	'description_th',
	'description_en',
	'category',
	'price_satang',
	'unit_th',
	'unit_en',
	'weight_g',
	'length_mm',
	'width_mm',
	'height_mm',
	'transport_class',
	'max_days',
	'shelf_life_days',
	'sold',
	'created_at',
	'updated_at',
	'published_at',
];
const reviewColumns = ['shop_id', 'review_id', 'product_id', 'kind', 'state', 'province_code', 'findings', 'waiting_since', 'by_whom'];
const listingColumns = [
	'product_id',
	'shop_id',
	'shop_slug',
	'shop_name_th',
	'village_th',
	'province_code',
	'category',
	'root',
	'name_th',
	'name_en',
	'unit_th',
	'unit_en',
	'price_satang',
	'picture',
	'transport_class',
	'sold',
	'published_at',
];

const keys = demoGoods.map((one) => bulkGoods.nameKey(one.nameTh));

function productRow(product: MadeProduct, shop: MadeShop): Cell[] {
	const of = demoGoods[product.of]!;
	const at = iso(product.publishedAt);
	return [
		idOf(ids.shop, product.shop),
		idOf(ids.product, product.number),
		// What a shop that is not open had on sale stands still.
		product.state === 'published' && shop.state !== 'approved' ? (shop.approvedAt === null ? 'draft' : 'paused') : product.state,
		of.nameTh,
		keys[product.of]!,
		of.nameEn,
		of.descriptionTh,
		of.descriptionEn,
		of.category,
		product.priceSatang,
		of.unitTh,
		of.unitEn,
		of.weightG,
		of.lengthMm,
		of.widthMm,
		of.heightMm,
		of.transportClass,
		of.maxDays,
		of.shelfLifeDays,
		product.sold,
		at,
		at,
		product.state === 'draft' || product.state === 'submitted' ? null : at,
	];
}

type Tree = ReadonlyMap<string, { root: string; path: readonly { slug: string; th: string; en: string }[] }>;

async function categoriesOf(ground: Ground): Promise<Tree> {
	const rows = await ground.db.selectFrom('catalogue.category').select(['slug', 'parent', 'root', 'name_th', 'name_en']).execute();
	const bySlug = new Map(rows.map((row) => [row.slug, row]));
	const path = (slug: string): { slug: string; th: string; en: string }[] => {
		const row = bySlug.get(slug);
		return row ? [...(row.parent ? path(row.parent) : []), { slug, th: row.name_th, en: row.name_en }] : [];
	};
	return new Map(rows.map((row) => [row.slug, { root: row.root, path: path(row.slug) }]));
}

function listingRow(product: MadeProduct, shop: MadeShop, picture: string | null, tree: Tree): Cell[] {
	const of = demoGoods[product.of]!;
	return [
		idOf(ids.product, product.number),
		idOf(ids.shop, product.shop),
		shop.slug,
		shop.name,
		shop.village,
		shop.place.provinceCode,
		of.category,
		tree.get(of.category)?.root ?? of.category,
		of.nameTh,
		of.nameEn,
		of.unitTh,
		of.unitEn,
		product.priceSatang,
		picture,
		of.transportClass,
		product.sold,
		iso(product.publishedAt),
	];
}

const entryColumns = [
	'product_id',
	'category',
	'province_code',
	'sold',
	'price_satang',
	'published_at',
	'name',
	'plain',
	'skeleton',
	'words',
	'seller_kind',
	'transport_class',
];

async function copyEntries(
	{ ground }: Load,
	goods: (name: string, columns: readonly string[], row: Row) => Promise<void>,
	tree: Tree,
): Promise<void> {
	const all = await runQuery(ground, system('country'), (ctx) => provinces(ctx));
	const province = new Map(all.map((one) => [one.code, one.name]));
	const below = await Promise.all(all.map((one) => runQuery(ground, system('country'), (ctx) => areasBelow(ctx, one.code))));
	const district = new Map(below.flat().map((one) => [one.code, one.name.th]));
	await goods('catalogue.entry', entryColumns, (product, shop) => {
		if (!isListed(product, shop)) return null;
		const of = demoGoods[product.of]!;
		const here = province.get(shop.place.provinceCode);
		const around = [
			...(tree.get(of.category)?.path ?? []).flatMap((one) => [one.th, one.en]),
			shop.name,
			null,
			shop.village,
			null,
			district.get(shop.place.subdistrictCode.slice(0, 4)) ?? null,
			here?.th ?? null,
			here?.en ?? null,
		];
		const entry = bulkGoods.entryOf({ nameTh: of.nameTh, nameEn: of.nameEn, around, text: '' });
		const words = entry.words + textWords(product.of, entry.words);
		return [
			idOf(ids.product, product.number),
			of.category,
			shop.place.provinceCode,
			product.sold,
			product.priceSatang,
			iso(product.publishedAt),
			entry.name,
			entry.plain,
			entry.skeleton,
			words,
			shop.kind,
			of.transportClass,
		];
	});
}

/** The words of a description, cut once for all goods of a kind, with their places after those that stand before them. */
function textWords(of: number, before: string): string {
	const known = textTokens.get(of) ?? tokensOf(of);
	textTokens.set(of, known);
	const from = before === '' ? 0 : before.split(' ').length;
	return known.map((token, index) => ` ${token}:${from + index + 1}C`).join('');
}
const textTokens = new Map<number, string[]>();
const tokensOf = (of: number): string[] => {
	const { descriptionTh, descriptionEn } = demoGoods[of]!;
	const { words } = bulkGoods.entryOf({ nameTh: '', nameEn: null, around: [], text: `${descriptionTh} . ${descriptionEn ?? ''}` });
	return words === '' ? [] : words.split(' ').map((token) => token.slice(0, token.lastIndexOf(':')));
};

interface Counted {
	readonly phrase: bulkGoods.Phrase;
	readonly normal: string;
	products: number;
	leads: number;
}

/** Numbers and suggestions, counted here as the catalogue counts them one by one. */
async function countAll({ client, ground, wish, places, today }: Load, tree: Tree): Promise<void> {
	const all = new Map((await runQuery(ground, system('country'), (ctx) => provinces(ctx))).map((one) => [one.code, one]));
	const [tally, phrases] = [new Map<string, number>(), new Map<string, Counted>()];
	const of = new Map<number, number>();
	const here = new Map<string, number>();
	const shops = new Map<number, number>();
	for (let number = 0; number < wish.products; number++) {
		const product = productAt(number, wish.shops, today);
		const shop = shopAt(product.shop, places, today);
		if (!isListed(product, shop)) continue;
		const { category } = demoGoods[product.of]!;
		for (const place of bulkGoods.tallyPlaces({
			category,
			root: tree.get(category)?.root ?? category,
			provinceCode: shop.place.provinceCode,
			districtCode: shop.place.subdistrictCode.slice(0, 4),
		}))
			tally.set(place, (tally.get(place) ?? 0) + 1);
		of.set(product.of, (of.get(product.of) ?? 0) + 1);
		here.set(shop.place.provinceCode, (here.get(shop.place.provinceCode) ?? 0) + 1);
		shops.set(product.shop, (shops.get(product.shop) ?? 0) + 1);
	}
	const add = (found: readonly bulkGoods.Phrase[], count: number): void => {
		for (const phrase of found) {
			const normal = normalise(phrase.text);
			if (normal === '') continue;
			const key = `${normal}\n${phrase.kind}\n${phrase.href}`;
			const known = phrases.get(key) ?? { phrase, normal, products: 0, leads: 0 };
			phrases.set(key, known);
			known.products += count;
			if (phrase.leading) known.leads += count;
		}
	};
	for (const [index, count] of of) {
		const product = demoGoods[index]!;
		add([...bulkGoods.phrasesOf(product.nameTh), ...bulkGoods.phrasesOf(product.nameEn ?? '')], count);
		for (const one of tree.get(product.category)?.path ?? [])
			for (const name of [one.th, one.en]) add(bulkGoods.phrasesOfPlace('category', name, `/c/${one.slug}`), count);
	}
	for (const [code, count] of here)
		for (const name of [all.get(code)?.name.th, all.get(code)?.name.en])
			add(bulkGoods.phrasesOfPlace('province', name ?? null, `/p/${all.get(code)?.slug}`), count);
	for (const [number, count] of shops) {
		const shop = shopAt(number, places, today);
		add(bulkGoods.phrasesOfPlace('shop', shop.name, `/shops/${shop.slug}`), count);
	}
	await client.query(
		'insert into catalogue.tally (place, products) select * from unnest($1::text[], $2::int[]) on conflict (place) do update set products = tally.products + excluded.products',
		[[...tally.keys()], [...tally.values()]],
	);
	await writePhrases(client, [...phrases.values()]);
}

async function writePhrases(client: pg.Client, counted: readonly Counted[]): Promise<void> {
	const progress = bar('catalogue.phrase', counted.length);
	await client.query('create temporary table made_phrase (like catalogue.phrase) on commit drop');
	const rows = function* (): Generator<Cell[]> {
		for (const { phrase, normal, products, leads } of counted)
			yield [normal, phrase.kind, phrase.href, phrase.text, skeleton(normal), products, leads];
	};
	await copyInto(client, 'made_phrase', ['normal', 'kind', 'href', 'text', 'skeleton', 'products', 'leads'], rows(), progress.at);
	await client.query(`insert into catalogue.phrase select * from made_phrase
		on conflict (normal, kind, href) do update set products = phrase.products + excluded.products, leads = phrase.leads + excluded.leads`);
	progress.end();
}
