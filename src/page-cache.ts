// Pages as everybody sees them, kept ready to be sent: what a visitor without session, basket and place would get made anew each time.
import type { IncomingHttpHeaders } from 'node:http';

/** How long a page is shown, and how long at most while a newer one is being made. */
const KEPT_MS = {
	/** lists: what is new, gone or reordered shows within two seconds */
	list: { fresh: 1000, most: 2000 },
	/** one thing: made anew when something on it changes, and for what nobody tells */
	thing: { fresh: 15_000, most: 20_000 },
} as const;
export type PageKind = keyof typeof KEPT_MS;
/** What was told to have changed is remembered for as long as a page may take to be made. */
const MEMORY_MS = 60_000;
const ENTRY_COST = 2000;
/** Things lead to their own pages: so a page tells by its links what it shows. */
const LINKS = /href="(\/(?:products|shops)\/[\w-]+)/g;
const PERSONAL = /(?:^|;\s*)(?:session|basket|place)=/;
const LANG = /(?:^|;\s*)lang=(th|en)(?:;|$)/;

export interface KeptPage {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
	readonly etag: string | null;
	/** whose page counts as seen when it is sent */
	readonly seen: Seen | null;
}
export interface Seen {
	readonly shopId: string;
	readonly productId: string;
}

interface Entry extends KeptPage {
	readonly kind: PageKind;
	readonly shows: readonly string[];
	readonly madeAt: number;
	renewing: boolean;
}

export interface PageCache {
	/** The page as it is kept; undefined when it must be made, also for the one visitor who is to renew it. */
	find(key: string | null): KeptPage | undefined;
	/**
	 * Keeps a page that was made, unless something on it changed meanwhile.
	 * @param page.text the page as it was before it was packed; `began` when its making began, by `now`
	 */
	keep(key: string, page: KeptPage & { readonly kind: PageKind; readonly path: string; readonly text: string; readonly began: number }): void;
	/** Forgets every page that shows one of these. @param paths as `tellChanged` has them */
	forget(paths: readonly string[]): void;
	/** Nothing is kept while nobody tells what changes. */
	setListening(yes: boolean): void;
	now(): number;
	/** pages and bytes */
	size(): { readonly pages: number; readonly bytes: number };
}

/**
 * The name under which a page is kept, for a request that anybody might have sent; null for all others.
 * @param way how it is packed
 */
export function pageKey(request: { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders }): string | null {
	if (request.method !== 'GET' || request.headers.authorization !== undefined) return null;
	const cookie = request.headers.cookie ?? '';
	if (PERSONAL.test(cookie)) return null;
	const lang = LANG.exec(cookie)?.[1] ?? 'th';
	const accepted = request.headers['accept-encoding'] ?? '';
	const way = /\bbr\b/.test(accepted as string) ? 'br' : /\bgzip\b/.test(accepted as string) ? 'gzip' : '';
	return `${way} ${lang} ${request.headers.host ?? ''} ${request.url ?? '/'}`;
}

/** @param mostBytes of all pages together; those not asked for longest go first */
export function openPageCache(mostBytes: number, now: () => number = () => performance.now()): PageCache {
	const entries = new Map<string, Entry>();
	const showing = new Map<string, Set<string>>();
	/** path → when it changed, oldest first */
	const changed = new Map<string, number>();
	let bytes = 0;
	/** null while nobody tells what changes */
	let listeningSince: number | null = null;

	const costOf = (entry: Entry): number => entry.body.length + ENTRY_COST;
	const drop = (key: string): void => {
		const entry = entries.get(key);
		if (!entry) return;
		entries.delete(key);
		bytes -= costOf(entry);
		for (const path of entry.shows) {
			const keys = showing.get(path);
			keys?.delete(key);
			if (keys?.size === 0) showing.delete(path);
		}
	};
	return {
		now,
		size: () => ({ pages: entries.size, bytes }),
		find(key) {
			const entry = key === null ? undefined : entries.get(key);
			if (!entry || key === null) return undefined;
			const age = now() - entry.madeAt;
			const { fresh, most } = KEPT_MS[entry.kind];
			if (age > most) {
				drop(key);
				return undefined;
			}
			if (age > fresh && !entry.renewing) {
				entry.renewing = true;
				return undefined;
			}
			entries.delete(key);
			entries.set(key, entry);
			return entry;
		},
		keep(key, { text, path, began, ...page }) {
			drop(key);
			// What changed before anybody listened was not heard.
			if (listeningSince === null || began < listeningSince) return;
			const shows = [...new Set([path, ...[...text.matchAll(LINKS)].map((link) => link[1]!)])];
			if (shows.some((one) => (changed.get(one) ?? -1) >= began)) return;
			const entry: Entry = { ...page, shows, madeAt: began, renewing: false };
			if (costOf(entry) > mostBytes / 8) return;
			entries.set(key, entry);
			bytes += costOf(entry);
			for (const one of shows) showing.set(one, (showing.get(one) ?? new Set()).add(key));
			for (const oldest of entries.keys()) {
				if (bytes <= mostBytes) break;
				drop(oldest);
			}
		},
		forget(paths) {
			const at = now();
			for (const path of paths) {
				changed.delete(path);
				changed.set(path, at);
				for (const key of [...(showing.get(path) ?? [])]) drop(key);
			}
			for (const [path, since] of changed) {
				if (at - since <= MEMORY_MS) break;
				changed.delete(path);
			}
		},
		setListening(yes) {
			listeningSince = yes ? now() : null;
			for (const key of [...entries.keys()]) drop(key);
		},
	};
}
