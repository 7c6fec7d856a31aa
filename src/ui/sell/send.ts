// Sends what is kept on the phone, step by step; each step may be repeated, and what has arrived is ticked off.
import { onHandOf, wishIn } from './answers.ts';
import { changeDraft, forgetDraft, keptDrafts, keptShop, readDraft, readPhoto, type Done, type Draft } from './kept.ts';

/** Bytes at a time: about a second on a weak line, so that little is sent again. */
const PIECE = 48 * 1024;
/** An open page tries again so often while something waits. */
export const TRY_AGAIN_MS = 15_000;
const API = '/api/v1';

/** How far a draft has come: told while it is sent. */
export interface Progress {
	readonly productId: string;
	/** pictures there are, and how many of them have arrived */
	readonly photos: number;
	readonly arrived: number;
	/** 0 to 1, of everything */
	readonly part: number;
}

/** What came of sending one draft. */
export type Sent =
	| { readonly outcome: 'sent'; readonly state: string }
	/** no signal, or the market is busy: it is tried again */
	| { readonly outcome: 'later'; readonly signIn: boolean }
	/** the market said no */
	| { readonly outcome: 'stuck'; readonly why: string };

/** A no from the market. */
interface No {
	readonly status: number;
	readonly code: string;
	readonly title: string;
	readonly title_en: string;
	readonly fields?: Readonly<Record<string, { readonly title?: string }>>;
	readonly facts?: Readonly<Record<string, unknown>>;
}
const refusedAs = (no: No): Error => Object.assign(new Error(no.code), { no });
const noOf = (thrown: unknown): No | null => (thrown as { no?: No } | null)?.no ?? null;

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
	const raw = body instanceof Blob;
	const response = await fetch(API + path, {
		method,
		credentials: 'same-origin',
		headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
		...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	const said: unknown = text === '' ? {} : JSON.parse(text);
	if (!response.ok) throw refusedAs({ ...(said as No), status: response.status });
	return said;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const publicNames = (wish: object): Record<string, unknown> => Object.fromEntries(Object.entries(wish).map(([name, value]) => [snake(name), value]));

const tick = (draft: Draft, more: Partial<Done>): Promise<Draft | undefined> =>
	changeDraft(draft.productId, (now) => ({ ...now, done: { ...now.done, ...more } }));

/** One file in pieces: goes on where the market has it, whatever was heard before. */
async function sendPhoto(photoId: string, blob: Blob, told: (bytes: number) => void): Promise<void> {
	let { offset } = (await ask('POST', '/uploads', { upload_id: photoId, bytes: blob.size })) as { offset: number };
	while (offset < blob.size) {
		told(offset);
		try {
			const piece = blob.slice(offset, offset + PIECE);
			({ offset } = (await ask('PATCH', `/uploads/${photoId}`, piece, {
				'content-type': 'application/offset+octet-stream',
				'upload-offset': String(offset),
			})) as { offset: number });
		} catch (thrown) {
			const no = noOf(thrown);
			if (no?.code !== 'uploads.elsewhere') throw thrown;
			offset = Number(no.facts?.['offset']);
		}
	}
	told(offset);
}

async function sendPictures(draft: Draft, home: string, told: (progress: Progress) => void): Promise<void> {
	const name = draft.answers['nameTh'] ?? '';
	const arrived = new Map(Object.entries(draft.done.pictures ?? {}));
	let added = [...arrived.values()].join();
	const tell = (part: number): void =>
		told({
			productId: draft.productId,
			photos: draft.photos.length,
			arrived: arrived.size,
			part: (arrived.size + part) / (draft.photos.length + 0.3),
		});
	for (const photoId of draft.photos) {
		if (arrived.has(photoId)) continue;
		const photo = await readPhoto(photoId);
		if (!photo) continue;
		await sendPhoto(photoId, photo.blob, (bytes) => tell(bytes / photo.blob.size));
		const { hash } = (await ask('POST', `${home}/uploaded-pictures`, { upload_id: photoId, alt: name.slice(0, 120) })) as { hash: string };
		arrived.set(photoId, hash);
		added = [...arrived.values()].join();
		await tick(draft, { pictures: Object.fromEntries(arrived) });
	}
	// What was taken out after it had been sent, and another order than they were sent in.
	for (const [photoId, hash] of arrived) {
		if (draft.photos.includes(photoId) || draft.photos.some((other) => arrived.get(other) === hash)) continue;
		await ask('DELETE', `${home}/pictures/${hash}`);
		arrived.delete(photoId);
		await tick(draft, { pictures: Object.fromEntries(arrived) });
	}
	const order = [...new Set(draft.photos.flatMap((photoId) => arrived.get(photoId) ?? []))];
	if (order.length > 1 && order.join() !== added && order.join() !== draft.done.order) {
		await ask('PUT', `${home}/pictures`, { order });
		await tick(draft, { order: order.join() });
	}
	tell(0);
}

async function sendAll(draft: Draft, told: (progress: Progress) => void): Promise<string> {
	const home = `/shops/${draft.shopId}/products/${draft.productId}`;
	const wish = publicNames(wishIn(draft.answers));
	const written = JSON.stringify(wish);
	if (draft.done.written !== written) {
		await ask('PUT', home, wish);
		await tick(draft, { written });
	}
	await sendPictures(draft, home, told);
	// Ticked off before it is on sale: a repeat never counts again what was sold since.
	const onHand = onHandOf(draft.answers) ?? 1;
	if (draft.done.counted !== onHand) {
		await ask('PUT', `${home}/stock`, { on_hand: onHand });
		await tick(draft, { counted: onHand });
	}
	try {
		return ((await ask('POST', `${home}/publication`)) as { state: string }).state;
	} catch (thrown) {
		// The shop itself waits for its approval: the draft lies on the market and is published later.
		if (noOf(thrown)?.code === 'catalogue.shop_not_open') return 'draft';
		throw thrown;
	}
}

/** No answer, or one that another try may better. */
const passing = (no: No): boolean => no.status === 429 || no.status >= 500 || no.code === 'api.busy' || no.code === 'api.cut_off';

async function sendOne(draft: Draft, english: boolean, told: (progress: Progress) => void): Promise<Sent> {
	try {
		const state = await sendAll(draft, told);
		await forgetDraft(draft.productId);
		return { outcome: 'sent', state };
	} catch (thrown) {
		const no = noOf(thrown);
		if (!no) return { outcome: 'later', signIn: false };
		if (no.status === 401) return { outcome: 'later', signIn: true };
		if (passing(no)) return { outcome: 'later', signIn: false };
		const why = english ? no.title_en : no.title;
		await changeDraft(draft.productId, (now) => ({ ...now, state: 'stuck', why }));
		return { outcome: 'stuck', why };
	}
}

/** One sender at a time, over all tabs and the service worker. */
const alone = <T>(work: () => Promise<T>): Promise<T> => ('locks' in navigator ? navigator.locks.request('talad.send', work) : work());

export interface SendOptions {
	readonly english?: boolean;
	readonly told?: (progress: Progress) => void;
}

/** Sends one draft that is ready. @returns null when there is none any more: another has sent it */
export const sendDraft = (productId: string, options: SendOptions = {}): Promise<Sent | null> =>
	alone(async () => {
		const draft = await readDraft(productId);
		return draft?.state === 'ready' && !draft.gone ? sendOne(draft, options.english ?? false, options.told ?? (() => undefined)) : null;
	});

/** Sends everything of the phone's shop that is ready. @returns what came of each */
export async function sendReady(options: SendOptions = {}): Promise<readonly { productId: string; sent: Sent }[]> {
	const shop = await keptShop();
	const came: { productId: string; sent: Sent }[] = [];
	for (const { productId, state, gone } of shop ? await keptDrafts(shop.shopId) : []) {
		if (state !== 'ready' || gone) continue;
		const sent = await sendDraft(productId, options);
		if (sent) came.push({ productId, sent });
		if (sent?.outcome === 'later') break;
	}
	return came;
}
