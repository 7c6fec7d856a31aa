/*
 * Vitest's global set-up: one PostgreSQL for a whole run of the tests. With DATABASE_URL_TEST that server is used (its account must be allowed
 * to create databases); without, an embedded one is started in a temporary folder, without durability, and thrown away whole.
 */
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/embedded';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Connection URL of an account that may create databases. */
		adminUrl: string;
	}
}

const prefix = 'talad-test-';

/** Provides `adminUrl` to the tests; gives back the tear-down. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
	const external = process.env['DATABASE_URL_TEST'];
	if (external) {
		project.provide('adminUrl', external);
		return;
	}
	await sweep();
	const dataDir = await mkdtemp(join(tmpdir(), prefix));
	// mkdtemp closes its folder; as root the server runs under another account, which has to pass through.
	await chmod(dataDir, 0o711);
	const server = await startEmbedded({ dataDir, durable: false, maxConnections: 200 });
	project.provide('adminUrl', server.url);
	return async () => {
		await server.stop();
		await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
	};
}

/** Folders of runs that were killed before their tear-down, a day and more ago. */
async function sweep(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		if (!name.startsWith(prefix)) continue;
		const folder = join(tmpdir(), name);
		const made = await stat(folder).catch(() => undefined);
		if (made && made.mtimeMs < Date.now() - 86_400_000) await rm(folder, { recursive: true, force: true }).catch(() => {});
	}
}
