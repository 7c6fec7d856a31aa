// Notices on this device: `button[data-push]` names where the subscription is kept, `data-push-key` the market's public key.
const SCOPE = '/notices';

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

async function turnOn(button: HTMLButtonElement): Promise<void> {
	button.setAttribute('aria-busy', 'true');
	try {
		if ((await Notification.requestPermission()) !== 'granted') return;
		const registration = await navigator.serviceWorker.register('/push-worker.js', { scope: SCOPE });
		const subscription = await registration.pushManager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: bytes(button.dataset.pushKey ?? ''),
		});
		const { endpoint, keys } = subscription.toJSON();
		const said = await fetch(button.dataset.push ?? '', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ endpoint, keys }),
		});
		if (said.ok) location.href = '/me/notices?done';
	} finally {
		button.removeAttribute('aria-busy');
	}
}

/** Shown only where the browser can do it. */
export function offerPush(): void {
	if (!('serviceWorker' in navigator) || !('PushManager' in window)) return;
	for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-push]')) {
		button.hidden = false;
		button.addEventListener('click', () => void turnOn(button).catch(() => undefined));
	}
}
