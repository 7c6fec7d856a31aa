import type { ReadForm } from '#web/form';

/**
 * Reads a weight that was typed in grams or kilograms; Thai digits and a decimal comma are read too.
 * @returns whole grams, or null when it is no weight
 */
export function readWeight(form: ReadForm, field = 'weight', unit = 'weightUnit'): number | null {
	const plain = form
		.text(field)
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(',', '.')
		.replace(/\s/g, '');
	if (!/^\d{1,5}(\.\d{1,3})?$/.test(plain)) return null;
	return Math.round(Number(plain) * (form.text(unit) === 'kg' ? 1000 : 1));
}
