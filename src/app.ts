import { join } from 'node:path';
import type pg from 'pg';
import { openModel, type ModelState } from '#market/catalogue';
import { openThailandPost, type Post } from '#market/logistics';
import { openMessenger, vapidKeys, type Messenger } from '#market/notices';
import { openOmise, type Gateway } from '#market/payments';
import { openCards, type Cards } from '#platform/cards';
import { openLineLogin, type LineLogin } from '#market/people';
import { systemClock, type Clock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openKysely, openLines, openPool } from '#platform/db';
import { openFiles, type Files } from '#platform/files';
import { openLog, type Log } from '#platform/log';
import { systemRandom, type Random } from '#platform/random';
import type { Ground } from '#platform/run';
import { openSeal, type Seal } from '#platform/seal';
import { openSigner } from '#platform/signing';
import { openPageCache, type PageCache } from './page-cache.ts';

/** Everyone outside that we speak with: reached by base URL, so the real services need configuration, not code. */
export interface Outside {
	readonly gateway: Gateway;
	readonly post: Post;
	readonly messenger: Messenger;
	/** null: not set up */
	readonly lineLogin: LineLogin | null;
	/** with which browsers subscribe to web push */
	readonly pushKey: string;
}

export interface App {
	readonly config: Config;
	readonly ground: Ground;
	readonly outside: Outside;
	readonly files: Files;
	readonly cards: Cards;
	readonly log: Log;
	readonly pool: pg.Pool;
	readonly databaseUrl: string;
	readonly pages: PageCache;
	readonly startedAt: Date;
	/** how the read model of search stands; null where there is none */
	readonly searchState: () => ModelState | null;
	close(): Promise<void>;
}

/** Shared connections for questions: two a core are seldom idle, and more only wake each other. */
const READ_LINES = 4;
const HERE = Symbol.for('talad.app');

/** Configuration read, pool opened, outside adapters built: once a process. @param options.search whether a read model of search is made in the background */
export function openApp(options: {
	config: Config;
	databaseUrl: string;
	clock?: Clock;
	random?: Random;
	seal?: Seal;
	log?: Log;
	search?: boolean;
}): App {
	const { config } = options;
	const clock = options.clock ?? systemClock;
	const random = options.random ?? systemRandom();
	const log = options.log ?? openLog(config.LOG_LEVEL);
	const prepare = config.DB_PREPARE === 'on';
	const onIdleError = (thrown: unknown): void => log.warn('database.connection_lost', { code: String((thrown as { code?: unknown }).code ?? '') });
	const pool = openPool({ url: options.databaseUrl, most: config.DB_POOL_MAX, prepare, onIdleError });
	const db = openKysely(pool);
	// A pooler between us and the database may not keep to one connection what is sent without waiting.
	const reads = prepare ? openKysely(openLines({ url: options.databaseUrl, most: READ_LINES, prepare, onIdleError })) : db;
	const threads = options.search ? config.SEARCH_THREADS : 0;
	const finder = threads > 0 ? openModel({ databaseUrl: options.databaseUrl, folder: join(config.dataDir, 'search'), threads, log }) : undefined;
	const app: App = {
		config,
		ground: {
			db,
			reads,
			clock,
			random,
			seal: options.seal ?? openSeal(Buffer.from(config.secrets.SECRET_KEY.reveal())),
			signer: openSigner(Buffer.from(config.secrets.BADGE_KEY.reveal())),
			settings: config.settings,
			finder,
		},
		searchState: () => finder?.state() ?? null,
		outside: openOutside(config, clock, random),
		files: openFiles(join(config.dataDir, 'files')),
		cards: openCards(join(config.dataDir, 'cards')),
		log,
		pool,
		databaseUrl: options.databaseUrl,
		pages: openPageCache(config.PAGE_CACHE_MB * 1_000_000),
		startedAt: clock.now(),
		close: async () => {
			await Promise.all([finder?.close(), db.destroy(), reads === db ? null : reads.destroy()]);
		},
	};
	// Pages are bundled apart from this file; they find the one app here.
	(globalThis as { [HERE]?: App })[HERE] = app;
	return app;
}

/** @throws when no app is open: a door was used before the start */
export function theApp(): App {
	const app = (globalThis as { [HERE]?: App })[HERE];
	if (!app) throw new Error('the app is not open yet');
	return app;
}

function openOutside(config: Config, clock: Clock, random: Random): Outside {
	const { secrets } = config;
	const now = (): Date => clock.now();
	const lineApi = config.LINE_API_URL ?? 'https://api.line.me';
	const push = vapidKeys(Buffer.from(secrets.SECRET_KEY.reveal()));
	return {
		gateway: openOmise({
			apiUrl: config.OMISE_API_URL ?? 'https://api.omise.co',
			secretKey: secrets.OMISE_SECRET_KEY.reveal(),
			webhookSecret: secrets.OMISE_WEBHOOK_SECRET.reveal(),
			clock,
		}),
		post: openThailandPost({
			apiUrl: config.POST_API_URL ?? 'https://trackapi.thailandpost.co.th',
			webhookUrl: config.POST_WEBHOOK_URL ?? 'https://trackwebhook.thailandpost.co.th',
			numbersUrl: config.POST_NUMBERS_URL ?? 'https://postone.thailandpost.com',
			token: secrets.POST_TOKEN.reveal(),
			numbersLogin: secrets.POST_NUMBERS_LOGIN.reveal(),
			hookSecret: secrets.POST_HOOK_SECRET.reveal(),
			now,
		}),
		messenger: openMessenger({
			sms: { apiUrl: config.SMS_API_URL ?? 'http://127.0.0.1:9', token: secrets.SMS_TOKEN.reveal() },
			line: { apiUrl: lineApi, token: secrets.LINE_CHANNEL_TOKEN.reveal() },
			push: { keys: push, subject: config.settings.publicUrl.startsWith('https:') ? config.settings.publicUrl : 'mailto:operator@localhost' },
			email: { smtpUrl: secrets.SMTP_URL.reveal() || 'smtp://127.0.0.1:9', from: config.MAIL_FROM },
			random,
			now,
		}),
		pushKey: push.publicKey,
		lineLogin: config.settings.lineLogin
			? openLineLogin({
					accessUrl: config.LINE_ACCESS_URL ?? 'https://access.line.me',
					apiUrl: lineApi,
					channelId: config.LINE_LOGIN_ID ?? '',
					channelSecret: secrets.LINE_LOGIN_SECRET.reveal(),
					random,
					now,
				})
			: null,
	};
}
