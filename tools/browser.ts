// Finds a browser for tests and screenshots, and installs one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const known = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns the path of a Chromium; installs Debian's when allowed to. @throws with the one thing to do */
export function findBrowser(onProgress: (message: string) => void = () => undefined): string {
	const named = process.env.CHROMIUM;
	const found = [...(named ? [named] : []), ...known].find((path) => existsSync(path)) ?? playwrightOwn();
	if (found) return found;
	if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		onProgress('installing the chromium package');
		spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-thai-tlwg'], {
			stdio: 'ignore',
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
		if (existsSync(known[0]!)) return known[0]!;
	}
	throw new Error('no browser for the tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path');
}

function playwrightOwn(): string | undefined {
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

/** A headless browser that talks to nobody but the pages it is shown. */
export const openBrowser = (): Promise<Browser> =>
	chromium.launch({
		executablePath: findBrowser(),
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--font-render-hinting=none',
		],
	});
