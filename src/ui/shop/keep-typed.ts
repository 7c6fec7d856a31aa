import { onMount } from 'svelte';

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Keeps what somebody typed while the page's script was still on its way: taking over the page would write the server's answers back
 * over it. Called by a layout, whose script runs before anything below it is taken over.
 */
export function keepTyped(): void {
	if (typeof document === 'undefined') return;
	const again = [...document.querySelectorAll<Box>('input, textarea, select')].flatMap((box) => {
		const put = changed(box);
		return put ? [() => (put(), tell(box))] : [];
	});
	onMount(() => again.forEach((put) => put()));
}

/** How to put back what was changed by hand. @returns null when nothing was */
function changed(box: Box): (() => void) | null {
	if (box instanceof HTMLSelectElement) {
		const { value } = box;
		return [...box.options].some((option) => option.selected !== option.defaultSelected) ? () => (box.value = value) : null;
	}
	if (box instanceof HTMLInputElement && (box.type === 'radio' || box.type === 'checkbox')) {
		const { checked } = box;
		return checked !== box.defaultChecked ? () => (box.checked = checked) : null;
	}
	// A chosen file stays by itself; whoever waits for it only has to hear of it.
	if (box instanceof HTMLInputElement && box.type === 'file') return box.files && box.files.length > 0 ? () => undefined : null;
	const { value } = box;
	return box.type !== 'hidden' && value !== box.defaultValue ? () => (box.value = value) : null;
}

const tell = (box: Box): void => {
	box.dispatchEvent(new Event('input', { bubbles: true }));
	box.dispatchEvent(new Event('change', { bubbles: true }));
};
