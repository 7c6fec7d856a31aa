import type { Books } from './books.ts';
import type { Courier } from './courier.ts';
import type { Mischief } from './mischief.ts';

export interface SimOptions {
	/** 0 takes a free one */
	port: number;
	host?: string;
	/** where gateway events go, e.g. http://127.0.0.1:3000/api/v1/webhooks/omise */
	webhookUrl: string | null;
	/** where tracking call-backs go, e.g. …/api/v1/webhooks/thailand-post */
	postHookUrl: string | null;
	/** skey_test_… */
	omiseSecretKey: string;
	omisePublicKey?: string;
	/** base64; two with a comma are both used to sign */
	webhookSecret: string;
	postPermanentToken: string;
	postHookSecret: string;
	/** user:password of the number service; without it any login is good */
	postNumbersLogin?: string;
	/** without one, any bearer is good */
	lineToken?: string;
	smsToken?: string;
	emailToken?: string;
	/** where e-mail is taken in; default 0 takes a free one */
	smtpPort?: number;
	/** for mischief's dice; drawn and shown when absent */
	seed?: number;
	journalDir?: string;
	now?: () => Date;
	/** what the market had at the gateway before these books began; default 0 */
	openingSatang?: number;
	/** what the gateway keeps of each transfer, before VAT; default 3000 */
	transferFeeSatang?: number;
	/** until a recipient is verified and active; default 0, before the answer */
	recipientDelayMs?: number;
	/** most numbers looked up a day; default 1500 */
	trackLimit?: number;
	/** first wait before a failed delivery is tried again, doubled each time; default 500 */
	retryMs?: number;
}

/** What every party of the outside world shares. */
export interface World {
	readonly options: SimOptions;
	readonly books: Books;
	readonly mischief: Mischief;
	readonly courier: Courier;
	/** the address we are reached at, known once we listen */
	url(): string;
	now(): Date;
	/** Runs later, unless the world has stopped by then. */
	later(milliseconds: number, act: () => void): void;
	/** Waits; ends early when the world stops. */
	wait(milliseconds: number): Promise<void>;
}

/** A party's no: becomes its own kind of error answer. */
export interface No extends Error {
	code: string;
	status: number;
}

export const no = (code: string, message: string, status = 400): No => Object.assign(new Error(message), { code, status });

export const isNo = (fault: unknown): fault is No => fault instanceof Error && 'code' in fault && 'status' in fault;

/** '2026-01-01T00:00:00Z', as the gateway writes it. */
export const stamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
