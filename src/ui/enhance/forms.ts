import { pageOf } from './fetched.ts';

type Button = HTMLButtonElement | HTMLInputElement;

function setBusy(form: HTMLFormElement, button: Element | null, busy: boolean): void {
	form.dataset.busy = busy ? 'yes' : '';
	button?.classList.toggle('busy', busy);
	if (busy) button?.setAttribute('aria-busy', 'true');
	else button?.removeAttribute('aria-busy');
}

/** Puts the new page's header and content in place of these, where the reader was. */
function swap(page: Document, before: Element | null): void {
	for (const selector of ['.hdr-top', '#main']) {
		const [here, there] = [document.querySelector(selector), page.querySelector(selector)];
		if (here && there) here.replaceWith(there);
	}
	document.title = page.title;
	const label = before?.getAttribute('aria-label');
	const same = label ? document.querySelector<HTMLElement>(`button[aria-label="${CSS.escape(label)}"]:enabled`) : null;
	(alertOn() ?? same ?? document.querySelector<HTMLElement>('#main [role="status"] a, #main'))?.focus({ preventScroll: !alertOn() });
}

/** Why a form came back: it gets the focus, so that it is read out. */
const alertOn = (): HTMLElement | null => document.querySelector<HTMLElement>('#main [role="alert"][tabindex]');

/** Sends a form and shows its answer without leaving the place: `form[data-stay]`. An answer from another page is followed there. */
async function stay(form: HTMLFormElement, button: Button | null): Promise<void> {
	try {
		const response = await fetch(button?.hasAttribute('formaction') ? button.formAction : form.action, {
			method: 'POST',
			body: new FormData(form, button),
			headers: { accept: 'text/html' },
		});
		if (new URL(response.url).pathname !== location.pathname) {
			location.href = response.url;
			return;
		}
		const page = await pageOf(response);
		setBusy(form, button, false);
		swap(page, button);
	} catch {
		form.dataset.stay = 'no';
		setBusy(form, button, false);
		form.requestSubmit(button);
	}
}

/** Forms marked `data-busy` say that they are on their way, and pressing twice sends once. */
export function listenToForms(): void {
	alertOn()?.focus();
	document.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || event.defaultPrevented || !('busy' in form.dataset)) return;
		if (form.dataset.busy === 'yes') return event.preventDefault();
		const button = event.submitter as Button | null;
		setBusy(form, button, true);
		if (!('stay' in form.dataset) || form.dataset.stay === 'no') return;
		event.preventDefault();
		void stay(form, button);
	});
	// Back from the next page: nothing is on its way any more.
	window.addEventListener('pageshow', () => {
		for (const form of document.querySelectorAll<HTMLFormElement>('form[data-busy="yes"]')) setBusy(form, form.querySelector('.busy'), false);
	});
}
