import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { bulkGoods } from '#market/catalogue';
import { bulkPeople } from '#market/people';
import { bulkShops } from '#market/shops';
import { seedStock } from '#market/stock';
import type { Ctx } from '#platform/ctx';
import { publishMany } from '#platform/events';
import { placeOfWish, type LineRow, type RunRow } from './rows.ts';
import { inAreas } from './policy.ts';
import { nameKey, type ReadProduct } from './read-product.ts';
import type { ShopWish } from './read-shop.ts';

/** What a row became: something new, or something that came to be there since it was looked at. */
interface Written {
	readonly row_no: number;
	readonly made_id: string;
	readonly state: 'done' | 'same';
}

/** Writes the next good rows of a run as they were shown. */
export async function writeOn(ctx: Ctx, run: RunRow, lines: readonly LineRow[]): Promise<void> {
	const asRoom = { ...ctx, actor: system('onboarding') };
	const written = lines[0]!.kind === 'shop' ? await writeShops(asRoom, run, lines) : await writeGoods(asRoom, run, lines);
	await sql`update onboarding.line l set state = n.state, made_id = n.made_id
		from jsonb_populate_recordset(null::onboarding.line, ${JSON.stringify(written)}::jsonb) n
		where l.run_id = ${run.run_id} and l.row_no = n.row_no`.execute(ctx.db);
	const done = written.filter((one) => one.state === 'done').length;
	await ctx.db
		.updateTable('onboarding.run')
		.set((eb) => ({
			written: eb('written', '+', done),
			// What somebody else wrote in the meantime is no longer ours to write.
			good: eb('good', '-', written.length - done),
			same: eb('same', '+', written.length - done),
			at_row: lines.at(-1)!.row_no,
		}))
		.where('run_id', '=', run.run_id)
		.execute();
}

const wishOf = (ctx: Ctx, run: RunRow, line: LineRow): unknown => JSON.parse(ctx.seal.open(line.sealed_wish!, placeOfWish(run.run_id, line.row_no)));

async function writeShops(ctx: Ctx, run: RunRow, lines: readonly LineRow[]): Promise<Written[]> {
	const wishes = lines.map((line) => ({ line, wish: wishOf(ctx, run, line) as ShopWish, shopId: ctx.newId() }));
	const people = await bulkPeople.enrolMany(
		ctx,
		wishes.map(({ wish }) => ({ phone: wish.phone, name: wish.shop.ownerName })),
	);
	const ownerOf = (wish: ShopWish): string => people.get(wish.phone)!;
	const there = new Map(
		(await bulkShops.shopsOfOwners(ctx, [...new Set(people.values())])).map((shop) => [`${shop.ownerId} ${nameKey(shop.nameTh)}`, shop.shopId]),
	);
	const known = ({ wish }: (typeof wishes)[number]): string | undefined => there.get(`${ownerOf(wish)} ${nameKey(wish.shop.nameTh)}`);
	const fresh = wishes.filter((one) => known(one) === undefined);
	await bulkShops.importShops(ctx, {
		by: run.by_whom,
		shops: fresh.map(({ wish, shopId }) => ({
			...wish.shop,
			shopId,
			ownerId: ownerOf(wish),
			phone: wish.phone,
			provinceCode: wish.provinceCode,
			// Nobody opens a shop of their own; the operator's administrators, who may bring from anywhere, do not open shops.
			mayOpen: run.areas !== null && inAreas(run.areas, wish.shop.subdistrictCode) && ownerOf(wish) !== run.by_whom,
		})),
	});
	await publishMany(
		ctx,
		'onboarding.shop_written',
		fresh.map(({ wish, shopId }) => ({ shopId, ownerId: ownerOf(wish), byWhom: run.by_whom })),
	);
	return wishes.map((one) => {
		const before = known(one);
		return { row_no: one.line.row_no, made_id: before ?? one.shopId, state: before === undefined ? 'done' : 'same' };
	});
}

async function writeGoods(ctx: Ctx, run: RunRow, lines: readonly LineRow[]): Promise<Written[]> {
	const wishes = lines.map((line) => ({ line, wish: wishOf(ctx, run, line) as ReadProduct, productId: ctx.newId() }));
	const people = await bulkPeople.personsByPhones(
		ctx,
		wishes.map(({ wish }) => wish.phone),
	);
	const shops = Map.groupBy(await bulkShops.shopsOfOwners(ctx, [...new Set(people.values())]), (shop) => shop.ownerId);
	const brought = await broughtShops(ctx, run, lines);
	const shopOf = ({ wish }: (typeof wishes)[number]): string => {
		const theirs = shops.get(people.get(wish.phone) ?? '') ?? [];
		const named = theirs.filter((shop) => wish.shopKey === '' || nameKey(shop.nameTh) === wish.shopKey);
		// An owner who opened a second shop meanwhile: the one this file brought is meant.
		const shop = named.length > 1 ? named.find((one) => brought.has(one.shopId)) : named[0];
		if (!shop) throw new Error('the shop of a row is gone');
		return shop.shopId;
	};
	const placed = wishes.map((one) => ({ ...one, shopId: shopOf(one) }));
	const there = new Map(
		(await bulkGoods.namesInShops(ctx, [...new Set(placed.map((one) => one.shopId))])).map((one) => [`${one.shopId} ${one.nameKey}`, one.productId]),
	);
	const known = (one: (typeof placed)[number]): string | undefined => there.get(`${one.shopId} ${nameKey(one.wish.product.nameTh)}`);
	const fresh = placed.filter((one) => known(one) === undefined);
	await bulkGoods.importProducts(
		ctx,
		fresh.map(({ shopId, productId, wish }) => ({ shopId, productId, wish: wish.product })),
	);
	await seedStock(
		ctx,
		fresh.map(({ shopId, productId, wish }) => ({ shopId, productId, onHand: wish.stock })),
	);
	return placed.map((one) => {
		const before = known(one);
		return { row_no: one.line.row_no, made_id: before ?? one.productId, state: before === undefined ? 'done' : 'same' };
	});
}

/** The shops that this file brought to the owners of these rows. */
async function broughtShops(ctx: Ctx, run: RunRow, lines: readonly LineRow[]): Promise<Set<string>> {
	const rows = await ctx.db
		.selectFrom('onboarding.line')
		.select('made_id')
		.where('run_id', '=', run.run_id)
		.where('kind', '=', 'shop')
		.where(sql<boolean>`owner_print = any(${lines.map((line) => line.owner_print)}::text[])`)
		.execute();
	return new Set(rows.flatMap((row) => row.made_id ?? []));
}
