import { randomUUID } from 'node:crypto';
import { system } from '#kernel/actor';
import { demoSignIn, enrol } from '#market/people';
import { runCommand } from '#platform/run';
import { payAtBank } from '../tools/stage.ts';
import { client, type Client } from '../tools/journey/client.ts';
import { openGround } from '../tools/seeding.ts';
import { readConfig } from '../tools/market.ts';
import type { FilledMarket } from './fill.ts';

export interface CheckoutLoad {
	readonly placed: number;
	readonly failed: number;
	readonly seconds: number;
}

/** Until the worker has carried what a checkout announced. */
export const QUIET_MS = 3000;
const PLACE = { postcode: '10400', subdistrict_code: '101401' };

/** Where checkouts happen. */
export interface CheckoutPlace {
	readonly simUrl: string;
	readonly env: NodeJS.ProcessEnv;
	readonly url: string;
	readonly goods: FilledMarket;
}

export interface CheckoutWishes extends CheckoutPlace {
	readonly base: string;
	/** how many buyers */
	readonly times: number;
	/** how many of them at once */
	readonly lanes: number;
	/** the number of the first buyer: each number buys once */
	readonly first?: number;
	/** runs the checkouts, without the making of their buyers */
	readonly listen?: (work: () => Promise<unknown>) => Promise<unknown>;
}

/** Buyers fill a basket from three shops, look at the checkout, place it, and pay; until the money has come. */
export async function checkoutLoad(wishes: CheckoutWishes): Promise<CheckoutLoad> {
	const { goods, listen = (work): Promise<unknown> => work() } = wishes;
	const buyers = await makeBuyers(wishes);
	let next = 0;
	let failed = 0;
	let seconds = 0;
	const lane = async (): Promise<void> => {
		for (let index = next++; index < wishes.times; index = next++) {
			const chosen = [0, 1, 2].map((step) => goods.buyable[(index * 3 + step) % goods.buyable.length]!);
			try {
				const paymentId = await place(buyers[index]!, chosen);
				await payAtBank(wishes.simUrl, paymentId);
				await paid(buyers[index]!, paymentId);
			} catch (thrown) {
				failed++;
				process.stdout.write(`  ${thrown instanceof Error ? thrown.message.slice(0, 200) : String(thrown)}\n`);
			}
		}
	};
	await listen(async () => {
		const began = performance.now();
		await Promise.all(Array.from({ length: wishes.lanes }, lane));
		seconds = (performance.now() - began) / 1000;
	});
	return { placed: wishes.times - failed, failed, seconds };
}

/** All buyers at once want the goods of which there are fifty. @returns how many got one */
export async function raceForFifty(wishes: Omit<CheckoutWishes, 'lanes' | 'listen'>): Promise<number> {
	const buyers = await makeBuyers(wishes);
	const outcomes = await Promise.allSettled(buyers.map((buyer) => place(buyer, [wishes.goods.fifty])));
	return outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
}

async function makeBuyers(wishes: Omit<CheckoutWishes, 'lanes' | 'listen'>): Promise<Client[]> {
	const { first = 0, times } = wishes;
	const config = readConfig({ ...wishes.env, DEMO: 'on' });
	const { ground, close } = openGround(config, wishes.url);
	const tokens = await runCommand(ground, system('bench'), async (ctx) => {
		const made: string[] = [];
		for (let index = first; index < first + times; index++)
			made.push(await demoSignIn(ctx, await enrol(ctx, { phone: `09${String(10_000_000 + index).slice(0, 8)}`, name: `ผู้ซื้อ ${index}` })));
		return made;
	});
	await close();
	return tokens.map((token, index) => client(wishes.base, `buyer ${index}`, '0812345678', token));
}

async function place(buyer: Client, chosen: readonly { productId: string; priceSatang: number }[]): Promise<string> {
	for (const one of chosen) await buyer.call('POST', '/basket/lines', { product_id: one.productId, quantity: 1 });
	const preview = await buyer.call<{ total_satang: number }>('POST', '/checkouts/preview', PLACE);
	const checkoutId = randomUUID();
	const placed = await buyer.call<{ payment_id: string }>(
		'POST',
		'/checkouts',
		{
			checkout_id: checkoutId,
			basket_id: null,
			services: {},
			total_seen: preview.total_satang,
			address: { name: buyer.name, phone: buyer.phone, line: '99/1', ...PLACE },
			prices_seen: Object.fromEntries(chosen.map((one) => [one.productId, one.priceSatang])),
		},
		{ 'idempotency-key': checkoutId },
	);
	return placed.payment_id;
}

async function paid(buyer: Client, paymentId: string): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		const { state } = await buyer.call<{ state: string }>('GET', `/payments/${paymentId}`);
		if (state === 'captured') return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error('a payment was not heard of');
}
