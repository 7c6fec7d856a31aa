/**
 * Reads a Thai phone number as people type it: '081-234-5678', '๐๘๑ ๒๓๔ ๕๖๗๘', '+66 81 234 5678', '66812345678'.
 * @returns '+66' and eight or nine digits, or null when it is no Thai number
 */
export function readPhone(text: string): string | null {
	if (text.length > 40) return null;
	const plain = text
		.normalize('NFKC')
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(/[\s().\-\u2010-\u2015\u200b\u2060\u00ad]/g, '');
	const match = /^(?:\+66|0066|66|0)0?([1-9]\d{7,8})$/.exec(plain);
	const number = match?.[1];
	if (!number) return null;
	// Mobile numbers have nine digits and begin with 6, 8 or 9; house and office numbers have eight and begin with an area.
	return /^(?:[689]\d{8}|[2-57]\d{7})$/.test(number) ? `+66${number}` : null;
}

/** '081 234 5678' or '02 123 4567', as printed. */
export function phoneText(phone: string): string {
	const local = `0${phone.replace(/^\+66/, '')}`;
	return local.length === 10
		? `${local.slice(0, 3)} ${local.slice(3, 6)} ${local.slice(6)}`
		: `${local.slice(0, 2)} ${local.slice(2, 5)} ${local.slice(5)}`;
}

/** '08x xxx 5678': enough to know one's own number again. */
export function maskedPhone(phone: string): string {
	const shown = phoneText(phone);
	return `${shown.slice(0, 2)}${shown.slice(2, -4).replace(/\d/g, 'x')}${shown.slice(-4)}`;
}
