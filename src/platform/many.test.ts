import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestMarket } from '../../tests/market.ts';
import { addUp } from './many.ts';

const PLACES = Array.from({ length: 30 }, (_, at) => `p/${10 + at}`);
const COMMANDS = 40;
const ROUNDS = 5;
const EACH = 12;

test('many who count the same places at once lose nothing and never lock each other out', async () => {
	const market = await openTestMarket();
	const wanted = new Map<string, number>();
	const commands = Array.from({ length: COMMANDS }, async (_, command) => {
		for (let round = 0; round < ROUNDS; round++) {
			// Each in an order of its own.
			const changes = new Map(
				Array.from({ length: EACH }, (__, at) => [PLACES[(command * 11 + round * 17 + at * 7) % PLACES.length]!, 1 + ((command + at) % 3)]),
			);
			for (const [place, by] of changes) wanted.set(place, (wanted.get(place) ?? 0) + by);
			// Not through a command: that would try again.
			await market.ground.db.transaction().execute((db) => addUp(db, { table: 'catalogue.tally', key: 'place', number: 'products' }, changes));
		}
	});
	await Promise.all(commands);
	const { rows } = await sql<{ place: string; products: number }>`select place, products from catalogue.tally where products > 0`.execute(
		market.ground.db,
	);
	expect(Object.fromEntries(rows.map((row) => [row.place, row.products]))).toEqual(Object.fromEntries(wanted));
	await market.close();
}, 30_000);
