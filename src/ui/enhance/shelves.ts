import { pageOf } from './fetched.ts';

/** A link that adds the next page's cards to this shelf: `a[data-more]` below `[data-shelf]`. */
async function more(link: HTMLAnchorElement): Promise<void> {
	link.classList.add('busy');
	link.ariaBusy = 'true';
	try {
		const page = await pageOf(await fetch(link.href));
		const cards = [...(page.querySelector('[data-shelf]')?.children ?? [])];
		const shelf = document.querySelector('[data-shelf]');
		if (!shelf || cards.length === 0) throw new Error('nothing came');
		shelf.append(...cards);
		const next = page.querySelector<HTMLAnchorElement>('a[data-more]');
		if (next) link.setAttribute('href', next.getAttribute('href') ?? '');
		else link.remove();
		cards[0]?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
	} catch {
		location.href = link.href;
	}
	link.classList.remove('busy');
	link.ariaBusy = null;
}

/** Another picture of the same goods: `a[data-picture]` in `[data-gallery]` changes what stands in `[data-large]`. */
function showPicture(link: HTMLAnchorElement): void {
	const gallery = link.closest('[data-gallery]');
	const large = gallery?.querySelector<HTMLImageElement>('[data-large] img');
	if (!gallery || !large) return;
	large.srcset = link.dataset.srcset ?? '';
	large.alt = link.dataset.alt ?? '';
	for (const other of gallery.querySelectorAll('[data-picture]')) {
		other.classList.toggle('on', other === link);
		if (other === link) other.setAttribute('aria-current', 'true');
		else other.removeAttribute('aria-current');
	}
	const count = gallery.querySelector('[data-count]');
	if (count) count.textContent = link.dataset.picture ?? '';
}

/** − and + beside a number: `button[data-step]` next to `input[type=number]`. */
function step(button: HTMLElement): void {
	const input = button.parentElement?.querySelector<HTMLInputElement>('input[type="number"]');
	if (!input) return;
	const least = Number(input.min || 1);
	const wanted = (Number(input.value) || least) + Number(button.dataset.step);
	input.value = String(Math.min(Number(input.max || 999), Math.max(least, wanted)));
	input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function listenToShelves(): void {
	document.addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
			return;
		const button = event.target.closest<HTMLElement>('[data-step]');
		if (button) return step(button);
		const link = event.target.closest<HTMLAnchorElement>('a[data-more], a[data-picture]');
		if (!link) return;
		event.preventDefault();
		if ('more' in link.dataset) void more(link);
		else showPicture(link);
	});
}
