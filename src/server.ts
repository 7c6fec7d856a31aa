import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { App } from '#app';
import { buildApi } from '#api/api';
import { isVisit, note } from '#market/figures';
import { openAdmission } from '#platform/admission';
import { CHANGES_CHANNEL } from '#platform/changes';
import { listenTo } from '#platform/listening';
import { openGate } from './admit.ts';
import { keepCounting } from './counting.ts';
import { pageKey, type KeptPage } from './page-cache.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface RunningServer {
	readonly server: Server;
	readonly port: number;
	/** Readiness off, no new connections, what is under way ends within ten seconds. */
	close(): Promise<void>;
}

/** Set by the server itself on each request for a page. */
export const PROTOCOL_HEADER = 'x-talad-protocol';
const GRACE_MS = 10_000;
/** When a refused request may come back: spread, so that not all come at once. */
const RETRY_SECONDS = 2;
const RETRY_SPREAD = 4;

/**
 * One process, one port: the API, the files and the health pages go to Hono, everything else to the pages.
 * @param pages SvelteKit's handler, or Vite's in development
 */
export async function listen(app: App, pages: Listener, port: number, host: string): Promise<RunningServer> {
	const gate = openGate(openAdmission(app.config.admission), () => {
		const bytes = app.ground.random.bytes(13);
		return { seconds: RETRY_SECONDS + (bytes[0]! % RETRY_SPREAD), requestId: Buffer.from(bytes.subarray(1)).toString('base64url') };
	});
	const state = { ready: true, load: () => gate.load() };
	// Pages learn the outside protocol from here, whatever a client claims.
	const protocol = new URL(app.config.settings.publicUrl).protocol.slice(0, -1);
	const api = getRequestListener(buildApi(app, state).fetch, { overrideGlobalObjects: false });
	const server = createServer((request, response) => {
		const path = request.url ?? '/';
		const ours = path.startsWith('/api/') || path.startsWith('/files/') || path === '/healthz' || path === '/readyz' || path === '/version';
		const kept = app.pages.find(pageKey(request));
		if (kept) return sendKept(app, request, response, kept);
		gate.pass(request, response, () => {
			if (ours) void api(request, response);
			else {
				request.headers[PROTOCOL_HEADER] = protocol;
				pages(request, response);
			}
		});
	});
	server.headersTimeout = 15_000;
	server.requestTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, resolve);
	});
	const counting = keepCounting(app.ground, app.log);
	const listener = await listenTo(app.databaseUrl, CHANGES_CHANNEL, app.log, {
		heard: (paths) => app.pages.forget(paths.split(' ')),
		back: () => app.pages.setListening(true),
		lost: () => app.pages.setListening(false),
	});
	const address = server.address();
	return {
		server,
		port: typeof address === 'object' && address ? address.port : port,
		async close() {
			state.ready = false;
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeIdleConnections();
			const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
			await closed;
			clearTimeout(force);
			await listener.stop();
			await counting.stop();
		},
	};
}

/** A page from memory: no gate, no database. It counts as seen like one that was made. */
function sendKept(app: App, request: IncomingMessage, response: ServerResponse, page: KeptPage): void {
	const requestId = Buffer.from(app.ground.random.bytes(9)).toString('base64url');
	if (page.seen && isVisit((name) => request.headers[name] as string | undefined)) note('seen', { ...page.seen, at: app.ground.clock.now() });
	if (page.etag !== null && request.headers['if-none-match'] === page.etag)
		response.writeHead(304, { etag: page.etag, 'x-request-id': requestId }).end();
	else response.writeHead(200, { ...page.headers, 'x-request-id': requestId }).end(page.body);
}
