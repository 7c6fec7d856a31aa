import { createServer, type IncomingHttpHeaders } from 'node:http';
import { startSim, type Sim, type SimOptions } from './server.ts';

/** What the tests put the outside world on: a market's door that writes down what comes, and a caller with the keys. */
export interface Stage {
	sim: Sim;
	/** what came to the door, oldest first */
	came: { path: string; headers: IncomingHttpHeaders; body: string; json: Json }[];
	/** what the door answers to the next so many; then 200 */
	answers: number[];
	/** moves the world's clock, milliseconds */
	advance(milliseconds: number): void;
	post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	form(path: string, body: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	/** a pending PromptPay charge */
	charge(amount: number, more?: Record<string, unknown>): Promise<Json>;
	/** a recipient that can be paid */
	recipient(): Promise<Json>;
	close(): Promise<void>;
}

// Answers of another program: their fields are what the tests are about.
// oxlint-disable-next-line no-explicit-any
export type Json = Record<string, any>;
export interface Answer {
	status: number;
	json: Json;
	headers: Headers;
}

export const WEBHOOK_SECRET = 'dGVzdC13ZWJob29rLXNlY3JldC0wMTIzNDU2Nzg5YWJjZA==';
export const gateway = { Authorization: `Basic ${Buffer.from('skey_test_stage:').toString('base64')}` };

export async function aStage(more: Partial<SimOptions> = {}): Promise<Stage> {
	const came: Stage['came'] = [];
	const answers: number[] = [];
	const door = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('end', () => {
			const body = Buffer.concat(pieces).toString('utf8');
			came.push({ path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) as Json });
			response.writeHead(answers.shift() ?? 200).end();
		});
	});
	await new Promise<void>((done) => door.listen(0, '127.0.0.1', done));
	const address = door.address();
	const market = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	let ahead = 0;
	const options = {
		port: 0,
		omiseSecretKey: 'skey_test_stage',
		webhookSecret: WEBHOOK_SECRET,
		postPermanentToken: 'permanent',
		postHookSecret: 'hook-secret',
		retryMs: 2,
	};
	const urls = { webhookUrl: `${market}/omise`, postHookUrl: `${market}/post`, now: () => new Date(Date.now() + ahead) };
	const sim = await startSim({ ...options, ...urls, seed: 7, ...more });

	const call = async (method: string, path: string, body: string | null, headers: Record<string, string>): Promise<Answer> => {
		const keys: Record<string, string> = path.startsWith('/omise') ? gateway : {};
		const answer = await fetch(sim.url + path, { method, body, headers: { ...keys, ...headers }, redirect: 'manual' });
		const text = await answer.text();
		return {
			status: answer.status,
			headers: answer.headers,
			json: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Json) : { text },
		};
	};
	const stage: Stage = {
		sim,
		came,
		answers,
		advance: (milliseconds) => {
			ahead += milliseconds;
		},
		post: (path, body = {}, headers = {}) => call('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers }),
		form: (path, body, headers = {}) =>
			call('POST', path, new URLSearchParams(body).toString(), { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }),
		get: (path, headers = {}) => call('GET', path, null, headers),
		charge: async (amount, fields = {}) =>
			(await stage.post('/omise/charges', { amount, currency: 'thb', source: { type: 'promptpay' }, ...fields })).json,
		async recipient() {
			const bank_account = { brand: 'baac', number: '0201234567', name: 'นางทองสุข ใจดี' };
			return (await stage.post('/omise/recipients', { name: 'ยายทองสุข', type: 'individual', bank_account })).json;
		},
		async close() {
			await sim.stop();
			door.closeAllConnections();
			await new Promise<void>((done) => door.close(() => done()));
		},
	};
	return stage;
}

export const keysOf = (came: Stage['came']): string[] => came.map((each) => String(each.json['key']));
