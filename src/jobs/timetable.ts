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
import { every, everyOutside, type Job } from './wiring.ts';

/** What runs when. */
export const timetable: readonly Job<Outside>[] = [
	every(5 * SECOND, 'payments.expire', (ctx) => expireDuePayments(ctx, { atMost: 200 })),
	everyOutside(30 * SECOND, 'payments.look_up', lookUpPayments, (outside: Outside) => outside.gateway),
	everyOutside(30 * SECOND, 'payments.look_up_transfers', lookUpTransfers, (outside: Outside) => outside.gateway),
	every(5 * SECOND, 'orders.complete_due', (ctx) => completeDueOrders(ctx, { atMost: 100 })),
	everyOutside(MINUTE, 'logistics.poll', pollTracking, (outside: Outside) => outside.post),
	everyOutside(20 * SECOND, 'logistics.draw_numbers', drawNumbers, (outside: Outside) => outside.post),
	every(HOUR, 'catalogue.relist_lapsed', (ctx) => relistLapsed(ctx, { atMost: 200 })),
	every(HOUR, 'catalogue.forget_changes', (ctx) => forgetChanges(ctx)),
	every(20 * SECOND, 'promotions.turn', (ctx) => turnDiscounts(ctx, { atMost: 50 })),
	every(10 * MINUTE, 'people.forget', (ctx) => forgetOldSignIns(ctx, { atMost: 5000 })),
	every(10 * MINUTE, 'uploads.forget', (ctx) => forgetUploads(ctx, { atMost: 500 })),
	every(HOUR, 'onboarding.forget', (ctx) => forgetRuns(ctx, { atMost: 5 })),
	every(HOUR, 'standards.warn', (ctx) => warnLapsing(ctx, { atMost: 500 })),
	every(10 * MINUTE, 'awards.remember_key', rememberKey),
	every(10 * MINUTE, 'talks.digest', (ctx) => tellWaiting(ctx, { atMost: 500 })),
	every(MINUTE, 'searches.look', (ctx) => lookForPeople(ctx, { atMost: 25 })),
	every(HOUR, 'figures.usual', (ctx) => makeUsual(ctx, { atMost: 1 })),
	every(HOUR, 'platform.forget', (ctx) => forgetOldNews(ctx)),
];
