// What the product sends to the database for some requests, and for one whole checkout, heard in this very process.
import { setTimeout as sleep } from 'node:timers/promises';
import { buildApi } from '#api/api';
import { openApp } from '#app';
import { openMarket, readConfig } from '../tools/market.ts';
import { checkoutLoad, QUIET_MS, type CheckoutPlace } from './checkout-load.ts';
import { hear, transactionsIn, type Statement } from './record.ts';

const ROUNDS = 10;

/** What ten requests of each kind send: each is asked twice, for what is asked only once a process is not counted. */
export async function recordQuestions(
	env: NodeJS.ProcessEnv,
	url: string,
	kinds: readonly { readonly id: string; readonly path: (index: number) => string }[],
): Promise<Map<string, Statement[][]>> {
	const app = openApp({ config: readConfig(env), databaseUrl: url });
	const api = buildApi(app, { ready: true });
	const found = new Map<string, Statement[][]>();
	for (const kind of kinds) {
		const rounds: Statement[][] = [];
		for (let index = 0; index < ROUNDS; index++) {
			const ask = async (): Promise<void> => {
				const answer = await api.request(kind.path(index));
				if (answer.status !== 200) throw new Error(`${kind.id} was answered ${answer.status}: ${await answer.text()}`);
			};
			await ask();
			rounds.push((await hear(ask)).map(({ text, values, rows }) => ({ text, values, rows })));
		}
		found.set(kind.id, rounds);
	}
	await app.close();
	return found;
}

/** The transactions of one whole checkout, worker and call-backs of the gateway included; the one before it is not counted. */
export async function recordCheckout(place: CheckoutPlace): Promise<Statement[][]> {
	const market = await openMarket(readConfig(place.env), place.url, null);
	const once = { base: market.url, ...place, times: 1, lanes: 1 };
	await checkoutLoad(once);
	await sleep(QUIET_MS);
	let heard: Awaited<ReturnType<typeof hear>> = [];
	const listen = async (work: () => Promise<unknown>): Promise<void> => {
		heard = await hear(() => work().then(() => sleep(QUIET_MS)));
	};
	const { failed } = await checkoutLoad({ ...once, first: 1, listen });
	await market.stop();
	if (failed > 0) throw new Error('the checkout to be recorded failed');
	return transactionsIn(heard);
}
