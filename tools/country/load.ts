// A market of the size of the country, by COPY: villages, people, shops, goods. All of it in one transaction: it is there, or it is not.
import { sql } from 'kysely';
import pg from 'pg';
import { system } from '#kernel/actor';
import { findPlaces } from '#market/places';
import type { Ground } from '#platform/run';
import { runQuery } from '#platform/run';
import { bar } from './bar.ts';
import { copyInto, withoutIndexes, type Cell } from './copy.ts';
import { copyGoods, goodsTables, onSale } from './goods.ts';
import { ids, idOf, mixed, shopAt, villageName, type MadeShop, type Place } from './made-up.ts';
import { day, DAY, iso, type CountryWish, type Load } from './shapes.ts';

/** @returns false when the country was loaded before: then nothing was changed */
export async function loadCountry(ground: Ground, url: string, wish: CountryWish): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const there = await client.query('select from shops.shop where shop_id = $1', [idOf(ids.shop, 0)]);
		if (there.rowCount) return false;
		const load: Load = { client, ground, wish, places: await placesOf(ground), today: Math.floor(ground.clock.now().getTime() / DAY) * DAY };
		await client.query('begin');
		await client.query("set local maintenance_work_mem = '512MB'");
		await client.query('set local synchronous_commit = off');
		await copyVillages(load);
		await withoutIndexes(client, shopTables, () => copyShops(load), tell);
		if (wish.products > 0) await withoutIndexes(client, goodsTables, () => copyGoods(load), tell);
		await client.query('commit');
		tell('statistics');
		await client.query('vacuum analyze');
		return true;
	} catch (thrown) {
		await client.query('rollback').catch(() => undefined);
		throw thrown;
	} finally {
		await client.end();
	}
}

const tell = (what: string): void => void process.stdout.write(`  · ${what}\n`);

async function placesOf(ground: Ground): Promise<Place[]> {
	const rows = await ground.db.selectFrom('places.subdistrict').select('subdistrict_code').orderBy('subdistrict_code').execute();
	return runQuery(ground, system('country'), async (ctx) => {
		const places: Place[] = [];
		for (const row of rows) {
			const [place] = await findPlaces(ctx, { subdistrictCode: row.subdistrict_code });
			if (place)
				places.push({
					subdistrictCode: place.subdistrictCode,
					postcode: place.postcode,
					provinceCode: place.provinceCode,
					name: place.subdistrict.th,
				});
		}
		// Spread, so that a small country has shops in every province.
		return places.sort((a, b) => mixed(Number(a.subdistrictCode), 99) - mixed(Number(b.subdistrictCode), 99));
	});
}

/** The registry: about ten villages a subdistrict. What is there already stays as it is. */
async function copyVillages({ client, wish, places }: Load): Promise<void> {
	if (wish.villages === 0) return;
	const progress = bar('villages', wish.villages);
	await client.query('create temporary table made_village (like places.village) on commit drop');
	const rows = function* (): Generator<Cell[]> {
		for (let number = 0; number < wish.villages; number++) {
			const [at, moo] = [number % places.length, 1 + Math.floor(number / places.length)];
			if (moo > 99) return;
			const code = places[at]!.subdistrictCode;
			yield [`${code}${String(moo).padStart(2, '0')}`, code, villageName(at, moo), null];
		}
	};
	await copyInto(client, 'made_village', ['village_code', 'subdistrict_code', 'name_th', 'name_en'], rows(), progress.at);
	await client.query('insert into places.village select * from made_village on conflict do nothing');
	progress.end();
}

const shopTables = [
	'people.person',
	'people.duty',
	'shops.shop',
	'shops.shop_slug',
	'shops.payout_account',
	'shops.history',
	'shops.mark',
	'shops.own_mark',
];

async function copyShops(load: Load): Promise<void> {
	const { seal } = load.ground;
	const person = (shop: MadeShop): string => idOf(ids.person, shop.number);
	const id = (shop: MadeShop): string => idOf(ids.shop, shop.number);
	const applied = (shop: MadeShop): string | null => iso(shop.appliedAt);
	const masked = (shop: MadeShop): string => `พร้อมเพย์ 06x xxx ${shop.phone.slice(-4)}`;
	await table(load, 'people.person', ['person_id', 'name', 'sealed_phone', 'since'], (shop) => [
		person(shop),
		shop.owner,
		seal.close(shop.phone, `people.phone:${person(shop)}`),
		applied(shop),
	]);
	await table(load, 'people.phone_claim', ['phone_print', 'person_id'], (shop) => [seal.print(shop.phone, 'phone'), person(shop)]);
	await table(load, 'people.duty', ['person_id', 'role', 'shop_id', 'since'], (shop) => [person(shop), 'seller', id(shop), applied(shop)]);
	await table(load, 'shops.shop', shopColumns, (shop) => shopRow(load, shop));
	await load.client.query(`insert into shops.tally (area_code, shops)
		select left(subdistrict_code, digits), count(*) from shops.shop, unnest(array[2, 4, 6]) as digits where state = 'approved' group by 1
		on conflict (area_code) do update set shops = excluded.shops`);
	await table(load, 'shops.shop_slug', ['slug', 'shop_id'], (shop) => [shop.slug, id(shop)]);
	await table(load, 'shops.payout_account', accountColumns, (shop) => {
		const account = idOf(ids.account, shop.number);
		return [
			id(shop),
			account,
			'promptpay',
			seal.close(shop.phone, `shops.account.number:${account}`),
			seal.close(shop.owner, `shops.account.name:${account}`),
			masked(shop),
			true,
			applied(shop),
			person(shop),
		];
	});
	await table(load, 'shops.history', ['shop_id', 'history_id', 'state', 'at', 'by_whom', 'why'], (shop) => [
		id(shop),
		idOf(ids.history, shop.number),
		shop.state,
		iso(shop.approvedAt ?? shop.appliedAt),
		'system:country',
		null,
	]);
	const mark = (shop: MadeShop): string => seal.print(shop.phone, 'shops.mark.phone');
	await table(load, 'shops.mark', ['print', 'kind', 'shop_id', 'at'], (shop) => [mark(shop), 'phone', id(shop), applied(shop)]);
	await table(load, 'shops.own_mark', ['shop_id', 'kind', 'print'], (shop) => [id(shop), 'phone', mark(shop)]);
	await table(load, 'standards.certificate', paperColumns, (shop) => paperRow(load, shop));
}

const shopColumns = [
	'shop_id',
	'slug',
	'owner_id',
	'name_th',
	'kind',
	'state',
	'subdistrict_code',
	'postcode',
	'province_code',
	'village_th',
	'story_th',
	'since_year',
	'members',
	'products',
	'reason',
	'applied_at',
	'approved_at',
	'last_order_at',
];
const accountColumns = ['shop_id', 'account_id', 'kind', 'sealed_number', 'sealed_name', 'masked', 'current', 'changed_at', 'by_whom'];
const paperColumns = [
	'shop_id',
	'certificate_id',
	'kind',
	'number',
	'issuer',
	'scope',
	'from_day',
	'until_day',
	'state',
	'province_code',
	'submitted_at',
	'submitted_by',
	'decided_at',
	'decided_by',
];

const shopRow = ({ wish }: Load, shop: MadeShop): Cell[] => [
	idOf(ids.shop, shop.number),
	shop.slug,
	idOf(ids.person, shop.number),
	shop.name,
	shop.kind,
	shop.state,
	shop.place.subdistrictCode,
	shop.place.postcode,
	shop.place.provinceCode,
	shop.village,
	shop.story,
	shop.since,
	shop.members,
	onSale(shop, wish),
	shop.state === 'approved' || shop.state === 'applied' ? null : 'ขอให้ส่งเอกสารใหม่',
	iso(shop.appliedAt),
	iso(shop.approvedAt),
	iso(shop.lastOrderAt),
];

/** One shop of nine has a paper; some of them end soon. */
function paperRow({ today }: Load, shop: MadeShop): Cell[] | null {
	if (mixed(shop.number, 40) % 9 !== 0) return null;
	const until = today + ((mixed(shop.number, 41) % 900) - 60) * DAY;
	return [
		idOf(ids.shop, shop.number),
		idOf(ids.certificate, shop.number),
		['gap', 'organic', 'tcps', 'halal'][mixed(shop.number, 42) % 4]!,
		`${shop.place.provinceCode}-${shop.number}`,
		'สำนักงานจังหวัด',
		'',
		day(until - 1000 * DAY),
		day(until),
		'valid',
		shop.place.provinceCode,
		iso(until - 1000 * DAY),
		'system:country',
		iso(until - 999 * DAY),
		'system:country',
	];
}

/** One table of rows made from shops; null leaves a shop out. */
async function table(
	{ client, wish, places, today }: Load,
	name: string,
	columns: readonly string[],
	row: (shop: MadeShop) => Cell[] | null,
): Promise<void> {
	const progress = bar(name, wish.shops);
	const rows = function* (): Generator<Cell[]> {
		for (let number = 0; number < wish.shops; number++) {
			const made = row(shopAt(number, places, today));
			if (number % 1000 === 0) progress.at(number);
			if (made) yield made;
		}
	};
	await copyInto(client, name, columns, rows());
	progress.end();
}

/** What stands in the database now, for the last line. */
export async function countCountry(ground: Ground): Promise<{ shops: number; villages: number; products: number }> {
	const { rows } = await sql<{ shops: number; villages: number; products: number }>`select (select count(*)::int from shops.shop) as shops,
		(select count(*)::int from places.village) as villages, (select count(*)::int from catalogue.product) as products`.execute(ground.db);
	return rows[0]!;
}
