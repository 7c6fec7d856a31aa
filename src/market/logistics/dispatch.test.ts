import { describe, expect, test } from 'vitest';
import { bangkokDay } from '#kernel/time';
import { dispatchOn } from './dispatch.ts';

const noon = { atTime: '12:00', openOn: [1, 2, 3, 4, 5, 6] };
const all = [1, 2, 3, 4, 5, 6, 7];
/** @param at Bangkok time */
const day = (at: string, acceptsOn: readonly number[] = all, cutOff = noon): string =>
	bangkokDay(dispatchOn(cutOff, acceptsOn, new Date(`${at}:00+07:00`)));

describe('goods ordered', () => {
	test.each([
		['before the hour go out the same day', '2026-11-20T11:59', '2026-11-20'],
		['at the hour go out the next day', '2026-11-20T12:00', '2026-11-21'],
		['just after midnight go out the same day', '2026-11-20T00:10', '2026-11-20'],
		['on Saturday afternoon wait over Sunday', '2026-11-21T12:01', '2026-11-23'],
		['on Sunday morning wait for Monday', '2026-11-22T08:00', '2026-11-23'],
		['on Sunday evening wait for Monday', '2026-11-22T23:59', '2026-11-23'],
	])('%s: %s → %s', (_, at, expected) => expect(day(at)).toBe(expected));
	test('wait for a day on which their service takes them in', () => {
		expect(day('2026-11-19T11:00', [1, 2, 3, 4])).toBe('2026-11-19');
		expect(day('2026-11-19T13:00', [1, 2, 3, 4])).toBe('2026-11-23');
	});
	test('go by the hour of the day, not by the process’s own zone', () => expect(day('2026-11-20T06:30')).toBe('2026-11-20'));
	test('wait on the days when the post is closed', () => expect(day('2026-11-20T13:00', all, { atTime: '12:00', openOn: [3] })).toBe('2026-11-25'));
});
