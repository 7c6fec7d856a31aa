// Keeps the seller's six screens for when there is no signal, and sends what waits when it is back. It keeps pages of nobody: the one page
// is fetched without a cookie, and everything else it keeps is the same for all.
import { immutable } from '$app/manifest';
import { sendReady } from '#ui/sell/send.ts';

/** What a worker is told, as far as this one listens. */
interface Told {
	waitUntil(work: Promise<unknown>): void;
}
interface Here {
	readonly location: Location;
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(name: 'install' | 'activate', hear: (event: Told) => void): void;
	addEventListener(name: 'message', hear: (event: Told & { readonly data: unknown }) => void): void;
	addEventListener(name: 'sync', hear: (event: Told & { readonly tag: string }) => void): void;
	addEventListener(name: 'fetch', hear: (event: Told & { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
}
const here = globalThis as unknown as Here;

const SHELL = '/shop/products/new';
const PATIENCE_MS = 6000;

/** Changes with each build: an old copy goes with its scripts. */
const version = ((): string => {
	let hash = 0x811c9dc5;
	for (const letter of immutable.map((one) => one.path).join()) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
	return hash.toString(36);
})();
const CACHE = `talad-${version}`;
const isStatic = (url: URL): boolean => url.pathname.includes('/_app/immutable/') || url.pathname === '/icons.svg' || url.pathname === '/favicon.svg';

here.addEventListener('install', () => void here.skipWaiting());

here.addEventListener('activate', (event) =>
	event.waitUntil(
		(async () => {
			for (const name of await caches.keys()) if (name.startsWith('talad-') && name !== CACHE) await caches.delete(name);
			await here.clients.claim();
		})(),
	),
);

here.addEventListener('message', (event) => {
	const said = event.data as { kind?: string; files?: unknown; lang?: unknown } | null;
	if (said?.kind === 'keep' && Array.isArray(said.files)) event.waitUntil(keep(said.files.map(String), said.lang === 'en' ? 'en' : 'th'));
});

/** Keeps the screens as nobody sees them, and the files they stand on: most lie in the browser's own cache and are not fetched again. */
async function keep(files: readonly string[], lang: string): Promise<void> {
	const cache = await caches.open(CACHE);
	const page = await fetch(`${SHELL}?shell&lang=${lang}`, { credentials: 'omit' });
	if (!page.ok || page.redirected) return;
	const named = [...(await page.clone().text()).matchAll(/["'(](?:\.\.\/)*\.?\/?(_app\/immutable\/[\w./-]+)["')]/g)].map((match) => `/${match[1]}`);
	for (const file of new Set([...files, ...named, '/favicon.svg'])) {
		const url = new URL(file, here.location.origin);
		if (url.origin !== here.location.origin || !isStatic(url) || (await cache.match(url))) continue;
		const got = await fetch(url, { credentials: 'omit' }).catch(() => null);
		if (got?.ok) await cache.put(url, got);
	}
	// Last: a page without its files would be worse than none.
	await cache.put(SHELL, page);
}

here.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== here.location.origin) return;
	if (isStatic(url)) return event.respondWith(kept(url, request));
	if (request.mode !== 'navigate') return;
	if (url.pathname === SHELL && !url.searchParams.has('product')) return event.respondWith(screens(request));
	if (url.pathname === '/shop' || url.pathname.startsWith('/shop/')) event.respondWith(fetch(request).catch(noSignal));
});

const kept = async (url: URL, request: Request): Promise<Response> => (await (await caches.open(CACHE)).match(url)) ?? fetch(request);

/** The page as it is now; the kept copy when there is no signal, or too little. */
async function screens(request: Request): Promise<Response> {
	const copy = await (await caches.open(CACHE)).match(SHELL);
	const now = fetch(request);
	if (!copy) return now.catch(noSignal);
	const late = new Promise<Response>((resolve) => setTimeout(() => resolve(copy), PATIENCE_MS));
	return Promise.race([now.then((page) => (page.status >= 500 ? copy : page)).catch(() => copy), late]);
}

const noSignal = (): Response =>
	new Response(
		`<!doctype html><html lang="th"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>ไม่มีสัญญาณ | ตลาดชุมชน</title>
<style>body{font:1.2rem/1.7 "IBM Plex Sans Thai Looped",sans-serif;margin:0;background:#fbf8f1;color:#0f1d38}main{max-width:34rem;margin:10vh auto;padding:0 1.25rem}a{display:block;margin:1rem 0;padding:1rem;border-radius:.8rem;background:#1d3768;color:#fff;text-align:center;font-weight:600;text-decoration:none}[lang=en]{color:#3d4a63}a [lang=en]{color:inherit}</style></head>
<body><main><h1>ตอนนี้ไม่มีสัญญาณ</h1><p>หน้านี้ต้องใช้สัญญาณ เพราะเป็นเรื่องออเดอร์และเงินของร้าน เราไม่เก็บไว้ในโทรศัพท์ ของที่ลงขายค้างไว้ยังอยู่ครบ</p>
<p lang="en">There is no signal. This page needs it: orders and money are never kept on the phone. What you began to sell is still here.</p>
<a href="${SHELL}">ลงของขายต่อ · <span lang="en">Go on selling</span></a><a href="">ลองอีกที · <span lang="en">Try again</span></a></main></body></html>`,
		{
			status: 503,
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
			},
		},
	);

here.addEventListener('sync', (event) => {
	if (event.tag === 'talad.send') event.waitUntil(sendReady().then(stillWaiting));
});

/** The browser tries again later only when it hears that it did not work. */
function stillWaiting(came: Awaited<ReturnType<typeof sendReady>>): void {
	if (came.some(({ sent }) => sent.outcome === 'later' && !sent.signIn)) throw new Error('no signal yet');
}
