// The money's stage: the market's payments and settlement with their worker, and the outside world over HTTP with its own books.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { system, type Actor } from '#kernel/actor';
import { satang } from '#kernel/money';
import { isRefusal } from '#kernel/refusal';
import { later } from '#kernel/time';
import { openOmise, openPayment, recordNotice, viewPayment, type Gateway } from '#market/payments';
import * as payments from '#market/payments';
import { openLog } from '#platform/log';
import { publish } from '#platform/events';
import { runBeats, switchboard } from '#jobs/wiring';
import { startWorker, type Worker } from '#jobs/worker';
import { startSim, type Sim } from '../sim/server.ts';
import { openTestMarket, person, type TestMarket } from './market.ts';

export const GATEWAY_KEY = 'skey_test_stage';
const WEBHOOK_SECRET = Buffer.from('the secret of the stage').toString('base64');

export interface Outside {
	readonly gateway: Gateway;
}

export interface MoneyStage {
	readonly market: TestMarket;
	readonly sim: Sim;
	/** the real adapter; `outside.gateway` may be replaced by one that misbehaves */
	readonly gateway: Gateway;
	readonly outside: { gateway: Gateway };
	/** what the door answered to call-backs, oldest first */
	readonly answers: number[];
	/** Delivers every call-back and carries all news until nothing is left, trying again what was put off. */
	carry(): Promise<void>;
	/** One round of the timetable's job. */
	lookUpPayments(): Promise<void>;
	lookUpTransfers(): Promise<void>;
	/** Opens a payment and gets its QR. */
	open(amount: number, wish?: { payer?: string; checkoutId?: string }): Promise<Opened>;
	/** What was announced under a name, oldest first. */
	news(name: string): Promise<Record<string, unknown>[]>;
	publish(name: string, payload: Record<string, unknown>): Promise<void>;
	mark(transferId: string, how: 'sent' | 'paid' | 'failed'): Promise<void>;
	close(): Promise<void>;
}

export interface Opened {
	readonly paymentId: string;
	readonly checkoutId: string;
	readonly payer: Actor;
	readonly chargeId: string;
	readonly amount: number;
}

export type Wire = (board: ReturnType<typeof switchboard<Record<string, never>, Outside>>) => void;

export async function moneyStage(wire: Wire = () => undefined): Promise<MoneyStage> {
	const market = await openTestMarket(16);
	const { ground, clock } = market;
	const answers: number[] = [];
	let gateway: Gateway;
	const door = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const rawBody = Buffer.concat(pieces);
			const signed = gateway.verifyWebhook(request.headers as Record<string, string>, rawBody, clock.now());
			market
				.command(system('door'), (ctx) => recordNotice(ctx, { provider: 'omise', signed, rawBody }))
				.then(
					() => 200,
					(thrown: unknown) => (isRefusal(thrown) ? 401 : 500),
				)
				.then((status) => {
					answers.push(status);
					return response.writeHead(status).end();
				})
				.catch(() => response.destroy());
		});
	});
	await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
	const webhookUrl = `http://127.0.0.1:${(door.address() as { port: number }).port}/`;
	const secrets = { omiseSecretKey: GATEWAY_KEY, webhookSecret: WEBHOOK_SECRET, postPermanentToken: 'permanent', postHookSecret: 'hook' };
	const sim = await startSim({
		port: 0,
		webhookUrl,
		postHookUrl: null,
		...secrets,
		seed: 11,
		retryMs: 5,
		openingSatang: 100_000_000,
		now: () => clock.now(),
	});
	gateway = openOmise({ apiUrl: `${sim.url}/omise`, secretKey: GATEWAY_KEY, webhookSecret: WEBHOOK_SECRET, clock });
	const outside = { gateway };
	const worker = await stageWorker(market, outside, wire);

	const carry = async (): Promise<void> => {
		for (let round = 0; round < 8; round++) {
			await worker.drain();
			await sim.settled();
			await worker.drain();
			const waiting = await ground.db.selectFrom('platform.delivery').select('handler').where('state', '=', 'ready').execute();
			if (waiting.length === 0) return;
			clock.advance(15_000);
		}
	};
	const job = (name: string, beats: typeof payments.lookUpPayments | typeof payments.lookUpTransfers): Promise<void> =>
		runBeats(ground, system(name), beats as never, outside.gateway, name);
	return {
		market,
		sim,
		gateway,
		outside,
		answers,
		carry,
		lookUpPayments: () => job('payments.look_up', payments.lookUpPayments),
		lookUpTransfers: () => job('payments.look_up_transfers', payments.lookUpTransfers),
		async open(amount, wish = {}) {
			const [payerId, checkoutId] = [wish.payer ?? randomUUID(), wish.checkoutId ?? randomUUID()];
			const payer = person(payerId);
			const { paymentId } = await market.command(payer, (ctx) =>
				openPayment(ctx, { reference: checkoutId, checkoutId, payerId, amountSatang: satang(amount), until: later(clock.now(), 900_000) }),
			);
			await carry();
			const row = await ground.db.selectFrom('payments.payment').select('charge_id').where('payment_id', '=', paymentId).executeTakeFirstOrThrow();
			return { paymentId, checkoutId, payer, chargeId: row.charge_id ?? '', amount };
		},
		async news(name) {
			const rows = await ground.db.selectFrom('platform.event').select('payload').where('name', '=', name).orderBy('event_id').execute();
			return rows.map((row) => row.payload as Record<string, unknown>);
		},
		publish: (name, payload) => market.command(system('stage'), (ctx) => publish(ctx, name, payload)),
		async mark(transferId, how) {
			const answer = await fetch(`${sim.url}/omise/transfers/${transferId}/mark_as_${how}`, {
				method: 'POST',
				headers: { Authorization: `Basic ${btoa(`${GATEWAY_KEY}:`)}` },
			});
			if (!answer.ok) throw new Error(`the bank says ${answer.status} ${await answer.text()}`);
		},
		async close() {
			await worker.stop();
			await sim.stop();
			door.closeAllConnections();
			await new Promise<void>((done) => door.close(() => done()));
			await market.close();
		},
	};
}

/** The worker of payments, and of what `wire` adds. */
export function stageWorker(market: TestMarket, outside: Outside, wire: Wire): Promise<Worker> {
	const wiring = switchboard<Record<string, never>, Outside>();
	const { onOutside } = wiring;
	const theGateway = (all: Outside): Gateway => all.gateway;
	onOutside('payments.opened', 'payments.start_charge', payments.startCharge as never, theGateway);
	onOutside('payments.notice_received', 'payments.settle', payments.settlePayment as never, theGateway);
	onOutside('payments.expired', 'payments.expire_charge', payments.expireCharge as never, theGateway);
	onOutside('payments.refund_requested', 'payments.send_refund', payments.sendRefund as never, theGateway);
	onOutside('payments.transfer_requested', 'payments.send_transfer', payments.sendTransferOutside as never, theGateway);
	wire(wiring);
	return startWorker({ ground: market.ground, log: openLog('silent'), outside, switchboard: wiring.board, timetable: [], listenUrl: null });
}

export const view = (stage: MoneyStage, opened: Pick<Opened, 'payer' | 'paymentId'>) =>
	stage.market.query(opened.payer, (ctx) => viewPayment(ctx, opened.paymentId));
