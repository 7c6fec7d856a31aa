const POLL_MS = 3000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** Minutes that are read out. */
const SPOKEN = [5, 2, 1];

/** Asks once how the payment stands, and shows the page anew when that changed. */
async function ask(place: HTMLElement): Promise<void> {
	try {
		const response = await fetch(place.dataset.payState ?? '');
		const { mark } = (await response.json()) as { mark?: string };
		if (response.ok && mark !== place.dataset.mark) location.reload();
	} catch {
		// The next try may reach it.
	}
}

/** Asks on while the page is seen: `[data-pay-state]` with the `data-mark` of what is shown. */
export function waitForMoney(): void {
	const place = document.querySelector<HTMLElement>('[data-pay-state]');
	if (!place) return;
	let asking = false;
	setInterval(() => {
		if (asking || document.hidden) return;
		asking = true;
		void ask(place).finally(() => {
			asking = false;
		});
	}, POLL_MS);
}

/** Counts down to `data-until` from the server's `data-now`: the clock of a phone may be wrong. At the end the page is shown anew. */
export function countDown(): void {
	const box = document.querySelector<HTMLElement>('[data-until]');
	if (!box) return;
	const whole = Number(box.dataset.whole);
	const left0 = Date.parse(box.dataset.until ?? '') - Date.parse(box.dataset.now ?? '');
	const began = performance.now();
	const [clock, bar, voice] = ['[data-clock]', '[data-bar]', '[data-voice]'].map((selector) => box.querySelector<HTMLElement>(selector));
	const timer = setInterval(() => {
		const left = Math.max(0, left0 - (performance.now() - began));
		if (clock) clock.textContent = `${Math.floor(left / MINUTE)}:${String(Math.floor((left % MINUTE) / SECOND)).padStart(2, '0')}`;
		if (bar) bar.style.width = `${Math.min(100, (left / whole) * 100)}%`;
		const spoken = SPOKEN.find((minutes) => left <= minutes * MINUTE && left > minutes * MINUTE - SECOND);
		if (voice && spoken) voice.textContent = (voice.dataset.voice ?? '').replace('#', String(spoken));
		if (left > 0) return;
		clearInterval(timer);
		// A moment later than the server's own end.
		setTimeout(() => location.reload(), SECOND);
	}, SECOND);
}

/** Paid: a moment to see it, then on: `[data-go]` after `data-after` milliseconds. */
export function goOn(): void {
	const place = document.querySelector<HTMLElement>('[data-go]');
	if (place?.dataset.go) setTimeout(() => location.assign(place.dataset.go ?? '/'), Number(place.dataset.after));
}
