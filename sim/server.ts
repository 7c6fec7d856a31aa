import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { openBooks, viewBooks, type BooksView } from './books.ts';
import { bankPay, findCharge, lapseAll } from './charges.ts';
import { makeCourier } from './courier.ts';
import { forge } from './forge.ts';
import { readFields, text } from './form.ts';
import { inboxes, readInbox } from './inboxes.ts';
import { makeMischief } from './mischief.ts';
import { omise } from './omise.ts';
import { lineLogin } from './line-login.ts';
import { pages } from './page-acts.ts';
import { pushService } from './push.ts';
import { smtp } from './smtp.ts';
import { thailandPost } from './thailand-post.ts';
import type { Message, Receipt } from './rows.ts';
import { goOnSoon, verifySoon } from './transfers.ts';
import { isNo, type SimOptions, type World } from './world.ts';

export type { BooksView } from './books.ts';
export type { SimOptions } from './world.ts';

/** The outside world, running. */
export interface Sim {
	readonly url: string;
	/** where e-mail is taken in: smtp://… */
	readonly smtpUrl: string;
	/** for mischief's dice */
	readonly seed: number;
	/** What the outside world holds to be true, as GET /books. */
	books(): BooksView;
	/** Newest first, as GET /inbox. */
	inbox(to?: string): Message[];
	/** A bank pays a charge's QR; satang, what was asked for when absent. */
	pay(charge: string, amount?: number): Receipt;
	/** As POST /mischief, except forgeries. */
	mischief(wish: unknown): void;
	/** Resolves when every webhook and call-back has been delivered or given up. */
	settled(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts the outside world: gateway and banks, Thailand Post, phones and mailboxes, each with its own books. */
export async function startSim(options: SimOptions): Promise<Sim> {
	const now = options.now ?? (() => new Date());
	const books = openBooks(options.journalDir);
	const seed = options.seed ?? randomInt(2 ** 31);
	const mischief = makeMischief(seed, now);
	const clock = timers();
	const courier = makeCourier({ options, books, mischief, now, later: clock.later });
	let url = '';
	const world: World = { options, books, mischief, courier, now, later: clock.later, wait: clock.wait, url: () => url };

	const app = routes(world);
	const server = await listen(app, options);
	// Its usual door may be taken: then another one, and the market finds no mail house and uses the next way.
	const mail = await smtp(world, options.smtpPort ?? 0).catch(() => smtp(world, 0));
	const address = server.address();
	const host = options.host === undefined || options.host === '0.0.0.0' ? '127.0.0.1' : options.host;
	url = `http://${host}:${typeof address === 'object' && address !== null ? address.port : options.port}`;
	takeUp(world);
	clock.every(1000, () => lapseAll(world));

	return {
		url,
		smtpUrl: mail.url,
		seed,
		books: () => viewBooks(books, options.openingSatang ?? 0),
		inbox: (to) => readInbox(world, to),
		pay(id, amount) {
			const charge = findCharge(world, id);
			return bankPay(world, charge, amount ?? charge.amount);
		},
		mischief: (wish) => mischief.order(wish),
		settled: () => courier.settled(),
		async stop() {
			clock.stop();
			await mail.stop();
			await new Promise<void>((done) => {
				server.close(() => done());
				server.closeAllConnections();
			});
		},
	};
}

function routes(world: World): Hono {
	const app = new Hono();
	app.use('*', bodyLimit({ maxSize: 1_000_000 }));
	app.onError((fault, c) =>
		isNo(fault)
			? c.json({ error: fault.code, message: fault.message }, fault.status as 400)
			: c.json({ error: 'internal_error', message: String(fault) }, 500),
	);
	app.use('*', (c, next) => playTricks(world, c, next));
	app.get('/books', (c) => c.json(viewBooks(world.books, world.options.openingSatang ?? 0)));
	app.get('/healthz', (c) => c.json({ ok: true }));
	app.get('/deliveries', (c) => c.json([...world.books.table.delivery.values()].reverse().slice(0, 500)));
	app.get('/mischief', (c) =>
		c.json({ seed: world.mischief.seed, settings: world.mischief.settings, rules: world.mischief.rules, done: world.mischief.done }),
	);
	app.post('/mischief', async (c) => {
		const list = /^\s*\[/.test(await c.req.raw.clone().text());
		const wish = list ? ((await c.req.json()) as unknown) : await readFields(c);
		if (!list && (wish as { kind?: unknown }).kind === 'forge') {
			const how = text(wish as never, 'how') ?? 'signature';
			return c.json(await forge(world, text(wish as never, 'charge') ?? '', how === 'unpaid' || how === 'stale' ? how : 'signature'));
		}
		try {
			world.mischief.order(wish);
		} catch (fault) {
			return c.json({ error: 'bad_request', message: (fault as Error).message }, 400);
		}
		return c.json({ settings: world.mischief.settings, rules: world.mischief.rules });
	});
	app.route('/omise', omise(world));
	app.route('/thailand-post', thailandPost(world));
	app.route('/', inboxes(world));
	app.route('/', pushService(world));
	app.route('/', lineLogin(world));
	app.route('/', pages(world));
	return app;
}

/** Which party a request is for, as mischief names places; null for our own pages and a bank's or carrier's staff. */
function placeOf(path: string): string | null {
	const [, party, next, , third] = path.split('/');
	if (party === 'omise')
		return next === 'bank' || /\/mark_as_|\/documents\//.test(path) ? null : `omise.${third === 'refunds' ? 'refunds' : (next ?? '')}`;
	if (party === 'thailand-post') return next === 'command' ? null : next === 'postone' ? 'post.numbers' : `post.${path.split('/').at(-1)}`;
	if (party === 'push') return next === 'send' ? 'push' : null;
	return (party === 'sms' || party === 'email' || party === 'line') && next !== undefined ? party : null;
}

/** Calls that change something may be refused before they do, or never answered after they did. */
async function playTricks(world: World, c: Context, next: () => Promise<void>): Promise<Response | undefined> {
	const place = placeOf(c.req.path);
	if (place === null || (c.req.method === 'GET' && place !== 'post.numbers')) {
		await next();
		return undefined;
	}
	const refusal = world.mischief.take(place, 'error_before');
	if (refusal) return c.json({ object: 'error', code: 'service_unavailable', message: 'try again later' }, refusal.status as 503);
	const silence = world.mischief.take(place, 'timeout_after');
	await next();
	if (!silence) return undefined;
	await world.wait(silence.ms);
	c.res = undefined;
	c.res = c.json({ object: 'error', code: 'gateway_timeout', message: 'no answer in time' }, 504);
	return undefined;
}

/** After a restart: what waited goes on waiting. */
function takeUp(world: World): void {
	world.courier.resume();
	for (const recipient of world.books.table.recipient.values()) if (!recipient.active) verifySoon(world, recipient);
	for (const transfer of world.books.table.transfer.values()) if (transfer.paid_at === null && transfer.failed_at === null) goOnSoon(world, transfer);
}

function listen(app: Hono, options: SimOptions): Promise<Server> {
	return new Promise((done, fail) => {
		const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host ?? '127.0.0.1' }, () => done(server)) as Server;
		server.once('error', fail);
	});
}

/** Timers that end with the world and keep no process alive. */
function timers() {
	const open = new Map<NodeJS.Timeout, (() => void) | null>();
	let stopped = false;
	const start = (milliseconds: number, act: () => void, whenStopped: (() => void) | null): void => {
		if (stopped) return whenStopped?.();
		const timer = setTimeout(() => {
			open.delete(timer);
			act();
		}, milliseconds);
		open.set(timer, whenStopped);
	};
	return {
		later: (milliseconds: number, act: () => void) => start(milliseconds, act, null),
		wait: (milliseconds: number) => new Promise<void>((done) => start(milliseconds, done, done)),
		every(milliseconds: number, act: () => void) {
			const again = (): void => start(milliseconds, () => (act(), again()), null);
			again();
		},
		stop() {
			stopped = true;
			for (const [timer, whenStopped] of open) {
				clearTimeout(timer);
				whenStopped?.();
			}
			open.clear();
		},
	};
}
