import { readFileSync } from 'node:fs';
import { findMigrations } from '#platform/migrate';
import { send } from './http.ts';
import { present } from './names.ts';
import { answered } from './operation.ts';
import type { Door } from './terms.ts';

const DATABASE_ANSWERS_WITHIN = 1000;
const root = new URL('../../', import.meta.url);

/** Whether the server wants to be asked, and how much of each class is under way; no load where there is no socket. */
export interface Readiness {
	readonly ready: boolean;
	readonly load?: () => object;
}

/** For whoever watches over the process: is it alive, can it serve, what is it. */
export function healthRoutes({ api, app }: Door, state: Readiness): void {
	const say = (path: string, what: () => Promise<{ status: number; body: unknown }>): void => {
		api.get(path, (c) =>
			answered(app, c, path, async (requestId) => {
				const { status, body } = await what();
				const headers = {
					'content-type': 'application/json',
					'cache-control': 'no-store',
					'x-request-id': requestId,
					...(status === 503 ? { 'retry-after': '1' } : {}),
				};
				return { status, response: send(c, status, headers, JSON.stringify(body)) };
			}),
		);
	};
	say('/healthz', () => Promise.resolve({ status: 200, body: { alive: true } }));
	say('/readyz', async () => {
		const ready = state.ready && (await databaseAnswers(app));
		return { status: ready ? 200 : 503, body: { ready, ...(state.load ? { load: present(state.load()) } : {}) } };
	});
	const about = version();
	say('/version', () => Promise.resolve({ status: 200, body: about }));
}

async function databaseAnswers(app: Door['app']): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const tooLate = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), DATABASE_ANSWERS_WITHIN);
	});
	const answer = app.pool.query('select 1').then(
		() => true,
		() => false,
	);
	const answers = await Promise.race([answer, tooLate]);
	clearTimeout(timer);
	return answers;
}

/** What this is: the package, the commit where there is a work tree, the newest migration. */
function version(): { name: string; version: string; commit?: string; schema: string } {
	const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { name: string; version: string };
	const commit = readCommit();
	return {
		name: manifest.name,
		version: manifest.version,
		...(commit ? { commit } : {}),
		schema: findMigrations().at(-1)?.name.slice(0, 4) ?? '0000',
	};
}

function readCommit(): string | null {
	try {
		const head = readFileSync(new URL('.git/HEAD', root), 'utf8').trim();
		const text = head.startsWith('ref: ') ? readFileSync(new URL(`.git/${head.slice(5)}`, root), 'utf8').trim() : head;
		return /^[0-9a-f]{40}$/.test(text) ? text : null;
	} catch {
		return null;
	}
}
