import { createHmac } from 'node:crypto';
import type { Books } from './books.ts';
import type { Mischief } from './mischief.ts';
import type { Channel, Delivery } from './rows.ts';
import type { SimOptions } from './world.ts';

/** Carries messages to the market's door: signs, tries again, and plays the tricks that were ordered. */
export interface Courier {
	send(message: { channel: Channel; about: string; key: string; url: string | null; body: string }): void;
	/** Sends once, as given, outside the log's promises: for forgeries. @returns the HTTP status, null when nobody answered */
	throwIn(url: string, body: string, headers: Record<string, string>): Promise<number | null>;
	/** Takes up what was still waiting when the journal ended. */
	resume(): void;
	/** Resolves when nothing waits any more. */
	settled(): Promise<void>;
}

const ATTEMPTS = 8;
const HOLD_MS = 3000;
const ANSWER_MS = 10_000;
/** The log's length; what still waits is never forgotten. */
const KEPT = 20_000;

/**
 * The signature a gateway event carries.
 * @param secret base64; several with commas while one is replaced
 * @param timestamp seconds since 1970, as text
 */
export function signEvent(secret: string, timestamp: string, body: string): string {
	const one = (key: string): string => createHmac('sha256', Buffer.from(key.trim(), 'base64')).update(`${timestamp}.${body}`).digest('hex');
	return secret.split(',').map(one).join(',');
}

/** @param at the moment of sending; the market refuses old ones */
export function eventHeaders(secret: string, at: Date, body: string): Record<string, string> {
	const timestamp = String(Math.floor(at.getTime() / 1000));
	return { 'Omise-Signature': signEvent(secret, timestamp, body), 'Omise-Signature-Timestamp': timestamp };
}

interface Surroundings {
	options: SimOptions;
	books: Books;
	mischief: Mischief;
	now(): Date;
	later(milliseconds: number, act: () => void): void;
}

export function makeCourier(around: Surroundings): Courier {
	const { books, mischief, options } = around;
	const held: Record<Channel, Delivery[]> = { webhook: [], posthook: [] };
	let busy = 0;
	let watchers: (() => void)[] = [];
	const idle = (): void => {
		if (--busy > 0) return;
		for (const tell of watchers.splice(0)) tell();
	};
	const headersFor = (delivery: Delivery): Record<string, string> =>
		delivery.channel === 'webhook'
			? eventHeaders(options.webhookSecret, around.now(), delivery.body)
			: { Authorization: `Bearer ${options.postHookSecret}` };

	const attempt = async (delivery: Delivery, copy: boolean): Promise<boolean> => {
		const at = around.now().toISOString();
		const { status, fault } = await post(delivery.url!, delivery.body, headersFor(delivery));
		delivery.attempts.push({ at, status, fault, copy });
		return status !== null && status >= 200 && status < 300;
	};
	const carry = async (delivery: Delivery): Promise<void> => {
		const twice = mischief.take(delivery.channel, 'duplicate');
		const copies = Array.from({ length: twice?.times ?? 0 }, () => attempt(delivery, true));
		const arrived = await attempt(delivery, false);
		await Promise.all(copies);
		const tried = delivery.attempts.filter((each) => !each.copy).length;
		delivery.state = arrived ? 'delivered' : tried >= ATTEMPTS ? 'given_up' : 'waiting';
		books.save('delivery', delivery);
		if (delivery.state === 'waiting') start(delivery, (options.retryMs ?? 500) * 2 ** (tried - 1));
	};
	const start = (delivery: Delivery, milliseconds: number): void => {
		busy++;
		around.later(milliseconds, () => void carry(delivery).finally(idle));
	};
	const release = (channel: Channel): void => {
		for (const delivery of mischief.shuffle(held[channel].splice(0))) {
			start(delivery, 0);
			idle();
		}
	};
	const dispatch = (delivery: Delivery): void => {
		const { channel } = delivery;
		if (delivery.url === null || mischief.take(channel, 'drop')) {
			delivery.state = delivery.url === null ? 'no_address' : 'dropped';
			books.save('delivery', delivery);
			return;
		}
		const hold = mischief.take(channel, 'reorder');
		if (!hold) return start(delivery, mischief.take(channel, 'delay')?.ms ?? 0);
		busy++;
		held[channel].push(delivery);
		if (held[channel].length >= hold.k) release(channel);
		else around.later(HOLD_MS, () => release(channel));
	};

	return {
		send(message) {
			const id = books.newId('dlvr');
			const oldest = books.table.delivery.size > KEPT ? books.table.delivery.values().next().value : undefined;
			if (oldest && oldest.state !== 'waiting') books.table.delivery.delete(oldest.id);
			const delivery: Delivery = { id, ...message, state: 'waiting', attempts: [], created_at: around.now().toISOString() };
			dispatch(books.save('delivery', delivery));
		},
		throwIn: async (url, body, headers) => (await post(url, body, headers)).status,
		resume() {
			for (const delivery of books.table.delivery.values()) if (delivery.state === 'waiting') start(delivery, 0);
		},
		settled: () => (busy === 0 ? Promise.resolve() : new Promise((tell) => watchers.push(tell))),
	};
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<{ status: number | null; fault: string | null }> {
	try {
		const answer = await fetch(url, {
			method: 'POST',
			body,
			headers: { 'Content-Type': 'application/json', 'User-Agent': 'outside-world', ...headers },
			signal: AbortSignal.timeout(ANSWER_MS),
			redirect: 'manual',
		});
		await answer.body?.cancel();
		return { status: answer.status, fault: null };
	} catch (fault) {
		return { status: null, fault: fault instanceof Error ? ((fault.cause as Error | undefined)?.message ?? fault.message) : String(fault) };
	}
}
