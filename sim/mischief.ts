import type { Channel } from './rows.ts';

/** Where mischief can happen. A rule for `omise` also holds for `omise.charges`. */
export type Place = Channel | `omise${string}` | `post${string}` | 'sms' | 'email' | 'line' | 'push';

/**
 * - duplicate: the same message `times` times more · delay: `ms` late · reorder: `k` held, then let go shuffled · drop: never sent
 * - timeout_after: the effect stands, the answer hangs `ms` and is 504 · error_before: answered `status` without effect
 * - fail: (omise.transfers) the bank gives the money back
 */
export const mischiefKinds = ['duplicate', 'delay', 'reorder', 'drop', 'timeout_after', 'error_before', 'fail'] as const;
export type MischiefKind = (typeof mischiefKinds)[number];

export interface Rule {
	channel: string;
	kind: MischiefKind;
	/** the next so many times, then the rule is gone; absent: by probability, for ever */
	next: number | null;
	/** 0…1 */
	probability: number;
	times: number;
	ms: number;
	k: number;
	status: number;
}

export interface Settings {
	/** what the bank does with money for an expired QR */
	late: 'accept' | 'reject';
	/** transfers wait for a person, or are sent and paid by themselves */
	transfers: 'manual' | 'auto';
	transfer_delay_ms: number;
}

export interface Mischief {
	readonly seed: number;
	readonly settings: Settings;
	readonly rules: Rule[];
	/** what was done so far, newest last, at most 200 */
	readonly done: { at: string; channel: string; kind: string }[];
	/** @returns the rule that strikes now, or null */
	take(channel: string, kind: MischiefKind): Rule | null;
	/** Adds rules or changes settings. @throws an Error with what is wrong */
	order(wish: unknown): void;
	shuffle<T>(items: readonly T[]): T[];
}

/** Seeded small generator (mulberry32): the same seed plays the same tricks. */
function dice(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
}

export function makeMischief(seed: number, now: () => Date): Mischief {
	const roll = dice(seed);
	const rules: Rule[] = [];
	const done: Mischief['done'] = [];
	const settings: Settings = { late: 'accept', transfers: 'manual', transfer_delay_ms: 0 };
	return {
		seed,
		settings,
		rules,
		done,
		take(channel, kind) {
			const rule = rules.find((each) => each.kind === kind && (channel === each.channel || channel.startsWith(`${each.channel}.`)));
			if (!rule || (rule.probability < 1 && roll() >= rule.probability)) return null;
			if (rule.next !== null && --rule.next <= 0) rules.splice(rules.indexOf(rule), 1);
			done.push({ at: now().toISOString(), channel, kind });
			if (done.length > 200) done.shift();
			return rule;
		},
		order(wish) {
			for (const one of Array.isArray(wish) ? wish : [wish]) accept(one as Record<string, unknown>, rules, settings);
		},
		shuffle(items) {
			const mixed = [...items];
			for (let index = mixed.length - 1; index > 0; index--) {
				const other = Math.floor(roll() * (index + 1));
				[mixed[index], mixed[other]] = [mixed[other]!, mixed[index]!];
			}
			return mixed;
		},
	};
}

function accept(wish: Record<string, unknown>, rules: Rule[], settings: Settings): void {
	if (wish === null || typeof wish !== 'object') throw new Error('mischief is ordered with an object or a list of them');
	if (wish['clear'] !== undefined && wish['clear'] !== false) rules.length = 0;
	if (wish['late'] === 'accept' || wish['late'] === 'reject') settings.late = wish['late'];
	if (wish['transfers'] === 'manual' || wish['transfers'] === 'auto') settings.transfers = wish['transfers'];
	if (wish['transfer_delay_ms'] !== undefined) settings.transfer_delay_ms = number(wish, 'transfer_delay_ms', 0, 0, 600_000);
	if (wish['kind'] === undefined || wish['kind'] === '') return;
	// A transfer whose fate is unknown is one that went through while the answer was lost.
	const kind = wish['kind'] === 'unknown' ? 'timeout_after' : wish['kind'];
	if (!mischiefKinds.includes(kind as MischiefKind)) throw new Error(`kind is one of ${mischiefKinds.join(', ')}, unknown, forge`);
	const usual =
		kind === 'fail' || wish['kind'] === 'unknown' ? 'omise.transfers' : kind === 'timeout_after' || kind === 'error_before' ? 'omise' : 'webhook';
	const k = number(wish, 'k', 3, 2, 1000);
	rules.push({
		channel: typeof wish['channel'] === 'string' && wish['channel'] !== '' ? wish['channel'] : usual,
		kind: kind as MischiefKind,
		next: isGiven(wish, 'next') ? number(wish, 'next', 1, 1, 1_000_000) : isGiven(wish, 'probability') ? null : kind === 'reorder' ? k : 1,
		probability: number(wish, 'probability', 1, 0, 1, false),
		times: number(wish, 'times', 1, 1, 100),
		ms: number(wish, 'ms', kind === 'delay' ? 1000 : 30_000, 0, 600_000),
		k,
		status: number(wish, 'status', 503, 500, 599),
	});
}

const isGiven = (wish: Record<string, unknown>, name: string): boolean => wish[name] !== undefined && wish[name] !== '' && wish[name] !== null;

function number(wish: Record<string, unknown>, name: string, fallback: number, least: number, most: number, whole = true): number {
	if (!isGiven(wish, name)) return fallback;
	const value = Number(wish[name]);
	if (!Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value)))
		throw new Error(`${name} is ${least} to ${most}`);
	return value;
}
