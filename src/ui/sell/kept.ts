// What is kept on the phone until it is sent: drafts and their pictures, in IndexedDB. Nothing else is ever kept there.
import { uuidv7 } from '#kernel/ids';
import type { Answers } from './answers.ts';

export const DATABASE = 'talad';
const VERSION = 1;

/** open: being filled in. ready: all is said, waits for the signal. stuck: the market said no, and why. */
export type DraftState = 'open' | 'ready' | 'stuck';

/** Something new to sell, as far as it was told. */
export interface Draft {
	readonly productId: string;
	readonly shopId: string;
	readonly answers: Answers;
	/** pictures in their order; the first is what lists show */
	readonly photos: readonly string[];
	/** the screen one was at, from 1 */
	readonly at: number;
	readonly state: DraftState;
	/** milliseconds since 1970 */
	readonly changedAt: number;
	/** what has arrived: see send.ts */
	readonly done: Done;
	/** why it is stuck, in the reader's language */
	readonly why?: string;
	/** thrown away; can be taken back until the page is left */
	readonly gone?: boolean;
}

export interface Done {
	/** the text of the answers that were written down */
	readonly written?: string;
	/** photo id → the name the market gave it */
	readonly pictures?: Readonly<Record<string, string>>;
	readonly order?: string;
	readonly counted?: number;
}

/** A picture made small, under the id by which it is sent. */
export interface Photo {
	readonly photoId: string;
	readonly productId: string;
	readonly blob: Blob;
}

/** Whose phone it is, as far as drafts must know. */
export interface KeptShop {
	readonly shopId: string;
	readonly name: string;
	readonly open: boolean;
}

/** A fresh id, made here so that sending twice makes one thing. */
export const newId = (): string => uuidv7(nowHere(), crypto.getRandomValues(new Uint8Array(10)));
/** The phone's own clock, in milliseconds since 1970. */
export const nowHere = (): number => Math.round(performance.timeOrigin + performance.now());

const done = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('not kept'));
	});

let opened: Promise<IDBDatabase> | null = null;
function open(): Promise<IDBDatabase> {
	opened ??= new Promise((resolve, reject) => {
		const request = indexedDB.open(DATABASE, VERSION);
		request.onupgradeneeded = () => {
			request.result.createObjectStore('drafts', { keyPath: 'productId' });
			request.result.createObjectStore('photos', { keyPath: 'photoId' }).createIndex('product', 'productId');
			request.result.createObjectStore('about');
		};
		request.onsuccess = () => {
			const database = request.result;
			// Signing out deletes everything, in another tab too.
			database.onversionchange = () => {
				database.close();
				opened = null;
			};
			resolve(database);
		};
		request.onerror = () => reject(request.error ?? new Error('not kept'));
	});
	opened.catch(() => (opened = null));
	return opened;
}

async function within<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => Promise<T>): Promise<T> {
	const transaction = (await open()).transaction(stores, mode);
	const ended = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not kept'));
	});
	const result = await work(transaction);
	if (mode === 'readwrite') await ended;
	return result;
}

/** Whether this browser can keep anything: some cannot in a private window. */
export async function canKeep(): Promise<boolean> {
	try {
		await open();
		return true;
	} catch {
		return false;
	}
}

/** All drafts of a shop on this phone, the latest first. */
export const keptDrafts = (shopId: string): Promise<Draft[]> =>
	within(['drafts'], 'readonly', async (transaction) =>
		((await done(transaction.objectStore('drafts').getAll())) as Draft[])
			.filter((draft) => draft.shopId === shopId)
			.sort((a, b) => b.changedAt - a.changedAt),
	);

export const readDraft = (productId: string): Promise<Draft | undefined> =>
	within(['drafts'], 'readonly', (transaction) => done(transaction.objectStore('drafts').get(productId) as IDBRequest<Draft | undefined>));

/** Changes a draft by what it is now: the page and the sender write to the same one. @returns undefined when there is none (any more) */
export const changeDraft = (productId: string, change: (draft: Draft) => Draft): Promise<Draft | undefined> =>
	within(['drafts'], 'readwrite', async (transaction) => {
		const store = transaction.objectStore('drafts');
		const before = (await done(store.get(productId))) as Draft | undefined;
		if (!before) return undefined;
		const after = { ...change(before), changedAt: nowHere() };
		await done(store.put(after));
		return after;
	});

export const keepDraft = (draft: Draft): Promise<unknown> =>
	within(['drafts'], 'readwrite', (transaction) => done(transaction.objectStore('drafts').put(draft)));

/** A draft and its pictures leave the phone. */
export const forgetDraft = (productId: string): Promise<void> =>
	within(['drafts', 'photos'], 'readwrite', async (transaction) => {
		await done(transaction.objectStore('drafts').delete(productId));
		const photos = transaction.objectStore('photos');
		for (const key of await done(photos.index('product').getAllKeys(productId))) await done(photos.delete(key));
	});

export const keepPhoto = (photo: Photo): Promise<unknown> =>
	within(['photos'], 'readwrite', (transaction) => done(transaction.objectStore('photos').put(photo)));
export const readPhoto = (photoId: string): Promise<Photo | undefined> =>
	within(['photos'], 'readonly', (transaction) => done(transaction.objectStore('photos').get(photoId) as IDBRequest<Photo | undefined>));
export const forgetPhoto = (photoId: string): Promise<unknown> =>
	within(['photos'], 'readwrite', (transaction) => done(transaction.objectStore('photos').delete(photoId)));

export const keepShop = (shop: KeptShop): Promise<unknown> =>
	within(['about'], 'readwrite', (transaction) => done(transaction.objectStore('about').put(shop, 'shop')));
export const keptShop = (): Promise<KeptShop | undefined> =>
	within(['about'], 'readonly', (transaction) => done(transaction.objectStore('about').get('shop') as IDBRequest<KeptShop | undefined>));
