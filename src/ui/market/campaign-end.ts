import { bangkokMidnight, later } from '#kernel/time';
import type { Speech } from '../words.ts';

/** Until when a campaign goes on: one that ends at midnight in Bangkok goes on to the end of the day before. */
export function untilText({ t, date, time }: Pick<Speech, 't' | 'date' | 'time'>, until: Date): string {
	if (until.getTime() === bangkokMidnight(until).getTime()) return t('campaign.until_end', { day: date(later(until, -1)) });
	return t('campaign.until', { day: date(until), time: time(until) });
}
