import type { Speech } from '../words.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BANGKOK = 7 * HOUR;

/** Until when a campaign goes on: one that ends at midnight in Bangkok goes on to the end of the day before. */
export function untilText({ t, date, time }: Pick<Speech, 't' | 'date' | 'time'>, until: Date): string {
	if ((until.getTime() + BANGKOK) % DAY === 0) return t('campaign.until_end', { day: date(new Date(until.getTime() - 1)) });
	return t('campaign.until', { day: date(until), time: time(until) });
}
