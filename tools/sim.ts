// `npm run sim`: the outside world as a program of its own, for playing through the market without real money or real post.
import { existsSync, fstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSim, type Sim } from '../sim/server.ts';
import { options, run } from './progress.ts';

const HELP = `npm run sim -- [--port N] [--webhooks http://127.0.0.1:3000] [--journal DIR] [--seed N] [--float BAHT]
Starts the simulated gateway and banks, Thailand Post, phones and mailboxes, with books of their own.
  --port N        where to listen (3001; 0 takes a free one); e-mail is taken in one port further
  --webhooks URL  the market that is told what happens (http://127.0.0.1:3000; "none" tells nobody)
  --journal DIR   keeps the books in DIR, so that a restart goes on where it was
  --seed N        dice of the mischief page; drawn and printed when absent
  --float BAHT    what the market has at the gateway before these books begin (100000)
  --help          this text
Keys come from the environment (OMISE_SECRET_KEY, OMISE_WEBHOOK_SECRET, POST_TOKEN, POST_HOOK_SECRET, POST_NUMBERS_LOGIN,
SMS_TOKEN, EMAIL_TOKEN, LINE_TOKEN), else from secrets.json in DATA_DIR (data), where the market keeps its own.`;

const wish = options(HELP);

/** The market and its outside world must know the same keys. */
function keys(): (name: string, fallback: string) => string {
	const file = join(process.env.DATA_DIR ?? 'data', 'secrets.json');
	const kept: Record<string, string> = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
	return (name, fallback) => process.env[name] || kept[name] || fallback;
}

function whole(name: string, fallback: number): number {
	const value = Number(wish.get(name) ?? fallback);
	if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} is a whole number`);
	return value;
}

async function main(): Promise<void> {
	const key = keys();
	const market = (wish.get('webhooks') ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
	const told = market !== 'none' && market !== '';
	const optional = Object.entries({
		smsToken: key('SMS_TOKEN', ''),
		emailToken: key('EMAIL_TOKEN', ''),
		lineToken: key('LINE_TOKEN', ''),
		postNumbersLogin: key('POST_NUMBERS_LOGIN', ''),
	});
	const sim = await startSim({
		port: whole('port', 3001),
		smtpPort: whole('port', 3001) === 0 ? 0 : whole('port', 3001) + 1,
		webhookUrl: told ? `${market}/api/v1/webhooks/omise` : null,
		postHookUrl: told ? `${market}/api/v1/webhooks/thailand-post` : null,
		omiseSecretKey: key('OMISE_SECRET_KEY', 'skey_test_0000000000000000000'),
		webhookSecret: key('OMISE_WEBHOOK_SECRET', 'c2ltdWxhdGVkLXdlYmhvb2stc2VjcmV0LTAwMDAwMDA='),
		postPermanentToken: key('POST_TOKEN', 'simulated-post-token'),
		postHookSecret: key('POST_HOOK_SECRET', 'simulated-hook-secret'),
		openingSatang: whole('float', 100_000) * 100,
		...Object.fromEntries(optional.filter(([, value]) => value !== '')),
		...(wish.has('seed') ? { seed: whole('seed', 1) } : {}),
		...(wish.get('journal') ? { journalDir: wish.get('journal')! } : {}),
	});
	process.stdout.write(`โลกจำลอง · the outside world  ${sim.url}  (seed ${sim.seed})\n`);
	stopWhenAsked(sim);
}

function stopWhenAsked(sim: Sim): void {
	const stop = (): void => void sim.stop().then(() => process.exit(0));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
	// Started by the market, its input is a socket that ends when the market dies without a word; an input that was never open ends at once.
	const began = performance.now();
	if (fstatSync(0).isSocket()) process.stdin.resume().once('end', () => (performance.now() - began > 500 ? stop() : undefined));
}

if (!wish.help) await run(main);
