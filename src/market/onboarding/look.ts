import { sql } from 'kysely';
import { system } from '#kernel/actor';
import { bulkGoods } from '#market/catalogue';
import { bulkPeople } from '#market/people';
import { bulkShops } from '#market/shops';
import type { Ctx } from '#platform/ctx';
import { fault, type Cells, type Fault } from './cells.ts';
import { limits } from './limits.ts';
import { placeOfCells, placeOfWish, type LineRow, type RunRow } from './rows.ts';
import { inAreas } from './policy.ts';
import { categoriesByName, nameKey, readProduct, type ReadProduct } from './read-product.ts';
import { readShop, type ShopWish } from './read-shop.ts';

/** What came of looking at one row. */
interface Verdict {
	readonly row_no: number;
	state: 'good' | 'bad' | 'same';
	faults: Fault[];
	wish: ShopWish | ReadProduct | null;
	owner: string | null;
	key: string | null;
	madeId: string | null;
}

const SHOPS_A_PERSON = 10;

/** Looks through the next rows of a run, all of them with a few questions. @returns rows looked through */
export async function lookOn(ctx: Ctx, run: RunRow, lines: readonly LineRow[]): Promise<void> {
	const asRoom = { ...ctx, actor: system('onboarding') };
	const cells = (line: LineRow): Cells => JSON.parse(ctx.seal.open(line.sealed_cells, placeOfCells(run.run_id, line.row_no))) as Cells;
	const shops = lines.filter((line) => line.kind === 'shop');
	const goods = lines.filter((line) => line.kind === 'product');
	const verdicts = [
		...(shops.length > 0 ? await lookAtShops(asRoom, run, shops, cells) : []),
		...(goods.length > 0 ? await lookAtGoods(asRoom, run, goods, cells) : []),
	];
	await keepVerdicts(ctx, run, verdicts);
}

const blank = (line: LineRow): Verdict => ({ row_no: line.row_no, state: 'good', faults: [], wish: null, owner: null, key: null, madeId: null });
const bad = (verdict: Verdict, ...faults: Fault[]): void => {
	verdict.state = 'bad';
	verdict.faults = [...verdict.faults, ...faults].slice(0, limits.faults);
};

async function lookAtShops(ctx: Ctx, run: RunRow, lines: readonly LineRow[], cellsOf: (line: LineRow) => Cells): Promise<Verdict[]> {
	const verdicts: { verdict: Verdict; line: LineRow; wish: ShopWish | null }[] = [];
	for (const line of lines) {
		const verdict = blank(line);
		const read = await readShop(ctx, cellsOf(line));
		const wish = 'wish' in read ? read.wish : null;
		if ('faults' in read) bad(verdict, ...read.faults);
		if (wish) {
			verdict.owner = ctx.seal.print(wish.phone, 'onboarding.owner');
			verdict.key = shopKey(ctx, wish.phone, nameKey(wish.shop.nameTh));
			if (!inAreas(run.areas, wish.shop.subdistrictCode)) bad(verdict, fault('postcode', 'onboarding.other_province'));
		}
		verdicts.push({ verdict, line, wish });
	}
	const known = await knownShops(
		ctx,
		verdicts.flatMap(({ wish }) => wish?.phone ?? []),
	);
	const earlier = await earlierLines(
		ctx,
		run,
		lines[0]!.row_no,
		verdicts.map(({ verdict }) => verdict.key),
	);
	const counts = await earlierShops(
		ctx,
		run,
		lines[0]!.row_no,
		verdicts.map(({ verdict }) => verdict.owner),
	);
	for (const { verdict, line, wish } of verdicts) {
		if (verdict.state === 'bad' || !wish || !verdict.key || !verdict.owner) continue;
		const theirs = known.get(wish.phone) ?? [];
		const there = theirs.find((shop) => nameKey(shop.nameTh) === nameKey(wish.shop.nameTh));
		const first = earlier.get(verdict.key);
		if (first !== undefined) bad(verdict, fault('nameTh', 'onboarding.twice', { line: first }));
		else if (there) Object.assign(verdict, { state: 'same', madeId: there.shopId });
		else if (theirs.length + (counts.get(verdict.owner) ?? 0) >= SHOPS_A_PERSON)
			bad(verdict, fault('phone', 'shops.too_many', { most: SHOPS_A_PERSON }));
		else counts.set(verdict.owner, (counts.get(verdict.owner) ?? 0) + 1);
		earlier.set(verdict.key, earlier.get(verdict.key) ?? line.line);
		if (verdict.state === 'good') verdict.wish = wish;
	}
	return verdicts.map(({ verdict }) => verdict);
}

export const shopKey = (ctx: Pick<Ctx, 'seal'>, phone: string, name: string): string => ctx.seal.print(`${phone} ${name}`, 'onboarding.shop');
const goodsKey = (ctx: Pick<Ctx, 'seal'>, shop: string, name: string): string => ctx.seal.print(`${shop} ${name}`, 'onboarding.goods');

/** The shops that people with these phones have already. */
async function knownShops(ctx: Ctx, phones: readonly string[]): Promise<Map<string, bulkShops.OwnedShop[]>> {
	const people = await bulkPeople.personsByPhones(ctx, phones);
	const shops = Map.groupBy(await bulkShops.shopsOfOwners(ctx, [...new Set(people.values())]), (shop) => shop.ownerId);
	return new Map([...people].map(([phone, personId]) => [phone, shops.get(personId) ?? []]));
}

/** Where a thing stands in an earlier row of the same file: its line. */
async function earlierLines(ctx: Ctx, run: RunRow, before: number, keys: readonly (string | null)[]): Promise<Map<string, number>> {
	const rows = await ctx.db
		.selectFrom('onboarding.line')
		.select(['key_print', 'line'])
		.where('run_id', '=', run.run_id)
		.where(sql<boolean>`key_print = any(${keys.filter((key) => key !== null)}::text[])`)
		.where('row_no', '<', before)
		.where('state', 'in', ['good', 'same'])
		.execute();
	return new Map(rows.map((row) => [row.key_print!, row.line]));
}

async function earlierShops(ctx: Ctx, run: RunRow, before: number, owners: readonly (string | null)[]): Promise<Map<string, number>> {
	const rows = await ctx.db
		.selectFrom('onboarding.line')
		.select(['owner_print', (eb) => eb.fn.countAll<string>().as('count')])
		.where('run_id', '=', run.run_id)
		.where(sql<boolean>`owner_print = any(${owners.filter((owner) => owner !== null)}::text[])`)
		.where('kind', '=', 'shop')
		.where('row_no', '<', before)
		.where('state', '=', 'good')
		.groupBy('owner_print')
		.execute();
	return new Map(rows.map((row) => [row.owner_print!, Number(row.count)]));
}

interface GoodsLook {
	readonly verdict: Verdict;
	readonly line: LineRow;
	readonly wish: ReadProduct | null;
	/** the shop's id where it is there, else the print under which this file brings it */
	shop: { readonly id: string | null; readonly key: string } | null;
}

async function lookAtGoods(ctx: Ctx, run: RunRow, lines: readonly LineRow[], cellsOf: (line: LineRow) => Cells): Promise<Verdict[]> {
	const categories = await categoriesByName(ctx);
	const looks = lines.map((line): GoodsLook => {
		const verdict = blank(line);
		const read = readProduct(cellsOf(line), categories);
		if ('faults' in read) bad(verdict, ...read.faults);
		else verdict.owner = ctx.seal.print(read.wish.phone, 'onboarding.owner');
		return { verdict, line, wish: 'wish' in read ? read.wish : null, shop: null };
	});
	const read = looks.filter((look): look is GoodsLook & { wish: ReadProduct } => look.wish !== null);
	await findTheirShops(ctx, run, read);
	await refuseByRules(
		ctx,
		read.filter((look) => look.verdict.state === 'good'),
	);
	await compareNames(ctx, run, lines[0]!.row_no, read);
	return looks.map(({ verdict }) => verdict);
}

/** The shop of each row: one that is there, or one that this file brings. Who has one shop need not name it. */
async function findTheirShops(ctx: Ctx, run: RunRow, looks: readonly (GoodsLook & { wish: ReadProduct })[]): Promise<void> {
	const known = await knownShops(
		ctx,
		looks.map(({ wish }) => wish.phone),
	);
	const brought = await ctx.db
		.selectFrom('onboarding.line')
		.select(['owner_print', 'key_print', 'state', 'made_id'])
		.where('run_id', '=', run.run_id)
		.where(sql<boolean>`owner_print = any(${looks.map(({ verdict }) => verdict.owner)}::text[])`)
		.where('kind', '=', 'shop')
		.orderBy('row_no')
		.execute();
	const byOwner = Map.groupBy(brought, (row) => row.owner_print!);
	for (const look of looks) {
		const { verdict, wish } = look;
		const theirs = known.get(wish.phone) ?? [];
		const coming = (byOwner.get(verdict.owner!) ?? []).filter((row) => row.state === 'good');
		const wanted = shopKey(ctx, wish.phone, wish.shopKey);
		const here = wish.shopKey === '' ? theirs : theirs.filter((shop) => nameKey(shop.nameTh) === wish.shopKey);
		const next = wish.shopKey === '' ? coming : coming.filter((row) => row.key_print === wanted);
		if (here.length + next.length > 1) bad(verdict, fault('shop', 'onboarding.which_shop'));
		else if (here[0]) {
			if (!inAreas(run.areas, here[0].subdistrictCode)) bad(verdict, fault('phone', 'onboarding.other_province'));
			else if (here[0].state === 'closed' || here[0].state === 'suspended') bad(verdict, fault('shop', 'onboarding.shop_stopped'));
			look.shop = { id: here[0].shopId, key: here[0].shopId };
		} else if (next[0]) look.shop = { id: null, key: next[0].key_print! };
		else bad(verdict, fault(wish.shopKey === '' ? 'phone' : 'shop', byOwner.has(verdict.owner!) ? 'onboarding.shop_bad' : 'onboarding.no_shop'));
	}
}

async function refuseByRules(ctx: Ctx, looks: readonly (GoodsLook & { wish: ReadProduct })[]): Promise<void> {
	const refusals = await bulkGoods.checkProducts(
		ctx,
		looks.map(({ wish }) => wish.product),
	);
	for (const [index, { verdict }] of looks.entries()) {
		const refusal = refusals[index];
		if (!refusal) continue;
		const [field = 'nameTh', code = refusal.code] = Object.entries(refusal.fields)[0] ?? [];
		bad(verdict, fault(field, code, refusal.facts));
	}
}

async function compareNames(ctx: Ctx, run: RunRow, before: number, looks: readonly (GoodsLook & { wish: ReadProduct })[]): Promise<void> {
	const ids = [...new Set(looks.flatMap(({ shop }) => shop?.id ?? []))];
	const names = ids.length > 0 ? await bulkGoods.namesInShops(ctx, ids) : [];
	const there = new Map(names.map((one) => [`${one.shopId} ${one.nameKey}`, one.productId]));
	for (const { verdict, shop, wish } of looks) if (shop) verdict.key = goodsKey(ctx, shop.key, nameKey(wish.product.nameTh));
	const earlier = await earlierLines(
		ctx,
		run,
		before,
		looks.map(({ verdict }) => verdict.key),
	);
	for (const { verdict, line, shop, wish } of looks) {
		if (verdict.state === 'bad' || !shop || !verdict.key) continue;
		const first = earlier.get(verdict.key);
		const same = shop.id === null ? undefined : there.get(`${shop.id} ${nameKey(wish.product.nameTh)}`);
		if (first !== undefined) bad(verdict, fault('nameTh', 'onboarding.twice', { line: first }));
		else if (same) Object.assign(verdict, { state: 'same', madeId: same });
		else verdict.wish = wish;
		earlier.set(verdict.key, first ?? line.line);
	}
}

async function keepVerdicts(ctx: Ctx, run: RunRow, verdicts: readonly Verdict[]): Promise<void> {
	const rows = verdicts.map((one) => ({
		row_no: one.row_no,
		state: one.state,
		errors: one.faults,
		sealed_wish: one.wish ? ctx.seal.close(JSON.stringify(one.wish), placeOfWish(run.run_id, one.row_no)) : null,
		owner_print: one.owner,
		key_print: one.key,
		made_id: one.madeId,
	}));
	await sql`update onboarding.line l set state = n.state, errors = n.errors, sealed_wish = n.sealed_wish, owner_print = n.owner_print,
			key_print = n.key_print, made_id = n.made_id
		from jsonb_populate_recordset(null::onboarding.line, ${JSON.stringify(rows)}::jsonb) n
		where l.run_id = ${run.run_id} and l.row_no = n.row_no and l.state = 'new'`.execute(ctx.db);
	const count = (state: Verdict['state']): number => verdicts.filter((one) => one.state === state).length;
	await ctx.db
		.updateTable('onboarding.run')
		.set((eb) => ({
			seen: eb('seen', '+', verdicts.length),
			good: eb('good', '+', count('good')),
			bad: eb('bad', '+', count('bad')),
			same: eb('same', '+', count('same')),
			at_row: verdicts.at(-1)!.row_no,
		}))
		.where('run_id', '=', run.run_id)
		.execute();
}
