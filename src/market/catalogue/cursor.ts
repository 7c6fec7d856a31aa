/** An opaque place in a list: the sort values of the last row shown. @returns null when it was made up or belongs to another list */
export function readCursor(text: string | null | undefined, parts: number): string[] | null {
	if (!text) return null;
	const values = Buffer.from(text, 'base64url').toString('utf8').split('|');
	return values.length === parts && /^[0-9a-f-]{36}$/.test(values.at(-1) ?? '') ? values : null;
}

export const writeCursor = (...values: readonly (string | number)[]): string => Buffer.from(values.join('|')).toString('base64url');
