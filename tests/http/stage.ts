// A small village behind the API: real database, real rooms, the simulated outside world; no sockets of our own.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openApp, type App, type Outside } from '#app';
import { buildApi } from '#api/api';
import { system, type Role } from '#kernel/actor';
import { board } from '#jobs/switchboard';
import { startWorker, type Worker } from '#jobs/worker';
import { demoSignIn, enrol, grantDuty } from '#market/people';
import type { Clock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { runCommand } from '#platform/run';
import type { Seal } from '#platform/seal';
import { startSim, type Sim } from '#sim/server';
import { testClock } from '#tests/clock';
import type { testDatabase } from '#tests/db';

export interface Said {
	readonly status: number;
	readonly headers: Headers;
	/** JSON, or text when it is not JSON */
	readonly body: unknown;
}

export interface Ask {
	readonly body?: unknown;
	/** sent as it is, with this content type */
	readonly raw?: { readonly type: string; readonly bytes: Uint8Array | string };
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Person {
	readonly name: string;
	readonly personId: string;
	readonly token: string;
	ask(method: string, path: string, ask?: Ask): Promise<Said>;
	/** @throws when it is refused */
	must<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
}

export interface ShopOnStage {
	readonly shopId: string;
	readonly slug: string;
	readonly seller: Person;
	readonly postcode: string;
	readonly productId: string;
	readonly priceSatang: number;
}

export interface Stage {
	readonly app: App;
	readonly api: ReturnType<typeof buildApi>;
	readonly worker: Worker;
	readonly sim: Sim;
	readonly log: { readonly lines: string[] };
	readonly nobody: Pick<Person, 'ask' | 'must'>;
	readonly people: {
		readonly buyer: Person;
		readonly other: Person;
		readonly clerk: Person;
		readonly officer: Person;
		readonly maker: Person;
		readonly checker: Person;
		readonly operator: Person;
	};
	readonly shops: readonly [ShopOnStage, ShopOnStage];
	/** a new person */
	join(name: string, phone: string, duties?: readonly { role: Role; shopId?: string; provinceCode?: string; officeCode?: string }[]): Promise<Person>;
	close(): Promise<void>;
}

export const somewhere = { postcode: '10400', subdistrict_code: '101401' };
const shopWishes = [
	{
		name: 'ป้าน้อย',
		phone: '0801110001',
		shop: 'ครัวป้าน้อย',
		en: 'Krua Pa Noi',
		code: '320101',
		postcode: '32000',
		village: 'บ้านท่าสว่าง',
		product: 'ขนมนางเล็ด',
		priceSatang: 8950,
		category: 'food-snack',
	},
	{
		name: 'แม่คำ',
		phone: '0801110003',
		shop: 'ผ้าทอล้านนา',
		en: 'Lanna Weaving',
		code: '500301',
		postcode: '50270',
		village: 'แม่แจ่ม',
		product: 'ผ้าคลุมไหล่ตีนจก',
		priceSatang: 45000,
		category: 'silk',
	},
] as const;

/** @param open from #tests/db; @param clock where time must pass, or be known; @param seal where what is sealed must be read */
export async function openStage(open: typeof testDatabase, clock: Clock = testClock(), seal?: Seal): Promise<Stage> {
	const database = await open();
	const folder = mkdtempSync(join(tmpdir(), 'talad-http-'));
	let config = readConfig({ NODE_ENV: 'test', DATA_DIR: folder, PUBLIC_URL: 'http://market.test', LOG_LEVEL: 'info', DB_POOL_MAX: '8' });
	const { secrets } = config;
	const sim = await startSim({
		port: 0,
		webhookUrl: null,
		postHookUrl: null,
		omiseSecretKey: secrets.OMISE_SECRET_KEY.reveal(),
		webhookSecret: secrets.OMISE_WEBHOOK_SECRET.reveal(),
		postPermanentToken: secrets.POST_TOKEN.reveal(),
		postHookSecret: secrets.POST_HOOK_SECRET.reveal(),
		postNumbersLogin: secrets.POST_NUMBERS_LOGIN.reveal(),
		smsToken: secrets.SMS_TOKEN.reveal(),
		now: () => clock.now(),
	});
	config = readConfig({
		NODE_ENV: 'test',
		DATA_DIR: folder,
		PUBLIC_URL: 'http://market.test',
		LOG_LEVEL: 'info',
		DB_POOL_MAX: '8',
		OMISE_API_URL: `${sim.url}/omise`,
		POST_API_URL: `${sim.url}/thailand-post`,
		POST_WEBHOOK_URL: `${sim.url}/thailand-post`,
		POST_NUMBERS_URL: `${sim.url}/thailand-post/postone`,
		SMS_API_URL: `${sim.url}/sms`,
		LINE_API_URL: `${sim.url}/line`,
		LINE_ACCESS_URL: `${sim.url}/line-access`,
		LINE_CHANNEL_TOKEN: 'line-token',
		LINE_LOGIN_ID: '1600000000',
		LINE_LOGIN_SECRET: 'line-secret',
		SMTP_URL: sim.smtpUrl,
		PUSH_HOSTS: new URL(sim.url).host,
	});
	const lines: string[] = [];
	const app = openApp({
		config,
		databaseUrl: database.url,
		log: openLog('info', (line) => lines.push(line)),
		clock,
		...(seal ? { seal } : {}),
	});
	const { timetable } = await import('#jobs/timetable');
	const worker = await startWorker<Outside>({
		ground: app.ground,
		log: app.log,
		outside: app.outside,
		switchboard: board,
		timetable,
		listenUrl: null,
	});
	const api = buildApi(app, { ready: true });
	const enlist = joining(app, api);
	const nobody = speaker(api, null);
	const people = {
		buyer: await enlist('สมชาย', '0802220001'),
		other: await enlist('มะลิ', '0802220002'),
		clerk: await enlist('เจ้าหน้าที่', '0803330001', [{ role: 'post_clerk', officeCode: '32000' }]),
		officer: await enlist('พัฒนาการ', '0804440001', [{ role: 'province_officer' }]),
		maker: await enlist('การเงินหนึ่ง', '0805550001', [{ role: 'finance' }]),
		checker: await enlist('การเงินสอง', '0805550002', [{ role: 'finance' }]),
		operator: await enlist('ผู้ดูแล', '0806660001', [{ role: 'operator' }]),
	};
	await worker.tick();
	const shops = [await openShop(enlist, people.officer, shopWishes[0]), await openShop(enlist, people.officer, shopWishes[1])] as const;
	await worker.drain();
	return {
		app,
		api,
		worker,
		sim,
		log: { lines },
		nobody,
		people,
		shops,
		join: enlist,
		async close() {
			await worker.stop();
			await app.close();
			await sim.stop();
			await database.drop();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function joining(app: App, api: Stage['api']): Stage['join'] {
	return async (name, phone, duties = []) => {
		const { personId, token } = await runCommand(app.ground, system('setup'), async (ctx) => {
			const personId = await enrol(ctx, { name, phone });
			for (const duty of duties) await grantDuty(ctx, { personId, ...duty });
			return { personId, token: await demoSignIn(ctx, personId) };
		});
		return { name, personId, token, ...speaker(api, token) };
	};
}

/** Speaks with the API as one person, or as nobody. */
export function speaker(api: Stage['api'], token: string | null): Pick<Person, 'ask' | 'must'> {
	const ask: Person['ask'] = async (method, path, { body, raw, headers } = {}) => {
		const content = raw ? { body: raw.bytes as BodyInit } : body === undefined ? {} : { body: JSON.stringify(body) };
		const type = raw ? { 'content-type': raw.type } : body === undefined ? {} : { 'content-type': 'application/json' };
		const url =
			path.startsWith('/files') || path.startsWith('/healthz') || path.startsWith('/readyz') || path.startsWith('/version') ? path : `/api/v1${path}`;
		const response = await api.request(url, {
			method,
			headers: { ...type, ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
			...content,
		});
		const bytes = Buffer.from(await response.arrayBuffer());
		const isJson = bytes.length > 0 && /json/.test(response.headers.get('content-type') ?? '');
		return {
			status: response.status,
			headers: response.headers,
			body: isJson ? (JSON.parse(bytes.toString()) as unknown) : bytes.toString('latin1'),
		};
	};
	return {
		ask,
		async must<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
			const said = await ask(method, path, { ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) });
			if (said.status >= 300) throw new Error(`${method} ${path} was answered ${said.status} ${JSON.stringify(said.body)}`);
			return said.body as T;
		},
	};
}

export const photo = (colour: string): Promise<Buffer> =>
	sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
		.jpeg()
		.toBuffer();

async function openShop(join: Stage['join'], officer: Person, wish: (typeof shopWishes)[number]): Promise<ShopOnStage> {
	const shopId = randomUUID();
	const seller = await join(wish.name, wish.phone);
	const { slug } = await seller.must<{ slug: string }>('POST', '/shops', {
		shop_id: shopId,
		name_th: wish.shop,
		name_en: wish.en,
		kind: 'community_enterprise',
		subdistrict_code: wish.code,
		postcode: wish.postcode,
		village_th: wish.village,
		story_th: `เรื่องของ${wish.shop} ทำกันมาสามรุ่น`,
		payout: { kind: 'promptpay', phone: wish.phone },
	});
	await officer.must('POST', `/shops/${shopId}/approval`, { override: 'เห็นเอกสารจริงที่สำนักงานแล้ว' });
	const productId = randomUUID();
	await addProduct(seller, shopId, productId, wish);
	return { shopId, slug, seller, postcode: wish.postcode, productId, priceSatang: wish.priceSatang };
}

/** Writes down, pictures, stocks and publishes a product. */
export async function addProduct(
	seller: Person,
	shopId: string,
	productId: string,
	wish: { product: string; village: string; priceSatang: number; category: string },
): Promise<void> {
	const path = `/shops/${shopId}/products/${productId}`;
	await seller.must('PUT', path, {
		name_th: wish.product,
		description_th: `${wish.product}จาก${wish.village}`,
		category: wish.category,
		price_satang: wish.priceSatang,
		unit_th: 'ชิ้น',
		weight_g: 300,
		length_mm: 250,
		width_mm: 180,
		height_mm: 60,
		transport_class: 'ambient',
	});
	const pictured = await seller.ask('POST', `${path}/pictures?alt=${encodeURIComponent(wish.product)}`, {
		raw: { type: 'image/jpeg', bytes: await photo('#b5651d') },
	});
	if (pictured.status !== 201) throw new Error(`no picture: ${pictured.status} ${JSON.stringify(pictured.body)}`);
	await seller.must('PUT', `${path}/stock`, { on_hand: 50 });
	await seller.must('POST', `${path}/publication`);
}

export interface Bought {
	readonly checkoutId: string;
	readonly paymentId: string;
	readonly totalSatang: number;
}

/** Fills the basket, looks, orders. */
export async function buy(buyer: Person, lines: readonly (readonly [Pick<ShopOnStage, 'productId' | 'priceSatang'>, number])[]): Promise<Bought> {
	for (const [shop, quantity] of lines) await buyer.must('POST', '/basket/lines', { product_id: shop.productId, quantity });
	const preview = await buyer.must<{ total_satang: number }>('POST', '/checkouts/preview', somewhere);
	const checkoutId = randomUUID();
	const wish = wishFor(checkoutId, buyer.name, preview.total_satang, Object.fromEntries(lines.map(([shop]) => [shop.productId, shop.priceSatang])));
	const placed = await buyer.must<{ payment_id: string }>('POST', '/checkouts', wish, { 'idempotency-key': checkoutId });
	return { checkoutId, paymentId: placed.payment_id, totalSatang: preview.total_satang };
}

export const wishFor = (checkoutId: string, name: string, totalSeen: number, pricesSeen: Record<string, number>) => ({
	checkout_id: checkoutId,
	basket_id: null,
	services: {},
	total_seen: totalSeen,
	prices_seen: pricesSeen,
	address: { name, phone: '0802220001', line: '99/1 ซอยอารีย์ ถนนพหลโยธิน', ...somewhere },
});

/** The buyer's bank pays; the market asks the gateway and carries the news. @returns the orders of the checkout */
export async function pay(
	stage: Stage,
	buyer: Person,
	bought: Bought,
): Promise<{ order_id: string; checkout_id: string; state: string; shop: { shop_id: string } }[]> {
	await stage.worker.drain();
	const charge = stage.sim
		.books()
		.gateway.charges.find((one) => (one as unknown as { metadata?: Record<string, string> }).metadata?.['payment_id'] === bought.paymentId);
	if (!charge) throw new Error('the gateway never heard of the payment');
	stage.sim.pay((charge as unknown as { id: string }).id);
	await buyer.must('POST', `/payments/${bought.paymentId}/check`);
	await stage.worker.drain();
	const { items } = await buyer.must<{ items: { order_id: string; checkout_id: string; state: string; shop: { shop_id: string } }[] }>(
		'GET',
		'/orders',
	);
	return items.filter((order) => order.checkout_id === bought.checkoutId);
}
