import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAdmission } from './admission.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A door with two places, and what it did with each that came. */
function door() {
	const admission = openAdmission({
		atOnce: 2,
		waitMs: 1000,
		bounds: { pay: { atOnce: 2, waiting: 2 }, browse: { atOnce: 1, waiting: 2 } },
	});
	const said: string[] = [];
	const come = (name: string, of: 'pay' | 'browse'): (() => void) =>
		admission.enter(
			of,
			() => said.push(`${name} in`),
			() => said.push(`${name} refused`),
		);
	return { admission, said, come };
}

test('a class has its places and its queue; what is more is refused at once', () => {
	const { admission, said, come } = door();
	const [first] = [come('a', 'browse'), come('b', 'browse'), come('c', 'browse'), come('d', 'browse')];
	expect(said).toEqual(['a in', 'd refused']);
	expect(admission.load().browse).toEqual({ underWay: 1, waiting: 2, refused: 1 });
	first();
	first();
	expect(said).toEqual(['a in', 'd refused', 'b in']);
	expect(admission.load().browse).toEqual({ underWay: 1, waiting: 1, refused: 1 });
});

test('one that is full leaves the others their places', () => {
	const { said, come } = door();
	come('a', 'browse');
	come('b', 'browse');
	come('p', 'pay');
	expect(said).toEqual(['a in', 'p in']);
});

test('a free place goes to the most urgent, not to the first', () => {
	const { said, come } = door();
	const leave = come('a', 'browse');
	come('p', 'pay');
	come('b', 'browse');
	come('q', 'pay');
	leave();
	expect(said).toEqual(['a in', 'p in', 'q in']);
});

test('nobody waits longer than the limit', () => {
	const { admission, said, come } = door();
	const leave = come('a', 'browse');
	const other = come('b', 'browse');
	vi.advanceTimersByTime(999);
	expect(said).toEqual(['a in']);
	vi.advanceTimersByTime(1);
	expect(said).toEqual(['a in', 'b refused']);
	other();
	leave();
	expect(admission.load().browse).toEqual({ underWay: 0, waiting: 0, refused: 1 });
});

test('who hangs up while waiting is never let in', () => {
	const { admission, said, come } = door();
	const leave = come('a', 'browse');
	come('b', 'browse')();
	leave();
	vi.advanceTimersByTime(5000);
	expect(said).toEqual(['a in']);
	expect(admission.load().browse).toEqual({ underWay: 0, waiting: 0, refused: 0 });
});

test('what ends at once gives back its place, also when it had waited', () => {
	const { admission, said, come } = door();
	const leave = come('a', 'browse');
	const quick: () => void = admission.enter(
		'browse',
		() => {
			said.push('b in');
			quick();
		},
		() => undefined,
	);
	come('c', 'browse');
	leave();
	expect(said).toEqual(['a in', 'b in', 'c in']);
	expect(admission.load().browse).toEqual({ underWay: 1, waiting: 0, refused: 0 });
});
