// More requests than the process takes at once, on a real socket: held open, waiting, refused, and the ones that are never refused.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ServerResponse } from 'node:http';
import { testDatabase } from '#tests/db';
import { listen, type RunningServer } from '../../src/server.ts';
import { openStage, type Stage } from './stage.ts';

const SOON_MS = 500;
let stage: Stage;
let server: RunningServer;
let base: string;
/** answers of pages that nobody has sent yet */
let held: ServerResponse[] = [];
let holding = true;
beforeAll(async () => {
	stage = await openStage(testDatabase);
	const admission = {
		atOnce: 4,
		waitMs: 60_000,
		bounds: {
			pay: { atOnce: 2, waiting: 1 },
			checkout: { atOnce: 2, waiting: 1 },
			browse: { atOnce: 2, waiting: 1 },
			reports: { atOnce: 1, waiting: 0 },
		},
	};
	const app = { ...stage.app, config: { ...stage.app.config, admission } };
	server = await listen(app, (_request, response) => void (holding ? held.push(response) : response.end('a page')), 0, '127.0.0.1');
	base = `http://127.0.0.1:${server.port}`;
});
beforeEach(() => {
	held = [];
	holding = true;
});
afterAll(async () => {
	await server.close();
	await stage.close();
});

const html = { accept: 'text/html,application/xhtml+xml' };
const load = async (): Promise<object> => ((await (await fetch(`${base}/readyz`)).json()) as { load: object }).load;
/** Until the door has seen all who came. */
const settled = (as: object): Promise<void> => expect.poll(load, { timeout: 10_000, interval: 20 }).toMatchObject(as);
/** Opens pages that stay unanswered. */
const open = (path: string, times: number): Promise<Response>[] => Array.from({ length: times }, () => fetch(base + path, { headers: html }));
async function finish(answers: readonly Promise<Response>[]): Promise<number[]> {
	holding = false;
	for (const response of held) response.end('a page');
	return (await Promise.all(answers)).map((answer) => answer.status);
}

test('what is too much is refused soon, in words of its reader, with when to come again', async () => {
	const answers = open('/search?q=ผ้า', 3);
	await settled({ browse: { under_way: 2, waiting: 1 } });
	const began = performance.now();
	const [page, form, api] = await Promise.all([
		fetch(`${base}/c/silk?a="<b>`, { headers: html }),
		fetch(`${base}/shop/products/1/edit`, { method: 'POST', headers: { ...html, 'content-type': 'multipart/form-data; boundary=x' }, body: 'x' }),
		fetch(`${base}/api/v1/products`),
	]);
	expect(performance.now() - began).toBeLessThan(SOON_MS);
	for (const response of [page, form, api]) {
		expect(response.status).toBe(503);
		expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(2);
		expect(response.headers.get('cache-control')).toBe('no-store');
	}
	const text = await page.text();
	expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(text).toContain('คนแน่นตลาด');
	expect(text).toContain('Your basket and your money are safe');
	expect(text).toMatch(/http-equiv="refresh" content="\d+;url=\/c\/silk\?a=/);
	expect(text).not.toContain('"<b>');
	const ofForm = await form.text();
	expect(ofForm).toContain('กดย้อนกลับแล้วส่งอีกครั้ง');
	expect(ofForm).not.toContain('http-equiv="refresh"');
	expect(api.headers.get('content-type')).toBe('application/problem+json');
	expect(await api.json()).toMatchObject({ status: 503, code: 'api.crowded', facts: { seconds: expect.any(Number) } });
	// The one that waited was served all the same.
	expect(await finish(answers)).toEqual([200, 200, 200]);
	await settled({ browse: { under_way: 0, waiting: 0, refused: 3 } });
});

test('a shelf full of lookers leaves room for those who pay', async () => {
	const lookers = open('/search?q=x', 3);
	await settled({ browse: { under_way: 2, waiting: 1 } });
	const payers = open('/pay/0193', 2);
	await settled({ browse: { under_way: 2, waiting: 1 }, pay: { under_way: 2, waiting: 0 } });
	expect(await finish([...lookers, ...payers])).toEqual([200, 200, 200, 200, 200]);
});

test('call-backs and scans are never refused for load', async () => {
	const lookers = [...open('/search?q=x', 3), ...open('/checkout', 3)];
	await settled({ browse: { waiting: 1 }, checkout: { waiting: 1 } });
	const calls = Array.from({ length: 20 }, () => fetch(`${base}/api/v1/webhooks/omise`, { method: 'POST', body: '{}' }).then(({ status }) => status));
	// Unsigned, so refused for that: each was read and looked at.
	expect(new Set(await Promise.all(calls))).toEqual(new Set([401]));
	const scans = open('/post/32000', 20);
	await settled({ calls: 20, browse: { waiting: 1 } });
	expect(new Set(await finish([...lookers, ...scans]))).toEqual(new Set([200]));
	await settled({ calls: 0 });
});

test('who hangs up gives back the place, also while waiting', async () => {
	const stop = new AbortController();
	const gone = Array.from({ length: 3 }, () => fetch(`${base}/search?q=x`, { headers: html, signal: stop.signal }).catch(() => null));
	await settled({ browse: { under_way: 2, waiting: 1 } });
	stop.abort();
	await Promise.all(gone);
	await settled({ browse: { under_way: 0, waiting: 0 } });
	held = [];
	expect((await fetch(`${base}/api/v1/products`)).status).toBe(200);
});

test('health is told whatever the load, and says nothing new', async () => {
	const lookers = open('/search?q=x', 3);
	await settled({ browse: { under_way: 2, waiting: 1 } });
	expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ alive: true });
	expect(await finish(lookers)).toEqual([200, 200, 200]);
});
