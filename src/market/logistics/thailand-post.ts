import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { assert } from '#kernel/refusal';
import { HOUR, later, MINUTE } from '#kernel/time';
import { limits } from './limits.ts';
import type { NumberRange, Post, Scan } from './post.ts';

/** Connecting, waiting and reading together. */
const MOST_MS = 5000;
/** A token that ends this soon is not used any more. */
const TOKEN_MARGIN_MS = 5 * MINUTE;

export interface ThailandPostOptions {
	/** tracking, without a slash at the end */
	readonly apiUrl: string;
	/** hook registration: another host, with tokens of its own */
	readonly webhookUrl: string;
	/** Post One, which gives out item numbers; answers only inside Thailand */
	readonly numbersUrl: string;
	/** the permanent token from the tracking web site */
	readonly token: string;
	/** user:password of Post One */
	readonly numbersLogin: string;
	/** what the carrier sends as bearer when it calls us back */
	readonly hookSecret: string;
	readonly now: () => Date;
}

/**
 * Thailand Post: item numbers, tracking and call-backs.
 * Its calls throw an Error on anything but a good answer within five seconds; call again later with the same arguments.
 * A draw of numbers whose answer was lost may be repeated: the lost range stays unused.
 * @source Thailand Post track and trace developer guide; Post One bc.php
 */
export function openThailandPost(options: ThailandPostOptions): Post {
	const tracking = openHost(options.apiUrl, options);
	const hooks = openHost(options.webhookUrl, options);
	return {
		async drawNumbers(type, count) {
			const text = await call(`${options.numbersUrl}/api/bc.php?typ=${type}&cnt=${count}`, {
				headers: { authorization: `Basic ${Buffer.from(options.numbersLogin).toString('base64')}` },
			});
			return readRange(text);
		},
		async track(numbers) {
			assert(numbers.length <= limits.trackAtOnce, 'more numbers than the carrier answers at once');
			if (numbers.length === 0) return [];
			return readTracking(await tracking('/post/api/v1/track', { status: 'all', language: 'TH', barcode: numbers }));
		},
		async subscribe(numbers) {
			if (numbers.length === 0) return;
			const text = await hooks('/post/api/v1/hook', { status: 'all', language: 'TH', barcode: numbers, req_previous_status: true });
			readSubscription(text);
		},
		readHook(authorization, body) {
			if (!isSame(authorization ?? '', `Bearer ${options.hookSecret}`)) return null;
			return readHookBody(body);
		},
	};
}

/** Equal in a time that does not tell where they differ: both are hashed to one length first. */
function isSame(given: string, wanted: string): boolean {
	const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(wanted));
}

interface Token {
	readonly text: string;
	readonly until: Date;
}

/** Calls to one host with its token: fetched once for all who wait, kept until it ends, renewed when the host says 401. */
function openHost(url: string, { token: permanent, now }: ThailandPostOptions): (path: string, body: unknown) => Promise<string> {
	let kept: Promise<Token> | null = null;

	async function fetchToken(): Promise<Token> {
		// The same scheme word carries the permanent token here and, at some clients, the short one later.
		const text = await call(`${url}/post/api/v1/authenticate/token`, { method: 'POST', headers: { authorization: `Token ${permanent}` } });
		const answer = tokenShape.parse(JSON.parse(text));
		return { text: answer.token, until: readTokenEnd(answer.expire) ?? later(now(), HOUR) };
	}
	/** @param worn a token that was refused: only it is replaced, not one that another call fetched since */
	async function token(worn?: Token): Promise<Token> {
		for (;;) {
			const asked = kept;
			const known = await asked?.catch(() => null);
			if (known && known !== worn && known.until.getTime() - TOKEN_MARGIN_MS > now().getTime()) return known;
			if (kept === asked) return (kept = fetchToken());
		}
	}
	return async (path, body) => {
		const post = (current: Token): Promise<string> =>
			call(url + path, {
				method: 'POST',
				headers: { authorization: `Bearer ${current.text}`, 'content-type': 'application/json' },
				body: JSON.stringify(body),
			});
		const first = await token();
		try {
			return await post(first);
		} catch (fault) {
			// Tokens are taken back before their time when somebody else logs in with the same permanent one.
			if (!(fault instanceof Error) || fault.message !== refusedText(401, url + path)) throw fault;
			return post(await token(first));
		}
	};
}

const refusedText = (status: number, url: string): string => `thailand post answered ${status} to ${url.split('?')[0]}`;

async function call(url: string, init: RequestInit): Promise<string> {
	// The signal also ends a body that comes too slowly; a redirect would carry the login elsewhere.
	const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(MOST_MS) });
	const text = await answer.text();
	if (!answer.ok) throw new Error(refusedText(answer.status, url));
	return text;
}

const tokenShape = z.object({ token: z.string().min(1), expire: z.string() });

const rangeShape = z.object({
	PRE: z.string().regex(/^[A-Z]{2}TH$/),
	BEGIN: z.union([z.string(), z.number()]).transform(Number).pipe(z.number().int().min(0).max(99_999_999)),
	END: z.union([z.string(), z.number()]).transform(Number).pipe(z.number().int().min(0).max(99_999_999)),
});

/**
 * Reads Post One's answer: the first and last serial without check digit, and in PRE the letters that stand before and after them.
 * @throws when it is not a range
 */
export function readRange(text: string): NumberRange {
	// The script writes a byte order mark before its JSON, which JSON.parse refuses.
	const { PRE, BEGIN, END } = rangeShape.parse(JSON.parse(text.replace(/^\uFEFF/, '').trim()));
	if (BEGIN > END) throw new Error('thailand post gave a range that ends before it begins');
	return { indicator: PRE.slice(0, 2), first: BEGIN, last: END };
}

// Only what the parcel's way needs is read: who signed, and their signature, stay with the carrier.
const scanShape = z.object({
	barcode: z.string(),
	status: z.union([z.string(), z.number()]).transform(String),
	status_description: z.string().nullish(),
	status_date: z.string(),
	location: z.string().nullish(),
	postcode: z.union([z.string(), z.number()]).transform(String).nullish(),
});

const trackingShape = z.object({
	status: z.boolean(),
	message: z.string().nullish(),
	response: z.object({ items: z.union([z.record(z.string(), z.array(z.unknown()).nullish()), z.array(z.unknown())]) }).nullish(),
});

/** @throws when the carrier says it could not answer */
function readTracking(text: string): Scan[] {
	const answer = trackingShape.parse(JSON.parse(text));
	if (!answer.status || !answer.response) throw new Error(`thailand post could not track: ${answer.message ?? ''}`);
	const { items } = answer.response;
	// An answer without any known number holds an empty list in the place of the object.
	return readScans(Array.isArray(items) ? items : Object.values(items).flatMap((rows) => rows ?? []));
}

const subscriptionShape = z.object({
	status: z.boolean(),
	message: z.string().nullish(),
	response: z.object({ items: z.array(z.object({ barcode: z.string(), status: z.boolean() })).nullish() }).nullish(),
});

/** @throws when any of the numbers was not taken */
function readSubscription(text: string): void {
	const answer = subscriptionShape.parse(JSON.parse(text));
	if (!answer.status) throw new Error(`thailand post takes no hook: ${answer.message ?? ''}`);
	const refused = (answer.response?.items ?? []).filter((item) => !item.status);
	if (refused.length > 0) throw new Error(`thailand post takes no hook for ${refused.map((item) => item.barcode).join(' ')}`);
}

const hookShape = z.object({ items: z.array(z.unknown()) });

/** The scans in a call-back's body, or null when it is not one. Its own track_datetime, which has no seconds, is not needed. */
export function readHookBody(body: unknown): Scan[] | null {
	const read = hookShape.safeParse(body);
	return read.success ? readScans(read.data.items) : null;
}

/** One row that cannot be read does not take the others with it. */
function readScans(rows: readonly unknown[]): Scan[] {
	return rows.flatMap((row) => {
		const read = scanShape.safeParse(row);
		const at = read.success ? readCarrierTime(read.data.status_date) : null;
		if (!read.success || !at) return [];
		const { barcode, status, status_description, location, postcode } = read.data;
		return [
			{
				number: barcode.trim().toUpperCase(),
				code: status.trim(),
				at,
				postcode: postcode?.trim() ?? '',
				text: status_description?.trim() ?? '',
				location: location?.trim() || null,
			},
		];
	});
}

/**
 * '19/07/2569 18:12:26+07:00' → the moment, whichever of both calendars the year is in.
 * In Thai answers years are Buddhist (543 more), in English ones not; a leap day is one by the Christian year.
 * @returns null when there is no such day or time
 */
export function readCarrierTime(text: string): Date | null {
	const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?([+-]\d{2}:\d{2})?$/.exec(text.trim());
	if (!match) return null;
	const [, day, month, year, hour, minute, second, offset] = match;
	return moment(Number(year), Number(month), Number(day), `${hour!.padStart(2, '0')}:${minute}:${second ?? '00'}`, offset);
}

/** '2019-09-28 10:18:20+07:00' → the moment: tokens end in another notation than scans are told in. */
function readTokenEnd(text: string): Date | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}:\d{2})?$/.exec(text.trim());
	return match && moment(Number(match[1]), Number(match[2]), Number(match[3]), match[4]!, match[5]);
}

/** No parcel was tracked before 2400 in the one calendar, none will be after it in the other. */
const FIRST_BUDDHIST_YEAR = 2400;

function moment(year: number, month: number, day: number, clock: string, offset = '+07:00'): Date | null {
	const common = year >= FIRST_BUDDHIST_YEAR ? year - 543 : year;
	// Day 0 of the next month is the last of this one; Date alone would turn 31 April into 1 May.
	if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(common, month, 0)).getUTCDate()) return null;
	const two = (number: number): string => String(number).padStart(2, '0');
	const at = new Date(`${common}-${two(month)}-${two(day)}T${clock}${offset}`);
	return Number.isNaN(at.getTime()) ? null : at;
}
