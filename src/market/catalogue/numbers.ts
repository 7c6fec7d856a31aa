const digitsOf = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/\D/g, '');

/** The serial number of a food: thirteen digits, written as on the label. @returns null when it is none */
export function readFoodNumber(text: string): string | null {
	const parts = /^(\d\d)(\d)(\d{5})(\d)(\d{4})$/.exec(digitsOf(text));
	return parts ? parts.slice(1).join('-') : null;
}

/** The notification of a cosmetic: ten digits, thirteen since 2563. @returns null when it is none */
export function readCosmeticNumber(text: string): string | null {
	const parts = /^(\d\d)(\d)(\d{7}|\d{10})$/.exec(digitsOf(text));
	return parts ? parts.slice(1).join('-') : null;
}

/** The registration of a herbal product: a letter and numbers, as printed: 'G 123/63', 'HB 10-1-65-0001'. @returns null when it is none */
export function readHerbNumber(text: string): string | null {
	const plain = text
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.trim()
		.toUpperCase();
	return /^[A-Z]{1,3}\s?\d[\d/-]{1,20}$/.test(plain) ? plain : null;
}
