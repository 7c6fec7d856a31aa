import type { App } from '#app';

const HERE = Symbol.for('talad.app');

/**
 * The one app of this process. Pages are bundled apart from the rest, so they find it instead of importing it.
 * @throws when no app is open
 */
export function theApp(): App {
	const app = (globalThis as { [HERE]?: App })[HERE];
	if (!app) throw new Error('the app is not open: pages run inside npm start or npm run dev');
	return app;
}
