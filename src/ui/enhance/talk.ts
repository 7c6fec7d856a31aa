import { pageOf } from './fetched.ts';

const POLL_MS = 8000;

/** What somebody began to write stays theirs: only the messages are taken from the new page. */
async function refresh(place: HTMLElement): Promise<void> {
	const page = await pageOf(await fetch(location.pathname, { headers: { accept: 'text/html' } }));
	const [here, there] = [place.querySelector('.thread'), page.querySelector('[data-fresh] .thread')];
	if (!here || !there) return location.reload();
	here.replaceWith(there);
	place.dataset.mark = page.querySelector<HTMLElement>('[data-fresh]')?.dataset.mark ?? '';
	const told = document.querySelector<HTMLElement>('[data-fresh-told]');
	if (told) told.textContent = told.dataset.freshTold ?? '';
}

/** An open talk asks while it is seen whether something new was written: `[data-fresh]` with the `data-mark` of what is shown. */
export function keepFresh(): void {
	if (!document.querySelector('[data-fresh]')) return;
	let asking = false;
	setInterval(() => {
		const place = document.querySelector<HTMLElement>('[data-fresh]');
		if (!place || asking || document.hidden) return;
		asking = true;
		void fetch(place.dataset.fresh ?? '')
			.then((response) => response.json() as Promise<{ mark?: number }>)
			.then(({ mark }) => (mark !== undefined && String(mark) !== place.dataset.mark ? refresh(place) : undefined))
			.catch(() => undefined)
			.finally(() => {
				asking = false;
			});
	}, POLL_MS);
}
