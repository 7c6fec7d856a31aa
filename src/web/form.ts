import { error, type RequestEvent } from '@sveltejs/kit';
import { isUuid } from '#kernel/ids';
import { refuse } from '#kernel/refusal';
import { sentence } from '#kernel/words';
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

/** A form with eight pictures and every field of ours has fewer than a hundred parts. */
const MOST_PARTS = 400;
const MOST_BYTES = 12 * 1024 * 1024;

/**
 * A form as it came.
 * @param most bytes of it, for a form that takes a larger file
 * @throws the framework's error 413 for one that is too long or has too many parts, 400 for one that cannot be read: before it is unpacked
 */
export async function readForm(event: RequestEvent, most = MOST_BYTES): Promise<ReadForm> {
	const data = await unpack(event, most);
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

async function unpack({ request, locals }: RequestEvent, most: number): Promise<FormData> {
	const no = (status: 400 | 413, code: string): never => error(status, sentence(locals.lang, code, { most: most / 1000 }), { code });
	if (Number(request.headers.get('content-length') ?? 0) > most) no(413, 'api.too_large');
	const type = request.headers.get('content-type') ?? '';
	const bytes = await received(request, most).catch(() => no(400, 'api.cut_off'));
	if (bytes === null) return no(413, 'api.too_large');
	const mark = /^multipart\/form-data/i.test(type) ? (/boundary="?([^";]{1,200})/i.exec(type)?.[1] ?? no(400, 'api.wrong_form')) : '&';
	if (counted(bytes, Buffer.from(mark)) > MOST_PARTS) no(413, 'api.too_many_parts');
	return new Response(bytes as BodyInit, { headers: { 'content-type': type } }).formData().catch(() => no(400, 'api.wrong_form'));
}

/** The body, never more of it than allowed: one without a length is counted while it arrives. @returns null when it is too long */
async function received(request: Request, most: number): Promise<Buffer | null> {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const reader = request.body?.getReader();
	while (reader) {
		const { done, value } = await reader.read();
		if (done) break;
		length += value.byteLength;
		if (length > most) {
			await reader.cancel().catch(() => undefined);
			return null;
		}
		pieces.push(value);
	}
	return Buffer.concat(pieces);
}

/** How often a mark stands in it; stops counting where it is too often. */
function counted(bytes: Buffer, mark: Buffer): number {
	let times = 0;
	for (let at = bytes.indexOf(mark); at >= 0 && times <= MOST_PARTS; at = bytes.indexOf(mark, at + mark.length)) times++;
	return times;
}

/** What a field carried as JSON. @returns null when it is none */
export function jsonIn(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The id that a field carries; what is none leads nowhere. @refuses the code, as not found */
export const idIn = (form: ReadForm, field: string, code: string): string =>
	isUuid(form.text(field)) ? form.text(field) : refuse(code, 'not_found');
