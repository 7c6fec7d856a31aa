// Passkeys in the browser: `button[data-passkey]` names the address that asks and takes the answer, `data-passkey-next` where to go then.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

const post = (address: string, body: object): Promise<Response> =>
	fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

interface Asked {
	readonly challengeId: string;
	readonly options: Record<string, unknown>;
}

async function go(button: HTMLButtonElement): Promise<void> {
	const { passkey: address = '', passkeyNext: next = '/' } = button.dataset;
	const fault = document.querySelector<HTMLElement>('[data-passkey-fault]');
	const tell = (text: string): void => {
		if (!fault) return;
		fault.textContent = text;
		fault.hidden = text === '';
	};
	tell('');
	button.setAttribute('aria-busy', 'true');
	try {
		const asked = await post(address, {});
		if (!asked.ok) return tell(((await asked.json()) as { text: string }).text);
		const { challengeId, options } = (await asked.json()) as Asked;
		// A question with a user in it makes a passkey; one without asks for one.
		const response =
			'user' in options ? await startRegistration({ optionsJSON: options as never }) : await startAuthentication({ optionsJSON: options as never });
		const said = await post(address, { challengeId, response });
		if (!said.ok) return tell(((await said.json()) as { text: string }).text);
		location.href = next;
	} catch (thrown) {
		// The person closed the browser's question: nothing to tell.
		if (!/NotAllowed|Abort/.test(String((thrown as Error).name))) tell((thrown as Error).message);
	} finally {
		button.removeAttribute('aria-busy');
	}
}

if (browserSupportsWebAuthn())
	for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-passkey]')) {
		button.hidden = false;
		button.addEventListener('click', () => void go(button));
	}
