import { readConfig } from '#platform/config';
import { seedIfEmpty } from './seeding.ts';
const config = readConfig({ DATA_DIR: '/tmp/goods-data', NODE_ENV: 'development' } as never);
const t=Date.now();
console.log(await seedIfEmpty(config, process.argv[2]!, (m) => console.log(Date.now()-t, m)));
