// The market as it is measured: API and worker (with --pages the built pages too) in a process of its own, on a database that is already filled.
import { setTimeout as sleep } from 'node:timers/promises';
import { openMarket, pagesHandler, readConfig, stopOnSignal } from '../tools/market.ts';

const config = readConfig();
if (!config.DATABASE_URL) throw new Error('bench/server.ts is started with DATABASE_URL');
const market = await openMarket(config, config.DATABASE_URL, process.argv.includes('--pages') ? await pagesHandler() : null);
stopOnSignal(() => market.stop());
// It is measured as it is when all has begun.
while (market.app.searchState()?.ready === false) await sleep(100);
process.stdout.write(`ready ${market.url}\n`);
