// The same story with other names: every id that was made in it is made anew, so that it can be told again.
import { randomUUID } from 'node:crypto';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
/** ids of the gateway, and codes of orders and payments */
const ONCE_ONLY = /\b(?:chrg|evnt|src|rfnd)_[a-z0-9_]+|\bTLD-?[A-Z0-9]{8,12}\b/g;

/**
 * @param cast ids that are known, and who plays each in this telling: other goods of other shops
 * @param telling its number, for what must be unlike in each
 * @returns a function for the values of one telling: the same old id becomes the same new one
 */
export function renewer(cast: ReadonlyMap<string, string>, telling: number): (value: unknown) => unknown {
	const names = new Map(cast);
	const fresh = (old: string): string => {
		let name = names.get(old);
		if (name === undefined) {
			const tail = String(telling * 10_000 + names.size);
			name = old.includes('-') && old.length === 36 ? randomUUID() : old.startsWith('TLD') ? codeLike(old, tail) : `${old}_${tail}`;
			names.set(old, name);
		}
		return name;
	};
	const inText = (text: string): string => text.replace(UUID, fresh).replace(ONCE_ONLY, fresh);
	const renew = (value: unknown): unknown => {
		if (typeof value === 'string') return inText(value);
		if (Array.isArray(value)) return value.map(renew);
		if (value instanceof Uint8Array) return Buffer.from(inText(Buffer.from(value).toString('latin1')), 'latin1');
		return value;
	};
	return renew;
}

/** Codes of orders have letters at fixed places: only the last ones change. */
function codeLike(old: string, tail: string): string {
	const letters = Number(tail).toString(36).toUpperCase().replace(/[ILO]/g, 'X').padStart(6, '2').slice(-6);
	return old.slice(0, -letters.length) + letters;
}
