import { sql } from 'kysely';
import { refuse } from '#kernel/refusal';
import { mustSellFor } from '#kernel/selling';
import { countSold } from '#market/catalogue';
import { productsForBasket } from '#market/catalogue';
import { recordHelp } from '#market/delegations';
import { productPath, tellChanged } from '#platform/changes';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { publish } from '#platform/events';
import { limits } from './limits.ts';
import { moveLying } from './lying.ts';

export interface StockLine {
	readonly shopId: string;
	readonly productId: string;
	readonly quantity: number;
}

/**
 * The seller counts: so many are here now. The difference is written down as received or written off.
 * @refuses catalogue.not_found, stock.below_held, stock.too_many
 */
export async function setOnHand(ctx: Ctx, wish: { shopId: string; productId: string; onHand: number }): Promise<void> {
	mustSellFor(ctx, wish.shopId, 'stock', 'catalogue.not_found');
	// A row for somebody else's product would change what can be bought of it.
	const product = (await productsForBasket(ctx, [wish.productId])).get(wish.productId);
	if (product?.shopId !== wish.shopId) return refuse('catalogue.not_found', 'not_found');
	if (wish.onHand > limits.onHand) refuse('stock.too_many', 'invalid', { most: limits.onHand });
	await ctx.db
		.insertInto('stock.item')
		.values({ shop_id: wish.shopId, product_id: wish.productId })
		.onConflict((c) => c.doNothing())
		.execute();
	const item = await ctx.db
		.selectFrom('stock.item')
		.selectAll()
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.forUpdate()
		.executeTakeFirstOrThrow();
	if (wish.onHand < item.reserved) refuse('stock.below_held', 'conflict', { held: item.reserved });
	const change = wish.onHand - item.on_hand;
	await ctx.db
		.updateTable('stock.item')
		.set({
			on_hand: wish.onHand,
			received: item.received + Math.max(0, change),
			written_off: item.written_off + Math.max(0, -change),
			// Few again after more came: worth telling again.
			low_told: item.low_told && item.low_at !== null && wish.onHand - item.reserved <= item.low_at,
		})
		.where('shop_id', '=', wish.shopId)
		.where('product_id', '=', wish.productId)
		.execute();
	await moveLying(ctx, wish.shopId, [{ productId: wish.productId, by: change }]);
	const subject = { kind: 'product', id: wish.productId, name: product.name.th } as const;
	await recordHelp(ctx, { shopId: wish.shopId, act: 'stock', subject, before: { on_hand: item.on_hand }, after: { on_hand: wish.onHand } });
	await tellTurns(ctx, [{ productId: wish.productId, left: wish.onHand - item.reserved, by: change }]);
}

interface Turn {
	readonly productId: string;
	/** to be bought now */
	readonly left: number;
	/** by so many more than before */
	readonly by: number;
}

async function tellTurns(ctx: Ctx, turns: readonly Turn[]): Promise<void> {
	await tellChanged(
		ctx,
		turns.map((turn) => productPath(turn.productId)),
	);
	for (const { productId, left, by } of turns) {
		if (left - by > 0 && left <= 0) await publish(ctx, 'stock.sold_out', { productId });
		if (left - by <= 0 && left > 0) await publish(ctx, 'stock.back', { productId });
	}
}

/** How many of each can be bought now. */
export async function available(ctx: ReadCtx, productIds: readonly string[]): Promise<Map<string, number>> {
	if (productIds.length === 0) return new Map();
	const { rows } = await sql<{
		product_id: string;
		remaining: number;
	}>`select product_id, on_hand - reserved as remaining from stock.item where product_id = any(${[...productIds]}::uuid[])`.execute(ctx.db);
	return new Map(rows.map((row) => [row.product_id, row.remaining]));
}

/** How many of each thing of a shop are there, held ones too; for those who work for it. @refuses catalogue.not_found */
export async function onHandOf(ctx: ReadCtx, shopId: string): Promise<Map<string, number>> {
	mustSellFor(ctx, shopId, 'see', 'catalogue.not_found');
	const rows = await ctx.db.selectFrom('stock.item').select(['product_id', 'on_hand']).where('shop_id', '=', shopId).execute();
	return new Map(rows.map((row) => [row.product_id, row.on_hand]));
}

/** Lines of one product are one; shops and products in one order, which is the order of locking. */
function gather(lines: readonly StockLine[]): Map<string, { productIds: string[]; quantities: number[] }> {
	const sums = new Map<string, StockLine>();
	for (const line of lines) {
		const key = `${line.shopId} ${line.productId}`;
		sums.set(key, { ...line, quantity: (sums.get(key)?.quantity ?? 0) + line.quantity });
	}
	const shops = new Map<string, { productIds: string[]; quantities: number[] }>();
	for (const key of [...sums.keys()].sort()) {
		const line = sums.get(key)!;
		const shop = shops.get(line.shopId) ?? { productIds: [], quantities: [] };
		shop.productIds.push(line.productId);
		shop.quantities.push(line.quantity);
		shops.set(line.shopId, shop);
	}
	return shops;
}

/**
 * Keeps goods for a holder, all of them or none.
 * @refuses stock.short with the product and what is left of it
 */
export async function holdStock(ctx: Ctx, wish: { holder: string; lines: readonly StockLine[]; until: Date }): Promise<void> {
	for (const [shopId, { productIds, quantities }] of gather(wish.lines)) {
		const { rows } = await sql<{ product_id: string; remaining: number; few: boolean }>`
			with wanted as (select * from unnest(${productIds}::uuid[], ${quantities}::int[]) as w(product_id, quantity)),
			locked as (select i.product_id, i.low_told from stock.item i join wanted using (product_id) where i.shop_id = ${shopId} order by i.product_id for update of i),
			held as (
				update stock.item i set reserved = i.reserved + w.quantity,
					low_told = i.low_told or coalesce(i.on_hand - i.reserved - w.quantity <= i.low_at, false)
				from wanted w, locked l
				where i.shop_id = ${shopId} and i.product_id = w.product_id and l.product_id = w.product_id and i.on_hand - i.reserved >= w.quantity
				returning i.product_id, i.on_hand - i.reserved as remaining, i.low_told and not l.low_told as few
			), written as (
				insert into stock.hold (shop_id, holder, product_id, quantity, until, state)
				select ${shopId}, ${wish.holder}, w.product_id, w.quantity, ${wish.until}, 'held' from wanted w join held using (product_id)
			) select product_id, remaining, few from held`.execute(ctx.db);
		await tellChanged(ctx, productIds.map(productPath));
		if (rows.length < productIds.length) await refuseShort(ctx, productIds, new Set(rows.map((row) => row.product_id)));
		for (const row of rows) if (row.few) await publish(ctx, 'stock.low', { shopId, productId: row.product_id, left: row.remaining });
		for (const row of rows) if (row.remaining <= 0) await publish(ctx, 'stock.sold_out', { productId: row.product_id });
	}
}

/**
 * A look before anything is written: whoever comes when all is gone is told at once. What counts is `holdStock`.
 * @refuses stock.short with the product and what is left of it
 */
export async function mustBeThere(ctx: ReadCtx, lines: readonly Pick<StockLine, 'productId' | 'quantity'>[]): Promise<void> {
	const left = await available(
		ctx,
		lines.map((line) => line.productId),
	);
	for (const { productId, quantity } of lines)
		if ((left.get(productId) ?? 0) < quantity) refuse('stock.short', 'conflict', { productId, available: Math.max(0, left.get(productId) ?? 0) });
}

async function refuseShort(ctx: Ctx, wanted: readonly string[], held: ReadonlySet<string>): Promise<never> {
	const missing = wanted.find((productId) => !held.has(productId))!;
	const left = (await available(ctx, [missing])).get(missing) ?? 0;
	return refuse('stock.short', 'conflict', { productId: missing, available: Math.max(0, left) });
}

async function lockHolds(ctx: Ctx, holder: string, state: string, shopId?: string) {
	let query = ctx.db.selectFrom('stock.hold').select(['shop_id', 'product_id', 'quantity']).where('holder', '=', holder).where('state', '=', state);
	if (shopId) query = query.where('shop_id', '=', shopId);
	return query.orderBy('shop_id').orderBy('product_id').forUpdate().execute();
}

/** The held goods are sold. A second time changes nothing. */
export async function takeHeld(ctx: Ctx, holder: string): Promise<void> {
	const holds = await lockHolds(ctx, holder, 'held');
	for (const hold of holds) {
		await sql`update stock.item set on_hand = on_hand - ${hold.quantity}, reserved = reserved - ${hold.quantity}, sold = sold + ${hold.quantity}
			where shop_id = ${hold.shop_id} and product_id = ${hold.product_id}`.execute(ctx.db);
	}
	await moveAll(ctx, holds, -1);
	await ctx.db.updateTable('stock.hold').set({ state: 'taken' }).where('holder', '=', holder).where('state', '=', 'held').execute();
	await countSold(ctx, piecesOf(holds, 1));
}

type Hold = Awaited<ReturnType<typeof lockHolds>>[number];
const piecesOf = (holds: readonly Hold[], by: 1 | -1): StockLine[] =>
	holds.map((hold) => ({ shopId: hold.shop_id, productId: hold.product_id, quantity: by * hold.quantity }));

/** What lies where follows what was sold or came back. */
async function moveAll(ctx: Ctx, holds: readonly Hold[], by: 1 | -1): Promise<void> {
	for (const shopId of new Set(holds.map((hold) => hold.shop_id)))
		await moveLying(
			ctx,
			shopId,
			holds.filter((hold) => hold.shop_id === shopId).map((hold) => ({ productId: hold.product_id, by: by * hold.quantity })),
		);
}

/** The held goods go back on the shelf. */
export async function freeHeld(ctx: Ctx, holder: string): Promise<void> {
	const turns: Turn[] = [];
	for (const hold of await lockHolds(ctx, holder, 'held')) {
		const { rows } = await sql<{
			remaining: number;
		}>`update stock.item set reserved = reserved - ${hold.quantity} where shop_id = ${hold.shop_id} and product_id = ${hold.product_id}
			returning on_hand - reserved as remaining`.execute(ctx.db);
		turns.push({ productId: hold.product_id, left: rows[0]?.remaining ?? 0, by: hold.quantity });
	}
	await tellTurns(ctx, turns);
	await ctx.db.updateTable('stock.hold').set({ state: 'freed' }).where('holder', '=', holder).where('state', '=', 'held').execute();
}

/** Money came late: takes the freed goods again, all or none. @returns whether it could */
export async function retake(ctx: Ctx, holder: string): Promise<boolean> {
	const holds = await lockHolds(ctx, holder, 'freed');
	if (holds.length === 0) return false;
	const turns: Turn[] = [];
	await sql`savepoint retake`.execute(ctx.db);
	for (const hold of holds) {
		const { rows } = await sql<{ remaining: number }>`update stock.item set on_hand = on_hand - ${hold.quantity}, sold = sold + ${hold.quantity}
			where shop_id = ${hold.shop_id} and product_id = ${hold.product_id} and on_hand - reserved >= ${hold.quantity} returning on_hand - reserved as remaining`.execute(
			ctx.db,
		);
		const [row] = rows;
		if (!row) {
			await sql`rollback to savepoint retake`.execute(ctx.db);
			return false;
		}
		turns.push({ productId: hold.product_id, left: row.remaining, by: -hold.quantity });
	}
	await tellTurns(ctx, turns);
	await moveAll(ctx, holds, -1);
	await ctx.db.updateTable('stock.hold').set({ state: 'taken' }).where('holder', '=', holder).where('state', '=', 'freed').execute();
	await countSold(ctx, piecesOf(holds, 1));
	return true;
}

/** A cancelled order's goods return to the shelf, once. */
export async function putBack(ctx: Ctx, wish: { holder: string; shopId: string }): Promise<void> {
	const holds = await lockHolds(ctx, wish.holder, 'taken', wish.shopId);
	const turns: Turn[] = [];
	for (const hold of holds) {
		const { rows } = await sql<{ remaining: number }>`update stock.item set on_hand = on_hand + ${hold.quantity}, sold = sold - ${hold.quantity}
			where shop_id = ${hold.shop_id} and product_id = ${hold.product_id} returning on_hand - reserved as remaining`.execute(ctx.db);
		turns.push({ productId: hold.product_id, left: rows[0]?.remaining ?? 0, by: hold.quantity });
	}
	await tellTurns(ctx, turns);
	await moveAll(ctx, holds, 1);
	await ctx.db
		.updateTable('stock.hold')
		.set({ state: 'returned' })
		.where('holder', '=', wish.holder)
		.where('shop_id', '=', wish.shopId)
		.where('state', '=', 'taken')
		.execute();
	await countSold(ctx, piecesOf(holds, -1));
}

/** For the demo: counts many at once. System only. */
export async function seedStock(ctx: Ctx, lines: readonly { shopId: string; productId: string; onHand: number }[]): Promise<void> {
	if (ctx.actor.kind !== 'system') refuse('catalogue.not_found', 'not_found');
	await sql`insert into stock.item (shop_id, product_id, received, on_hand)
		select s, p, n, n from unnest(${lines.map((line) => line.shopId)}::uuid[], ${lines.map((line) => line.productId)}::uuid[], ${lines.map((line) => line.onHand)}::int[]) as t(s, p, n)`.execute(
		ctx.db,
	);
}
