const WAIT_MS = 150;
/** Leaves time for a tap on a suggestion. */
const LEAVE_MS = 150;

interface Found {
	readonly kind: string;
	readonly text: string;
	readonly href: string;
	readonly count: number | null;
}
interface Box {
	readonly form: HTMLFormElement;
	readonly input: HTMLInputElement;
	readonly list: HTMLElement;
}

function boxOf(target: EventTarget | null): Box | null {
	const form = target instanceof HTMLInputElement ? target.closest<HTMLFormElement>('form[data-suggest]') : null;
	const list = form?.querySelector<HTMLElement>('[role="listbox"]');
	return form && list ? { form, input: target as HTMLInputElement, list } : null;
}

function show({ input, list }: Box, open: boolean): void {
	list.hidden = !open;
	input.setAttribute('aria-expanded', String(open));
	if (!open) mark({ input, list }, -1);
}

function mark({ input, list }: Pick<Box, 'input' | 'list'>, at: number): void {
	[...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
	if (at >= 0) input.setAttribute('aria-activedescendant', `q-${at}`);
	else input.removeAttribute('aria-activedescendant');
}

function item(one: Found, index: number, kindText: string): HTMLElement {
	const row = document.createElement('li');
	row.id = `q-${index}`;
	row.role = 'option';
	row.setAttribute('aria-selected', 'false');
	const link = document.createElement('a');
	link.href = one.href;
	link.tabIndex = -1;
	const text = document.createElement('span');
	text.textContent = one.text;
	const kind = document.createElement('small');
	// Of a phrase only names were counted, and a search finds more.
	kind.textContent = one.count && one.kind !== 'product' ? `${kindText} · ${one.count.toLocaleString('th')}` : kindText;
	link.append(text, kind);
	row.append(link);
	return row;
}

let asked = 0;

async function ask(box: Box): Promise<void> {
	const mine = ++asked;
	const text = box.input.value.trim();
	if (text.length < 2) return show(box, false);
	try {
		const response = await fetch(`${box.form.dataset.suggest}?q=${encodeURIComponent(text)}`);
		if (!response.ok || mine !== asked) return;
		const { items } = (await response.json()) as { items: Found[] };
		box.list.replaceChildren(...items.map((one, index) => item(one, index, box.list.dataset[one.kind] ?? '')));
		show(box, items.length > 0);
	} catch {
		show(box, false);
	}
}

function onKey(event: KeyboardEvent): void {
	const box = boxOf(event.target);
	if (!box || box.list.hidden) return;
	const many = box.list.children.length;
	const at = [...box.list.children].findIndex((row) => row.getAttribute('aria-selected') === 'true');
	if (event.key === 'ArrowDown') mark(box, (at + 1) % many);
	else if (event.key === 'ArrowUp') mark(box, at <= 0 ? many - 1 : at - 1);
	else if (event.key === 'Escape') show(box, false);
	else if (event.key === 'Enter' && at >= 0) box.list.children[at]?.querySelector('a')?.click();
	else return;
	event.preventDefault();
}

/** Suggestions under a search box: `form[data-suggest]` with an input and a hidden list that holds the word of each kind in data-*. */
export function listenToSearch(): void {
	let waiting = 0;
	document.addEventListener('input', (event) => {
		const box = boxOf(event.target);
		if (!box) return;
		clearTimeout(waiting);
		waiting = window.setTimeout(() => void ask(box), WAIT_MS);
	});
	document.addEventListener('focusin', (event) => {
		const box = boxOf(event.target);
		if (box && box.list.children.length > 0) show(box, true);
	});
	document.addEventListener('focusout', (event) => {
		const box = boxOf(event.target);
		if (box && !(event.relatedTarget instanceof Node && box.form.contains(event.relatedTarget))) setTimeout(() => show(box, false), LEAVE_MS);
	});
	document.addEventListener('keydown', onKey);
}
