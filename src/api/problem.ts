import { isRefusal, Refusal, type RefusalFacts } from '#kernel/refusal';
import { refusalStatus } from '#kernel/refusal-status';
import { sentence } from '#kernel/words';
import type { Headers } from './http.ts';
import { snakeName } from './names.ts';

/** The few refusals of the door itself whose status says more than their kind. */
const ownStatus: Readonly<Record<string, number>> = {
	'api.not_json': 400,
	'api.key_missing': 400,
	'api.key_wrong': 400,
	'api.too_large': 413,
	'api.wrong_type': 415,
	'api.wrong_method': 405,
};

/** The database is away, restarting or full: worth another try soon. */
const away = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|08...|57P0[123]|57014|53300)$/;
const awayMessage = /timeout exceeded when trying to connect|Connection terminated|timeout when trying to connect/i;
/** Somebody else holds what this needs, after all tries. */
const held = new Set(['40001', '40P01', '55P03']);

export interface Problem {
	readonly status: number;
	readonly headers: Headers;
	readonly body: string;
	readonly code: string;
	/** nobody expected this: it must be logged */
	readonly isBug: boolean;
}

/** Any throw as an answer in the form of RFC 9457: a refusal says its sentence, everything else says nothing but its request id. */
export function problemOf(thrown: unknown, requestId: string, more: Headers = {}): Problem {
	const refusal = isRefusal(thrown) ? thrown : refusalOf(thrown);
	const code = refusal?.code ?? 'api.failed';
	const facts = refusal?.facts ?? {};
	const status = refusal ? (ownStatus[code] ?? refusalStatus[refusal.kind]) : 500;
	const headers: Headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', 'x-request-id': requestId, ...more };
	if (status === 429 || status === 503 || code === 'api.busy') headers['retry-after'] = String(secondsIn(facts, status));
	if (status === 401) headers['www-authenticate'] = 'Bearer';
	const body = JSON.stringify({
		type: 'about:blank',
		title: sentence('th', code, facts),
		title_en: sentence('en', code, facts),
		status,
		code,
		facts: rename(facts),
		// Fields of a request have their outside names already; rooms name theirs as they know them.
		fields: code === 'api.invalid' ? refusal?.fields : rename(refusal?.fields ?? {}),
		request_id: requestId,
	});
	return { status, headers, body, code, isBug: !refusal };
}

/** Throws of the database that are no bug. */
function refusalOf(thrown: unknown): Refusal | null {
	if (!(thrown instanceof Error)) return null;
	const { code } = thrown as { code?: unknown };
	if (typeof code !== 'string') return awayMessage.test(thrown.message) ? new Refusal('api.away', 'unavailable') : null;
	if (held.has(code)) return new Refusal('api.busy', 'conflict');
	if (away.test(code) || awayMessage.test(thrown.message)) return new Refusal('api.away', 'unavailable');
	return null;
}

/** When to try again: as the refusal says, else soon, or after a minute when it was too often. */
const secondsIn = (facts: RefusalFacts, status: number): number => {
	if (typeof facts.seconds === 'number' && facts.seconds > 0) return Math.ceil(facts.seconds);
	return status === 429 ? 60 : 2;
};

const rename = <T>(facts: Readonly<Record<string, T>>): Record<string, T> =>
	Object.fromEntries(Object.entries(facts).map(([name, value]) => [name.split('.').map(snakeName).join('.'), value]));
