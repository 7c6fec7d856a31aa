import type { Outside } from '#app';
import { HOUR, MINUTE, SECOND } from '#kernel/time';
import { forgetChanges, relistLapsed } from '#market/catalogue';
import { makeUsual } from '#market/figures';
import { drawNumbers, pollTracking } from '#market/logistics';
import { forgetRuns } from '#market/onboarding';
import { completeDueOrders } from '#market/orders';
import { expireDuePayments, lookUpPayments, lookUpTransfers } from '#market/payments';
import { forgetOldSignIns } from '#market/people';
import { turnDiscounts } from '#market/promotions';
import { lookForPeople } from '#market/searches';
import { tellWaiting } from '#market/talks';
import { rememberKey } from '#market/awards';
import { warnLapsing } from '#market/standards';
import { forgetUploads } from '#market/uploads';
import { forgetOldNews } from '#platform/housekeeping';
import { every, everyOutside, everySweep, type Job } from './wiring.ts';

/** What runs when. */
export const timetable: readonly Job<Outside>[] = [
	everySweep(5 * SECOND, 'payments.expire', 200, expireDuePayments),
	everyOutside(30 * SECOND, 'payments.look_up', lookUpPayments, (outside: Outside) => outside.gateway),
	everyOutside(30 * SECOND, 'payments.look_up_transfers', lookUpTransfers, (outside: Outside) => outside.gateway),
	everySweep(5 * SECOND, 'orders.complete_due', 100, completeDueOrders),
	everyOutside(MINUTE, 'logistics.poll', pollTracking, (outside: Outside) => outside.post),
	everyOutside(20 * SECOND, 'logistics.draw_numbers', drawNumbers, (outside: Outside) => outside.post),
	everySweep(HOUR, 'catalogue.relist_lapsed', 200, relistLapsed),
	every(HOUR, 'catalogue.forget_changes', (ctx) => forgetChanges(ctx)),
	everySweep(20 * SECOND, 'promotions.turn', 50, turnDiscounts),
	every(10 * MINUTE, 'people.forget', (ctx) => forgetOldSignIns(ctx, { atMost: 5000 })),
	every(10 * MINUTE, 'uploads.forget', (ctx) => forgetUploads(ctx, { atMost: 500 })),
	every(HOUR, 'onboarding.forget', (ctx) => forgetRuns(ctx, { atMost: 5 })),
	everySweep(HOUR, 'standards.warn', 500, warnLapsing),
	every(10 * MINUTE, 'awards.remember_key', rememberKey),
	everySweep(10 * MINUTE, 'talks.digest', 500, tellWaiting),
	everySweep(MINUTE, 'searches.look', 25, async (ctx, wish) => (await lookForPeople(ctx, wish)).due),
	every(HOUR, 'figures.usual', (ctx) => makeUsual(ctx, { atMost: 1 })),
	every(HOUR, 'platform.forget', (ctx) => forgetOldNews(ctx)),
];
