// The clock of the tests: it goes on like the real one, but begins at a moment that is chosen, so that no test depends on when it is run.
import { bangkokMidnight, DAY, HOUR } from '#kernel/time';
import { movableClock, type MovableClock } from '#platform/clock';

/**
 * When every test's market begins: ten in the morning in Bangkok, on a Wednesday in the middle of a working week, two hours before the post's
 * hour and fourteen before midnight. TEST_AT (like 2026-12-31T16:58:00Z) begins at another moment, to try the whole suite there.
 */
export const testStart: Date = new Date(process.env['TEST_AT'] ?? '2026-11-25T03:00:00Z');

/** @returns a clock that stands at `testStart` now and goes on */
export const testClock = (): MovableClock => movableClock(testStart);

/** Moves on to ten in the morning of the next day in Bangkok: what is counted by the day or the hour begins anew, and has room. */
export function toMorning(clock: MovableClock): void {
	const now = clock.now();
	clock.advance(bangkokMidnight(now).getTime() + DAY + 10 * HOUR - now.getTime());
}
