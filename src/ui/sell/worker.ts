// The service worker from the page's side: registered on the seller's pages only, and told what to keep.
import { categoryTiles } from '../img/categories.ts';

const SCOPE = '/shop';

/** Keeps the six screens for when there is no signal. Does nothing where the browser cannot. */
export async function registerWorker(lang: string): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register('/service-worker.js', { scope: SCOPE });
		const { active } = await navigator.serviceWorker.ready;
		if (location.pathname !== '/shop/products/new') return;
		// What this page has loaded is what it needs next time: scripts, letters and drawings, all with their content in their name.
		const files = performance
			.getEntriesByType('resource')
			.map((entry) => new URL(entry.name))
			.filter((url) => url.origin === location.origin && (url.pathname.startsWith('/_app/') || url.pathname === '/icons.svg'))
			.map((url) => url.pathname + url.search);
		active?.postMessage({ kind: 'keep', files: [...new Set([...files, ...categoryTiles.map((tile) => tile.picture)])], lang }, []);
	} catch {
		// No private copy then; everything else works.
	}
}

/** Asks the browser to go on sending when the signal is back, the page closed or not; most can, the others do it when the page is open. */
export async function sendLater(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		const registration = (await navigator.serviceWorker.getRegistration(SCOPE)) as
			(ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }) | undefined;
		await registration?.sync?.register('talad.send');
	} catch {
		// Not allowed in this window.
	}
}
