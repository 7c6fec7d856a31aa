import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import type { AdmissionRules, Bounds } from './admission.ts';

const seconds = (fallback: number) => z.coerce.number().int().min(1).max(10_000_000).default(fallback);
/** How many at once, and how many wait: 24/200. */
const bounds = (fallback: string) =>
	z
		.string()
		.regex(/^[1-9]\d{0,4}\/\d{1,5}$/, 'two numbers: at once/waiting')
		.default(fallback);
const url = z.url().transform((text) => text.replace(/\/$/, ''));

/** Every setting, its name in the environment and what it is when nobody sets it. The README's table and .env.example are made from this. */
export const environment = z.object({
	NODE_ENV: z
		.enum(['development', 'production', 'test'])
		.default('development')
		.describe('production refuses missing secrets and shows no demo page'),
	PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('where the market listens'),
	HOST: z.string().default('127.0.0.1').describe('the address it listens on'),
	PUBLIC_URL: url.optional().describe('how browsers reach it; default http://HOST:PORT'),
	DATA_DIR: z.string().default('data').describe('pictures, secrets, the index of search and the embedded database'),
	DATABASE_URL: z.string().optional().describe('any PostgreSQL 15 or later; without it the embedded server runs'),
	DB_POOL_MAX: z.coerce.number().int().min(2).max(200).default(20).describe('most database connections'),
	DB_PREPARE: z.enum(['on', 'off']).default('on').describe('named statements; off behind an old transaction pooler'),
	SEARCH_THREADS: z.coerce.number().int().min(0).max(16).default(1).describe('threads that search in memory; 0 leaves searching to the database'),
	ADMIT_AT_ONCE: z.coerce.number().int().min(1).max(10_000).default(96).describe('most requests under way at once; call-backs and scans come on top'),
	ADMIT_WAIT_MS: z.coerce.number().int().min(0).max(60_000).default(1500).describe('how long a request may wait for its turn'),
	ADMIT_PAY: bounds('32/400').describe('paying and confirming: at once/waiting'),
	ADMIT_CHECKOUT: bounds('32/400').describe('basket, checkout, sign-in and other changes: at once/waiting'),
	ADMIT_BROWSE: bounds('64/400').describe('looking and searching, and uploads: at once/waiting'),
	ADMIT_REPORTS: bounds('6/20').describe('office pages, statements and payout lists: at once/waiting'),
	PAGE_CACHE_MB: z.coerce
		.number()
		.int()
		.min(0)
		.max(65_536)
		.default(64)
		.describe('memory for pages as everybody sees them, a process; 0: none are kept'),
	LOG_LEVEL: z.enum(['info', 'warn', 'error', 'silent']).default('info').describe('how much is logged'),
	SECRET_KEY: z.string().min(32).optional().describe('seals personal facts; made and kept in DATA_DIR when absent outside production'),
	BADGE_KEY: z.string().min(32).optional().describe('signs badges; a new one leaves the old badges good; made and kept like SECRET_KEY'),
	DEMO: z.enum(['on', 'off']).default('on').describe('the demo page with ready sign-ins; off in production'),
	SIM: z.enum(['on', 'off']).default('on').describe('npm start also starts the simulated outside world, unless the services below are set'),
	OMISE_API_URL: url.optional().describe('payment gateway; https://api.omise.co for the real one'),
	OMISE_SECRET_KEY: z.string().min(8).optional().describe('skey_…'),
	OMISE_WEBHOOK_SECRET: z.string().min(16).optional().describe('base64, from the gateway’s dashboard; two with a comma while one is replaced'),
	POST_API_URL: url.optional().describe('Thailand Post tracking; https://trackapi.thailandpost.co.th'),
	POST_WEBHOOK_URL: url.optional().describe('Thailand Post hook registration; https://trackwebhook.thailandpost.co.th'),
	POST_NUMBERS_URL: url.optional().describe('Thailand Post numbers; https://postone.thailandpost.com'),
	POST_TOKEN: z.string().min(8).optional().describe('permanent token of the tracking service'),
	POST_NUMBERS_LOGIN: z.string().optional().describe('user:password of the number service'),
	POST_HOOK_SECRET: z.string().min(16).optional().describe('what the post sends as bearer on call-backs'),
	SMS_API_URL: url.optional().describe('SMS gateway'),
	SMS_TOKEN: z.string().optional().describe('its bearer token'),
	LINE_API_URL: url.optional().describe('LINE Messaging API and Login; https://api.line.me'),
	LINE_ACCESS_URL: url.optional().describe('where people sign in with LINE; https://access.line.me'),
	LINE_CHANNEL_TOKEN: z.string().optional().describe('long-lived token of the official account; without it nothing is carried by LINE'),
	LINE_LOGIN_ID: z
		.string()
		.regex(/^\d{6,20}$/)
		.optional()
		.describe('LINE Login channel of the same provider; without it nobody signs in with LINE'),
	LINE_LOGIN_SECRET: z.string().optional().describe('its secret'),
	SMTP_URL: z.string().optional().describe('smtps://user:password@host; without it nothing is carried by e-mail'),
	MAIL_FROM: z.string().default('Talad <no-reply@localhost>').describe('the sender of e-mails'),
	PUSH_HOSTS: z
		.string()
		.default('fcm.googleapis.com,updates.push.services.mozilla.com,*.push.services.mozilla.com,*.notify.windows.com,web.push.apple.com')
		.describe('push services that browsers may name, with commas; empty: nothing is carried by web push'),
	HOLD_SECONDS: seconds(15 * 60).describe('how long goods and QR are held for payment'),
	RELEASE_SECONDS: seconds(7 * 24 * 3600).describe('after delivery, until the money is free when the buyer says nothing'),
	BANK_CHANGE_SECONDS: seconds(72 * 3600).describe('no payout to an account changed more recently'),
	OTP_SECONDS: seconds(300).describe('how long a sign-in code is good'),
	SESSION_SECONDS: seconds(90 * 24 * 3600).describe('how long a phone stays signed in'),
});

export type Environment = z.infer<typeof environment>;

/** What rooms may know of the configuration. */
export interface Settings {
	readonly publicUrl: string;
	readonly demo: boolean;
	readonly holdMs: number;
	readonly releaseMs: number;
	readonly bankChangeMs: number;
	readonly otpMs: number;
	readonly sessionMs: number;
	/** ways of carrying notices that are set up: line, push, email, sms */
	readonly ways: readonly string[];
	/** whether people may sign in with LINE */
	readonly lineLogin: boolean;
	readonly pushHosts: readonly string[];
}

type Admitted = 'pay' | 'checkout' | 'browse' | 'reports';

export interface Config extends Environment {
	readonly admission: AdmissionRules<Admitted>;
	readonly dataDir: string;
	readonly production: boolean;
	readonly secrets: Secrets;
	readonly settings: Settings;
}

/** Printed or logged, it says nothing. */
export class Secret {
	readonly #value: string;
	constructor(value: string) {
		this.#value = value;
	}
	reveal(): string {
		return this.#value;
	}
	toString(): string {
		return '[secret]';
	}
	toJSON(): string {
		return '[secret]';
	}
}

const secretNames = [
	'SECRET_KEY',
	'BADGE_KEY',
	'OMISE_SECRET_KEY',
	'OMISE_WEBHOOK_SECRET',
	'POST_TOKEN',
	'POST_HOOK_SECRET',
	'SMS_TOKEN',
	'POST_NUMBERS_LOGIN',
] as const;
/** Secrets of what a market may do without. */
const furtherSecrets = ['LINE_CHANNEL_TOKEN', 'LINE_LOGIN_SECRET', 'SMTP_URL'] as const;
type SecretName = (typeof secretNames)[number] | (typeof furtherSecrets)[number];
export type Secrets = Readonly<Record<SecretName, Secret>>;

/**
 * Reads the environment once and names everything that is wrong with it at once.
 * @throws one error with a line a fault
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
	const parsed = environment.safeParse(given);
	if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
	const values = parsed.data;
	const production = values.NODE_ENV === 'production';
	if (production) {
		const missing: SecretName[] = secretNames.filter((name) => !values[name]);
		if (!values.PUBLIC_URL?.startsWith('https://')) missing.push('PUBLIC_URL (https://…)' as SecretName);
		if (missing.length > 0) throw new Error(`in production these must be set: ${missing.join(', ')}`);
	}
	const dataDir = isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(values.DATA_DIR);
	const kept: Partial<Record<SecretName, string>> = production ? {} : keptSecrets(dataDir);
	const secrets = Object.fromEntries(
		[...secretNames, ...furtherSecrets].map((name) => [name, new Secret(values[name] ?? kept[name] ?? '')]),
	) as unknown as Secrets;
	const settings: Settings = Object.freeze({
		publicUrl: values.PUBLIC_URL ?? `http://${values.HOST === '0.0.0.0' ? '127.0.0.1' : values.HOST}:${values.PORT}`,
		demo: values.DEMO === 'on' && !production,
		holdMs: values.HOLD_SECONDS * 1000,
		releaseMs: values.RELEASE_SECONDS * 1000,
		bankChangeMs: values.BANK_CHANGE_SECONDS * 1000,
		otpMs: values.OTP_SECONDS * 1000,
		sessionMs: values.SESSION_SECONDS * 1000,
		ways: [...(values.LINE_CHANNEL_TOKEN ? ['line'] : []), ...(values.PUSH_HOSTS ? ['push'] : []), ...(values.SMTP_URL ? ['email'] : []), 'sms'],
		lineLogin: Boolean(values.LINE_LOGIN_ID && values.LINE_LOGIN_SECRET),
		pushHosts: values.PUSH_HOSTS.split(',')
			.map((host) => host.trim())
			.filter(Boolean),
	});
	return Object.freeze({ ...values, dataDir, production, secrets, settings, admission: admissionOf(values) });
}

function admissionOf(values: Environment): AdmissionRules<Admitted> {
	const read = (text: string): Bounds => {
		const [atOnce, waiting] = text.split('/').map(Number);
		return { atOnce: atOnce!, waiting: waiting! };
	};
	return {
		atOnce: values.ADMIT_AT_ONCE,
		waitMs: values.ADMIT_WAIT_MS,
		bounds: {
			pay: read(values.ADMIT_PAY),
			checkout: read(values.ADMIT_CHECKOUT),
			browse: read(values.ADMIT_BROWSE),
			reports: read(values.ADMIT_REPORTS),
		},
	};
}

/** Outside production the secrets of a data folder are drawn once and kept beside its data, readable by the owner only. */
function keptSecrets(dataDir: string): Partial<Record<SecretName, string>> {
	const file = join(dataDir, 'secrets.json');
	const there = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<SecretName, string>>) : {};
	// A data folder of an older version lacks what came later.
	if (secretNames.every((name) => there[name])) return there;
	const drawn: Record<(typeof secretNames)[number], string> = {
		SECRET_KEY: randomBytes(32).toString('base64url'),
		BADGE_KEY: randomBytes(32).toString('base64url'),
		OMISE_SECRET_KEY: `skey_test_${randomBytes(10).toString('hex')}`,
		OMISE_WEBHOOK_SECRET: randomBytes(32).toString('base64'),
		POST_TOKEN: randomBytes(24).toString('base64url'),
		POST_HOOK_SECRET: randomBytes(24).toString('base64url'),
		SMS_TOKEN: randomBytes(16).toString('base64url'),
		POST_NUMBERS_LOGIN: `demo:${randomBytes(12).toString('base64url')}`,
	};
	mkdirSync(dataDir, { recursive: true });
	const kept = { ...drawn, ...there };
	writeFileSync(file, JSON.stringify(kept, null, '\t'), { mode: 0o600 });
	return kept;
}
