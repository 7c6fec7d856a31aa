/** Speaks with the market as a stranger's program would: over HTTP, by the published API. */
export interface Client {
	readonly name: string;
	readonly phone: string;
	call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
	/** @returns status and body, whatever the answer */
	ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
	bytes(path: string): Promise<Uint8Array>;
	upload(path: string, bytes: Uint8Array, type: string): Promise<Record<string, unknown>>;
}

/** @param signIn reads the code that was sent to a phone */
export async function signIn(base: string, name: string, phone: string, readCode: (phone: string) => Promise<string>): Promise<Client> {
	const stranger = client(base, name, phone, null);
	await stranger.call('POST', '/sign-in/codes', { phone });
	const { token } = await stranger.call<{ token: string }>('POST', '/sign-in', { phone, code: await readCode(phone), name });
	return client(base, name, phone, token);
}

export function client(base: string, name: string, phone: string, token: string | null): Client {
	const headersOf = (more: Record<string, string> = {}): Record<string, string> => ({
		...(token ? { authorization: `Bearer ${token}` } : {}),
		...more,
	});
	const ask: Client['ask'] = async (method, path, body, headers) => {
		const response = await fetch(`${base}/api/v1${path}`, {
			method,
			headers: headersOf({ ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }),
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(20_000),
		});
		const text = await response.text();
		return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
	};
	return {
		name,
		phone,
		ask,
		async call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
			const answer = await ask(method, path, body, headers);
			if (answer.status >= 300)
				throw new Error(`${name}: ${method} ${path} was answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`);
			return answer.body as T;
		},
		async bytes(path) {
			const response = await fetch(`${base}/api/v1${path}`, { headers: headersOf() });
			if (!response.ok) throw new Error(`${name}: GET ${path} was answered ${response.status}`);
			return new Uint8Array(await response.arrayBuffer());
		},
		async upload(path, bytes, type) {
			const response = await fetch(`${base}/api/v1${path}`, {
				method: 'POST',
				headers: headersOf({ 'content-type': type }),
				body: bytes as BodyInit,
			});
			if (!response.ok) throw new Error(`${name}: POST ${path} was answered ${response.status} ${(await response.text()).slice(0, 300)}`);
			return (await response.json()) as Record<string, unknown>;
		},
	};
}
