// Signing out on a phone that keeps drafts: asks, then nothing of them stays.
const DATABASE = 'talad';

/** How many drafts were never sent. Opening what is not there makes nothing. */
const waiting = (): Promise<number> =>
	new Promise((resolve) => {
		const request = indexedDB.open(DATABASE);
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onerror = () => resolve(0);
		request.onsuccess = () => {
			const database = request.result;
			const count = database.transaction('drafts').objectStore('drafts').count();
			count.onsuccess = () => resolve(count.result);
			count.onerror = () => resolve(0);
			database.onversionchange = () => database.close();
		};
	});

async function forget(): Promise<void> {
	await new Promise<void>((resolve) => {
		const request = indexedDB.deleteDatabase(DATABASE);
		request.onsuccess = request.onerror = request.onblocked = () => resolve();
	});
	if ('caches' in window) for (const name of await caches.keys()) if (name.startsWith('talad-')) await caches.delete(name);
	if ('serviceWorker' in navigator) for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

/** `form[data-asks]`: its words are asked when something would be lost. */
export function listenToSignOut(): void {
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || !form.dataset.asks || !('indexedDB' in window)) return;
		event.preventDefault();
		void (async () => {
			const drafts = await waiting().catch(() => 0);
			if (drafts > 0 && !confirm((form.dataset.asks ?? '').replace('{n}', String(drafts)))) return;
			await forget().catch(() => undefined);
			form.submit();
		})();
	});
}
