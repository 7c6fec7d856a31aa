import type { Context } from 'hono';
import { no } from './world.ts';

export type Fields = Record<string, unknown>;

/** Reads a JSON body or a form with nested names (`source[type]=promptpay`, `list[]=a`), as the gateway takes both. */
export async function readFields(c: Context): Promise<Fields> {
	const text = await c.req.text();
	if (text.trim() === '') return {};
	if ((c.req.header('content-type') ?? '').includes('json')) {
		try {
			const value: unknown = JSON.parse(text);
			if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Fields;
		} catch {
			// said below
		}
		throw no('bad_request', 'the body is not a JSON object');
	}
	return readForm(text);
}

export function readForm(text: string): Fields {
	const fields: Fields = {};
	for (const [name, value] of new URLSearchParams(text)) {
		const path = [name.replace(/\[.*$/, ''), ...[...name.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]!)];
		if (path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')) continue;
		place(fields, path, value);
	}
	return fields;
}

function place(into: Fields, path: string[], value: string): void {
	let here: Fields = into;
	for (const [index, part] of path.entries()) {
		const next = path[index + 1];
		if (next === undefined) {
			here[part] = value;
			return;
		}
		if (next === '') {
			const list = Array.isArray(here[part]) ? (here[part] as unknown[]) : [];
			list.push(value);
			here[part] = list;
			return;
		}
		if (here[part] === null || typeof here[part] !== 'object') here[part] = {};
		here = here[part] as Fields;
	}
}

/** @returns the text, null when absent or empty */
export const text = (fields: Fields, name: string): string | null => {
	const value = fields[name];
	return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
};

/** @returns whole number above zero, in satang. @throws invalid_amount */
export function amount(fields: Fields, name = 'amount'): number {
	const value = typeof fields[name] === 'string' && /^\d{1,12}$/.test(fields[name]) ? Number(fields[name]) : fields[name];
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value <= 0)
		throw no('invalid_amount', `${name} must be a whole number of satang above 0`);
	return value;
}

export function record(fields: Fields, name: string): Fields {
	const value = fields[name];
	return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}
