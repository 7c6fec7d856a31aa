import { Agent, request } from 'node:http';

/** What a number of requests gave back. */
export interface LoadResult {
	readonly answered: number;
	readonly failed: number;
	readonly seconds: number;
}

/**
 * Sends requests over a fixed number of kept connections, each as soon as the one before it is answered.
 * @param next makes the nth request's path
 */
export async function load(
	base: string,
	wishes: {
		readonly times: number;
		readonly connections: number;
		readonly next: (index: number) => string;
		readonly headers?: Readonly<Record<string, string>>;
		/** told how long each took, in milliseconds */
		readonly answered?: (milliseconds: number) => void;
	},
): Promise<LoadResult> {
	const agent = new Agent({ keepAlive: true, maxSockets: wishes.connections });
	const began = performance.now();
	let index = 0;
	let failed = 0;
	const lane = async (): Promise<void> => {
		for (let mine = index++; mine < wishes.times; mine = index++) {
			const asked = performance.now();
			const status = await get(agent, base + wishes.next(mine), wishes.headers ?? {});
			wishes.answered?.(performance.now() - asked);
			if (status !== 200) failed++;
		}
	};
	await Promise.all(Array.from({ length: wishes.connections }, lane));
	agent.destroy();
	return { answered: wishes.times - failed, failed, seconds: (performance.now() - began) / 1000 };
}

const get = (agent: Agent, url: string, headers: Readonly<Record<string, string>>): Promise<number> =>
	new Promise((resolve, reject) => {
		request(url, { agent, headers }, (response) => {
			response.resume();
			response.on('end', () => resolve(response.statusCode ?? 0));
		})
			.on('error', reject)
			.end();
	});
