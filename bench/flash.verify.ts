// A flash sale: thousands press "buy" at the same moment for a hundred pieces, while others walk the market. Exactly a hundred get one, one each,
// everybody is answered soon, and those who only look notice nothing.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { system, type Actor } from '#kernel/actor';
import { uuidv7 } from '#kernel/ids';
import { DAY, HOUR, later } from '#kernel/time';
import { enterGoods, saveCampaign, showCampaign } from '#market/campaigns';
import { demoSignIn, enrol } from '#market/people';
import { runCommand, type Ground } from '#platform/run';
import { startEmbedded } from '#platform/embedded';
import { migrate } from '#platform/migrate';
import { buildPages } from '../tools/build.ts';
import { ensureDatabase, freePort, readConfig } from '../tools/market.ts';
import { options } from '../tools/progress.ts';
import { openGround } from '../tools/seeding.ts';
import { fillMarket } from './fill.ts';
import type { Measurement } from './frame.ts';
import { startServer } from './processes.ts';

const GOODS = 1700;
const BUYERS = 10_000;
const PIECES = 100;
const SOCKETS = 800;
const BATCH = 250;
const PLACE = { postcode: '10400', subdistrict_code: '101401' };
/** Between two looks of those who only walk. */
const LOOK_EVERY_MS = 40;
const MOST_TRIES = 400;

interface Answer {
	readonly status: number;
	readonly ms: number;
	readonly again: number;
	readonly code: string;
}

const BROKEN: Answer = { status: 0, ms: 0, again: 1, code: '' };

const measurement: Measurement = async ({ seed, progress, figure }) => {
	const buyers = Number(options('').get('buyers') ?? BUYERS);
	const folder = mkdtempSync(join(tmpdir(), 'talad-flash-'));
	chmodSync(folder, 0o711);
	await buildPages();
	const server = await startEmbedded({ dataDir: folder, maxConnections: 80 });
	try {
		const url = await ensureDatabase(server.url, 'flash');
		await migrate(url);
		const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: url, PORT: String(await freePort()), DEMO: 'on', SIM: 'off', LOG_LEVEL: 'silent' };
		const config = readConfig(env);
		progress(`filling the market with ${GOODS} goods`);
		const filled = await fillMarket(config, url, GOODS, seed);
		const goods = filled.buyable[0]!;
		const { ground, close } = openGround(config, url);
		await openSale(ground, goods);
		progress(`${buyers} buyers with the goods in their baskets`);
		const tokens = await makeBuyers(ground, url, buyers, goods.productId);
		await close();
		const market = await startServer(env, ['--pages']);
		try {
			const total = await previewTotal(market.url, tokens[0]!);
			const price = Math.floor((goods.priceSatang * 60) / 100);
			const looks = { before: await walk(market.url, goods.productId, sleep(4000)), during: [] as number[] };
			progress('everybody presses "buy"');
			const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
			const began = performance.now();
			const race = Promise.all(
				tokens.map((token) => buy(agent, market.url, token, { productId: goods.productId, price: total.price, total: total.total })),
			);
			looks.during = await walk(market.url, goods.productId, race);
			const ends = await race;
			agent.destroy();
			const answers = ends.flat();
			const counted = await countTaken(url);
			figure('campaign price', total.price - price, 'satang beside 60 %', '<= 100');
			figure('buyers', buyers, 'buyers');
			figure('got one', ends.filter((own) => own.at(-1)!.status < 300).length, 'buyers', `= ${Math.min(PIECES, buyers)}`);
			figure('taken of the campaign', counted.taken, 'pieces', `= ${Math.min(PIECES, buyers)}`);
			figure('most of one person', counted.most, 'pieces', '= 1');
			figure('politely refused', ends.filter((own) => own.at(-1)!.status === 409).length, 'buyers', `= ${buyers - Math.min(PIECES, buyers)}`);
			figure('other answers', answers.filter((one) => ![200, 201, 409, 503].includes(one.status) && one !== BROKEN).length, 'answers', '= 0');
			figure('lines that broke and were taken up again', answers.filter((one) => one === BROKEN).length, 'lines');
			figure('asked to come again', answers.filter((one) => one.status === 503).length, 'answers');
			figure('slowest answer', Math.max(...answers.map((one) => one.ms)) / 1000, 's', '<= 10');
			figure('all are through', (performance.now() - began) / 1000, 's');
			figure('looking before: 99 of 100', percentile(looks.before, 0.99), 'ms');
			figure('looking meanwhile: 99 of 100', percentile(looks.during, 0.99), 'ms');
			figure('looking meanwhile: slower than a second', looks.during.filter((ms) => ms > 1000).length, 'pages', '= 0');
			figure('looking meanwhile: pages', looks.during.length, 'pages');
		} finally {
			await market.stop();
		}
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
};
export default measurement;

async function openSale(ground: Ground, goods: { shopId: string; productId: string }): Promise<void> {
	const { owner_id: owner } = await ground.db
		.selectFrom('shops.shop')
		.select('owner_id')
		.where('shop_id', '=', goods.shopId)
		.executeTakeFirstOrThrow();
	const campaignId = randomUUID();
	await runCommand(ground, system('bench'), async (ctx) => {
		await saveCampaign(ctx, {
			campaignId,
			slug: 'flash',
			kind: 'flash',
			nameTh: 'เที่ยงวัน',
			nameEn: '',
			textTh: '',
			textEn: '',
			picture: 'land',
			collections: [],
			fromAt: later(ctx.now, -HOUR),
			untilAt: later(ctx.now, DAY),
		});
		await showCampaign(ctx, { campaignId, shown: true });
	});
	const duty = { role: 'seller', shopId: goods.shopId, provinceCode: null, officeCode: null } as const;
	const seller: Actor = { kind: 'person', personId: owner, name: 'ร้าน', duties: [duty] };
	await runCommand(ground, seller, (ctx) =>
		enterGoods(ctx, { shopId: goods.shopId, campaignId, productId: goods.productId, percent: 40, pieces: PIECES, perPerson: 1 }),
	);
}

/** @returns their session tokens; each has one of the goods in the basket */
async function makeBuyers(ground: Ground, url: string, count: number, productId: string): Promise<string[]> {
	const tokens: string[] = [];
	const ids: string[] = [];
	for (let start = 0; start < count; start += BATCH)
		await runCommand(ground, system('bench'), async (ctx) => {
			for (let index = start; index < Math.min(count, start + BATCH); index++) {
				const personId = await enrol(ctx, { phone: `09${String(10_000_000 + index)}`, name: `ผู้ซื้อ ${index}` });
				tokens.push(await demoSignIn(ctx, personId));
				ids.push(personId);
			}
		});
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const baskets = ids.map(() => uuidv7(Date.now(), ground.random.bytes(10)));
	await client.query('insert into baskets.basket (basket_id, person_id, touched_at) select *, now() from unnest($1::uuid[], $2::uuid[])', [
		baskets,
		ids,
	]);
	await client.query('insert into baskets.person_basket (person_id, basket_id) select * from unnest($1::uuid[], $2::uuid[])', [ids, baskets]);
	await client.query('insert into baskets.line (basket_id, product_id, quantity, added_at) select one, $2, 1, now() from unnest($1::uuid[]) as one', [
		baskets,
		productId,
	]);
	await client.query('vacuum analyze');
	await client.end();
	return tokens;
}

async function previewTotal(base: string, token: string): Promise<{ total: number; price: number }> {
	const said = await fetch(`${base}/api/v1/checkouts/preview`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify(PLACE),
	});
	const seen = (await said.json()) as { total_satang: number; groups: { lines: { price_satang: number }[] }[] };
	return { total: seen.total_satang, price: seen.groups[0]!.lines[0]!.price_satang };
}

/** Presses until there is an answer that is not "come again". @returns every answer */
async function buy(agent: Agent, base: string, token: string, seen: { productId: string; price: number; total: number }): Promise<Answer[]> {
	const checkoutId = randomUUID();
	const body = JSON.stringify({
		checkout_id: checkoutId,
		basket_id: null,
		services: {},
		total_seen: seen.total,
		address: { name: 'ผู้ซื้อ', phone: '0812345678', line: '99/1', ...PLACE },
		prices_seen: { [seen.productId]: seen.price },
	});
	const answers: Answer[] = [];
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		// A line that broke is taken up again with the same key: pressed twice, bought once.
		const answer = await send(agent, `${base}/api/v1/checkouts`, body, { authorization: `Bearer ${token}`, 'idempotency-key': checkoutId }).catch(
			() => BROKEN,
		);
		answers.push(answer);
		if (answer.status !== 503 && answer !== BROKEN) break;
		await sleep(answer.again * 1000);
	}
	return answers;
}

/** Timed from when the connection is ours. */
const send = (agent: Agent, url: string, body: string, headers: Record<string, string>): Promise<Answer> =>
	new Promise((resolve, reject) => {
		let began = 0;
		const asked = request(
			url,
			{ agent, method: 'POST', headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } },
			(response) => {
				const pieces: Buffer[] = [];
				response.on('data', (piece: Buffer) => pieces.push(piece));
				response.on('end', () => {
					const { code = '' } = JSON.parse(Buffer.concat(pieces).toString() || '{}') as { code?: string };
					resolve({ status: response.statusCode ?? 0, ms: performance.now() - began, again: Number(response.headers['retry-after'] ?? 1), code });
				});
			},
		);
		asked.on('socket', () => (began = performance.now()));
		asked.on('error', reject);
		asked.end(body);
	});

/** Somebody walks from page to page until the promise is kept. @returns how long each page took, in milliseconds */
async function walk(base: string, productId: string, until: Promise<unknown>): Promise<number[]> {
	let over = false;
	void until.finally(() => (over = true)).catch(() => undefined);
	const paths = ['/', `/products/${productId}`, '/c/silk', '/p/surin', `/api/v1/products/${productId}`];
	const took: number[] = [];
	for (let step = 0; !over; step++) {
		const began = performance.now();
		const said = await fetch(base + paths[step % paths.length]!);
		await said.arrayBuffer();
		took.push(performance.now() - began);
		await sleep(LOOK_EVERY_MS);
	}
	return took;
}

const percentile = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

async function countTaken(url: string): Promise<{ taken: number; most: number }> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ taken: number; most: number }>(
		'select sum(taken)::int as taken, (select max(pieces) from campaigns.of_person)::int as most from campaigns.entry',
	);
	await client.end();
	return rows[0]!;
}
