import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#ui/refused.ts';

/** A form as it came: texts trimmed, files apart. */
export interface ReadForm {
	text(name: string): string;
	/** a whole number; Thai digits are read too. @returns null when it is none */
	whole(name: string): number | null;
	has(name: string): boolean;
	file(name: string): File | null;
	/** what was typed, to show again: without files and without secrets */
	readonly values: Values;
	readonly data: FormData;
}

const secrets = new Set(['code', 'token']);
const plainDigits = (text: string): string => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

export async function readForm(event: RequestEvent): Promise<ReadForm> {
	const data = await event.request.formData();
	const text = (name: string): string => {
		const value = data.get(name);
		// Joiners come in with texts that were copied from our own pages.
		return typeof value === 'string' ? value.replaceAll('\u2060', '').trim().normalize('NFC') : '';
	};
	return {
		data,
		text,
		whole(name) {
			const digits = plainDigits(text(name)).replace(/[,\s]/g, '');
			return /^-?\d{1,12}$/.test(digits) ? Number(digits) : null;
		},
		has: (name) => data.has(name),
		file(name) {
			const value = data.get(name);
			return value instanceof File && value.size > 0 ? value : null;
		},
		values: Object.fromEntries(
			[...data.entries()].flatMap(([name, value]) => (typeof value === 'string' && !secrets.has(name) ? [[name, value]] : [])),
		),
	};
}
