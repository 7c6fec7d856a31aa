import { smaller } from '../shop/smaller.ts';
import { firstOpen, problems, steps, type Answers, type Step } from './answers.ts';
import { changeDraft, keepDraft, keepPhoto, newId, nowHere, readDraft, readPhoto, type Draft, type DraftState, type KeptShop } from './kept.ts';

export const MOST_PHOTOS = 8;
const MOST_BYTES = 10 * 1024 * 1024;

/** A draft on this phone, as the screens see it. Everything that changes is kept at once. */
export interface Phone {
	readonly productId: string;
	readonly answers: Answers;
	readonly photos: readonly { readonly id: string; readonly src: string }[];
	readonly state: DraftState;
	readonly why: string | undefined;
	/** the screen one was at when it was kept last */
	readonly at: number;
	/** a picture was taken out and can be put back */
	readonly canUndo: boolean;
	answer(more: Answers): Promise<void>;
	/** @returns the code of what is wrong, or null */
	addFiles(files: readonly File[]): Promise<string | null>;
	remove(photoId: string): Promise<void>;
	undo(): Promise<void>;
	putFirst(photoId: string): Promise<void>;
	goneTo(step: Step): Promise<void>;
	/** what is missing on a screen: field → code */
	problems(step: Step): Readonly<Record<string, string>>;
	firstOpen(): Step;
	/** all is said: from now on it may be sent */
	ready(): Promise<void>;
	/** looks again at what is kept: the sender may have changed it. @returns false when it has left the phone */
	look(): Promise<boolean>;
}

const fresh = (shopId: string): Draft => ({
	productId: newId(),
	shopId,
	answers: {},
	photos: [],
	at: 1,
	state: 'open',
	changedAt: nowHere(),
	done: {},
});

/** Opens a kept draft, or begins one; nothing is kept until something was said. */
export async function openPhone(shop: KeptShop, productId: string | null): Promise<Phone> {
	const found = productId ? await readDraft(productId) : undefined;
	let draft = $state.raw<Draft>(found?.shopId === shop.shopId ? found : fresh(shop.shopId));
	let kept = found !== undefined;
	let out = $state.raw<{ photoId: string; at: number } | null>(null);
	const sources = new Map<string, string>();
	let shown = $state.raw<readonly { id: string; src: string }[]>([]);
	await show();

	async function show(): Promise<void> {
		for (const id of draft.photos) {
			if (sources.has(id)) continue;
			const photo = await readPhoto(id);
			if (photo) sources.set(id, URL.createObjectURL(photo.blob));
		}
		shown = draft.photos.flatMap((id) => (sources.has(id) ? [{ id, src: sources.get(id)! }] : []));
	}
	/** What is said again after it was handed over or refused makes it a draft again. */
	async function change(more: (draft: Draft) => Partial<Draft>): Promise<void> {
		const next = (now: Draft): Draft => ({ ...now, state: 'open', ...more(now) });
		draft = next(draft);
		if (kept) draft = (await changeDraft(draft.productId, next)) ?? draft;
		else await keepDraft(draft);
		kept = true;
	}
	return {
		get productId() {
			return draft.productId;
		},
		get answers() {
			return draft.answers;
		},
		get photos() {
			return shown;
		},
		get state() {
			return draft.state;
		},
		get why() {
			return draft.why;
		},
		get at() {
			return draft.at;
		},
		get canUndo() {
			return out !== null;
		},
		answer: (more) => change((now) => ({ answers: { ...now.answers, ...more } })),
		async addFiles(files) {
			out = null;
			for (const file of files) {
				if (draft.photos.length >= MOST_PHOTOS) return 'sell.wrong.photo_many';
				const light = await smaller(file);
				if (light.size > MOST_BYTES) return 'sell.wrong.photo_big';
				const photoId = newId();
				try {
					await keepPhoto({ photoId, productId: draft.productId, blob: light });
					await change((now) => ({ photos: [...now.photos, photoId] }));
				} catch {
					return 'sell.wrong.keep';
				}
				await show();
			}
			return null;
		},
		async remove(photoId) {
			out = { photoId, at: draft.photos.indexOf(photoId) };
			await change((now) => ({ photos: now.photos.filter((id) => id !== photoId) }));
			await show();
		},
		async undo() {
			const back = out;
			out = null;
			if (back) await change((now) => ({ photos: now.photos.toSpliced(back.at, 0, back.photoId) }));
			await show();
		},
		async putFirst(photoId) {
			await change((now) => ({ photos: [photoId, ...now.photos.filter((id) => id !== photoId)] }));
			await show();
		},
		async goneTo(step) {
			out = null;
			if (kept) await change((now) => ({ at: steps.indexOf(step) + 1, state: now.state }));
		},
		problems: (step) => (step === 'photo' && draft.photos.length === 0 ? { picture: 'sell.wrong.photo' } : problems(step, draft.answers)),
		firstOpen: () => firstOpen(draft.answers, draft.photos.length),
		ready: () => change(() => ({ state: 'ready' })),
		async look() {
			const now = await readDraft(draft.productId);
			if (now) draft = now;
			return now !== undefined;
		},
	};
}
