import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { anonymous } from '#kernel/actor';
import type { ReadCtx } from '#platform/ctx';
import { openTestMarket, type TestMarket } from '../../../tests/market.ts';

let market: TestMarket;
let geography: (ctx: ReadCtx) => Promise<{ all: readonly unknown[] }>;
beforeAll(async () => {
	market = await openTestMarket(2);
});
afterAll(() => market.close());
// As in a process that has just begun.
beforeEach(async () => {
	vi.resetModules();
	({ geography } = await import('./geography.ts'));
});

test('however many ask when a process begins, it is read once', async () => {
	let asked = 0;
	const counting: KyselyPlugin = {
		transformQuery: ({ node }) => (asked++, node),
		transformResult: ({ result }) => Promise.resolve(result),
	};
	const found = await market.query(anonymous, (ctx) => {
		const counted = { ...ctx, db: ctx.db.withPlugin(counting) };
		return Promise.all(Array.from({ length: 20 }, () => geography(counted)));
	});
	expect(new Set(found).size).toBe(1);
	expect(found[0]!.all.length).toBeGreaterThan(7000);
	expect(asked).toBe(3);
});

test('who waited for a reading that failed reads anew', async () => {
	const broken: KyselyPlugin = {
		transformQuery: () => {
			throw new Error('not today');
		},
		transformResult: ({ result }) => Promise.resolve(result),
	};
	const told = await market.query(anonymous, (ctx) =>
		Promise.allSettled([geography({ ...ctx, db: ctx.db.withPlugin(broken) }), geography(ctx), geography(ctx)]),
	);
	expect(told.map((one) => one.status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
