// Numbers that Thai registers give: shape, check digit, how they are shown.

const plain = (text: string): string =>
	text
		.slice(0, 60)
		.normalize('NFKC')
		.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
		.replace(/[\s\u200b\u2060]/g, '');

/**
 * Thirteen digits whose last one checks the others: (11 − Σ d(i)·(14−i) mod 11) mod 10 over the first twelve.
 * @source Department of Provincial Administration; the Revenue Department numbers juristic persons the same way
 */
function checked(text: string, first: RegExp): string | null {
	const digits = plain(text).replaceAll('-', '');
	if (!/^\d{13}$/.test(digits) || !first.test(digits)) return null;
	let sum = 0;
	for (let index = 0; index < 12; index++) sum += Number(digits[index]) * (13 - index);
	return (11 - (sum % 11)) % 10 === Number(digits[12]) ? digits : null;
}

/** A person's number: begins with 1 to 8. @returns thirteen digits, or null */
export const readNationalId = (text: string): string | null => checked(text, /^[1-8]/);
/** A company's, cooperative's or agency's number: begins with 0. @returns thirteen digits, or null */
export const readJuristicId = (text: string): string | null => checked(text, /^0/);
/** A community enterprise's number as on ท.ว.ช. 3: '4-32-01-01/1-0012'; 1 an enterprise, 2 a network. @returns null when it has another shape */
export function readEnterpriseNumber(text: string): string | null {
	const number = plain(text);
	return /^\d-\d{2}-\d{2}-\d{2}\/[12]-\d{4}$/.test(number) ? number : null;
}

/** '1-2345-67890-12-3' */
export const idText = (digits: string): string =>
	`${digits[0]}-${digits.slice(1, 5)}-${digits.slice(5, 10)}-${digits.slice(10, 12)}-${digits.slice(12)}`;
/** '1-2345-xxxxx-xx-3': enough to know one's own number again. */
export const maskedId = (digits: string): string => `${digits[0]}-${digits.slice(1, 5)}-xxxxx-xx-${digits.slice(12)}`;
