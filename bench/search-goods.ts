// Goods for the measurement of search: names put together of what the demonstration sells, shops and places of the made-up country.
import pg from 'pg';
import { normalise, skeleton, words } from '#kernel/thai';
import { bulkGoods } from '#market/catalogue';
import { copyInto, withoutIndexes, type Cell } from '../tools/country/copy.ts';
import { demoGoods, idOf, ids, mixed, shopAt, type MadeShop, type Place } from '../tools/country/made-up.ts';

export interface MadeGoods {
	/** in how many goods each word stands */
	readonly frequencies: ReadonlyMap<string, number>;
	/** some names as they were made */
	readonly names: readonly string[];
}

const TEXT_WORDS = 40;
const DAY = 86_400_000;
const TODAY = Date.UTC(2026, 10, 21);

/** Beginnings and ends of the demonstration's names, in both languages. */
const heads = demoGoods.map((one) => ({ th: one.nameTh.split(' ')[0]!, en: one.nameEn?.split(/[,:]/)[0] ?? null, of: one }));
const tails = demoGoods.map((one) => ({ th: one.nameTh.split(' ').slice(1).join(' '), en: one.nameEn?.split(/[,:]/).slice(1).join(' ') ?? null }));

/** Pieces come again and again: each is cut once. */
function cutter(): (text: string) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	return (text) => {
		const found = known.get(text);
		if (found) return found;
		const made = words(text);
		known.set(text, made);
		return made;
	};
}

interface Around {
	readonly paths: ReadonlyMap<string, readonly string[]>;
	readonly roots: ReadonlyMap<string, string>;
	readonly provinces: ReadonlyMap<string, readonly string[]>;
	readonly districts: ReadonlyMap<string, string>;
	readonly places: readonly Place[];
}

export async function aroundOf(client: pg.Client): Promise<Around> {
	const categories = await client.query<{ slug: string; parent: string | null; root: string; name_th: string; name_en: string }>(
		'select * from catalogue.category',
	);
	const bySlug = new Map(categories.rows.map((row) => [row.slug, row]));
	const path = (slug: string): string[] => {
		const row = bySlug.get(slug);
		return row ? [...(row.parent ? path(row.parent) : []), row.name_th, row.name_en] : [];
	};
	const provinces = await client.query<{ province_code: string; name_th: string; name_en: string }>('select * from places.province');
	const districts = await client.query<{ district_code: string; name_th: string }>('select * from places.district');
	const places = await client.query<{ subdistrict_code: string; name_th: string }>('select * from places.subdistrict order by subdistrict_code');
	return {
		paths: new Map(categories.rows.map((row) => [row.slug, path(row.slug)])),
		roots: new Map(categories.rows.map((row) => [row.slug, row.root])),
		provinces: new Map(provinces.rows.map((row) => [row.province_code, [row.name_th, row.name_en]])),
		districts: new Map(districts.rows.map((row) => [row.district_code, row.name_th])),
		places: places.rows
			.map((row) => ({ subdistrictCode: row.subdistrict_code, postcode: '', provinceCode: row.subdistrict_code.slice(0, 2), name: row.name_th }))
			.sort((a, b) => mixed(Number(a.subdistrictCode), 99) - mixed(Number(b.subdistrictCode), 99)),
	};
}

interface Made {
	readonly shop: MadeShop;
	readonly nameTh: string;
	readonly nameEn: string;
	readonly of: (typeof heads)[number]['of'];
	readonly sold: number;
	readonly price: number;
	readonly at: string;
}

function madeAt(number: number, shops: number, { places }: Around): Made {
	const head = heads[mixed(number, 50) % heads.length]!;
	const [tail, end] = [tails[mixed(number, 51) % tails.length]!, tails[mixed(number, 52) % tails.length]!];
	return {
		shop: shopAt(number % shops, places, TODAY),
		nameTh: [head.th, tail.th, mixed(number, 53) % 3 === 0 ? end.th : ''].filter(Boolean).join(' '),
		nameEn: [head.en, tail.en].filter(Boolean).join(' '),
		of: head.of,
		sold: mixed(number, 54) % 2 === 0 ? 0 : mixed(number, 55) % 1000,
		price: Math.max(500, Math.round((head.of.priceSatang * (70 + (mixed(number, 56) % 60))) / 100 / 500) * 500),
		at: new Date(TODAY - (mixed(number, 57) % 900) * DAY - (mixed(number, 58) % DAY)).toISOString(),
	};
}

/** Fills entry, listing and phrases of a migrated database with so many goods of a third as many shops. */
export async function fillSearch(url: string, products: number, progress: (message: string) => void): Promise<MadeGoods> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const around = await aroundOf(client);
	const shops = Math.max(1, Math.ceil(products * 0.34));
	const [frequencies, phrases, names] = [new Map<string, number>(), new Map<string, number>(), [] as string[]];
	try {
		await client.query("set maintenance_work_mem = '1GB'");
		await client.query('set synchronous_commit = off');
		await withoutIndexes(
			client,
			['catalogue.listing', 'catalogue.entry', 'catalogue.phrase'],
			async () => {
				await copyInto(client, 'catalogue.listing', listingColumns, listings(products, shops, around));
				progress('listings are in');
				await copyInto(client, 'catalogue.entry', entryColumns, entries(products, shops, around, { frequencies, phrases, names }));
				progress('entries are in');
				await copyPhrases(client, phrases);
			},
			progress,
		);
		await client.query('vacuum analyze catalogue.entry, catalogue.listing, catalogue.phrase');
	} finally {
		await client.end();
	}
	return { frequencies, names };
}

const listingColumns =
	'product_id shop_id shop_slug shop_name_th village_th province_code category root name_th name_en unit_th price_satang transport_class sold published_at'.split(
		' ',
	);
const entryColumns = 'product_id category province_code sold price_satang published_at name plain skeleton words seller_kind transport_class'.split(
	' ',
);

function* listings(products: number, shops: number, around: Around): Generator<Cell[]> {
	for (let number = 0; number < products; number++) {
		const made = madeAt(number, shops, around);
		const { shop, of } = made;
		const root = around.roots.get(of.category) ?? of.category;
		const face = [idOf(ids.product, number), idOf(ids.shop, shop.number), shop.slug, shop.name, shop.village, shop.place.provinceCode];
		yield [...face, of.category, root, made.nameTh, made.nameEn, of.unitTh, made.price, of.transportClass, made.sold, made.at];
	}
}

export function* entries(
	products: number,
	shops: number,
	around: Around,
	counted: { readonly frequencies: Map<string, number>; readonly phrases: Map<string, number>; readonly names: string[] },
): Generator<Cell[]> {
	const cut = cutter();
	const normals = new Map<string, string>();
	const normal = (text: string): string => normals.get(text) ?? (normals.set(text, normalise(text)), normals.get(text)!);
	const skeletons = new Map<string, string>();
	const bare = (text: string): string => skeletons.get(text) ?? (skeletons.set(text, skeleton(text)), skeletons.get(text)!);
	const texts = new Map(
		demoGoods.map((one) => [one, words(`${one.descriptionTh} . ${one.descriptionEn ?? ''}`.slice(0, 2000)).slice(0, TEXT_WORDS)]),
	);
	for (let number = 0; number < products; number++) {
		const made = madeAt(number, shops, around);
		const { shop, of } = made;
		const { provinceCode, subdistrictCode } = shop.place;
		const area = [around.districts.get(subdistrictCode.slice(0, 4))!, ...around.provinces.get(provinceCode)!];
		const parts = [...around.paths.get(of.category)!, shop.name, shop.village, ...area];
		const [th, en] = [made.nameTh.split(' ').map(normal).join(' '), made.nameEn.split(' ').map(normal).filter(Boolean).join(' ')];
		const nameWords = [...th.split(' '), ...en.split(' ')].flatMap(cut);
		const aroundWords = parts.flatMap((part) => normal(part).split(' ').flatMap(cut));
		const plain = [th, en, ...parts.map(normal)].filter(Boolean);
		let position = 1;
		const vector = [nameWords, aroundWords, texts.get(of)!]
			.flatMap((list, weight) => list.map((word) => `'${word}':${position++}${'ABC'[weight]}`))
			.join(' ');
		for (const word of new Set([...nameWords, ...aroundWords])) counted.frequencies.set(word, (counted.frequencies.get(word) ?? 0) + 1);
		const first = th.split(' ')[0]!;
		counted.phrases.set(first, (counted.phrases.get(first) ?? 0) + 1);
		if (number % Math.ceil(products / 2000) === 0) counted.names.push(made.nameTh);
		if (number < 3) checkSame(made, parts, vector);
		const facts = [idOf(ids.product, number), of.category, provinceCode, made.sold, made.price, made.at];
		yield [
			...facts,
			[th, en].filter(Boolean).join(' '),
			plain.join(' · '),
			[...[th, en].map((name) => skeleton(name)), ...plain.slice(2).map(bare)].join('·'),
			vector,
			shop.kind,
			of.transportClass,
		];
	}
}

/** What is made fast here must be what the product makes. */
function checkSame(made: Made, around: readonly string[], vector: string): void {
	const text = `${made.of.descriptionTh} . ${made.of.descriptionEn ?? ''}`;
	const entry = bulkGoods.entryOf({ nameTh: made.nameTh, nameEn: made.nameEn, around: [...around], text });
	if (entry.words !== vector) throw new Error(`the bench makes other words than the product: ${vector} / ${entry.words}`);
}

async function copyPhrases(client: pg.Client, phrases: ReadonlyMap<string, number>): Promise<void> {
	const rows = new Map<string, [number, number]>();
	for (const [name, count] of phrases) {
		for (const phrase of bulkGoods.phrasesOf(name)) {
			const [products, leads] = rows.get(phrase.text) ?? [0, 0];
			rows.set(phrase.text, [products + count, leads + (phrase.leading ? count : 0)]);
		}
	}
	const cells = [...rows].map(([text, [products, leads]]) => [
		text,
		'product',
		`/search?q=${encodeURIComponent(text)}`,
		text,
		skeleton(text),
		products,
		leads,
	]);
	await copyInto(client, 'catalogue.phrase', ['normal', 'kind', 'href', 'text', 'skeleton', 'products', 'leads'], cells);
}
