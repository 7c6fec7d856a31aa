import { expect, test } from 'vitest';
import { system } from '#kernel/actor';
import { frozenClock } from './clock.ts';
import { systemRandom } from './random.ts';
import { commandCtx, type Ground } from './run.ts';

test('ids of one process sort in the order in which they were made, though no time goes by', () => {
	const ground = { clock: frozenClock(new Date('2026-11-25T03:00:00Z')), random: systemRandom() } as unknown as Ground;
	const ids = Array.from({ length: 500 }, () => {
		const ctx = commandCtx(ground, system('test'), undefined as never);
		return [ctx.newId(), ctx.newId()];
	}).flat();
	expect([...ids].sort()).toEqual(ids);
	expect(new Set(ids).size).toBe(ids.length);
});
