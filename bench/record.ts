// Hears what the product sends to the database, so that the bare driver can send the same.
import { writeFileSync } from 'node:fs';
import pg from 'pg';

export interface Statement {
	readonly text: string;
	readonly values: readonly unknown[];
	/** how many rows it gave or changed; null for begin and commit, and when it was refused */
	readonly rows: number | null;
}

/** What one connection sent, in order; `client` tells connections apart. */
interface Heard extends Statement {
	readonly client: object;
	rows: number | null;
}

let ears: Heard[] | null = null;

type Query = (this: object, ...given: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const plain = prototype.query;
prototype.query = function query(...given) {
	const answer = plain.apply(this, given);
	if (!ears) return answer;
	const [first, second] = given;
	const { text, values } = typeof first === 'string' ? { text: first, values: second } : (first as { text?: unknown; values?: unknown });
	if (typeof text !== 'string') return answer;
	const one: Heard = { client: this, text, values: Array.isArray(values) ? values : [], rows: null };
	ears.push(one);
	if (answer instanceof Promise)
		answer.then(
			({ rowCount }: pg.QueryResult) => (one.rows = rowCount),
			() => undefined,
		);
	return answer;
};

/**
 * Everything this process sends while `work` runs, and nothing after: ears that stayed open until the next kind was asked once gave
 * the list the product's statements and the product the search's, and the bare driver seemed dearer than the product.
 */
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
	for (const { client, text, values, rows } of heard) {
		const statement = { text, values, rows };
		const inside = open.get(client);
		if (/^(begin|start transaction)/i.test(text)) open.set(client, [statement]);
		else if (!inside) done.push([statement]);
		else {
			inside.push(statement);
			if (!/^(commit|rollback$)/i.test(text)) continue;
			open.delete(client);
			done.push(inside);
		}
	}
	return done.filter((transaction) => !isIdle(transaction));
}

/** The worker's clock, and its looks for work that found none: they happen without any buyer. */
const isIdle = (transaction: readonly Statement[]): boolean =>
	transaction.some(({ text }) => text.includes('"platform"."timetable"')) || (transaction.length > 1 && transaction.every(({ rows }) => !rows));

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
