import { DAY, later, bangkokDay, timeText } from '#kernel/time';

/** Until when an order still goes out on the same day, and on which days the post takes parcels in at all. */
export interface CutOff {
	/** 'HH:MM' in Bangkok; at that minute it is too late */
	readonly atTime: string;
	/** 1 = Monday … 7 = Sunday */
	readonly openOn: readonly number[];
}

/**
 * When goods ordered now go over the counter: today when there is time left and the post takes them in, else the next day on which it does.
 * The one answer for what is told, quoted and ordered, and for what the post office expects.
 * @param acceptsOn days of the week on which the service takes parcels in
 * @returns a moment on that day
 */
export function dispatchOn(cutOff: CutOff, acceptsOn: readonly number[], now: Date): Date {
	const takesIn = (at: Date): boolean => cutOff.openOn.includes(weekday(at)) && acceptsOn.includes(weekday(at));
	let day = timeText(now, 'en') < cutOff.atTime ? now : later(now, DAY);
	for (let tries = 0; tries < 7 && !takesIn(day); tries++) day = later(day, DAY);
	return day;
}

/** 1 = Monday … 7 = Sunday, in Bangkok. */
const weekday = (at: Date): number => ((new Date(`${bangkokDay(at)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
