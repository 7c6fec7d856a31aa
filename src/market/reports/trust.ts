import { sql } from 'kysely';
import { has, type Actor } from '#kernel/actor';
import { operates } from '#kernel/areas';
import { refuse } from '#kernel/refusal';
import type { TrustView, Words } from '#kernel/views';
import { checkBooks, trialBalance } from '#market/ledger';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { wakeWorker } from '#platform/events';

const mayRead = (actor: Actor): boolean => operates(actor) || has(actor, 'auditor') || has(actor, 'finance');
const STUCK_SHOWN = 100;

interface Check {
	readonly id: string;
	readonly text: Words;
	/** rows that break the rule; and how many were looked at */
	readonly broken: (ctx: ReadCtx) => Promise<{ checked: number; broken: number; example: string | null }>;
}

const count = async (ctx: ReadCtx, query: ReturnType<typeof sql<{ checked: number; broken: number; example: string | null }>>) => {
	const { rows } = await query.execute(ctx.db);
	const [row] = rows;
	return { checked: Number(row?.checked ?? 0), broken: Number(row?.broken ?? 0), example: row?.example ?? null };
};

/** What must always hold beyond the books themselves, each told in one sentence. */
const checks: readonly Check[] = [
	{
		id: 'I6',
		text: { th: 'ออเดอร์ที่จ่ายแล้วมีเงินในบัญชีครบ และออเดอร์ที่ไม่ได้จ่ายไม่มีเงินค้าง', en: 'A paid order has its money in the books, an unpaid one has none' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where paid <> (allocated > 0)) as broken, min(o.code) filter (where paid <> (allocated > 0)) as example
				from (select o.code, o.state not in ('awaiting_payment', 'lapsed') as paid,
					(select count(*) from ledger.entry e where e.movement = 'order_allocated' and e.reference = o.order_id::text) as allocated
					from orders.order o where not exists (select from platform.delivery d join platform.event v using (event_id)
						where d.state <> 'done' and v.name = 'orders.paid' and v.payload ->> 'orderId' = o.order_id::text)) o`,
			),
	},
	{
		id: 'I7',
		text: { th: 'ของในสต็อกตรงกับที่รับมา ขายไป และจองไว้', en: 'Stock received equals stock at hand, sold and written off; holds equal what is reserved' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where wrong) as broken, min(product_id::text) filter (where wrong) as example from (
					select i.product_id, i.received <> i.on_hand + i.sold + i.written_off or i.reserved <> coalesce(h.held, 0) as wrong
					from stock.item i left join (select shop_id, product_id, sum(quantity) as held from stock.hold where state = 'held' group by 1, 2) h using (shop_id, product_id)) s`,
			),
	},
	{
		id: 'S2',
		text: { th: 'ของที่แยกนับตามที่เก็บ รวมกันแล้วเท่ากับของทั้งหมด', en: 'Goods counted place by place sum up to what is on hand' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where i.on_hand <> l.pieces) as broken, min(i.product_id::text) filter (where i.on_hand <> l.pieces) as example
				from stock.item i join (select shop_id, product_id, sum(pieces) as pieces from stock.lying group by 1, 2) l using (shop_id, product_id)`,
			),
	},
	{
		id: 'S1',
		text: { th: 'ยอดที่ผู้ซื้อจ่ายเท่ากับยอดรวมของทุกออเดอร์ในครั้งนั้น', en: 'What a buyer was asked equals the sum of the orders of that checkout' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where c.total_satang <> o.total) as broken, min(c.checkout_id::text) filter (where c.total_satang <> o.total) as example
				from checkout.checkout c join (select checkout_id, sum(total_satang) as total from orders.order group by 1) o using (checkout_id)`,
			),
	},
	{
		id: 'F3',
		text: { th: 'ออเดอร์ที่จ่ายแล้วแจ้งร้านหนึ่งครั้งและที่ทำการต้นทางหนึ่งครั้ง', en: 'Each paid order told its shop once and its origin post office once' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where wrong) as broken, min(code) filter (where wrong) as example from (
					select o.code, (select count(*) from notices.notice n where n.kind = 'order_for_office' and n.cause = o.order_id::text) > 1 as wrong from orders.order o
					where o.state not in ('awaiting_payment', 'lapsed')) s`,
			),
	},
	{
		id: 'I10',
		text: { th: 'ข่าวจากธนาคารทุกข่าวถูกทำแล้ว หรือรอคนดูอยู่ในรายการข้างล่าง', en: 'Every message of the gateway was handled, or waits in the list below' },
		broken: (ctx) =>
			count(
				ctx,
				sql`select count(*) as checked, count(*) filter (where d.state = 'stuck') as broken, min(d.event_id::text) filter (where d.state = 'stuck') as example
				from platform.delivery d join platform.event e using (event_id) where e.name = 'payments.notice_received'`,
			),
	},
];

/** The trial balance, the invariants, and what could not be carried. @refuses reports.not_yours */
export async function trust(ctx: ReadCtx): Promise<TrustView> {
	if (!mayRead(ctx.actor)) refuse('reports.not_yours', 'forbidden');
	const [trial, books, own, waiting, stuck] = await Promise.all([
		trialBalance(ctx),
		checkBooks(ctx),
		runChecks(ctx),
		countWaiting(ctx),
		listStuck(ctx),
	]);
	return {
		at: ctx.now,
		trial,
		debitSatang: trial.reduce((total, row) => total + row.debitSatang, 0),
		creditSatang: trial.reduce((total, row) => total + row.creditSatang, 0),
		invariants: [...books.map((book) => ({ ...book, text: bookTexts[book.id] ?? { th: book.id, en: book.id } })), ...own],
		waiting,
		stuck,
	};
}

const bookTexts: Readonly<Record<string, Words>> = {
	I1: { th: 'ทุกรายการเดบิตเท่ากับเครดิต', en: 'Debits equal credits in every entry' },
	I2: { th: 'เงินทุกสตางค์ของทุกการจ่ายบอกได้ว่าอยู่ที่ไหน', en: 'Of every payment it is known where each satang is' },
	I3: { th: 'ไม่มีบัญชีพักเงินติดลบ', en: 'No account that holds money is negative' },
	I14: { th: 'เงินที่จ่ายออกและคืนไม่เกินเงินที่รับเข้า', en: 'Paid out and refunded is never more than received' },
	I15: { th: 'ส่วนแบ่งทุกส่วนรวมกันเท่ายอดเดิม', en: 'Parts add up to the whole' },
	balances: { th: 'ยอดคงเหลือตรงกับรายการทุกบรรทัด', en: 'Running balances equal the sums of their lines' },
};

async function runChecks(ctx: ReadCtx): Promise<TrustView['invariants']> {
	const results = [];
	for (const check of checks) {
		const { checked, broken, example } = await check.broken(ctx);
		results.push({ id: check.id, text: check.text, ok: broken === 0, checked, detail: broken === 0 ? null : `${broken}: ${example ?? ''}` });
	}
	return results;
}

async function countWaiting(ctx: ReadCtx): Promise<number> {
	const row = await ctx.db
		.selectFrom('platform.delivery')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('state', '=', 'ready')
		.executeTakeFirst();
	return Number(row?.count ?? 0);
}

async function listStuck(ctx: ReadCtx): Promise<TrustView['stuck']> {
	const rows = await ctx.db
		.selectFrom('platform.delivery as delivery')
		.innerJoin('platform.event as event', 'event.event_id', 'delivery.event_id')
		.select(['delivery.event_id', 'delivery.handler', 'event.name', 'delivery.attempts', 'delivery.last_error', 'event.at'])
		.where((eb) => eb.or([eb('delivery.state', '=', 'stuck'), eb.and([eb('delivery.state', '=', 'ready'), eb('delivery.attempts', '>=', 3)])]))
		.orderBy('delivery.event_id')
		.limit(STUCK_SHOWN)
		.execute();
	return rows.map((row) => ({
		eventId: row.event_id,
		handler: row.handler,
		event: row.name,
		attempts: row.attempts,
		lastError: row.last_error,
		since: row.at,
	}));
}

/** Sends stuck news on its way again. @refuses reports.not_yours, reports.not_stuck */
export async function carryAgain(ctx: Ctx, wish: { eventId: string; handler: string }): Promise<void> {
	if (!operates(ctx.actor)) refuse('reports.not_yours', 'forbidden');
	const moved = await ctx.db
		.updateTable('platform.delivery')
		.set({ state: 'ready', attempts: 0, next_at: ctx.now })
		.where('event_id', '=', wish.eventId)
		.where('handler', '=', wish.handler)
		.where('state', '<>', 'done')
		.executeTakeFirst();
	if (moved.numUpdatedRows !== 1n) refuse('reports.not_stuck', 'not_found');
	await wakeWorker(ctx);
}
