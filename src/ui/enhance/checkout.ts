import { bahtText } from '#kernel/money';

/**
 * Adds up again when another way to send is chosen: `form[data-goods]` (satang) with radios that carry `data-fee`; the sums stand in
 * `[data-postage]` and `[data-total]`, and the one that is sent in the field `total`.
 */
export function listenToCheckout(): void {
	document.addEventListener('change', (event) => {
		const radio = event.target;
		if (!(radio instanceof HTMLInputElement) || radio.dataset.fee === undefined || !radio.form) return;
		const { form } = radio;
		const postage = [...form.querySelectorAll<HTMLInputElement>('input[data-fee]:checked')].reduce(
			(sum, chosen) => sum + Number(chosen.dataset.fee),
			0,
		);
		const total = Number(form.dataset.goods) + postage;
		for (const place of form.querySelectorAll('[data-postage]')) place.textContent = `฿${bahtText(postage)}`;
		for (const place of form.querySelectorAll('[data-total]')) place.textContent = `฿${bahtText(total)}`;
		const field = form.querySelector<HTMLInputElement>('input[name="total"]');
		if (field) field.value = String(total);
	});
}
