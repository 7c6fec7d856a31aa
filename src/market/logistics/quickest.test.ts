// What search says can arrive by when is what the quickest quote promises, for every province and every way, to the country and to an island.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous } from '#kernel/actor';
import { narrowings } from '#kernel/narrowing';
import { bangkokDay, DAY, later } from '#kernel/time';
import { findPlaces, provinces } from '#market/places';
import { openTestMarket, type TestMarket } from '#tests/market';
import { arrivalsAt, quoteDelivery } from './index.ts';

let market: TestMarket;
beforeAll(async () => {
	market = await openTestMarket(2);
});
afterAll(() => market.close());

const small = { quantity: 1, weightG: 100, lengthMm: 100, widthMm: 80, heightMm: 20, maxDays: null } as const;

test.each(['10400', '84280', '50270', '94110'])(
	'to %s',
	async (postcode) => {
		await market.query(anonymous, async (ctx) => {
			const [to] = await findPlaces(ctx, { postcode });
			// In the afternoon of a Friday the chilled service has to wait longest.
			for (const hours of [0, 9, 18, 40]) {
				const at = { ...ctx, now: later(new Date('2026-11-20T03:00:00Z'), hours * 3_600_000) };
				const { days } = await arrivalsAt(at, to!);
				for (const [index, way] of narrowings.way.entries())
					for (const { code } of await provinces(ctx)) {
						const { options } = await quoteDelivery(at, {
							from: { postcode: '32000', provinceCode: code },
							to: to!,
							freight: [{ ...small, transportClass: way }],
						});
						const soonest = options.map((option) => option.arriveBy).sort()[0];
						const told = Number(days[index * 128 + Number(code)]);
						expect(told === 0 ? undefined : bangkokDay(later(at.now, told * DAY)), `${way} from ${code} after ${hours} hours`).toBe(soonest);
					}
			}
		});
	},
	60_000,
);
