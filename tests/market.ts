// What tests on a real database stand on: a database of their own, a clock that can be moved, and the people of the village.
import { sql } from 'kysely';
import { openKysely, openPool } from '#platform/db';
import type { MovableClock } from '#platform/clock';
import { environment, type Settings } from '#platform/config';
import { systemRandom } from '#platform/random';
import { runCommand, runQuery, type Ground } from '#platform/run';
import { openSeal } from '#platform/seal';
import { openSigner } from '#platform/signing';
import { system, type Actor, type Role } from '#kernel/actor';
import type { Ctx, ReadCtx } from '#platform/ctx';
import { testClock } from './clock.ts';
import { testDatabase } from './db.ts';

export interface TestMarket {
	readonly ground: Ground;
	readonly clock: MovableClock;
	readonly url: string;
	command<T>(actor: Actor, work: (ctx: Ctx) => Promise<T>): Promise<T>;
	query<T>(actor: Actor, work: (ctx: ReadCtx) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

export const testSettings: Settings = {
	publicUrl: 'http://127.0.0.1:3000',
	demo: true,
	holdMs: environment.shape.HOLD_SECONDS.parse(undefined) * 1000,
	releaseMs: environment.shape.RELEASE_SECONDS.parse(undefined) * 1000,
	bankChangeMs: environment.shape.BANK_CHANGE_SECONDS.parse(undefined) * 1000,
	otpMs: environment.shape.OTP_SECONDS.parse(undefined) * 1000,
	sessionMs: environment.shape.SESSION_SECONDS.parse(undefined) * 1000,
	ways: ['line', 'push', 'email', 'sms'],
	lineLogin: true,
	pushHosts: ['push.test'],
};

export const setup = system('test');

/** @param connections how many commands may run at the same time */
export async function openTestMarket(connections = 10): Promise<TestMarket> {
	const database = await testDatabase();
	const clock = testClock();
	const db = openKysely(openPool({ url: database.url, most: connections, prepare: true, onIdleError: () => undefined }));
	const ground: Ground = {
		db,
		reads: db,
		clock,
		random: systemRandom(),
		seal: openSeal(Buffer.alloc(32, 7)),
		signer: openSigner(Buffer.alloc(32, 7)),
		settings: testSettings,
	};
	return {
		ground,
		clock,
		url: database.url,
		command: (actor, work) => runCommand(ground, actor, work),
		query: (actor, work) => runQuery(ground, actor, work),
		async close() {
			await db.destroy();
			await database.drop();
		},
	};
}

/** Somebody with a duty, as the doors make them from a session. */
export const person = (
	personId: string,
	duty?: { role: Role; shopId?: string; provinceCode?: string; officeCode?: string; districtCode?: string },
): Actor => ({
	kind: 'person',
	personId,
	name: 'ทดสอบ',
	duties: duty
		? [
				{
					role: duty.role,
					shopId: duty.shopId ?? null,
					provinceCode: duty.provinceCode ?? null,
					officeCode: duty.officeCode ?? null,
					...(duty.districtCode ? { districtCode: duty.districtCode } : {}),
				},
			]
		: [],
});

/** Places whose number of open shops, or of goods on sale, is not what is there: none, whatever was done. */
export async function wronglyCounted(market: TestMarket): Promise<string[]> {
	const { rows } = await sql<{ place: string }>`
		with kept as (select 's/' || area_code as place, shops as n from shops.tally union all select place, products from catalogue.tally),
		there as (
			select 's/' || left(subdistrict_code, digits) as place, count(*)::int as n from shops.shop, unnest(array[2, 4, 6]) as digits where state = 'approved' group by 1 union all
			select 'all', count(*)::int from catalogue.listing union all
			select 'c/' || category, count(*)::int from catalogue.listing group by 1 union all
			select 'p/' || province_code, count(*)::int from catalogue.listing group by 1 union all
			select 'd/' || left(subdistrict_code, 4), count(*)::int from catalogue.listing join shops.shop using (shop_id) group by 1 union all
			select 'r/' || province_code || '/' || root, count(*)::int from catalogue.listing group by 1)
		select place from kept full join there using (place) where coalesce(kept.n, 0) <> coalesce(there.n, 0) order by place`.execute(market.ground.db);
	return rows.map((row) => row.place);
}
