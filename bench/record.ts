// Hears what the product sends to the database, so that the bare driver can send the same.
import { writeFileSync } from 'node:fs';
import pg from 'pg';

export interface Statement {
	readonly text: string;
	readonly values: readonly unknown[];
}

/** What one connection sent, in order; `client` tells connections apart. */
interface Heard extends Statement {
	readonly client: object;
}

let ears: Heard[] | null = null;

type Query = (this: object, ...given: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const plain = prototype.query;
prototype.query = function query(...given) {
	if (ears) {
		const [first, second] = given;
		if (typeof first === 'string') ears.push({ client: this, text: first, values: Array.isArray(second) ? second : [] });
		else {
			const config = first as { text?: unknown; values?: unknown };
			if (typeof config.text === 'string') ears.push({ client: this, text: config.text, values: Array.isArray(config.values) ? config.values : [] });
		}
	}
	return plain.apply(this, given);
};

/** Everything this process sends while `work` runs. */
export async function hear(work: () => Promise<unknown>): Promise<Heard[]> {
	const heard: Heard[] = [];
	ears = heard;
	try {
		await work();
	} finally {
		ears = null;
	}
	return heard;
}

/** Cut into what belongs together on one connection: a transaction from begin to its end, or a single statement; in the order in which they ended. */
export function transactionsIn(heard: readonly Heard[]): Statement[][] {
	const open = new Map<object, Statement[]>();
	const done: Statement[][] = [];
	for (const { client, text, values } of heard) {
		const inside = open.get(client);
		if (/^(begin|start transaction)/i.test(text)) open.set(client, [{ text, values }]);
		else if (!inside) done.push([{ text, values }]);
		else {
			inside.push({ text, values });
			if (!/^(commit|rollback$)/i.test(text)) continue;
			open.delete(client);
			done.push(inside);
		}
	}
	return done;
}

/** Bytes and instants survive the way through a file. */
export const toFile = (file: string, what: object): void =>
	writeFileSync(
		file,
		JSON.stringify(what, function (this: Record<string, unknown>, key, value: unknown) {
			const raw = this[key];
			if (raw instanceof Date) return { $date: raw.toISOString() };
			if (raw instanceof Uint8Array) return { $bytes: Buffer.from(raw).toString('base64') };
			return value;
		}),
	);
export const fromFile = (text: string): unknown =>
	JSON.parse(text, (_key, value: unknown) => {
		if (value === null || typeof value !== 'object') return value;
		const { $date, $bytes } = value as { $date?: string; $bytes?: string };
		return $date ? new Date($date) : $bytes !== undefined ? Buffer.from($bytes, 'base64') : value;
	});
